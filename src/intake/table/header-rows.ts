import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { weighHeader } from "./header-evidence.ts";
import { extentOf, hasCertainFigures, hasFigures, isCaption, isUnitRow } from "./row-shape.ts";

const MOST_HEADER_ROWS = 3;
/** Rows below a header that all have a name in their first cell. */
const ROWS_NAMED = 4;

/** Up from the first dense row: parent titles that span several columns, and labels merged downwards. */
export function firstHeaderRow(head: readonly string[][], main: number, hasChildren: boolean): number {
  let from = main;
  const width = Math.max(...head.slice(main).map(extentOf));
  while (from > 0 && main - from < MOST_HEADER_ROWS - 1) {
    const above = head[from - 1] ?? [];
    if (
      hasCertainFigures(above) ||
      (extentOf(above) > width && !namesRows(above, head[from] ?? [])) ||
      isCaption(above, Number.POSITIVE_INFINITY) ||
      !isParent(above, head[from] ?? [], from < main || hasChildren)
    )
      break;
    from -= 1;
  }
  return from;
}

/** 平台 above a row that leaves its first column blank: however wide the row is, the columns have their names from it. */
function namesRows(above: readonly string[], below: readonly string[]): boolean {
  return !isBlank(above[0] ?? "") && isBlank(below[0] ?? "") && above.length === below.length;
}

function isParent(above: readonly string[], below: readonly string[], isFurther: boolean): boolean {
  const titles = above.filter((cell) => !isBlank(cell));
  const mergedDown = above.some((cell, i) => !isBlank(cell) && isBlank(below[i] ?? ""));
  if (mergedDown) return titles.length >= 2 && !isNumberedTitle(above, below);
  if (!isBlank(above[0] ?? "") || above.length < extentOf(below) - 1) return false;
  const spans = below.some((cell, i) => i > 0 && !isBlank(cell) && isBlank(above[i] ?? ""));
  if (titles.length >= 2) return spans || isBlank(below[0] ?? "");
  // One title over all columns may as well be the table's own, unless it is a period or other parents stand below.
  const isGroup = isFurther || cellKind(titles[0] ?? "") === "period";
  return titles.length === 1 && isGroup && !isBlank(above[1] ?? "");
}

/** T03, Population: the number of a table and its title, above a header that names its first column and not the second. */
function isNumberedTitle(above: readonly string[], below: readonly string[]): boolean {
  if (extentOf(above) !== 2 || isBlank(above[0] ?? "") || isBlank(below[0] ?? "")) return false;
  return (
    isBlank(below[1] ?? "") && extentOf(below) > 3 && below.slice(2, extentOf(below)).every((cell) => !isBlank(cell))
  );
}

export function lastHeaderRow(head: readonly string[][], from: number, main: number, usual: number): number {
  let last = main;
  while (last - from < MOST_HEADER_ROWS - 1) {
    const above = overlay(head.slice(from, last + 1));
    const below = head[last + 1];
    if (below === undefined || hasCertainFigures(below) || isUnitRow(below)) break;
    if (isMiddleHeader(head, from, last + 1)) return last + 2;
    const rest = head.slice(last + 2);
    if (isFullHeader(below, rest) || isPeriodRow(below, above, rest[0] ?? []) || isRemarkRow(below, above, rest)) {
      last += 1;
      continue;
    }
    if (!isChild(above, below) || extentOf(below) > Math.max(above.length, usual)) break;
    if (!isVerticallyMerged(above, below) && !hasFigures(head[last + 2] ?? [])) break;
    last += 1;
  }
  return last;
}

/** A second header without blanks: words above every column of figures, of which there are several. */
export function isFullHeader(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const { wordsOverFigures, figureColumns } = weighHeader(cells, below);
  // The corner above names of rows that are years or dates is blank.
  const corner = isBlank(cells[0] ?? "") && weighHeader(cells.slice(0, 1), below).figureColumns === 1 ? 1 : 0;
  return wordsOverFigures >= 2 && wordsOverFigures === figureColumns - corner;
}

/** The second of three full headers above so few rows that the third hides what their columns are. */
function isMiddleHeader(head: readonly string[][], from: number, at: number): boolean {
  const third = head[at + 1] ?? [];
  const below = head.slice(at + 2);
  if (at - from !== 1 || below.length === 0 || below.length > 2 || !isFullHeader(third, below)) return false;
  return [head[at] ?? [], third].every((cells) => cells.every((cell) => cellKind(cell) === "text"));
}

/** Nothing but periods, each between words and a figure, and no name of a row: 平台 is merged downwards beside it. */
function isPeriodRow(cells: readonly string[], above: readonly string[], below: readonly string[]): boolean {
  const filled = cells.flatMap((cell, i) => (isBlank(cell) ? [] : [i]));
  if (filled.length === 0 || !isBlank(cells[0] ?? "") || isBlank(above[0] ?? "") || isBlank(below[0] ?? ""))
    return false;
  return filled.every((i) => {
    const under = cellKind(below[i] ?? "");
    return (
      cellKind(cells[i] ?? "") === "period" &&
      cellKind(above[i] ?? "") === "text" &&
      (under === "number" || under === "missing")
    );
  });
}

/** （调整后）: words below headings and above figures, and no name of a row, where all rows below have one. */
function isRemarkRow(
  cells: readonly string[],
  above: readonly string[],
  below: readonly (readonly string[])[],
): boolean {
  if (!isBlank(cells[0] ?? "") || isBlank(above[0] ?? "") || below.length === 0) return false;
  const rows = below.slice(0, ROWS_NAMED);
  if (rows.some((row) => isBlank(row[0] ?? ""))) return false;
  const filled = cells.filter((cell) => !isBlank(cell)).length;
  return filled > 0 && weighHeader(cells, below).wordsOverFigures === filled;
}

/** What the rows of a header fill between them. */
export function overlay(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  return Array.from(
    { length: width },
    (_, i) => rows.map((cells) => cells[i] ?? "").find((cell) => !isBlank(cell)) ?? "",
  );
}

/** True for the lower of two rows of a header that names columns under a group, beside headings that go on downwards. */
export function isUnderHeadings(above: readonly string[], below: readonly string[]): boolean {
  return isChild(above, below) && isVerticallyMerged(above, below) && extentOf(below) <= above.length;
}

/** A child row fills a column that its parent leaves blank. */
function isChild(above: readonly string[], below: readonly string[]): boolean {
  return below.some((cell, i) => i > 0 && !isBlank(cell) && isBlank(above[i] ?? ""));
}

function isVerticallyMerged(above: readonly string[], below: readonly string[]): boolean {
  return above.some((cell, i) => !isBlank(cell) && isBlank(below[i] ?? ""));
}
