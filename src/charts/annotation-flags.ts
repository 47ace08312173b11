import type { CustomSeriesOption } from "echarts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Language } from "#domain/terms/names.ts";
import { ANNOTATION_ROOM, type Annotation, breaksAt, placeAnnotations, policiesAt } from "./annotations.ts";
import type { ChartLine } from "./chart-line.ts";
import { drawnValues } from "./line-parts.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import type { ChartTokens } from "./tokens.ts";

/** The layer of flags, the height of their rows above the plot, and the margin right of the plot that they need. */
export type AnnotationFlags = {
  readonly series: CustomSeriesOption;
  readonly height: number;
  readonly right: number;
};

/**
 * Policies and series breaks as flags: a vertical line that rises to the row of its name, the name right of it.
 *
 * @param width about how wide the chart will be, in pixels; it decides the number of rows, the names themselves are
 *   fitted when drawn
 * @param labels width of the labels right of the plot, in pixels
 */
export function annotationFlags(
  policies: readonly Policy[],
  lines: readonly ChartLine[],
  periods: readonly string[],
  width: number,
  labels: number,
  tokens: ChartTokens,
  language: Language,
): AnnotationFlags {
  const em = tokens.size.small;
  const at = policiesAt(policies, periods);
  const breaks = new Set(breaksAt(lines).keys());
  const nearEnd = [...at.keys(), ...breaks].some((index) => index > periods.length * 0.6);
  const right = Math.max(labels, nearEnd ? ANNOTATION_ROOM * em : 0, tokens.gap * 2);
  const place = (plotWidth: number, rows?: number) =>
    placeAnnotations(at, breaks, periods.length, { plot: plotWidth / em, right: right / em }, language, rows);
  // About four em are taken by the labels of the value axis.
  const guess = place(Math.max(em * 10, width - right - em * 4));
  const rows = guess.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const value = lines.flatMap((line) => drawnValues(line.series))[0];
  const draw = (plot: Plot) => place(plot.width, rows).flatMap((flag) => drawFlag(flag, plot, value ?? 0, tokens));
  return {
    series: overlay("annotations", rows > 0 && value !== undefined ? [0, value] : null, draw, 1),
    height: rows === 0 ? 0 : rows * rowHeight(tokens) + tokens.gap / 2,
    right,
  };
}

function drawFlag({ kind, index, text, row }: Annotation, plot: Plot, value: number, tokens: ChartTokens): Shape[] {
  const { color, size, line, gap, font } = tokens;
  const ink = kind === "policy" ? color.policy : color.break;
  const [x] = plot.at(index, value);
  const top = plot.y - gap / 2 - (row + 1) * rowHeight(tokens);
  return [
    {
      type: "line",
      shape: { x1: x, y1: top, x2: x, y2: plot.y + plot.height },
      style: { stroke: ink, lineWidth: line.hair, lineDash: kind === "policy" ? "solid" : [2, 3], opacity: 0.8 },
    },
    {
      type: "text",
      style: {
        x: x + gap * 0.6,
        y: top,
        text: kind === "policy" ? `◆ ${text}` : text,
        fill: ink,
        fontFamily: font,
        fontSize: size.small,
        verticalAlign: "top",
      },
    },
  ];
}

function rowHeight(tokens: ChartTokens): number {
  return tokens.size.small * 1.5;
}
