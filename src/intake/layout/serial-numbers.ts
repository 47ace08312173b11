import type { TableBody } from "#intake/file/table-shape.ts";
import type { Role } from "#intake/table/columns.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readFigure } from "#intake/words/number-text.ts";
import type { Content } from "./column-content.ts";
import { BY_CONTENT } from "./key-columns.ts";

/** Rows that show that a column counts them: at the left end, and where three platforms may well have 1, 2 and 3. */
const FEWEST_AT_LEFT = 2;
const FEWEST = 6;

/**
 * Columns with an unknown heading that count the rows, 1, 2, 3, beside others of figures. They are no figures, whatever
 * stands above them.
 */
export function findSerials(table: TableBody, roles: readonly (Role | null)[], contents: readonly Content[]): number[] {
  const hasFigures = (column: number) => roles[column] === null && (contents[column]?.figures ?? 0) >= BY_CONTENT;
  const isOfFigures = (column: number) =>
    hasFigures(column) || roles[column] === "figures" || roles[column] === "value" || roles[column] === "year-to-date";
  const columns = roles.flatMap((_, column) => (isOfFigures(column) ? [column] : []));
  return columns.filter((column) => {
    if (!hasFigures(column) || columns.length < 2) return false;
    const isAtLeft = roles.slice(0, column).every((role, i) => role === "ignored" || contents[i]?.filled === 0);
    return countsRows(table, column, isAtLeft ? FEWEST_AT_LEFT : FEWEST);
  });
}

/** True where the cells of a column are 1, 2, 3 or 0, 1, 2 from the first row on, without a gap. */
function countsRows({ rows }: TableBody, column: number, fewest: number): boolean {
  let last: number | null = null;
  let counted = 0;
  for (let i = 1; i < rows.length; i += 1) {
    const cell = rows[i]?.[column] ?? "";
    if (isBlank(cell)) continue;
    const reading = readFigure(cell);
    if (reading.kind !== "number" || reading.unit !== null || reading.qualifier !== "exact") return false;
    if (last === null ? reading.number !== 0 && reading.number !== 1 : reading.number !== last + 1) return false;
    last = reading.number;
    counted += 1;
  }
  return counted >= fewest;
}
