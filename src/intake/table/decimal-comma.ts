import type { TableBody } from "#intake/file/table-shape.ts";

/** Cells of a column looked at. */
const SAMPLE = 5000;
/** 12,5 and 1.234,56: a comma that no thousands separator can be. */
const COMMA = /^[^\d,]*\d{1,3}(?:(?:\.\d{3})+|\d*),(?:\d{1,2}|\d{4,})(?![\d,.])/;
/** 12.5 and 1,234: a point that is decimal, or a comma before exactly three digits more than once or before a point. */
const POINT = /\d\.(?:\d{1,2}|\d{4,})(?!\d)|\d,\d{3}[.,]/;

/** A cell of a column that shows its commas to be decimal points; `null` where none does or one shows the contrary. */
export function findDecimalComma(table: TableBody, column: number): { row: number; text: string } | null {
  let found: { row: number; text: string } | null = null;
  for (const [i, cells] of table.rows.slice(0, SAMPLE + 1).entries()) {
    const text = cells[column] ?? "";
    if (i === 0) continue;
    if (POINT.test(text)) return null;
    if (found === null && COMMA.test(text)) found = { row: table.rowNumbers[i] ?? 0, text };
  }
  return found;
}

/** The same cell with a decimal point: 1.234,5 becomes 1234.5. */
export function withPoint(text: string): string {
  return text.replace(/(\d)\.(?=\d{3}(?!\d))/g, "$1").replace(/(\d),(?=\d)/g, "$1.");
}
