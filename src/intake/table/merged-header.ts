import type { Merge } from "#intake/file/cell-fact.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { countFilled, hasCertainFigures, isCaption } from "./row-shape.ts";

/** Rows of titles that are passed over above a header, and the most rows that merged cells make one of. */
const MOST_TITLE_ROWS = 12;
const MOST_HEADER_ROWS = 5;

/** What a form says above its table in merged cells: who fills it in, when, in which unit. */
const CAPTION_WORDS = /^(?:填报|填表|编制|制表|统计|报送|金额|计量|数据)?(?:单位|日期|时间|部门|期间|人)(?:\s|$|[:：])/;

/** Merged cells of a sheet, by the row they begin in. */
export type MergesByRow = ReadonlyMap<number, readonly Merge[]>;

/** Cells of a spreadsheet never overlap; of a file in which they do, the first that begins in a cell counts. */
export function mergesByRow(merges: readonly Merge[]): MergesByRow {
  const byRow = new Map<number, Map<number, Merge>>();
  for (const merge of merges) {
    const row = byRow.get(merge.from.row) ?? new Map<number, Merge>();
    byRow.set(merge.from.row, row);
    if (!row.has(merge.from.column)) row.set(merge.from.column, merge);
  }
  return new Map([...byRow].map(([row, cells]) => [row, [...cells.values()].sort(byColumn)]));
}

function byColumn(a: Merge, b: Merge): number {
  return a.from.column - b.from.column;
}

/** The columns below cells that are sorted by the first of them, each looked at once however the cells overlap. */
function columnsBelow(merges: readonly Merge[], width: number): Set<number> {
  const columns = new Set<number>();
  let next = 0;
  for (const { from, to } of merges) {
    for (let column = Math.max(next, from.column); column <= to.column && column < width; column += 1)
      columns.add(column);
    next = Math.max(next, to.column + 1);
  }
  return columns;
}

/**
 * The rows of a header as its merged cells show them; indices into the records, `to` behind the last. Where they show
 * only titles above the table, `to` equals `from`, the first row that is none.
 */
export type MergedHeader = {
  readonly from: number;
  readonly to: number;
  /** A title merged downwards ends with the header; without one a further row of titles may follow. */
  readonly isWhole: boolean;
};

/**
 * Finds the header of a block from its merged cells: a title merged downwards stands beside every row of it, and one
 * merged over some of the columns has its children below. One over all columns, or alone in its row from the first
 * column on, is the title of the table. `null` where merged cells say nothing, and below an earlier table where they may
 * as well be keys of its rows.
 */
export function findMergedHeader(
  records: readonly (readonly string[])[],
  at: number,
  merges: MergesByRow,
  isFirst: boolean,
): MergedHeader | null {
  if (merges.size === 0) return null;
  let from = at;
  let untitled = at;
  while (from < at + MOST_TITLE_ROWS && isTitleRow(records, from, merges)) {
    from += 1;
    if ((merges.get(from - 1) ?? []).some((merge) => merge.to.column > merge.from.column)) untitled = from;
  }
  const onlyTitles = untitled > at ? { from: untitled, to: untitled, isWhole: false } : null;
  const top = records[from] ?? [];
  if (hasCertainFigures(top) || top.every(isBlank)) return onlyTitles;
  const near = Array.from({ length: MOST_HEADER_ROWS }, (_, i) => merges.get(from + i) ?? [])
    .flat()
    .sort(byColumn);
  let to = from + 1;
  let isWhole = false;
  let hasParent = false;
  for (; to < from + MOST_HEADER_ROWS && to < records.length; to += 1) {
    const { down, over } = whatReaches(records, near, from, to);
    const isParent = hasChildren(records, over, down, from, to);
    if (!isParent && down.size === 0) break;
    hasParent ||= isParent;
    isWhole ||= down.size > 0;
  }
  return to === from + 1 || to >= records.length || (!isFirst && !hasParent) ? onlyTitles : { from, to, isWhole };
}

/** Columns whose title goes on in the row at `to`, and the cells over several columns that end right above it. */
function whatReaches(
  records: readonly (readonly string[])[],
  near: readonly Merge[],
  top: number,
  to: number,
): { readonly down: ReadonlySet<number>; readonly over: readonly Merge[] } {
  const down: Merge[] = [];
  const over: Merge[] = [];
  for (const merge of near) {
    const text = records[merge.from.row]?.[merge.from.column] ?? "";
    if (isBlank(text) || merge.from.row >= to || merge.to.row >= top + MOST_HEADER_ROWS) continue;
    if (merge.to.row >= to && cellKind(text) !== "number") down.push(merge);
    if (merge.to.row === to - 1 && merge.to.column > merge.from.column) over.push(merge);
  }
  return { down: columnsBelow(down, records[top]?.length ?? 0), over };
}

/**
 * Titles that stand below cells over several columns. A cell that is only as wide as a code and a name has data below
 * it: then so have the titles beside it that are not merged.
 */
function hasChildren(
  records: readonly (readonly string[])[],
  over: readonly Merge[],
  down: ReadonlySet<number>,
  top: number,
  to: number,
): boolean {
  const children = records[to] ?? [];
  // How many cells are filled to the left of each column.
  const filled = [0];
  for (const cell of children) filled.push((filled[filled.length - 1] ?? 0) + (isBlank(cell) ? 0 : 1));
  const filledBefore = (column: number) => filled[Math.min(column, children.length)] ?? 0;
  if (!over.some(({ from, to: end }) => filledBefore(end.column + 1) - filledBefore(from.column) >= 2)) return false;
  if (down.size === 0 && hasCertainFigures(children)) return false;
  const covered = columnsBelow(over, children.length);
  const above = records.slice(top, to);
  return children.every(
    (cell, column) => isBlank(cell) || covered.has(column) || above.every((cells) => isBlank(cells[column] ?? "")),
  );
}

/** A row of one title, or of pairs of a key and what it says; what is merged downwards beside titles is a heading. */
function isTitleRow(records: readonly (readonly string[])[], row: number, merges: MergesByRow): boolean {
  const cells = records[row] ?? [];
  const filled = countFilled(cells, 2);
  if (filled === 0) return false;
  if (isCaption(cells, Number.POSITIVE_INFINITY)) return true;
  if (filled > 1) return cells.some((cell) => CAPTION_WORDS.test(cell.trim())) && isAllMergedAcross(cells, row, merges);
  const column = cells.findIndex((cell) => !isBlank(cell));
  const merge = (merges.get(row) ?? []).find((each) => each.from.column === column);
  return merge === undefined || column <= firstColumn(records, merge.to.row + 1);
}

function isAllMergedAcross(cells: readonly string[], row: number, merges: MergesByRow): boolean {
  const own = merges.get(row) ?? [];
  if (own.some(({ to }) => to.row > row)) return false;
  const starts = new Set(own.map(({ from }) => from.column));
  return cells.every((cell, column) => isBlank(cell) || starts.has(column) || column === cells.length - 1);
}

/** The first filled column of a row; a narrow margin to the left of a table is none. */
function firstColumn(records: readonly (readonly string[])[], row: number): number {
  const column = (records[row] ?? []).findIndex((cell) => !isBlank(cell));
  return column < 0 ? Number.POSITIVE_INFINITY : column;
}
