import { readTable, type Table } from "./table.ts";

/**
 * The tables of a file by the sheet they stand on, as a cell's source names it; a file of text has one, named "". Empty
 * where the file is no table.
 */
export function readSourceSheets(bytes: Uint8Array): ReadonlyMap<string, Table> {
  const table = readTable(bytes);
  return table.refused === null ? new Map([["", table]]) : new Map();
}
