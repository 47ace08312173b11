import { cellKind, isBlank, mayBePeriod } from "./cell-kind.ts";
import { weighHeader } from "./header-evidence.ts";
import { readUnit } from "./unit-text.ts";

/** Where header and data of a block of rows begin; positions are indices into the block. */
export type HeaderPlace = {
  readonly from: number;
  /** First row behind the header; equals `from` where the table has none. */
  readonly to: number;
  readonly unitRow: boolean;
  /** Number of columns; of a header with a delimiter too many, those of the rows below. */
  readonly width: number;
  readonly headerWidth: number;
};

/** Rows looked at to tell a header. */
export const HEAD_ROWS = 60;
const MOST_HEADER_ROWS = 3;

/** Cells in which numbers in equal steps are looked for, and the part of the rows below that may have them too. */
const MOST_NUMBERED = 1000;
const NUMBERED_ROWS = 5;

/**
 * Finds the header of a block of rows without blank rows: the first row that fills half of the usual width, the parent
 * rows above it, the child rows below it, and a row of units. `null` where no row has two cells: the block is text.
 */
export function findHeader(block: readonly string[][]): HeaderPlace | null {
  const head = firstTable(block.slice(0, HEAD_ROWS));
  const extents = head.map(extentOf);
  const usual = modeOf(extents.filter((extent) => extent >= 2));
  if (usual === null) return null;
  const main = head.findIndex((cells) => isDense(cells, usual) && !isCaption(cells, usual));
  if (main < 0) return null;
  const start = head[main] ?? [];
  const isData = isDataRow(start, head.slice(main + 1));
  const hasChildren = !isData && lastHeaderRow(head, main, main, usual) > main;
  const from = isData ? main : firstHeaderRow(head, main, hasChildren);
  const to = isData ? main : lastHeaderRow(head, from, main, usual) + 1;
  const unitRow = !isData && isUnitRow(head[to] ?? []);
  const dataAt = unitRow ? to + 1 : to;
  const body = usualExtent(extents.slice(dataAt, endOfTable(head, dataAt)), isData);
  const headerWidth = Math.max(body, ...extents.slice(from, to));
  const isTooLong = to - from === 1 && hasBlankTitles(head[from] ?? [], head.slice(dataAt), body);
  return { from, to, unitRow, width: isTooLong ? body : headerWidth, headerWidth };
}

/** One delimiter too many in a header: it is longer than each row below by exactly its blank titles. */
function hasBlankTitles(header: readonly string[], below: readonly (readonly string[])[], body: number): boolean {
  const extent = extentOf(header);
  if (extent <= body || countFilled(header) !== body || below.length === 0) return false;
  return below.every((cells) => cells.length === body);
}

/** The rows up to where, behind two of one width at least, another table begins: what it holds says nothing of the first. */
function firstTable(rows: readonly string[][]): readonly string[][] {
  for (let i = 2; i + 1 < rows.length; i += 1) {
    const width = rows[i - 1]?.length ?? 0;
    if (width > 2 && rows[i - 2]?.length === width && isNextHeader(rows, i, rows.length)) return rows.slice(0, i);
  }
  return rows;
}

/** Where the next table stands below without a blank row between, or behind the last row. */
function endOfTable(rows: readonly (readonly string[])[], from: number): number {
  for (let i = from + 1; i + 1 < rows.length; i += 1) if (isNextHeader(rows, i, rows.length)) return i;
  return rows.length;
}

/** A header of another width than the row above, and figures of its width below it: the next table, untitled. */
export function isNextHeader(rows: readonly (readonly string[])[], at: number, end: number): boolean {
  const cells = rows[at] ?? [];
  const next = rows[at + 1];
  if (cells.length < 2 || at + 1 >= end || rows[at - 1]?.length === cells.length) return false;
  if (next?.length !== cells.length || (at + 2 < end && rows[at + 2]?.length !== cells.length)) return false;
  return hasFigures(next) && cells.every((cell) => !isBlank(cell)) && !hasFigures(cells);
}

/**
 * The extent that half of the rows reach, up to a row of one cell behind two others: below that another table may stand.
 * One longer row below a header is a slip, not a column.
 */
function usualExtent(extents: readonly number[], isAlone: boolean): number {
  const wide: number[] = [];
  for (const extent of extents) {
    if (extent >= 2) wide.push(extent);
    else if (wide.length >= 2) break;
  }
  wide.sort((a, b) => b - a);
  return wide.length === 1 && !isAlone ? 0 : (wide[Math.floor(wide.length / 2)] ?? 0);
}

/** Number of cells up to the last one that is not blank. */
export function extentOf(cells: readonly string[]): number {
  let extent = cells.length;
  while (extent > 0 && isBlank(cells[extent - 1] ?? "")) extent -= 1;
  return extent;
}

export function countFilled(cells: readonly string[], most = Number.POSITIVE_INFINITY): number {
  let filled = 0;
  for (const cell of cells) {
    if (!isBlank(cell)) filled += 1;
    if (filled >= most) break;
  }
  return filled;
}

/** True where a row holds a figure or a mark for a missing one. */
export function hasFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const kind = cellKind(cell);
    return kind === "number" || kind === "missing";
  });
}

/** The same, but digits that may name a period (202408, an Excel serial) do not count: they may head a column. */
function hasCertainFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const kind = cellKind(cell);
    return kind === "missing" || (kind === "number" && !mayBePeriod(cell));
  });
}

/**
 * True for a row that is data and no header: a figure above figures, unless more words stand above figures; digits that
 * may name periods are data where the row below has them too.
 */
