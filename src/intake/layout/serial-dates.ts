import { showNumber } from "#intake/file/shown-number.ts";
import type { TableBody } from "#intake/file/table-shape.ts";

/** Day numbers between 1954 and 2100. */
const FIRST = 18_263;
const LAST = 71_953;

/**
 * Days without the format of a date, in a workbook that counts them from 1904: the same number is four years later there.
 * A heading of digits alone is a day.
 */
export function withHeaderDates<T extends TableBody>(table: T): T {
  const [header, ...body] = table.rows;
  if (table.facts?.epoch1904 !== true || header === undefined || !header.some(isDay)) return table;
  const headerParts = table.headerParts.map((parts) => parts.map(dayText));
  return { ...table, rows: [header.map(dayText), ...body], headerParts };
}

/** The same in columns of periods. */
export function withColumnDates<T extends TableBody>(table: T, columns: readonly number[]): T {
  if (table.facts?.epoch1904 !== true || columns.length === 0) return table;
  const rows = table.rows.map((cells, row) =>
    row > 0 && columns.some((column) => isDay(cells[column] ?? ""))
      ? cells.map((cell, column) => (columns.includes(column) ? dayText(cell) : cell))
      : cells,
  );
  return { ...table, rows };
}

function isDay(text: string): boolean {
  return /^\d{5}$/.test(text) && Number(text) >= FIRST && Number(text) <= LAST;
}

function dayText(text: string): string {
  return isDay(text) ? showNumber(Number(text), "yyyy-mm-dd", true).text : text;
}
