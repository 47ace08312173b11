import { cellKind } from "#intake/words/cell-kind.ts";
import { modeOf } from "#intake/words/mode.ts";
import { choose } from "./choice.ts";
import { isDataRow } from "./data-row.ts";
import { atRows, CERTAIN, HEADER_EVIDENCE, type HeaderCandidate, type HeaderPlace, isClean } from "./header-choice.ts";
import { firstHeaderRow, isFullHeader, lastHeaderRow } from "./header-rows.ts";
import type { MergedHeader } from "./merged-header.ts";
import { endOfTable, firstTable } from "./next-table.ts";
import { countFilled, extentOf, hasFigures, isCaption, isDense, isUnitRow } from "./row-shape.ts";

/** Rows looked at to tell a header. */
export const HEAD_ROWS = 60;
/** Rows of several cells that may each be of the header. */
const MOST_CANDIDATES = 5;

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
  const candidates: HeaderCandidate[] = [];
  let next = 0;
  for (let main = 0; main < head.length && candidates.length < MOST_CANDIDATES; main += 1) {
    const cells = head[main] ?? [];
    if (!isDense(cells, usual) || isCaption(cells, usual)) continue;
    const candidate = candidateAt(head, extents, main, usual);
    // One that grows upwards over the last would be that one, if its rows belonged together.
    if (candidate.place.from >= next) candidates.push(candidate, ...lastRowOf(candidate, extents));
    next = Math.max(main + 1, candidate.place.to);
    if (candidates[0] && isClean(candidates[0])) break;
  }
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const { best, next: second, margin } = choose([first, ...others], HEADER_EVIDENCE);
  const isDoubtful = second !== null && margin < CERTAIN && second.place.to > second.place.from;
  return isDoubtful ? { ...best.place, rival: second.place.to - 1 } : best.place;
}

/** The last row of a header of several, as one below titles. */
function lastRowOf(candidate: HeaderCandidate, extents: readonly number[]): HeaderCandidate[] {
  const { place } = candidate;
  const from = place.to - 1;
  if (from <= place.from) return [];
  const width = Math.max(candidate.body, extents[from] ?? 0);
  return [{ ...candidate, place: { ...place, from, width, headerWidth: width } }];
}

/** The header, or the data without one, that a row of several cells belongs to. */
function candidateAt(
  head: readonly string[][],
  extents: readonly number[],
  main: number,
  usual: number,
): HeaderCandidate {
  const start = head[main] ?? [];
  const isData = isDataRow(start, head.slice(main + 1)) && !isAboveWords(head, main);
  const hasChildren = !isData && lastHeaderRow(head, main, main, usual) > main;
  if (isData && usual === 2 && isLoneName(head[main - 1])) {
    const place = { from: main - 1, to: main, unitRow: false, width: 2, headerWidth: 2, rival: null };
    return { head, place, usual, body: 2 };
  }
  const from = isData ? main : firstHeaderRow(head, main, hasChildren);
  const to = isData ? main : lastHeaderRow(head, from, main, usual) + 1;
  const unitRow = !isData && isUnitRow(head[to] ?? []);
  const dataAt = unitRow ? to + 1 : to;
  const end = endOfTable(head, dataAt);
  const body = isData ? widthAlone(head, dataAt, end) : usualExtent(extents.slice(dataAt, end));
  const headerWidth = Math.max(body, ...extents.slice(from, to));
  const isTooLong = to - from === 1 && hasBlankTitles(head[from] ?? [], head.slice(dataAt), body);
  return {
    head,
    place: { from, to, unitRow, width: isTooLong ? body : headerWidth, headerWidth, rival: null },
    usual,
    body,
  };
}

function belowTitles(place: HeaderPlace | null, titles: number): HeaderPlace | null {
  return place && atRows(place, (row) => row + titles);
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
  const body = usualExtent(extents.slice(dataAt, endOfTable(head, dataAt)));
  const width = Math.max(body, ...extents.slice(from, to));
  return { from, to, unitRow, width, headerWidth: width, rival: null };
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
function usualExtent(extents: readonly number[]): number {
  const wide = extentsTogether(extents);
  return wide.length === 1 ? 0 : (wide[Math.floor(wide.length / 2)] ?? 0);
}

/** Extents of several cells, the largest first, up to a row of one cell behind two others. */
function extentsTogether(extents: readonly number[]): number[] {
  const wide: number[] = [];
  for (const extent of extents) {
    if (extent >= 2) wide.push(extent);
    else if (wide.length >= 2) break;
  }
  return wide.sort((a, b) => b - a);
}

/**
 * Columns of a table without a header: where all rows have as many cells, all that any row fills, for a last column of
 * remarks is mostly blank; else those that half of the rows fill.
 */
function widthAlone(head: readonly (readonly string[])[], from: number, end: number): number {
  const rows = head.slice(from, end);
  const wide = extentsTogether(rows.map(extentOf));
  const isRegular = rows.every((cells) => cells.length === rows[0]?.length);
  return wide[isRegular ? 0 : Math.floor(wide.length / 2)] ?? 0;
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
