import type { Dialect } from "./dialect.ts";
import { isEscaped, isLineEnd, type QuotedRecord, skipBlanks, tidyCell, unquote } from "./field-text.ts";

/** Quotes in a row that are counted. */
const MOST_QUOTES = 16;

/** Finds the next place of a needle; a text gone through once is searched once, and anew from where one goes back to. */
export function createFinder(text: string, needle: string): (from: number) => number {
  let searched = 0;
  let found = -1;
  return (from) => {
    if (found < from || from < searched) {
      const index = text.indexOf(needle, from);
      found = index < 0 ? text.length : index;
      searched = from;
    }
    return found;
  };
}

type Closing = { readonly at: number; readonly doubled: boolean; readonly odd: boolean };

/**
 * Reads one record that holds a quote; `end` is at its line end or at the end of the text. With `isInLine` its quotes are
 * closed in their line or not at all.
 */
export function createQuotedReader(
  text: string,
  dialect: Dialect,
  lineEnd: (from: number) => number,
): (from: number, isInLine?: boolean) => QuotedRecord {
  const { delimiter, quote, escapeSign, spaceAfter, tabBefore } = dialect;
  const nextDelimiter = createFinder(text, delimiter);
  const findClosing = createClosingFinder(text, dialect);
  let usual = 1;
  return (from, isInLine = false) => {
    const cells = new Array<string>(usual);
    let count = 0;
    let at = from;
    let odd = false;
    for (;;) {
      const opening = spaceAfter && count > 0 && text.charCodeAt(at) === 32 ? at + 1 : at;
      const closing = text[opening] === quote ? findClosing(opening, isInLine) : null;
      odd ||= closing ? closing.odd : text[opening] === quote;
      if (closing) {
        cells[count] = unquote(text.slice(opening + 1, closing.at), quote, escapeSign, closing.doubled);
        at = skipBlanks(text, closing.at + 1, delimiter);
      } else {
        const end = Math.min(nextDelimiter(at), lineEnd(at));
        cells[count] = tidyCell(text.slice(at, end), spaceAfter && count > 0, tabBefore);
        at = end;
      }
      count += 1;
      if (!text.startsWith(delimiter, at) || at >= text.length) {
        const isUsual = count === usual;
        usual = count;
        return { cells: isUsual ? cells : cells.slice(0, count), end: at, odd };
      }
      at += delimiter.length;
    }
  };
}

/**
 * Finds the quote that closes the one at `opening`, or `null` where that one is an ordinary character: there is none
 * before the end, or a later line opens a field of its own first. A quote that stands first on its line and before a
 * delimiter closes a cell that ends in a line break. A doubled quote before a delimiter closes only if nothing else does,
 * or where single quotes stood in the field before it and the next field opens right behind.
 */
function createClosingFinder(text: string, dialect: Dialect): (opening: number, isInLine: boolean) => Closing | null {
  const { delimiter, quote, escapeSign } = dialect;
  let failedUntil = -1;
  let searchedUntil = 0;
  const endsField = (at: number) => {
    const next = skipBlanks(text, at, delimiter);
    return next >= text.length || isLineEnd(text, next) || text.startsWith(delimiter, next);
  };
  // One quote, three, or an empty pair: `""x` behind a line end goes on with a text, it begins no field.
  const startsField = (at: number) => {
    if (!isLineEnd(text, at - 1) && !text.startsWith(delimiter, at - delimiter.length)) return false;
    let run = 1;
    while (run < MOST_QUOTES && text[at + run] === quote) run += 1;
    if (run === 1 && isLineEnd(text, at - 1) && endsField(at + 1)) return false;
    return run % 2 === 1 || (run === 2 && endsField(at + 2));
  };
  return (opening, isInLine) => {
    if (isInLine || opening < failedUntil) return closeInLine(opening);
    let crossed = false;
    let doubled = false;
    let odd = false;
    let second: Closing | null = null;
    let seen = opening + 1;
    for (;;) {
      const at = text.indexOf(quote, seen);
      if (at < 0) return fail(text.length, second);
      crossed ||= hasLineEnd(text, seen, at);
      if (isEscaped(text, at, escapeSign)) seen = at + 1;
      else if ((crossed || (odd && second !== null)) && startsField(at)) return fail(at, second);
      else if (text[at + 1] === quote) {
        second ??= endsField(at + 2) ? { at: at + 1, doubled: true, odd: true } : null;
        doubled = true;
        seen = at + 2;
      } else if (endsField(at + 1)) return { at, doubled, odd };
      else {
        odd = true;
        seen = at + 1;
      }
    }
  };

  function fail(until: number, second: Closing | null): Closing | null {
    failedUntil = until;
    return second;
  }

  /** Looks for a closing quote on the same line only, and at no place twice, so that hostile text stays linear. */
  function closeInLine(opening: number): Closing | null {
    let doubled = false;
    let at = Math.max(opening + 1, searchedUntil);
    for (; at < text.length && !isLineEnd(text, at); at += 1) {
      if (text[at] !== quote || isEscaped(text, at, escapeSign)) continue;
      if (text[at + 1] === quote && !endsField(at + 2)) {
        doubled = true;
        at += 1;
      } else if (endsField(at + 1)) return { at, doubled, odd: true };
    }
    searchedUntil = at;
    return null;
  }
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (isLineEnd(text, i)) return true;
  return false;
}
