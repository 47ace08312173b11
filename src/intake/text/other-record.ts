import { cellKind } from "#intake/words/cell-kind.ts";
import type { Delimiter, Dialect } from "./dialect.ts";
import type { QuotedRecord } from "./field-text.ts";
import { createFinder, createQuotedReader } from "./quoted-record.ts";

/** A record falls into this part of its cells at most where it was written with another delimiter. */
const LEAST_PART = 3;
/** How far such a record is looked at, and how many are tried in vain, so that hostile text stays linear. */
const LONGEST = 4000;
const MOST_FAILURES = 200;

const OTHERS: readonly Delimiter[] = [",", ";", "\t", "|", " "];
/** Words between two commas of a sentence; names of columns have fewer. */
const WORDS_OF_SENTENCE = 2.5;
const BLANK = 32;
const APOSTROPHE = 39;

/**
 * Reads records that somebody wrote in another dialect than the rest: with another delimiter, a blank behind each, other
 * quotes, a backslash before quotes. `null` where nothing says so; `width` is how many cells the record above has.
 */
export type OtherReader = {
  /** Of a record that holds quotes and was read as `natural`. */
  readonly quoted: (natural: QuotedRecord, at: number, width: number) => QuotedRecord | null;
  /** Of a line without quotes, from `at` to `end`, that was read as `cells`. */
  readonly plain: (cells: string[], at: number, end: number, width: number) => QuotedRecord | null;
};

export function createOtherReader(text: string, dialect: Dialect): OtherReader {
  const { quote, spaceAfter, escapeSign } = dialect;
  const otherQuote = quote === '"' ? "'" : '"';
  let failures = 0;
  const read = (at: number, width: number, other: Partial<Dialect>): QuotedRecord | null => {
    const piece = text.slice(at, at + LONGEST);
    const nextLf = createFinder(piece, "\n");
    const nextCr = createFinder(piece, "\r");
    const lineEnd = (from: number) => Math.min(nextLf(from), nextCr(from));
    const record = createQuotedReader(piece, { ...dialect, ...other }, lineEnd)(0);
    const isWhole = record.end < piece.length || at + record.end >= text.length;
    if (!isWhole || record.cells.length !== width) return null;
    return { cells: record.cells, end: at + record.end, odd: true };
  };
  /** A reading costs as much as it looks ahead, a search hardly anything. */
  const isNear = (sign: string, at: number) => text.slice(at, at + LONGEST).includes(sign);
  /** All of a line's cells stand in quotes, if the first and the last do and reading it so parts it into as many. */
  const readAllQuoted = (at: number, width: number): QuotedRecord | null =>
    text[at] === otherQuote ? read(at, width, { quote: otherQuote }) : null;
  return {
    quoted: (natural, at, width) => {
      const found = natural.cells.length;
      if (failures >= MOST_FAILURES) return null;
      if (natural.odd && escapeSign === "" && text.slice(at, natural.end).includes(`\\${quote}`)) {
        const escaped = read(at, Math.max(width, found), { escapeSign: "\\" });
        if (escaped !== null) return escaped;
        failures += 1;
      }
      if (found === width && text[at] === otherQuote && text[natural.end - 1] === otherQuote)
        return readAllQuoted(at, width);
      if (found === width || width < 2) return null;
      const mayBeSpaced = !spaceAfter && text.charCodeAt(at) !== BLANK && isNear(`${dialect.delimiter} `, at);
      const spaced = mayBeSpaced ? read(at, width, { spaceAfter: true }) : null;
      const isParted =
        found * LEAST_PART <= width || found === 1 || natural.cells.some((cell) => isBroken(cell, quote));
      const record = spaced ?? (isParted ? readParted(read, dialect, at, width) : null);
      if (record === null) failures += 1;
      return record;
    },
    plain: (cells, at, end, width) => {
      const found = cells.length;
      const first = text.charCodeAt(at);
      if (found === width || width === 0) {
        if (
          found === width &&
          first === APOSTROPHE &&
          quote === '"' &&
          text.charCodeAt(end - 1) === APOSTROPHE &&
          end > at + 1
        )
          return readAllQuoted(at, width);
        const isSpaced =
          !spaceAfter && first !== BLANK && found > 2 && areAllSpaced(cells) && !(width === 0 && isSentence(cells));
        return isSpaced ? { cells: cells.map((cell, i) => (i > 0 ? cell.slice(1) : cell)), end, odd: true } : null;
      }
      if (width < 2 || failures >= MOST_FAILURES || quote === "" || !text.slice(at, end).includes(otherQuote))
        return null;
      const record = read(at, width, { quote: otherQuote });
      if (record === null) failures += 1;
      return record;
    },
  };
}

/** A quote that stands in a cell alone: what it holds together was parted. */
function isBroken(cell: string, quote: string): boolean {
  const at = cell.indexOf(quote);
  return at >= 0 && cell.indexOf(quote, at + 1) < 0;
}

function readParted(
  read: (at: number, width: number, other: Partial<Dialect>) => QuotedRecord | null,
  dialect: Dialect,
  at: number,
  width: number,
): QuotedRecord | null {
  for (const delimiter of OTHERS) {
    if (delimiter === dialect.delimiter) continue;
    const record = read(at, width, { delimiter, spaceAfter: false, tabBefore: false });
    if (record !== null && (delimiter !== " " || isPartedByBlanks(record.cells))) return record;
  }
  return null;
}

/** A blank behind each delimiter of this row. */
function areAllSpaced(cells: readonly string[]): boolean {
  for (let i = 1; i < cells.length; i += 1) if (cells[i]?.charCodeAt(0) !== BLANK) return false;
  return true;
}

/** Report for Town A, Town B, and Town C: a first line of many words is a title, whose commas part nothing. */
function isSentence(cells: readonly string[]): boolean {
  const words = cells.reduce((sum, cell) => sum + cell.trim().split(" ").length, 0);
  return words >= WORDS_OF_SENTENCE * cells.length;
}

/** Blanks part the words of a sentence too, but then none of what they part holds a blank, as what is quoted does. */
function isPartedByBlanks(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes(" ")) || (cells.length > 2 && cells.some(isFigure));
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "period";
}
