import { isBlank } from "#intake/words/cell-kind.ts";
import { hasFigures } from "./row-shape.ts";

/** The rows up to where, behind two of one width at least, another table begins: what it holds says nothing of the first. */
export function firstTable(rows: readonly string[][]): readonly string[][] {
  for (let i = 2; i + 1 < rows.length; i += 1) {
    const width = rows[i - 1]?.length ?? 0;
    if (width > 2 && rows[i - 2]?.length === width && isNextHeader(rows, i, rows.length)) return rows.slice(0, i);
  }
  return rows;
}

/** Where the next table stands below without a blank row between, or behind the last row. */
export function endOfTable(rows: readonly (readonly string[])[], from: number): number {
  for (let i = from + 1; i + 1 < rows.length; i += 1) if (isNextHeader(rows, i, rows.length)) return i;
  return rows.length;
}

/** A header of another width than the row above, and figures of its width below it: the next table, untitled. */
export function isNextHeader(rows: readonly (readonly string[])[], at: number, end: number): boolean {
  const cells = rows[at] ?? [];
  const next = rows[at + 1];
  if (cells.length < 2 || at + 1 >= end || rows[at - 1]?.length === cells.length) return false;
  if (next?.length !== cells.length || (at + 2 < end && rows[at + 2]?.length !== cells.length)) return false;
  return hasFigures(next) && cells.every((cell) => !isBlank(cell)) && !hasFigures(cells);
}
