import { cellKind } from "./cell-kind.ts";
import { DELIMITERS, type Dialect } from "./dialect.ts";
import { splitRecords } from "./records.ts";

/** A row falls into this part of its cells at most where it was written with another delimiter. */
const LEAST_PART = 3;

/**
 * The cells of a row in which somebody used another delimiter: taken where it gives exactly those that the table has.
 * Blanks may have parted the words of a sentence, so only some rows may be parted by them.
 */
export function splitOtherwise(
  cells: readonly string[],
  dialect: Dialect,
  width: number,
  byBlanks: boolean,
): string[] | null {
  if (cells.length > 1 && cells.length * LEAST_PART > width) return null;
  const line = cells.join(dialect.delimiter);
  for (const delimiter of DELIMITERS) {
    if (delimiter === dialect.delimiter || !line.includes(delimiter)) continue;
    const [record, ...others] = splitRecords(line, { ...dialect, delimiter, spaceAfter: false, tabBefore: false });
    if (record?.length !== width || others.length > 0) continue;
    const isBlanks = delimiter === " " || delimiter === "  ";
    if (!isBlanks || (byBlanks && width > 2 && record.some(isFigure))) return record;
  }
  return null;
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "period";
}
