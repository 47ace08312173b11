import { isBlank } from "#intake/words/cell-kind.ts";
import { findHeader } from "./header.ts";
import { atRows, type HeaderPlace } from "./header-choice.ts";
import { isUnderHeadings, overlay } from "./header-rows.ts";
import type { MergedHeader } from "./merged-header.ts";
import { countFilled, hasCertainFigures, hasFigures, isBlankRecord, isUnitRow } from "./row-shape.ts";

/** Rows of a block that ends in the middle of a header: its titles and the header's upper rows. */
const MOST_ABOVE_BLANK = 8;
/** Blank rows inside a header, and rows of it below them. */
const MOST_BLANK = 3;
const LOWER_ROWS = 2;

/**
 * Behind the last row of the block that begins at `from`: a blank row ends it, but not one inside a header.
 *
 * @param least rows that belong to it in any case, as its merged cells show
 */
export function endOfBlock(records: readonly string[][], from: number, least: number): number {
  let end = nextBlank(records, Math.max(from + 1, least));
  for (;;) {
    const next = nextFilled(records, end, end + MOST_BLANK);
    if (!headerGoesOn(records, from, end, next)) return end;
    end = nextBlank(records, next);
  }
}

function nextBlank(records: readonly string[][], from: number): number {
  let next = from;
  while (next < records.length && !isBlankRecord(records[next] ?? [])) next += 1;
  return next;
}

function nextFilled(records: readonly string[][], from: number, most: number): number {
  let next = from;
  while (next < most && isBlankRecord(records[next] ?? [])) next += 1;
  return next;
}

/**
 * 平台,引进人才, above a blank row above ,博士,硕士 (or 人,万元) above figures: one header. What stands below the blank row
 * leaves the names of rows to the heading above it.
 */
function headerGoesOn(records: readonly string[][], from: number, end: number, next: number): boolean {
  if (end - from > MOST_ABOVE_BLANK || next >= records.length) return false;
  const below = records[next] ?? [];
  if (hasCertainFigures(below) || !isBlank(below[0] ?? "") || isBlankRecord(below)) return false;
  const rows = records.slice(from, end).filter((cells) => !isBlankRecord(cells));
  if (rows.some(hasFigures)) return false;
  let dataAt = next + 1;
  while (dataAt < next + LOWER_ROWS && isBlank(records[dataAt]?.[0] ?? "")) dataAt += 1;
  const data = records[dataAt] ?? [];
  const above = overlay(rows.slice(-2));
  if (isBlank(above[0] ?? "") || isBlank(data[0] ?? "") || !hasFigures(data) || countFilled(above, 2) < 2) return false;
  return isUnderHeadings(above, below) || isUnitRow(below);
}

/**
 * Where header and data of a block begin, counted from its first row; blank rows in it count as if they were not there.
 *
 * @param head the first rows of the block
 * @param from where it begins, which `merged` counts from the file's first row
 */
export function findBlockHeader(
  head: readonly string[][],
  from: number,
  merged: MergedHeader | null,
): HeaderPlace | null {
  if (merged !== null) return findHeader(head, { ...merged, from: merged.from - from, to: merged.to - from });
  if (!head.some(isBlankRecord)) return findHeader(head);
  const rows = head.flatMap((cells, i) => (isBlankRecord(cells) ? [] : [i]));
  const place = findHeader(rows.map((i) => head[i] ?? []));
  return place && atRows(place, (row) => rows[row] ?? head.length);
}
