import { type ChartLine, lineColor } from "./chart-line.ts";
import { lastPoint } from "./line-parts.ts";
import type { ChartTokens } from "./tokens.ts";

/** A line of a chart with how it is drawn. */
export type DrawnLine = ChartLine & { readonly color: string; readonly muted: boolean };

/** Most lines that can each have a colour and a label; of more, only the highlighted ones do and the rest are grey. */
export const MOST_COLOURED = 6;

/** How many of many lines are coloured when none was chosen: those that end highest. */
const COLOURED_BY_DEFAULT = 4;

/** Gives every line its colour. Of many, those highlighted have one; where none is, those that end highest. */
export function drawLines(
  lines: readonly ChartLine[],
  highlighted: readonly string[],
  tokens: ChartTokens,
): DrawnLine[] {
  const many = lines.length > MOST_COLOURED;
  const known = highlighted.filter((key) => lines.some((line) => line.key === key)).slice(0, tokens.categorical.length);
  const chosen = new Set(known.length > 0 ? known : many ? highest(lines) : lines.map(({ key }) => key));
  let place = 0;
  return lines.map((line, index) => {
    const muted = !chosen.has(line.key);
    const color = muted ? tokens.color.muted : lineColor(line, many ? place++ : index, tokens);
    return { ...line, color, muted };
  });
}

function highest(lines: readonly ChartLine[]): string[] {
  const end = (line: ChartLine) => lastPoint(line.series)?.figure.value ?? Number.NEGATIVE_INFINITY;
  return [...lines]
    .sort((a, b) => end(b) - end(a) || 0)
    .slice(0, COLOURED_BY_DEFAULT)
    .map(({ key }) => key);
}
