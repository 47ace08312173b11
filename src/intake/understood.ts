import type { LayoutKind } from "./layout.ts";
import type { UnreadRow } from "./observations.ts";
import { columnsOf, furtherSamples, type SampleRow, type SheetSample, sampleRows } from "./sample.ts";
import { listSetAside } from "./set-aside.ts";
import type { SheetInfo, Source } from "./sources.ts";
import type { Table } from "./table.ts";

/** What the reader took the file for. */
export type Understood = {
  encoding: string;
  delimiter: string;
  layout: LayoutKind;
  /** Row number of the last header row, counted from 1; 0 for none. */
  headerRow: number;
  /** Data rows that were read. */
  rows: number;
  columns: { header: string; role: string }[];
  /** Rows that were not data, with the reason: title, unit, total, note, header, blank. */
  setAside: { row: number; kind: string; text: string; sheet?: string | undefined }[];
  /** The first rows as the file has them; of a workbook, of the first sheet that was read. */
  sample: SampleRow[];
  /** The same of the further sheets of a workbook that were read. */
  furtherSamples?: SheetSample[] | undefined;
  /** Sheets of a workbook, in its order. */
  sheets?: SheetInfo[] | undefined;
};

/** What was understood of the tables that were read, for people to look at. */
export function understoodOf(
  read: readonly (Source & { readonly unread: readonly UnreadRow[] })[],
  fallback: Source,
  sheets: SheetInfo[] | null,
): Understood {
  const { table, chosen, layout } = read[0] ?? fallback;
  const rowsOf = (source: Source & { readonly unread: readonly UnreadRow[] }) =>
    Math.max(0, source.chosen.rows.length - 1 - source.unread.length);
  const rowsBySheet = new Map(read.map((source) => [source.sheet, rowsOf(source)]));
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: layout.kind,
    headerRow: chosen.rowNumbers[0] ?? 0,
    rows: read.reduce((sum, source) => sum + rowsOf(source), 0),
    columns: columnsOf(chosen, layout),
    setAside: read.flatMap((source) =>
      listSetAside(source.chosen, source.unread).map((row) => (sheets ? { ...row, sheet: source.sheet } : row)),
    ),
    sample: sampleRows(table),
    ...(read.length > 1 ? { furtherSamples: furtherSamples(read.slice(1)) } : {}),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, rowsBySheet.get(sheet.name))) } : {}),
  };
}

/** A sheet that was opened and turned out to hold nothing readable was not read. */
function withRows(sheet: SheetInfo, rows: number | undefined): SheetInfo {
  if (rows !== undefined) return { ...sheet, rows };
  return sheet.state === "read" ? { ...sheet, state: "not-read", rows: 0 } : sheet;
}

/** Columns of a file that cannot be read that are told, and letters of each: it may be a line of twenty million. */
const COLUMNS_TOLD = 100;
const LETTERS_TOLD = 200;

/** What can be said of a file that cannot be read. */
export function understoodOfNone(table: Table, sheets: SheetInfo[] | null): Understood {
  const headers = (table.rows[0] ?? []).slice(0, COLUMNS_TOLD);
  const columns = headers.map((header) => ({ header: header.slice(0, LETTERS_TOLD), role: "ignored" }));
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: "unknown",
    headerRow: table.rowNumbers[0] ?? 0,
    rows: 0,
    columns,
    setAside: listSetAside(table, []),
    sample: sampleRows(table),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, undefined)) } : {}),
  };
}
