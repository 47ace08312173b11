import type { Dialect } from "./dialect.ts";
import { isEscaped, isLineEnd, type QuotedRecord, skipBlanks, tidyCell, unquote } from "./field-text.ts";

/** How far a record with a stray quote is looked at, and how many ways of reading it are tried. */
const LONGEST = 4000;
const MOST_STEPS = 400;
const MOST_CLOSINGS = 6;

/** What makes a reading less likely: a quote taken for a character, one left single inside quotes, a line end inside. */
const LITERAL = 2;
const UNDOUBLED = 2;
const OVER_LINES = 1;

type Field = { readonly from: number; readonly to: number; readonly quoted: boolean; readonly cost: number };
type Reading = { readonly fields: readonly Field[]; readonly end: number; readonly cost: number };

/**
 * Reads the record at `from` so that it has `width` cells, of several ways the one with the fewest faults: a quote at a
 * field's start opens it or is a character, and any quote before a delimiter may close it. `null` where no way gives
 * that many cells.
 */
export function readByWidth(text: string, from: number, dialect: Dialect, width: number): QuotedRecord | null {
  const best = new Map<number, Reading | null>();
  // A field begins in the same ways whatever number of cells is left.
  const fields = new Map<number, Way[]>();
  const limit = Math.min(text.length, from + LONGEST);
  let steps = 0;
  const read = (at: number, left: number): Reading | null => {
    const key = (at - from) * (width + 1) + left;
    const known = best.get(key);
    if (known !== undefined) return known;
    steps += 1;
    let found: Reading | null = null;
    if (left > 0 && steps <= MOST_STEPS) {
      const ways = fields.get(at) ?? [...fieldsAt(text, at, limit, dialect, at > from)];
      fields.set(at, ways);
      for (const { field, next } of ways) {
        const rest = next.isEnd ? endReading(next.at, left) : read(next.at, left - 1);
        if (rest === null) continue;
        const cost = field.cost + rest.cost;
        if (found === null || cost < found.cost) found = { fields: [field, ...rest.fields], end: rest.end, cost };
      }
    }
    best.set(key, found);
    return found;
  };
  const reading = read(from, width);
  if (reading === null) return null;
  const cells = reading.fields.map((field, i) => cellOf(text, field, dialect, i > 0));
  return { cells, end: reading.end, odd: true };
}

function endReading(end: number, left: number): Reading | null {
  return left === 1 ? { fields: [], end, cost: 0 } : null;
}

function cellOf(text: string, { from, to, quoted }: Field, dialect: Dialect, isLater: boolean): string {
  const content = text.slice(from, to);
  if (quoted) return unquote(content, dialect.quote, dialect.escapeSign, true);
  return tidyCell(content, isLater && dialect.spaceAfter, dialect.tabBefore);
}

type Way = { readonly field: Field; readonly next: Next };
type Next = { readonly at: number; readonly isEnd: boolean };

/** The ways in which a field may be read that begins at `at`. */
function* fieldsAt(
  text: string,
  at: number,
  limit: number,
  { delimiter, quote, escapeSign, spaceAfter }: Dialect,
  isLater: boolean,
): Generator<Way> {
  const opening = spaceAfter && isLater && text.charCodeAt(at) === 32 ? at + 1 : at;
  const isOpen = text[opening] === quote;
  const endsAt = (behind: number) =>
    behind >= text.length || isLineEnd(text, behind) || text.startsWith(delimiter, behind);
  let end = at;
  while (end < limit && !isLineEnd(text, end) && !text.startsWith(delimiter, end)) end += 1;
  if (end < limit || limit === text.length)
    yield {
      field: { from: at, to: end, quoted: false, cost: isOpen ? LITERAL : 0 },
      next: nextAt(text, end, delimiter),
    };
  if (!isOpen) return;
  let cost = 0;
  let overLines = 0;
  let found = 0;
  for (let i = opening + 1; i < limit && found < MOST_CLOSINGS; i += 1) {
    if (isLineEnd(text, i)) overLines = OVER_LINES;
    if (text[i] !== quote || isEscaped(text, i, escapeSign)) continue;
    const after = skipBlanks(text, i + 1, delimiter);
    // Behind a line end, a quote at a field's start belongs to another record, unless a field ends with it.
    const isFirst = isLineEnd(text, i - 1) && !endsAt(after);
    if (overLines > 0 && (isFirst || text.startsWith(delimiter, i - delimiter.length))) return;
    if (endsAt(after)) {
      found += 1;
      yield {
        field: { from: opening + 1, to: i, quoted: true, cost: cost + overLines },
        next: nextAt(text, after, delimiter),
      };
    }
    if (text[i + 1] === quote) i += 1;
    else cost += UNDOUBLED;
    if (text[i] === quote && text[i - 1] === quote) {
      const behind = skipBlanks(text, i + 1, delimiter);
      if (endsAt(behind)) {
        found += 1;
        const field = { from: opening + 1, to: i, quoted: true, cost: cost + overLines + UNDOUBLED };
        yield { field, next: nextAt(text, behind, delimiter) };
      }
    }
  }
}

function nextAt(text: string, at: number, delimiter: string): Next {
  return text.startsWith(delimiter, at) && at < text.length
    ? { at: at + delimiter.length, isEnd: false }
    : { at, isEnd: true };
}