export function isDataRow(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (hasCertainFigures(cells)) {
    if (isNumbered(cells) && !isMostlyNumbered(below)) return false;
    const { wordsOverFigures, figuresOverFigures } = weighHeader(cells, below);
    return wordsOverFigures === 0 || figuresOverFigures > wordsOverFigures;
  }
  const undecided = cells.flatMap((cell, i) => (cellKind(cell) === "number" ? [i] : []));
  return undecided.length > 0 && undecided.every((i) => mayBePeriod(below[0]?.[i] ?? ""));
}

/**
 * Country, 5, 10, 15 (or 20202021, two years without the delimiter between): words or nothing, then three or more whole numbers in equal steps, one of them amiss at most. Data
 * hardly ever are so even.
 */
function isNumbered(cells: readonly string[]): boolean {
  const numbers: number[] = [];
  for (const cell of cells.slice(0, MOST_NUMBERED)) {
    const kind = cellKind(cell);
    const years = /^((?:19|20)\d\d)((?:19|20)\d\d)$/.exec(cell);
    if (years) numbers.push(Number(years[1]), Number(years[2]));
    else if (/^\s*\d{1,8}\s*$/.test(cell)) numbers.push(Number(cell));
    else if (kind !== "blank" && (kind !== "text" || numbers.length > 0)) return false;
  }
  const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
  const step = modeOf(steps.filter((each) => each > 0));
  const even = steps.filter((each) => each === step).length;
  return numbers.length >= 3 && (even === steps.length || (even >= 2 && even === steps.length - 1));
}

function isMostlyNumbered(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 2) return true;
  return rows.filter(isNumbered).length * NUMBERED_ROWS > rows.length;
}

function isDense(cells: readonly string[], usual: number): boolean {
  const filled = countFilled(cells);
  return filled >= 2 && filled * 2 >= usual;
}

/** 填报单位：某某研究院,,单位：万元 — pairs of a key and what it says, above the table. */
function isCaption(cells: readonly string[], usual: number): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const pairs = filled.filter((cell) => /^[^:：\d]{1,12}[:：](?!\/\/)/.test(cell.trim()));
  return pairs.length > 0 && (filled.length < usual || pairs.length * 2 > filled.length);
}

/** Up from the first dense row: parent titles that span several columns, and labels merged downwards. */
function firstHeaderRow(head: readonly string[][], main: number, hasChildren: boolean): number {
  let from = main;
  while (from > 0 && main - from < MOST_HEADER_ROWS - 1) {
    const above = head[from - 1] ?? [];
    if (
      hasCertainFigures(above) ||
      isCaption(above, Number.POSITIVE_INFINITY) ||
      !isParent(above, head[from] ?? [], from < main || hasChildren)
    )
      break;
    from -= 1;
  }
  return from;
}

function isParent(above: readonly string[], below: readonly string[], isFurther: boolean): boolean {
  const titles = above.filter((cell) => !isBlank(cell));
  const mergedDown = above.some((cell, i) => !isBlank(cell) && isBlank(below[i] ?? ""));
  if (mergedDown) return titles.length >= 2;
  if (!isBlank(above[0] ?? "") || above.length < extentOf(below) - 1) return false;
  const spans = below.some((cell, i) => i > 0 && !isBlank(cell) && isBlank(above[i] ?? ""));
  if (titles.length >= 2) return spans || isBlank(below[0] ?? "");
  // One title over all columns may as well be the table's own, unless it is a period or other parents stand below.
  const isGroup = isFurther || cellKind(titles[0] ?? "") === "period";
  return titles.length === 1 && isGroup && !isBlank(above[1] ?? "");
}

function lastHeaderRow(head: readonly string[][], from: number, main: number, usual: number): number {
  let last = main;
  while (last - from < MOST_HEADER_ROWS - 1) {
    const above = overlay(head.slice(from, last + 1));
    const below = head[last + 1];
    if (below === undefined || hasCertainFigures(below) || isUnitRow(below)) break;
    if (isMiddleHeader(head, from, last + 1)) return last + 2;
    if (isFullHeader(below, head.slice(last + 2)) || isPeriodRow(below, above, head[last + 2] ?? [])) {
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
function isFullHeader(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const { wordsOverFigures, figureColumns } = weighHeader(cells, below);
  return wordsOverFigures >= 2 && wordsOverFigures === figureColumns;
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

/** What the rows of a header fill between them. */
function overlay(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  return Array.from(
    { length: width },
    (_, i) => rows.map((cells) => cells[i] ?? "").find((cell) => !isBlank(cell)) ?? "",
  );
}

/** A child row fills a column that its parent leaves blank. */
function isChild(above: readonly string[], below: readonly string[]): boolean {
  return below.some((cell, i) => i > 0 && !isBlank(cell) && isBlank(above[i] ?? ""));
}

function isVerticallyMerged(above: readonly string[], below: readonly string[]): boolean {
  return above.some((cell, i) => !isBlank(cell) && isBlank(below[i] ?? ""));
}

function isUnitRow(cells: readonly string[]): boolean {
  let units = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === "") continue;
    if (readUnit(text) !== null) units += 1;
    else if (!/^(?:计量)?单位$|^units?$|^[-—/]+$/i.test(text)) return false;
  }
  return units > 0;
}

/** The number that occurs most often; of several, the largest. */
function modeOf(numbers: readonly number[]): number | null {
  const counts = new Map<number, number>();
  let best: number | null = null;
  for (const number of numbers) {
    const times = (counts.get(number) ?? 0) + 1;
    counts.set(number, times);
    const bestTimes = best === null ? 0 : (counts.get(best) ?? 0);
    if (times > bestTimes || (times === bestTimes && best !== null && number > best)) best = number;
  }
  return best;
}
