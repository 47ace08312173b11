/** A record by its header's names. A name the header lacks reads as blank. */
export interface CsvRecord {
  get(name: string): string;
}

/** The records of a comma-separated text whose first row is the header (RFC 4180; a byte order mark is skipped). */
export function readCsv(text: string): CsvRecord[] {
  const [header = [], ...rows] = readCells(text.replace(/^\uFEFF/, ""));
  return rows.map((row) => ({ get: (name) => row[header.indexOf(name)] ?? "" }));
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(",")}\n`).join("");
}

function readCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A quoted cell, or a bare one, and what ends it.
  for (const [, quoted, bare = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

function writeCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
