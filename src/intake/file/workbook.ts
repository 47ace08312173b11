import { read, set_cptable, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { MOST_COLUMNS } from "./column-limit.ts";
import { readCompound } from "./compound-workbook.ts";
import type { SchemaField } from "./package-descriptor.ts";
import { cellText } from "./workbook-cell.ts";
import { guardZip, type WorkbookRefusal } from "./workbook-guard.ts";

/** Cells merged into one: first and last row and column, counted from 0. */
export type Merge = { readonly from: CellPlace; readonly to: CellPlace };
type CellPlace = { readonly row: number; readonly column: number };

export type WorkbookSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /**
   * Texts of all cells from A1 on, each row as wide as the widest. Blank rows are kept, so that numbers fit; they are all
   * one and the same list.
   */
  readonly records: string[][];
  readonly merges: readonly Merge[];
  /** Numbers of hidden rows with something in them, counted from 1, and hidden columns, from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Cells with a formula whose value the file does not have. */
  readonly unvalued: readonly { readonly column: number; readonly row: number }[];
  /** Of a Data Package: what its schema says of the columns, and the title of the table. */
  readonly fields?: readonly SchemaField[];
  readonly title?: string;
};

export type Workbook =
  | { readonly kind: "refused"; readonly why: WorkbookRefusal }
  | {
      readonly kind: "workbook";
      readonly format: "XLSX" | "XLS" | "Data Package";
      readonly sheets: readonly WorkbookSheet[];
      /** Files that a Data Package names and does not hold. */
      readonly lacking?: readonly string[];
    };

/** Most cells of all sheets, blank ones beside others included; a lone cell far away must not cost memory. */
const MOST_CELLS = 20_000_000;

/** A spreadsheet has no more rows than this; a broken file can name one far below. */
const MOST_ROWS = 1_048_576;

/** Bytes of old files are in the code page of the office they come from; the runtime knows more of them than needed. */
set_cptable({ utils: { decode: decodeCodePage, encode: () => [], hascp: () => true } });

function decodeCodePage(codePage: number, bytes: ArrayLike<number>): string {
  const labels = new Map([
    [936, "gb18030"],
    [950, "big5"],
    [1200, "utf-16le"],
    [65001, "utf-8"],
  ]);
  const label = labels.get(codePage) ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "gb18030");
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

/**
 * Reads a workbook (XLSX, XLSB, and XLS or ET in BIFF): what its cells say, sheet by sheet. Nothing in it is run: no
 * macro, no formula, no link. What it cannot or must not open is refused; it never throws for what a file holds.
 */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const book = openBook(bytes, isZip);
  if (typeof book === "string") return { kind: "refused", why: book };
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  const sheets: WorkbookSheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet) continue;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const read = readSheet(sheet, name, hidden, epoch1904, MOST_CELLS - cells);
    if (read === null) return { kind: "refused", why: "too-large" };
    cells += read.records.length * (read.records[0]?.length ?? 0);
    sheets.push(read);
  }
  if (sheets.length === 0) return { kind: "refused", why: "broken" };
  return { kind: "workbook", format: isZip ? "XLSX" : "XLS", sheets };
}

const READ_OPTIONS = {
  dense: true,
  cellStyles: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  sheetStubs: true,
} as const;

function openBook(bytes: Uint8Array, isZip: boolean): WorkBook | WorkbookRefusal {
  try {
    if (!isZip) return readCompound(bytes, READ_OPTIONS);
    // The library writes to what it is given, so it is given a copy.
    return guardZip(bytes) ?? read(new Uint8Array(bytes), { ...READ_OPTIONS, type: "array" });
  } catch (error) {
    return /password|encrypt/i.test(String(error)) ? "encrypted" : "broken";
  }
}

/** `null` for a sheet with more cells than may be held. */
function readSheet(
  sheet: WorkSheet,
  name: string,
  hidden: boolean,
  epoch1904: boolean,
  mostCells: number,
): WorkbookSheet | null {
  const unvalued: { column: number; row: number }[] = [];
  const records = readRecords(sheet["!data"] ?? [], epoch1904, mostCells, unvalued);
  if (records === null) return null;
  const width = records[0]?.length ?? 0;
  return {
    name,
    hidden,
    records,
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      from: { row: s.r, column: s.c },
      to: { row: e.r, column: e.c },
    })),
    hiddenRows: hiddenOf(sheet["!rows"], records.length).map((row) => row + 1),
    hiddenColumns: hiddenOf(sheet["!cols"], width),
    unvalued,
  };
}

/**
 * Rows and columns are those that hold something; what a sheet says of its size is often wrong. Only cells that are there
 * are visited: a broken file may name the row 525,201,289, and the library makes a list of that length.
 */
function readRecords(
  data: NonNullable<WorkSheet["!data"]>,
  epoch1904: boolean,
  mostCells: number,
  unvalued: { column: number; row: number }[],
): string[][] | null {
  const rows: { readonly row: number; readonly texts: string[] }[] = [];
  let width = 0;
  for (const row of Object.keys(data).map(Number)) {
    const cells = data[row] ?? [];
    const texts: string[] = [];
    for (const column of Object.keys(cells).map(Number)) {
      const cell = cells[column];
      if (!cell) continue;
      if (cell.f !== undefined && (cell.v === undefined || cell.t === "z")) unvalued.push({ column, row: row + 1 });
      const text = cellText(cell, epoch1904);
      if (text === "") continue;
      if (!isInSheet(row, column) || Math.max(width, column + 1) * (row + 1) > mostCells) return null;
      while (texts.length < column) texts.push("");
      texts.push(text);
    }
    if (texts.length > 0) rows.push({ row, texts });
    width = Math.max(width, texts.length);
  }
  const height = (rows.at(-1)?.row ?? -1) + 1;
  return width * height > mostCells ? null : fillUp(rows, width, height);
}

/** False also for what the library makes of a reference that is none: a row above the first, a column without end. */
function isInSheet(row: number, column: number): boolean {
  return row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS;
}

/** Each row as wide as the widest. All blank rows are one and the same: a cell far below makes a million of them. */
function fillUp(
  rows: readonly { readonly row: number; readonly texts: string[] }[],
  width: number,
  height: number,
): string[][] {
  const blank = Array.from({ length: width }, () => "");
  const records = new Array<string[]>(height).fill(blank);
  for (const { row, texts } of rows) {
    while (texts.length < width) texts.push("");
    records[row] = texts;
  }
  return records;
}

function hiddenOf(infos: readonly ({ hidden?: boolean } | undefined)[] | undefined, end: number): number[] {
  const hidden: number[] = [];
  for (let i = 0; i < Math.min(infos?.length ?? 0, end); i += 1) if (infos?.[i]?.hidden) hidden.push(i);
  return hidden;
}
