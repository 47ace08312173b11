import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { type ColumnMark, readColumnMark } from "#intake/words/column-number.ts";
import { isTotalRow } from "./row-kind.ts";
import { countFilled, hasFigures, isBlankRecord } from "./row-shape.ts";

/** Rows below that are looked at for names. */
const ROWS_BELOW = 5;
/** Numbers that are no figures for certain where no name stands before them, nor brackets around them. */
const SURELY = 3;

/**
 * 甲, 1, 2 or （1）, （2）, （3）: a row below a header that numbers its columns. Each number is one more than the last, and
 * where all rows below have a name it has none.
 */
export function isColumnNumbers(records: readonly (readonly string[])[], at: number, end: number): boolean {
  const cells = records[at] ?? [];
  const filled = cells.flatMap((cell, i) => (isBlank(cell) ? [] : [{ column: i, mark: readColumnMark(cell) }]));
  const marks = filled.flatMap(({ mark }) => mark ?? []);
  if (marks.length < 2 || marks.length < filled.length) return false;
  const letters = marks.filter(({ kind }) => kind === "letter");
  const numbers = marks.slice(letters.length);
  if (numbers.length === 0 || ![letters, numbers].every(isInOrder)) return false;
  const named = namedColumn(records.slice(at + 1, Math.min(end, at + 1 + ROWS_BELOW)));
  if (named === null) return false;
  if (filled.some(({ column }) => column === named)) return true;
  const isBefore = named < (filled[0]?.column ?? 0);
  return isBefore && (numbers.length >= SURELY || numbers.every(({ isMarked }) => isMarked));
}

/** Titles above a row of letters that are looked at. */
const TITLES = 6;

/** The rows down to 甲, 乙, 1, 2 above a header, whose columns it numbers; 0 for none. */
export function countLetters(records: readonly (readonly string[])[], from: number, end: number): number {
  for (let at = from; at < Math.min(from + TITLES, end - 2); at += 1) {
    const cells = records[at] ?? [];
    const first = cells.find((cell) => !isBlank(cell)) ?? "";
    const isOfLetters = readColumnMark(first)?.kind === "letter" && countFilled(cells) > 2;
    if (isOfLetters && isColumnNumbers(records, at, end) && !hasFigures(records[at + 1] ?? [])) return at - from + 1;
  }
  return 0;
}

function isInOrder(marks: readonly ColumnMark[]): boolean {
  return marks.every(({ kind, order }, i) => kind === marks[0]?.kind && order === (marks[0]?.order ?? 0) + i);
}

/** The first column that holds words in every row; `null` for none. */
function namedColumn(rows: readonly (readonly string[])[]): number | null {
  const [first = [], ...others] = rows.filter((cells) => !isBlankRecord(cells) && !isTotalRow(cells));
  const isName = (cell = "") => cell.length > 1 && cellKind(cell) === "text";
  const column = first.findIndex((cell, i) => isName(cell) && others.every((cells) => isName(cells[i])));
  return column < 0 ? null : column;
}
