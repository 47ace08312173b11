import type { CleanTable } from "./clean-tables.ts";

/** A spoilt file, and what a sensible reader makes of it. */
export type SpoiltFile = {
  readonly spoiling: string;
  /** Which row and column was spoilt, for finding it again. */
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly header: readonly string[];
  /** `null` stands for a row that may be read in several ways, but as one row. */
  readonly rows: readonly (readonly string[] | null)[];
};

export type Written = { readonly delimiter: string; readonly quote: string; readonly escaping: "double" | "backslash" };

export const PLAIN: Written = { delimiter: ",", quote: '"', escaping: "double" };

export function writeCell(cell: string, { delimiter, quote, escaping }: Written): string {
  const blank = delimiter.trim() === "" && delimiter !== "\t";
  const needs =
    cell.includes(delimiter.trim() || delimiter) ||
    cell.includes(quote) ||
    /[\r\n]/.test(cell) ||
    (blank && (cell === "" || cell.includes(" ")));
  if (!needs) return cell;
  const inner = escaping === "double" ? cell.replaceAll(quote, quote + quote) : cell.replaceAll(quote, `\\${quote}`);
  return quote + inner + quote;
}

export const writeRow = (cells: readonly string[], how: Written) =>
  cells.map((cell) => writeCell(cell, how)).join(how.delimiter);

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const textOf = (table: CleanTable, how: Written, rowEnd = "\n") =>
  [table.header, ...table.rows].map((cells) => writeRow(cells, how) + rowEnd).join("");

export function fileOf(table: CleanTable, spoiling: string, place: string, content: string | Uint8Array): SpoiltFile {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  return { spoiling, place, bytes, header: table.header, rows: table.rows };
}
