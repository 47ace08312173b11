import { cellKind } from "#intake/words/cell-kind.ts";
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
    // Nobody parts the words of a sentence by several blanks.
    if (delimiter === "  " && byBlanks && width > 2) return record;
    const isBlanks = delimiter === " " || delimiter === "  ";
    if (!isBlanks || (byBlanks && width > 2 && record.some(isFigure))) return record;
  }
  return null;
}

/** Rows above data in which such a header is looked for. */
const ABOVE = 4;

/**
 * The header that somebody wrote with another delimiter than the rows below it: where it stands among them, and its
 * cells. Blanks part words too, so a header parted by them must stand right above data.
 */
export function findOtherHeader(
  rows: readonly (readonly string[])[],
  dialect: Dialect,
  isData: (at: number) => boolean,
): { readonly at: number; readonly cells: string[] } | null {
  for (let at = 0; at < ABOVE && at + 1 < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    const width = rows[at + 1]?.length ?? 0;
    const spaced = width === 2 ? withoutSpace(cells, rows.slice(at + 1)) : null;
    if (spaced !== null && isData(at + 1)) return { at, cells: spaced };
    if (width < 2 || cells.length >= width || rows[at + 2]?.length !== width) continue;
    const split = splitOtherwise(cells, dialect, width, false) ?? splitByBlanks(cells, dialect, width);
    if (split === null || !split.every((cell) => cellKind(cell) === "text" || cellKind(cell) === "period")) continue;
    if (isData(at + 1)) return { at, cells: split };
  }
  return null;
}

/** key, value above a,1: two words, and a blank that no row below has. */
function withoutSpace(cells: readonly string[], below: readonly (readonly string[])[]): string[] | null {
  const [key = "", value = ""] = cells;
  if (cells.length !== 2 || !/^ \S+$/.test(value) || !/^\S+$/.test(key)) return null;
  return below.length >= 2 && below.every(([, cell = ""]) => !cell.startsWith(" ")) ? [key, value.slice(1)] : null;
}

function splitByBlanks(cells: readonly string[], dialect: Dialect, width: number): string[] | null {
  if (cells.length > 1 || /[:：.。]\s*$/.test(cells[0] ?? "")) return null;
  const [record] = splitRecords(cells[0] ?? "", { ...dialect, delimiter: " ", spaceAfter: false, tabBefore: false });
  return record?.length === width ? record : null;
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "period";
}
