import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { isTotalLabel } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { headsEarlierFigures, headsNoFigures } from "#intake/words/no-figures.ts";

/** Columns that a total sums up at least; of fewer it says more than they do. */
const LEAST_SUMMED = 2;
/** Parts that were rounded may miss their total by so much each. */
const ROUNDING = 0.5;

/** True where numbers that are not read may be figures: of another period, or of what the heading names and is not known. */
export function mayBeFigures(table: TableBody, layout: Layout, column: number): boolean {
  const heading = layout.headings[column];
  if (heading === undefined || !layout.unreadFigures.has(column)) return false;
  if (isBlank(heading.text)) return !countsRows(table, column);
  const [last = heading.text] = (table.headerParts[column] ?? []).slice(-1);
  if (isTotalLabel(last.trim())) return !isSum(table, layout, column);
  if (headsEarlierFigures(heading.text)) return true;
  return heading.role !== "ignored" && !headsNoFigures(heading.text);
}

/** True where columns below the same titles as a total are read, and come to it wherever all of them are plain numbers. */
function isSum(table: TableBody, { roles }: Layout, column: number): boolean {
  const titles = (table.headerParts[column] ?? []).slice(0, -1);
  const isBelow = (other: number) => titles.every((title, i) => table.headerParts[other]?.[i] === title);
  const parts = roles.flatMap((role, other) => (role === "figures" && isBelow(other) ? [other] : []));
  const isRight = (cells: readonly string[]) => {
    const [total = Number.NaN, ...numbers] = [column, ...parts].map((one) => plainNumber(cells[one] ?? ""));
    const sum = numbers.reduce((all, number) => all + number, 0);
    return Number.isNaN(total + sum) || Math.abs(total - sum) <= ROUNDING * numbers.length;
  };
  return parts.length >= LEAST_SUMMED && table.rows.slice(1).every(isRight);
}

function plainNumber(cell: string): number {
  return isBlank(cell) ? Number.NaN : Number(cell.replaceAll(",", ""));
}

/** 1, 2, 3 down a column without a heading. */
function countsRows({ rows }: TableBody, column: number): boolean {
  const numbers = rows.slice(1).flatMap((cells) => (isBlank(cells[column] ?? "") ? [] : [Number(cells[column])]));
  return numbers.every((number, i) => number === (numbers[0] ?? 0) + i);
}
