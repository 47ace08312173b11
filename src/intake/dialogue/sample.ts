import type { ReadColumn, SampleRow, TableSample } from "#domain/reading/understood.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Source } from "#intake/layout/source.ts";

/** Rows and columns of a file that are shown beside what they were read as. */
const ROWS = 16;
const COLUMNS = 24;
const LONGEST_CELL = 60;
/** As much of a heading as a choice can hold. */
const LONGEST_HEADING = 500;

/** Tables after the first that are shown so; a workbook may have hundreds. */
const TABLES = 30;

/** The first rows of each table, with what its columns were taken for. */
export function furtherSamples(sources: readonly Source[]): TableSample[] {
  return sources.slice(0, TABLES).map(({ sheet, number, table, chosen, layout }) => ({
    sheet,
    table: number,
    columns: columnsOf(chosen, layout).slice(0, COLUMNS),
    rows: sampleRows(table),
  }));
}

/** The headings of a table with what their columns were taken for. */
export function columnsOf(table: TableBody, layout: Layout): ReadColumn[] {
  return (table.rows[0] ?? []).map((header, i) => ({
    header: header.slice(0, LONGEST_HEADING),
    role: layout.roles[i] ?? "ignored",
  }));
}

/** The first rows as the file has them, title, header and all, in the order of the file. */
export function sampleRows(table: TableBody): SampleRow[] {
  const body = (table.beside ?? table).rows
    .slice(1, ROWS + 1)
    .map((cells, i) => ({ row: table.rowNumbers[i + 1] ?? 0, cells }));
  const { preamble, headerRows, unitRow, totals, footnotes } = table;
  const aside = table.beside
    ? [table.beside.aside]
    : [preamble, headerRows, unitRow ? [unitRow] : [], totals, footnotes];
  const rows: SetAsideRow[] = [...aside.flatMap((rows) => rows.slice(0, ROWS)), ...body];
  return rows
    .sort((a, b) => a.row - b.row)
    .slice(0, ROWS)
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL)) }));
}
