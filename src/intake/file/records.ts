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

/** The record of every blank line, so that a file of nothing else takes little memory. Nobody writes to it. */
const BLANK_LINE: string[] = [""];

/**
 * Splits text into records of cells, one record per row as a spreadsheet counts rows: blank lines are records of one
 * empty cell, a line end inside quotes does not count. CR, LF and CRLF may be mixed.
 *
 * Quotes are lenient: one opens only at a field's start, closes only before a delimiter or a line end, and is an
 * ordinary character where that fails. Lines without quotes take the fast way. Where a quote left a record with another
 * number of cells than the one above, it is read anew so that the number agrees: in another dialect, or with the quote as
 * an ordinary character.
 */
export function splitRecords(text: string, dialect: Dialect): string[][] {
  return split(text, dialect, Number.POSITIVE_INFINITY, createOtherReader(text, dialect));
}

/** The first records, read by this dialect alone: what else they may be written in is to be found out. */
export function sampleRecords(text: string, dialect: Dialect, most: number): string[][] {
  return split(text, dialect, most, null);
}

function split(text: string, dialect: Dialect, most: number, others: OtherReader | null): string[][] {
  const { quote } = dialect;
  const records: string[][] = [];
  const length = text.length;
  const nextLf = createFinder(text, "\n");
  const nextCr = createFinder(text, "\r");
  const nextQuote = quote === "" ? () => length : createFinder(text, quote);
  const lineEnd = (from: number) => Math.min(nextLf(from), nextCr(from));
  const quoted = quote === "" ? null : createQuotedReader(text, dialect, lineEnd);
  const splitLine = createLineSplitter(text, dialect);
  const reread = (natural: QuotedRecord, from: number, usual: number): QuotedRecord => {
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
      const record = reread(natural, at, width);
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
