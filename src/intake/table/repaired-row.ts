import type { Dialect } from "#intake/text/dialect.ts";
import { findOtherHeader, splitOtherwise } from "#intake/text/other-delimiter.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { isDataRow } from "./data-row.ts";
import { HEAD_ROWS } from "./header.ts";
import { isNoteText, isTotalRow } from "./row-kind.ts";
import { extentOf, hasFigures, isBlankRecord } from "./row-shape.ts";

/**
 * A header written with another delimiter than its table is put among the records as if it were not; returns its index and
 * how many cells it had. `null` where there is none.
 */
export function repairHeader(
  records: string[][],
  dialect: Dialect,
  from: number,
  end: number,
): { readonly row: number; readonly found: number } | null {
  const head = records.slice(from, Math.min(end, from + HEAD_ROWS));
  const other = findOtherHeader(head, dialect, (at) => isDataRow(head[at] ?? [], head.slice(at + 1)));
  if (other === null) return null;
  records[from + other.at] = other.cells;
  return { row: from + other.at, found: head[other.at]?.length ?? 0 };
}

/**
 * The first rows of a block as they are meant, to find its header in: rows of figures written with another delimiter than
 * those around them have their cells, or figures would stand nowhere below the header.
 */
export function headOf(records: readonly string[][], dialect: Dialect, from: number, end: number): string[][] {
  const head = records.slice(from, Math.min(end, from + HEAD_ROWS));
  const extents = head.map(extentOf);
  let above = 0;
  return head.map((cells, at) => {
    const extent = extents[at] ?? 0;
    if (extent > 1) above = extent;
    if (extent !== 1 || above < 2) return cells;
    const below = extents.find((each, next) => next > at && each > 1);
    const split = above === below ? splitOtherwise(cells.slice(0, 1), dialect, above, false) : null;
    return split !== null && hasFigures(split) ? split : cells;
  });
}

/** A row that lacks cells: written with another delimiter, or one cell of two where more rows of the table follow. */
export function repairRow(
  records: readonly string[][],
  dialect: Dialect,
  { width }: { readonly width: number },
  at: number,
  end: number,
): string[] | null {
  const cells = records[at] ?? [];
  if (isBlankRecord(cells)) return null;
  const isNote = isNoteText(cells.find((cell) => !isBlank(cell)) ?? "");
  const split = splitOtherwise(cells, dialect, width, !isNote);
  if (split !== null || isNote) return split;
  const next = at + 1 < end ? (records[at + 1] ?? []) : [];
  const goesOn = width === 2 && extentOf(next) === 2;
  return goesOn && !isTotalRow(cells) ? cells : null;
}
