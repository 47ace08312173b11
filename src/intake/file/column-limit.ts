import type { TableBody } from "./table-shape.ts";

/** A spreadsheet has no more columns than this (XFD). A file of more is refused. */
export const MOST_COLUMNS = 16_384;

/** Columns of a refused file that are looked at all the same, to show what it was taken for. */
const LOOKED_AT = 100;

/** The table, or the first columns of one that is too wide: to understand a million columns takes seconds for nothing. */
export function withinColumns<T extends TableBody>(table: T): T {
  if ((table.rows[0]?.length ?? 0) <= MOST_COLUMNS) return table;
  return {
    ...table,
    rows: table.rows.map((cells) => cells.slice(0, LOOKED_AT)),
    headerParts: table.headerParts.slice(0, LOOKED_AT),
  };
}
