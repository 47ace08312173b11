import type { SheetInfo, Understood } from "#domain/reading/understood.ts";
import { type Source, tableKey } from "#intake/layout/source.ts";
import type { UnreadRow } from "#intake/meaning/observations.ts";
import { listSetAside } from "#intake/meaning/set-aside.ts";
import type { Table } from "#intake/table/table.ts";
import { columnsOf, furtherSamples, sampleRows } from "./sample.ts";
import { tableInfo } from "./table-info.ts";

type ReadSource = Source & { readonly unread: readonly UnreadRow[] };

/**
 * What was understood of the tables that were read, for people to look at.
 *
 * @param read at least one
 */
export function understoodOf(
  read: readonly [ReadSource, ...ReadSource[]],
  passedOver: readonly Source[],
  sheets: SheetInfo[] | null,
): Understood {
  const [{ table, chosen, layout }, ...others] = read;
  const rowsBySheet = new Map<string, number>();
  for (const source of read) rowsBySheet.set(source.sheet, (rowsBySheet.get(source.sheet) ?? 0) + rowsOf(source));
  const all = inFileOrder([...read, ...passedOver.map((source) => ({ ...source, unread: [] }))]);
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: layout.kind,
    headerRow: chosen.rowNumbers[0] ?? 0,
    rows: read.reduce((sum, source) => sum + rowsOf(source), 0),
    columns: columnsOf(chosen, layout),
    ...listed(setAsideOf(all, sheets !== null)),
    sample: sampleRows(table),
    ...(others.length > 0 ? { furtherSamples: furtherSamples(others) } : {}),
    ...tablesOf(read, passedOver),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, rowsBySheet.get(sheet.name))) } : {}),
  };
}

function rowsOf({ chosen, unread }: ReadSource): number {
  return Math.max(0, chosen.rows.length - 1 - unread.length);
}

/** Tables beside each other share their title and the row of their header, which are told once. */
function setAsideOf(sources: readonly ReadSource[], isWorkbook: boolean): Understood["setAside"] {
  return sources.flatMap((source) => {
    const all = listSetAside(source, source.unread);
    const rows =
      source.table.beside?.isFirst === false ? all.filter(({ kind }) => kind !== "title" && kind !== "header") : all;
    return isWorkbook ? rows.map((row) => ({ ...row, sheet: source.sheet })) : rows;
  });
}

/** Rows that are no data and are told one by one; a file of 20 MB may be all blank lines and notes. */
const SET_ASIDE_TOLD = 5000;

function listed(all: Understood["setAside"]): Pick<Understood, "setAside" | "setAsideCount"> {
  if (all.length <= SET_ASIDE_TOLD) return { setAside: all };
  return { setAside: all.slice(0, SET_ASIDE_TOLD), setAsideCount: all.length };
}

/** Sheet by sheet, on each from top to bottom. */
function inFileOrder<T extends Source>(sources: readonly T[]): T[] {
  const sheets = [...new Set(sources.map(({ sheet }) => sheet))];
  return sheets.flatMap((sheet) =>
    sources.filter((source) => source.sheet === sheet).sort((a, b) => a.number - b.number),
  );
}

/** The tables, where any sheet has more than one; in the order of the file. */
function tablesOf(read: readonly ReadSource[], passedOver: readonly Source[]): Pick<Understood, "tables"> {
  const all = inFileOrder([...read, ...passedOver]);
  if (all.every(({ number }) => number === 1)) return {};
  const rows = new Map(read.map((source) => [tableKey(source), rowsOf(source)]));
  return { tables: all.map((source) => tableInfo(source, rows.get(tableKey(source)) ?? null)) };
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
export function understoodOfNone(table: Table, passedOver: readonly Source[], sheets: SheetInfo[] | null): Understood {
  const headers = (table.rows[0] ?? []).slice(0, COLUMNS_TOLD);
  const columns = headers.map((header) => ({ header: header.slice(0, LETTERS_TOLD), role: "ignored" as const }));
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: "unknown",
    headerRow: table.rowNumbers[0] ?? 0,
    rows: 0,
    columns,
    ...listed(listSetAside({ chosen: table, number: 1 }, [])),
    sample: sampleRows(table),
    ...tablesOf([], passedOver),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, undefined)) } : {}),
  };
}
