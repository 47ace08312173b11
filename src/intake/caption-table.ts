import type { HeaderPlace } from "./header.ts";
import type { OpenTable } from "./open-table.ts";
import { hasFigures } from "./row-shape.ts";

/** Longest and widest table without figures that is taken for the caption of the table below it. */
const CAPTION_ROWS = 10;
const CAPTION_WIDTH = 2;

/** Source:,Example office — two columns or three, the first of keys with a colon, above a wider table. */
export function isCaptionOf(table: OpenTable | undefined, place: HeaderPlace): boolean {
  if (!table || table.width > CAPTION_WIDTH + 1 || table.rows.length > CAPTION_ROWS || place.width <= table.width)
    return false;
  // Without a header the first of the rows is blank.
  const rows = table.rows.slice(table.headerRows.length === 0 ? 1 : 0);
  return rows.every(([key]) => /[:：]\s*$/.test(key ?? ""));
}

/** Pairs of words, or keys with a colon, that looked like a table until the table below them was found. */
export function isCaptionAbove(table: OpenTable, place: HeaderPlace): boolean {
  const isShort = table.width <= CAPTION_WIDTH && table.rows.length <= CAPTION_ROWS;
  return (isShort && !table.rows.some(hasFigures)) || isCaptionOf(table, place);
}
