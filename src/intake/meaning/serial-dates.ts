import type { TableBody } from "#intake/file/table-shape.ts";

/** Day number of 1970-01-01, counted from 1904-01-01. */
const UNIX_EPOCH = 24_107;
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
  if (!isDay(text)) return text;
  return new Date((Number(text) - UNIX_EPOCH) * 86_400_000).toISOString().slice(0, 10);
}
