import { openSheets } from "#intake/file/sheet-file.ts";
import type { Workbook } from "#intake/file/workbook.ts";
import { recogniseFile } from "#intake/text/file-kind.ts";
import type { SourceTable } from "./source-row.ts";
import { readTable } from "./table.ts";
import { readTables } from "./tables.ts";

/** Cells of a sheet are parted already; nothing in them is a delimiter or a quote. */
const SHEET_DIALECT = { delimiter: "\t", quote: "", escapeSign: "", spaceAfter: false, tabBefore: false } as const;

/**
 * The tables of a file by the sheet they stand on, as a cell's source names it; a file of text has one, named "". Empty
 * where the file is no table.
 */
export function readSourceSheets(bytes: Uint8Array): ReadonlyMap<string, SourceTable> {
  const kind = recogniseFile(bytes);
  const workbook = openSheets(bytes, kind);
  if (workbook !== null) return workbookSheets(workbook);
  const table = readTable(bytes);
  return table.refused === null ? new Map([["", table]]) : new Map();
}

function workbookSheets(workbook: Workbook): ReadonlyMap<string, SourceTable> {
  if (workbook.kind === "refused") return new Map();
  return new Map(
    workbook.sheets.flatMap(({ name, records, merges }): [string, SourceTable][] => {
      const [first, ...further] = readTables(records, SHEET_DIALECT, merges);
      return first ? [[name, { ...first, further }]] : [];
    }),
  );
}
