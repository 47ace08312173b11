import type { Merge } from "#intake/file/cell-fact.ts";
import { MOST_COLUMNS } from "#intake/file/column-limit.ts";
import { isBlank } from "#intake/words/cell-kind.ts";

/** Of a column without a title; nobody writes to it. A file of nothing but delimiters has millions. */
const NO_PARTS: string[] = [];

/**
 * The header of each column from the outermost parent inwards. A parent holds for the blank columns to its right that
 * have a child, up to the next parent; one in a cell merged over several columns holds for these.
 *
 * @param merges the merged cells that begin in each of the rows, in a workbook
 */
export function joinHeader(
  headerRows: readonly (readonly string[])[],
  width: number,
  merges: readonly (readonly Merge[])[] = [],
): string[][] {
  const [only] = headerRows;
  if (only !== undefined && headerRows.length === 1) {
    return Array.from({ length: width }, (_, i) => {
      const own = i < MOST_COLUMNS ? (only[i] ?? "").trim() : "";
      return own === "" ? NO_PARTS : [own];
    });
  }
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [level, cells] of headerRows.entries()) {
    const below = headerRows.slice(level + 1);
    const endOf = endsOf(merges[level] ?? [], width);
    let parent = "";
    let end = width;
    for (let column = 0; column < width; column += 1) {
      const own = (cells[column] ?? "").trim();
      const column0 = parts[column] ?? [];
      const sameGroup = level === 0 || sameParts(column0, parts[column - 1] ?? []);
      if (own !== "") {
        parent = own;
        end = endOf(column);
      } else if (!sameGroup || column > end) parent = "";
      const hasChild = below.some((row) => !isBlank(row[column] ?? ""));
      const text = own !== "" ? own : hasChild ? parent : "";
      if (text !== "" && column0[column0.length - 1] !== text) column0.push(text);
      parts[column] = column0;
    }
  }
  return parts;
}

/** The last column of what begins in a column: of a merged cell, or of all columns for one that is not. */
function endsOf(merges: readonly Merge[], width: number): (column: number) => number {
  const wide = merges.filter(({ from, to }) => to.column > from.column);
  const ends = new Map(wide.map(({ from, to }) => [from.column, to.column]));
  return (column) => ends.get(column) ?? width;
}

function sameParts(a: readonly string[], b: readonly string[]): boolean {
  // The columns to the left already hold a part of this level; compare the levels above it.
  return a.every((part, i) => part === b[i]);
}
