import type { SetAsideRow, TableBody } from "./table-shape.ts";

/** Rows and columns of a file that are shown beside what they were read as. */
const ROWS = 16;
const COLUMNS = 24;
const LONGEST_CELL = 60;

export type SampleRow = { row: number; cells: string[] };

/** The first rows as the file has them, title, header and all, in the order of the file. */
export function sampleRows(table: TableBody): SampleRow[] {
  const body = table.rows.slice(1, ROWS + 1).map((cells, i) => ({ row: table.rowNumbers[i + 1] ?? 0, cells }));
  const aside = [table.preamble, table.headerRows, table.unitRow ? [table.unitRow] : [], table.totals, table.footnotes];
  const rows: SetAsideRow[] = [...aside.flatMap((rows) => rows.slice(0, ROWS)), ...body];
  return rows
    .sort((a, b) => a.row - b.row)
    .slice(0, ROWS)
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL)) }));
}
