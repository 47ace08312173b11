import { cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { isCaptionAbove } from "./caption-table.ts";
import { roleOfHeading } from "./columns.ts";
import type { HeaderPlace } from "./header-choice.ts";
import { isNextHeader } from "./next-table.ts";
import { countRepeated, type OpenTable } from "./open-table.ts";
import { isNoteText } from "./row-kind.ts";
import { countFilled, extentOf, hasFigures } from "./row-shape.ts";

type Records = readonly (readonly string[])[];

/** Rows in which a figure is looked for below a header that may stand above a mostly empty table. */
const SPARSE_ROWS = 60;

/**
 * A header begins a further table only where a figure follows it; a row of words alone is data with words. Below what is
 * only pairs of words, which this tells, the figures may be few.
 */
export function beginsSparseTable(
  records: Records,
  tables: readonly OpenTable[],
  place: HeaderPlace,
  dataAt: number,
  end: number,
): boolean {
  const [only, ...others] = tables;
  if (only === undefined || others.length > 0 || !isCaptionAbove(only, place)) return false;
  return records.slice(dataAt, Math.min(end, dataAt + SPARSE_ROWS)).some(hasFigures);
}

/**
 * True of a row below blank ones that says in each column what the row above them says: 2100 may be a year, and head a
 * column, but not below the figures of one.
 */
export function goesOn({ rows, width }: OpenTable, cells: readonly string[]): boolean {
  const last = rows.length > 1 ? rows[rows.length - 1] : undefined;
  if (
    last === undefined ||
    extentOf(cells) > width ||
    !last.some((cell, i) => isNumber(cell) && isNumber(cells[i] ?? ""))
  )
    return false;
  return last.every((cell, i) => saysLike(cell, cells[i] ?? "", i));
}

function saysLike(above: string, cell: string, column: number): boolean {
  const [one, other] = [cellSays(above), cellSays(cell)];
  if (one.kind === "text" && other.kind === "text") return roleOfHeading(cell) === null;
  if (column > 0 && [one, other].some(({ kind }) => kind === "blank" || kind === "missing")) return true;
  return one.kind === other.kind || one.or === other.kind || one.kind === other.or;
}

function isNumber(cell: string): boolean {
  const { kind, or } = cellSays(cell);
  return kind === "number" || or === "number";
}

/** True where the next table stands right below rows of this one, titled or not. */
export function beginsInside(records: Records, table: OpenTable, at: number, end: number): boolean {
  const cells = records[at] ?? [];
  if (isSparse(cells) && beginsTitledTable(records, table, at, end)) return true;
  return cells.length !== table.width && table.rows.length >= 2 && isNextHeader(records, at, end);
}

/** One cell, at the start of its row or alone. */
export function isSparse(cells: readonly string[]): boolean {
  return (cells.length < 2 || isBlank(cells[1] ?? "")) && countFilled(cells, 2) === 1;
}

/** A title in the middle of the rows, then a header, then figures: the next table stands right below this one. */
function beginsTitledTable(records: Records, table: OpenTable, at: number, end: number): boolean {
  const header = records[at + 1];
  if (at + 2 >= end || header === undefined || table.rows.length < 2) return false;
  if (isNoteText(records[at]?.[0] ?? "") || hasFigures(header) || countFilled(header) < 2) return false;
  const isAgain = countRepeated(records, table, at + 1, end) > 0;
  return !isAgain && countFilled(header) * 2 >= extentOf(header) && hasFigures(records[at + 2] ?? []);
}
