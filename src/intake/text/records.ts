import { modeOf } from "#intake/words/mode.ts";
import type { Dialect } from "./dialect.ts";
import { type QuotedRecord, tidyCell } from "./field-text.ts";
import { createOtherReader, type OtherReader } from "./other-record.ts";
import { createFinder, createQuotedReader } from "./quoted-record.ts";
import { readByWidth } from "./stray-quotes.ts";

/**
 * Signs that may be read in vain: those of records over many lines that were then read anew from their first. So many
 * times the text and these besides; behind that only quotes that close in their line are believed.
 */
const MOST_IN_VAIN = 4;
const FREE_IN_VAIN = 500_000;

/** Records below one with a stray quote that say how many cells it has where none above does, and how often they are asked. */
const AHEAD_LENGTH = 4000;
const AHEAD_RECORDS = 8;
const MOST_AHEAD = 8;

/** Columns of a table from which on a record is looked at for others that it swallowed. */
const LEAST_SWALLOWED = 4;

/** The record of every blank line, so that a file of nothing else takes little memory. Nobody writes to it. */
const BLANK_LINE: string[] = [""];

/**
 * Splits text into records of cells, one record per row as a spreadsheet counts rows: blank lines are records of one
 * empty cell, a line end inside quotes does not count. CR, LF and CRLF may be mixed.
 *
 * Quotes are lenient: one opens only at a field's start, closes only before a delimiter or a line end, and is an
 * ordinary character where that fails. Lines without quotes take the fast way. Where a quote left a record with another
 * number of cells than the one above, it is read anew so that the number agrees: in another dialect, or with the quote as
 * an ordinary character. Of a header, which has no record above it or only titles, the records below say the number.
 */
export function splitRecords(text: string, dialect: Dialect): string[][] {
  return split(text, dialect, Number.POSITIVE_INFINITY, createOtherReader(text, dialect));
}

/** The first records, read by this dialect alone: what else they may be written in is to be found out. */
export function sampleRecords(text: string, dialect: Dialect, most: number): string[][] {
  return split(text, dialect, most, null);
}

function split(
  text: string,
  dialect: Dialect,
  most: number,
  others: OtherReader | null,
  mostAhead = MOST_AHEAD,
): string[][] {
  const { quote } = dialect;
  const records: string[][] = [];
  const length = text.length;
  const nextLf = createFinder(text, "\n");
  const nextCr = createFinder(text, "\r");
  const nextQuote = quote === "" ? () => length : createFinder(text, quote);
  const lineEnd = (from: number) => Math.min(nextLf(from), nextCr(from));
  const quoted = quote === "" ? null : createQuotedReader(text, dialect, lineEnd);
  const splitLine = createLineSplitter(text, dialect);
  let asked = 0;
  const reread = (natural: QuotedRecord, from: number, end: number, above: number): QuotedRecord => {
    const mayBeHeader = natural.odd && above < 2 && asked < mostAhead;
    if (mayBeHeader) asked += 1;
    const usual = mayBeHeader ? widthAhead(text, natural.end, dialect) : above;
    const alone = natural.end > end ? lineAlone(text, from, natural.end, dialect, usual) : null;
    if (alone !== null) return alone;
    const isDoubtful = natural.odd && natural.cells.length !== usual && usual > 1;
    const other = others === null ? null : others.quoted(natural, from, usual);
    return other ?? (isDoubtful ? readByWidth(text, from, dialect, usual) : null) ?? natural;
  };
  const mayBeInVain = MOST_IN_VAIN * length + FREE_IN_VAIN;
  let inVain = 0;
  let at = 0;
  let width = 0;
  while (at < length && records.length < most) {
    const end = lineEnd(at);
    if (at === end) records.push(BLANK_LINE);
    else if (quoted === null || nextQuote(at) >= end) {
      const cells = splitLine(at, end);
      const other = others === null ? null : others.plain(cells, at, end, width);
      width = other === null ? cells.length : width;
      records.push(other?.cells ?? cells);
      at = other?.end ?? end;
    } else {
      const natural = quoted(at, inVain > mayBeInVain);
      const record = reread(natural, at, end, width);
      inVain += Math.max(0, natural.end - record.end);
      if (!record.odd) width = record.cells.length;
      records.push(record.cells);
      at = record.end;
    }
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 2;
    else at += 1;
  }
  return records;
}

/**
 * The first line of a record over several lines each of which has, whatever quotes it holds, as many cells as the records
 * around: two quotes too many swallowed what stands between them. Else `null`. Few columns agree by chance.
 */
function lineAlone(text: string, from: number, end: number, dialect: Dialect, width: number): QuotedRecord | null {
  if (width < LEAST_SWALLOWED || end - from > AHEAD_LENGTH) return null;
  const [first = "", ...others] = text.slice(from, end).split(/\r\n|\r|\n/);
  const isWhole = (line: string) => line.split(dialect.delimiter).length === width;
  if (others.length === 0 || !isWhole(first) || !others.every(isWhole)) return null;
  const record = readByWidth(first, 0, dialect, width);
  return record && { ...record, end: from + record.end };
}

/** The number of cells that most records from a place on have, of those that have several; 0 where none has. */
function widthAhead(text: string, from: number, dialect: Dialect): number {
  const records = split(text.slice(from, from + AHEAD_LENGTH), dialect, AHEAD_RECORDS, null, 0);
  return modeOf(records.map(({ length }) => length).filter((length) => length > 1)) ?? 0;
}

/** Splits a line without quotes, from its start to its end. The usual delimiters make no string but the cells. */
function createLineSplitter(text: string, dialect: Dialect): (from: number, end: number) => string[] {
  const { delimiter, spaceAfter, tabBefore } = dialect;
  if (delimiter === "  ")
    return (from, end) =>
      text
        .slice(from, end)
        .trim()
        .split(/[ \u3000]{2,}/);
  if (spaceAfter || tabBefore) {
    return (from, end) => {
      const cells = text.slice(from, end).split(delimiter);
      return cells.map((cell, i) => tidyCell(cell, i > 0 && spaceAfter, tabBefore));
    };
  }
  const nextDelimiter = createFinder(text, delimiter);
  let usual = 1;
  return (from, end) => {
    // Made as long as the line above: an array that grows, or is cut, keeps room for many more cells.
    const cells = new Array<string>(usual);
    let count = 0;
    let at = from;
    for (let next = nextDelimiter(at); next < end; next = nextDelimiter(at)) {
      cells[count] = text.slice(at, next);
      count += 1;
      at = next + 1;
    }
    cells[count] = text.slice(at, end);
    count += 1;
    if (count === usual) return cells;
    usual = count;
    return cells.slice(0, count);
  };
}
