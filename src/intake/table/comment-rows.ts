import { isBlank } from "#intake/words/cell-kind.ts";
import { countFilled, hasCertainFigures } from "./row-shape.ts";

/**
 * Number of rows from `from` on that are lines of words behind a `#`. The last of them may be the header behind the same
 * sign, `# x, y` or `#,name`; where all rows begin with it, they are data.
 */
export function countComments(records: readonly (readonly string[])[], from: number, end: number): number {
  let at = from;
  while (at < end && (records[at]?.[0] ?? "").trimStart().startsWith("#")) at += 1;
  const last = records[at - 1] ?? [];
  const next = records[at] ?? [];
  if (at === from || at >= end) return 0;
  const isAlone = (last[0] ?? "").trim() === "#" && countFilled(last, 2) > 1;
  const isHeader = last.length === next.length && next.length > 1 && (isAlone || hasCertainFigures(next));
  return at - from - (isHeader ? 1 : 0);
}

/** "footnoteSeqID","Footnote" — the header of the notes that UN data puts below a table. */
export function isNoteHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length <= 2 && /^(?:value )?foot ?notes?(?: ?seq ?id)?$/i.test((filled[0] ?? "").trim());
}
