import { cellKind, cellSays } from "#intake/words/cell-kind.ts";
import { modeOf } from "#intake/words/mode.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { weighHeader } from "./header-evidence.ts";
import { hasCertainFigures } from "./row-shape.ts";

/** Cells in which numbers in equal steps are looked for, and the part of the rows below that may have them too. */
const MOST_NUMBERED = 1000;
const NUMBERED_ROWS = 5;

/**
 * True for a row that is data and no header: a figure above figures, unless more words stand above figures; what may
 * as well be a heading (202408, 一期) is data where the row below has the like.
 */
export function isDataRow(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (isMonths(cells)) return false;
  if (hasCertainFigures(cells)) {
    if (isNumbered(cells) && !isMostlyNumbered(below)) return false;
    const { wordsOverFigures, figuresOverFigures } = weighHeader(cells, below);
    return wordsOverFigures === 0 || figuresOverFigures > wordsOverFigures;
  }
  const undecided = cells.flatMap((cell, i) => (cellKind(cell) === "number" ? [i] : []));
  const isLikeBelow = (i: number) => cellSays(cells[i] ?? "").or === cellSays(below[0]?.[i] ?? "").or;
  return undecided.length > 0 && undecided.every(isLikeBelow);
}

/**
 * Country, 5, 10, 15 (or 20202021, two years without the delimiter between): words or nothing, then three or more whole
 * numbers in equal steps, one of them amiss at most. Data hardly ever are so even.
 */
function isNumbered(cells: readonly string[]): boolean {
  const numbers: number[] = [];
  for (const cell of cells.slice(0, MOST_NUMBERED)) {
    const kind = cellKind(cell);
    const years = /^((?:19|20)\d\d)((?:19|20)\d\d)$/.exec(cell);
    if (years) numbers.push(Number(years[1]), Number(years[2]));
    else if (/^\s*\d{1,8}\s*$/.test(cell)) numbers.push(Number(cell));
    else if (kind !== "blank" && (kind !== "text" || numbers.length > 0)) return false;
  }
  const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
  const step = modeOf(steps.filter((each) => each > 0));
  const even = steps.filter((each) => each === step).length;
  return numbers.length >= 3 && (even === steps.length || (even >= 2 && even === steps.length - 1));
}

/** 平台, 24.08, 24.09: one month after the other, forwards or backwards, their years in two digits. */
function isMonths(cells: readonly string[]): boolean {
  const months: number[] = [];
  for (const cell of cells.slice(0, MOST_NUMBERED)) {
    if (cellKind(cell) !== "number") continue;
    const reading = readPeriod(cell);
    if (reading.kind !== "short-year") return false;
    const [year, month] = reading.code.split("-").map(Number);
    months.push((year ?? 0) * 12 + (month ?? 0));
  }
  const steps = new Set(months.slice(1).map((month, i) => month - (months[i] ?? 0)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}

function isMostlyNumbered(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 2) return true;
  return rows.filter(isNumbered).length * NUMBERED_ROWS > rows.length;
}
