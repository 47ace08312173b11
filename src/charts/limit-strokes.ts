import type { CustomSeriesOption } from "echarts";
import type { Shape } from "./overlay.ts";
import type { ChartTokens } from "./tokens.ts";

/** One figure between its limits: its place on the category axis, and the limits on the value axis. */
export type LimitStroke = {
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly color: string;
};

/**
 * Figures that are known only between two limits, as thin strokes with a foot at either end: no point, which would name a
 * value that nobody knows. Unlike an overlay they take part in the extent of the value axis.
 *
 * @param direction of the value axis
 */
export function limitStrokes(
  id: string,
  strokes: readonly LimitStroke[],
  direction: "upright" | "level",
  tokens: ChartTokens,
): CustomSeriesOption[] {
  if (strokes.length === 0) return [];
  const isUpright = direction === "upright";
  const half = tokens.symbol * 0.6;
  return [
    {
      type: "custom",
      id,
      data: strokes.map(({ index, low, high }) => (isUpright ? [index, low, high] : [low, index, high])),
      encode: isUpright ? { x: 0, y: [1, 2] } : { x: [0, 2], y: 1 },
      silent: true,
      animation: false,
      tooltip: { show: false },
      z: 4,
      renderItem: (params, api) => {
        const stroke = strokes[params.dataIndex];
        if (!stroke) return { type: "group", children: [] };
        const { index, low, high, color } = stroke;
        const ends = [low, high].map((limit) => {
          const [x = 0, y = 0] = api.coord(isUpright ? [index, limit] : [limit, index]);
          return { x, y };
        });
        return { type: "group", children: drawStroke(ends, isUpright, half, color, tokens) };
      },
    },
  ];
}

type Place = { readonly x: number; readonly y: number };

function drawStroke(
  ends: readonly Place[],
  isUpright: boolean,
  half: number,
  color: string,
  tokens: ChartTokens,
): Shape[] {
  const style = { stroke: color, lineWidth: tokens.line.normal };
  const [from, to] = ends;
  if (!from || !to) return [];
  const line = (a: Place, b: Place): Shape => ({ type: "line", shape: { x1: a.x, y1: a.y, x2: b.x, y2: b.y }, style });
  const [dx, dy] = isUpright ? [half, 0] : [0, half];
  const feet = ends.map(({ x, y }) => line({ x: x - dx, y: y - dy }, { x: x + dx, y: y + dy }));
  return [line(from, to), ...feet];
}
