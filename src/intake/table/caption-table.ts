import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import type { HeaderPlace } from "./header-choice.ts";
import { weighHeader } from "./header-evidence.ts";
import type { OpenTable } from "./open-table.ts";
import { hasFigures } from "./row-shape.ts";

/** Longest and widest table without figures that is taken for the caption of the table below it. */
const CAPTION_ROWS = 10;
const CAPTION_WIDTH = 2;
/** Rows of a caption above a table that is far wider: a station's properties and a legend. */
const LONG_CAPTION_ROWS = 40;
/** A table of no column of figures above one that is so many times wider is its caption, amounts among the words or not. */
const FAR_WIDER = 2.5;

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
  const isShort = (table.width <= CAPTION_WIDTH || isApart(table)) && table.rows.length <= CAPTION_ROWS;
  return (isShort && !table.rows.some(hasFigures)) || isFarNarrower(table, place) || isCaptionOf(table, place);
}

/** Time frequency,,Annual: pairs with a blank column between them. */
function isApart({ width, rows }: OpenTable): boolean {
  return width === CAPTION_WIDTH + 1 && rows.every((cells) => isBlank(cells[1] ?? ""));
}

function isFarNarrower(table: OpenTable, place: HeaderPlace): boolean {
  if (table.width > CAPTION_WIDTH + 1 || table.rows.length > LONG_CAPTION_ROWS) return false;
  const [header = [], ...body] = table.rows;
  if (table.headerRows.length === 0 && body.length === 1 && place.width >= FAR_WIDER * table.width) return true;
  if (place.width >= FAR_WIDER * table.width && table.width === CAPTION_WIDTH)
    return isMixed(body.map(([, value = ""]) => value)) || !isFigures(header, body);
  if (table.rows.length > CAPTION_ROWS) return false;
  if (place.width >= FAR_WIDER * table.width && !isFigures(header, body)) return true;
  return table.width === CAPTION_WIDTH && place.width > table.width && isMixed(body.map(([, value = ""]) => value));
}

function isFigures(header: readonly string[], body: readonly string[][]): boolean {
  return weighHeader(header, body).figureColumns > 0;
}

/** A number in one row, a date or words in the next: what is said of the file, and no column. */
function isMixed(values: readonly string[]): boolean {
  const kinds = new Set(values.map(cellKind));
  return kinds.has("number") && (kinds.has("period") || kinds.has("text"));
}
