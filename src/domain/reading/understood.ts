import type { ColumnRole } from "#domain/catalogue/column-role.ts";

export const LAYOUT_KINDS = [
  "long",
  "periods-as-columns",
  "indicators-as-columns",
  "organizations-as-columns",
  "mixed-columns",
  "unknown",
] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

/**
 * Why a row is no data. `left-out`: a person said so of what it names; `member`: it is of another member of a column that
 * parts rows (SEX); `change`: it states the 同比 of others; `deletion`: it asks to delete a figure.
 */
export const ASIDE_KINDS = [
  "title",
  "unit",
  "header",
  "total",
  "left-out",
  "member",
  "change",
  "deletion",
  "note",
  "blank",
] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

export const SHEET_STATES = ["read", "not-read", "hidden", "empty"] as const;
export const TABLE_STATES = ["read", "not-read"] as const;

/** A sheet of a workbook, and whether it was read. */
export type SheetInfo = {
  name: string;
  hidden: boolean;
  state: (typeof SHEET_STATES)[number];
  /** Data rows that were read. */
  rows: number;
  /** Rows and columns that hold something, whatever they hold. */
  size: { rows: number; columns: number };
};

/** One of several tables one below or beside the other, and whether it was read. */
export type TableInfo = {
  /** Empty for a file of text. */
  sheet: string;
  /** Its place among the tables of its sheet, from 1. */
  number: number;
  /** The line above its header, or else its headings. */
  title: string;
  /** Numbers of its first row below the title and of its last, counted from 1. */
  firstRow: number;
  lastRow: number;
  /** Of a table that stands beside another, its first column, counted from 1. */
  firstColumn?: number | undefined;
  state: (typeof TABLE_STATES)[number];
  /** Data rows that were read. */
  rows: number;
};

export type SampleRow = { row: number; cells: string[] };
export type ReadColumn = { header: string; role: ColumnRole };

/** The first rows of a further table as the file has them, with what its columns were taken for. */
export type TableSample = {
  sheet: string;
  /** Which of the tables of its sheet, from 1. */
  table: number;
  columns: ReadColumn[];
  rows: SampleRow[];
};

/** What the reader took a file for. */
export type Understood = {
  encoding: string;
  delimiter: string;
  layout: LayoutKind;
  /** Row number of the last header row, counted from 1; 0 for none. */
  headerRow: number;
  /** Data rows that were read. */
  rows: number;
  columns: ReadColumn[];
  /** Rows that were not data, with the reason: the first of very many. */
  setAside: { row: number; kind: AsideKind; text: string; sheet?: string | undefined }[];
  /** How many they are, where not all are listed. */
  setAsideCount?: number | undefined;
  /** The first rows as the file has them, title and header included; of a workbook, of the first sheet that was read. */
  sample: SampleRow[];
  /** The same of the further tables that were read, on further sheets or below the first. */
  furtherSamples?: TableSample[] | undefined;
  /** Tables in the order of the file, where a sheet or the file has several one below or beside the other. */
  tables?: TableInfo[] | undefined;
  /** Sheets of a workbook, in its order. */
  sheets?: SheetInfo[] | undefined;
};

/** How many rows were not data. */
export function countSetAside({ setAside, setAsideCount }: Pick<Understood, "setAside" | "setAsideCount">): number {
  return setAsideCount ?? setAside.length;
}
