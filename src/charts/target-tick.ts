import type { Plot, Shape } from "./overlay.ts";
import type { ChartTokens } from "./tokens.ts";

/** A tick across the bar of a row, on a halo so that it shows on the bar and beside it. */
export function drawTick(at: number, row: number, plot: Plot, tokens: ChartTokens): Shape[] {
  const [x, y] = plot.at(at, row);
  const half = tokens.bar * 0.75;
  const shape = { x1: x, y1: y - half, x2: x, y2: y + half };
  const width = tokens.line.normal;
  return [
    { type: "line", shape, style: { stroke: tokens.color.surface, lineWidth: width * 2.2 } },
    { type: "line", shape, style: { stroke: tokens.color.target, lineWidth: width } },
  ];
}
