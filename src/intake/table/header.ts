import { cellKind } from "#intake/words/cell-kind.ts";
import { modeOf } from "#intake/words/mode.ts";
import { isDataRow } from "./data-row.ts";
import { weighHeader } from "./header-evidence.ts";
import { firstHeaderRow, isFullHeader, lastHeaderRow } from "./header-rows.ts";
import type { MergedHeader } from "./merged-header.ts";
import { endOfTable, firstTable } from "./next-table.ts";
import { countFilled, extentOf, hasFigures, isCaption, isUnitRow } from "./row-shape.ts";

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

/**
 * Finds the header of a block of rows without blank rows: the first row that fills half of the usual width, the parent
 * rows above it, the child rows below it, and a row of units. `null` where no row has two cells: the block is text.
 */
export function findHeader(block: readonly string[][], merged: MergedHeader | null = null): HeaderPlace | null {
  const head = firstTable(block.slice(0, HEAD_ROWS));
  const extents = head.map(extentOf);
  const usual = modeOf(extents.filter((extent) => extent >= 2));
  if (usual === null) return null;
  if (merged !== null && merged.to > merged.from && merged.to < head.length)
    return placeOfMerged(merged, head, extents, usual);
  if (merged !== null && merged.from > 0) return belowTitles(findHeader(block.slice(merged.from)), merged.from);
  const main = head.findIndex(
    (cells, at) => isDense(cells, usual) && !isCaption(cells, usual) && !isAboveHeader(head, at, usual),
  );
  if (main < 0) return null;
  const start = head[main] ?? [];
  const isData = isDataRow(start, head.slice(main + 1)) && !isAboveWords(head, main);
  const hasChildren = !isData && lastHeaderRow(head, main, main, usual) > main;
  if (isData && usual === 2 && isLoneName(head[main - 1])) {
    return { from: main - 1, to: main, unitRow: false, width: 2, headerWidth: 2 };
  }
  const from = isData ? main : firstHeaderRow(head, main, hasChildren);
  const to = isData ? main : lastHeaderRow(head, from, main, usual) + 1;
  const unitRow = !isData && isUnitRow(head[to] ?? []);
  const dataAt = unitRow ? to + 1 : to;
  const body = usualExtent(extents.slice(dataAt, endOfTable(head, dataAt)), isData);
  const headerWidth = Math.max(body, ...extents.slice(from, to));
  const isTooLong = to - from === 1 && hasBlankTitles(head[from] ?? [], head.slice(dataAt), body);
  return { from, to, unitRow, width: isTooLong ? body : headerWidth, headerWidth };
}

function belowTitles(place: HeaderPlace | null, titles: number): HeaderPlace | null {
  return place && { ...place, from: place.from + titles, to: place.to + titles };
}

/** Merged cells say where the header is; a row of units below it, or among its rows as the last, stands apart. */
function placeOfMerged(
  { from, to: end, isWhole }: MergedHeader,
  head: readonly string[][],
  extents: readonly number[],
  usual: number,
): HeaderPlace {
  const isUnitLast = end - from > 1 && isUnitRow(head[end - 1] ?? []);
  const last = isWhole || isUnitLast ? end - 1 : lastHeaderRow(head, from, end - 1, usual);
  const to = isUnitLast ? last : last + 1;
  const unitRow = isUnitRow(head[to] ?? []);
  const dataAt = unitRow ? to + 1 : to;
  const body = usualExtent(extents.slice(dataAt, endOfTable(head, dataAt)), false);
  const width = Math.max(body, ...extents.slice(from, to));
  return { from, to, unitRow, width, headerWidth: width };
}

/** One delimiter too many in a header: it is longer than each row below by exactly its blank titles. */
function hasBlankTitles(header: readonly string[], below: readonly (readonly string[])[], body: number): boolean {
  const extent = extentOf(header);
  if (extent <= body || countFilled(header) !== body || below.length === 0) return false;
  return below.every((cells) => cells.length === body);
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

/** The name of the first of two columns, above data: one word such as programs write, not the words of a title. */
function isLoneName(cells: readonly string[] | undefined): boolean {
  return cells?.length === 1 && /^[A-Za-z_][\w.-]{0,23}$/.test(cells[0] ?? "");
}

/** x-axis, 1, 2 above second, volt, volt: numbers of the columns, because words stand above all figures right below. */
function isAboveWords(head: readonly string[][], at: number): boolean {
  const next = head[at + 1] ?? [];
  if (cellKind(head[at]?.[0] ?? "") !== "text" || hasFigures(next) || next.length !== head[at]?.length) return false;
  return isFullHeader(next, head.slice(at + 2));
}

/** Rows below a possible header among which the header itself is looked for. */
const TITLES = 4;

/**
 * Cells that a title fell into: words with a comma and a blank between them (Town A, Town B), or more cells than any row
 * below has, where the header itself stands further down.
 */
function isAboveHeader(head: readonly string[][], at: number, usual: number): boolean {
  const cells = head[at] ?? [];
  const isLonger = extentOf(cells) > usual;
  if (!isLonger && !isSpaced(cells)) return false;
  for (let next = at + 1; next <= at + TITLES && next + 1 < head.length; next += 1) {
    const row = head[next] ?? [];
    if (!isDense(row, usual) || isSpaced(row) || extentOf(row) > usual) continue;
    const below = head.slice(next + 1);
    if (isDataRow(row, below)) return false;
    const { wordsOverFigures, figureColumns } = weighHeader(row, below);
    return isLonger ? wordsOverFigures >= 2 && countFilled(row) === usual : figureColumns > 0;
  }
  return false;
}

/** A blank before every cell but the first. */
function isSpaced(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, i) => i === 0 || /^ \S/.test(cell));
}

function isDense(cells: readonly string[], usual: number): boolean {
  const filled = countFilled(cells);
  return filled >= 2 && filled * 2 >= usual;
}
