import type { TableBody } from "#intake/file/table-shape.ts";
import { hasDecimalComma } from "#intake/words/decimal-comma.ts";

/** Cells of a column looked at. */
const SAMPLE = 5000;
/** 12.5 and 1,234: a point that is decimal, or a comma before exactly three digits more than once or before a point. */
const POINT = /\d\.(?:\d{1,2}|\d{4,})(?!\d)|\d,\d{3}[.,]/;

/** A cell of a column that shows its commas to be decimal points; `null` where none does or one shows the contrary. */
export function findDecimalComma(table: TableBody, column: number): { row: number; text: string } | null {
  let found: { row: number; text: string } | null = null;
  for (const [i, cells] of table.rows.slice(0, SAMPLE + 1).entries()) {
    const text = cells[column] ?? "";
    if (i === 0) continue;
    if (POINT.test(text)) return null;
    if (found === null && hasDecimalComma(text)) found = { row: table.rowNumbers[i] ?? 0, text };
  }
  return found;
}
