import { cellKind } from "./cell-kind.ts";
import type { Delimiter, Dialect } from "./dialect.ts";
import type { QuotedRecord } from "./field-text.ts";
import { createFinder, createQuotedReader } from "./quoted-record.ts";

/** A record falls into this part of its cells at most where it was written with another delimiter. */
const LEAST_PART = 3;
/** How far such a record is looked at, and how many are tried in vain, so that hostile text stays linear. */
const LONGEST = 4000;
const MOST_FAILURES = 200;

/** `found` cells were read at a place where `width` are usual. */
export type OtherReader = (at: number, width: number, found: number) => QuotedRecord | null;

const OTHERS: readonly Delimiter[] = [",", ";", "\t", "|", " "];

/**
 * Reads a record that holds quotes and that somebody wrote in another dialect than the rest: with another delimiter, or
 * with a blank behind each. Only what then has exactly the cells of the table is taken; else `null`.
 */
export function createOtherReader(text: string, dialect: Dialect): OtherReader {
  let failures = 0;
  const read = (at: number, width: number, other: Dialect): QuotedRecord | null => {
    const piece = text.slice(at, at + LONGEST);
    const nextLf = createFinder(piece, "\n");
    const nextCr = createFinder(piece, "\r");
    const record = createQuotedReader(piece, other, (from) => Math.min(nextLf(from), nextCr(from)))(0);
    const isWhole = record.end < piece.length || at + record.end >= text.length;
    if (!isWhole || record.cells.length !== width) return null;
    return { cells: record.cells, end: at + record.end, odd: true };
  };
  return (at, width, found) => {
    if (failures >= MOST_FAILURES) return null;
    if (!dialect.spaceAfter) {
      const spaced = text[at] === " " ? null : read(at, width, { ...dialect, spaceAfter: true });
      if (spaced !== null) return spaced;
    }
    if (found === 1 || found * LEAST_PART <= width) {
      for (const delimiter of OTHERS) {
        if (delimiter === dialect.delimiter) continue;
        const record = read(at, width, { ...dialect, delimiter, spaceAfter: false, tabBefore: false });
        if (record !== null && (delimiter !== " " || isPartedByBlanks(record.cells))) return record;
      }
    }
    failures += 1;
    return null;
  };
}

/** Blanks part the words of a sentence too, but then none of what they part holds a blank, as what is quoted does. */
function isPartedByBlanks(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.includes(" ")) || (cells.length > 2 && cells.some(isFigure));
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "period";
}
