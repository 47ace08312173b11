import type { ChartLine } from "./chart-line.ts";
import { heightOf, lastShown } from "./line-parts.ts";
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
  const used = new Set<string>();
  return lines.map((line) => {
    if (!chosen.has(line.key)) return { ...line, color: tokens.color.muted, muted: true };
    const color = freeColor(line.slot ?? used.size, used, tokens);
    used.add(color);
    return { ...line, color, muted: false };
  });
}

/** The colour of a place in the palette, or the next one that no line has yet. */
function freeColor(slot: number, used: ReadonlySet<string>, { categorical, color }: ChartTokens): string {
  const own = slot % categorical.length;
  const ordered = [...categorical.slice(own), ...categorical.slice(0, own)];
  return ordered.find((candidate) => !used.has(candidate)) ?? ordered[0] ?? color.text;
}

function highest(lines: readonly ChartLine[]): string[] {
  const end = (line: ChartLine) => {
    const last = lastShown(line.series);
    return last ? heightOf(last.figure) : Number.NEGATIVE_INFINITY;
  };
  return [...lines]
    .sort((a, b) => end(b) - end(a) || 0)
    .slice(0, COLOURED_BY_DEFAULT)
    .map(({ key }) => key);
}
