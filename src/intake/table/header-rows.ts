import { cellKind, cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { isColumnNumbers } from "./column-numbers.ts";
import { weighHeader } from "./header-evidence.ts";
import { isTotalLabel } from "./row-kind.ts";
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

/** A row that may belong to the header above it. */
type LowerRow = {
  readonly cells: readonly string[];
  /** What the rows of the header fill between them so far. */
  readonly above: readonly string[];
  readonly below: readonly (readonly string[])[];
  /** Cells that most rows fill. */
  readonly usual: number;
};

/** A rule by which a row goes on with the header above it. */
type Continuing = { readonly holds: (row: LowerRow) => boolean };

/**
 * What makes a row without figures the next of a header; one rule is enough. Each has a case in `tests/cases/intake` that
 * is read wrongly without it (`tests/intake/evidence.test.ts`).
 */
export const CONTINUING = {
  /** 当期,累计 above figures in every column. */
  "words above all figures": { holds: ({ cells, below }) => isFullHeader(cells, below) },
  /** ,7月,8月 below 平台,引进博士,引进硕士. */
  "periods below names": { holds: isPeriodRow },
  /** ,,(调整后) below 平台,引进博士,引进硕士. */
  "remarks below headings": { holds: isRemarkRow },
  /** ,引进博士,引进硕士 below 平台,引进人才, — what a group has below it. */
  "children of a group": {
    holds: ({ cells, above, below, usual }) =>
      isChild(above, cells) &&
      extentOf(cells) <= Math.max(above.length, usual) &&
      (isVerticallyMerged(above, cells) || hasFigures(below[0] ?? [])),
  },
} satisfies Readonly<Record<string, Continuing>>;

export function lastHeaderRow(head: readonly string[][], from: number, main: number, usual: number): number {
  let last = main;
  while (last - from < MOST_HEADER_ROWS - 1) {
    const cells = head[last + 1];
    if (cells === undefined || hasCertainFigures(cells) || isUnitRow(cells)) break;
    if (isColumnNumbers(head, last + 1, head.length)) break;
    if (isMiddleHeader(head, from, last + 1)) return last + 2;
    const row = { cells, above: overlay(head.slice(from, last + 1)), below: head.slice(last + 2), usual };
    if (!RULES.some((rule) => rule.holds(row))) break;
    last += 1;
  }
  return last;
}

const RULES: readonly Continuing[] = Object.values(CONTINUING);

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

/**
 * Nothing but periods and their 小计, each between a heading and a figure, and no name of a row: 平台 is merged downwards
 * beside it. Months may stand between a year and the figures.
 */
function isPeriodRow({ cells, above, below: [next = [], ...others] }: LowerRow): boolean {
  if (isBlank(above[0] ?? "") || !isPeriods(cells, above)) return false;
  return isPeriods(next, above) ? isAboveFigures(next, others[0] ?? []) : isAboveFigures(cells, next);
}

function isPeriods(cells: readonly string[], above: readonly string[]): boolean {
  const dated = cells.flatMap((cell, i) => (isBlank(cell) || isTotalLabel(cell) ? [] : [i]));
  if (dated.length === 0 || !isBlank(cells[0] ?? "")) return false;
  const isHeading = (cell = "") => ["text", "period"].includes(cellKind(cell));
  return dated.every((i) => cellKind(cells[i] ?? "") === "period" && isHeading(above[i]));
}

/** Figures below every cell, beside the name of their row. 2000 may be a year, but not below a month. */
function isAboveFigures(cells: readonly string[], below: readonly string[]): boolean {
  if (isBlank(below[0] ?? "")) return false;
  return cells.every((cell, i) => {
    const { kind, or } = cellSays(below[i] ?? "");
    return isBlank(cell) || isTotalLabel(cell) || kind === "number" || kind === "missing" || or === "number";
  });
}

/** （调整后）: words below headings and above figures, and no name of a row, where all rows below have one. */
function isRemarkRow({ cells, above, below }: LowerRow): boolean {
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
