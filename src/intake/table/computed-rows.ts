import type { Names } from "#domain/terms/names.ts";
import type { TableBody } from "#intake/file/table-shape.ts";

/** Heading of the column in which our own exports say of each row whether it was reported or computed. */
export const BASIS_HEADING: Names = { zh: "数据性质", en: "basis" };
/** What stands there for a figure as it was published. */
export const REPORTED: Names = { zh: "报送", en: "reported" };

const COMPUTED: Names = { zh: "计算", en: "computed" };

/** What stands there for a row that was computed, or that is no figure at all; says what it is. */
export function computedBasis(what: Names): Names {
  return { zh: `${COMPUTED.zh}:${what.zh}`, en: `${COMPUTED.en}: ${what.en}` };
}

/**
 * Leaves out the rows that an export of ours marks as computed (同比, totals, lists of differences), so that they are
 * never taken for reported figures.
 */
export function leaveOutComputed<T extends TableBody>(table: T): { table: T; computed: number } {
  const column = basisColumn(table);
  if (column < 0) return { table, computed: 0 };
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  for (const [index, row] of table.rows.entries()) {
    if (index > 0 && isComputed(row[column] ?? "")) continue;
    rows.push(row);
    rowNumbers.push(table.rowNumbers[index] ?? 0);
  }
  return { table: { ...table, rows, rowNumbers }, computed: table.rows.length - rows.length };
}

/** Whether a table is an export of ours: the notes above it are of the view that it was taken from. */
export function isOwnExport(table: TableBody): boolean {
  return basisColumn(table) >= 0;
}

function basisColumn({ rows }: TableBody): number {
  const header = rows[0] ?? [];
  return header.findIndex((text) => text.trim() === BASIS_HEADING.zh || text.trim() === BASIS_HEADING.en);
}

function isComputed(cell: string): boolean {
  const text = cell.trim();
  return text.startsWith(COMPUTED.zh) || text.startsWith(COMPUTED.en);
}
