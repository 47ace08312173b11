import type { Row } from "./books.ts";
import { add, compare, divide, type Fraction, isZero, parseDecimal, ZERO } from "./fraction.ts";

/** All that is certain of a figure: it lies between two sides. */
export interface Interval {
  /** null: unbounded. */
  readonly low: Fraction | null;
  /** The figure is above `low`, not equal to it. */
  readonly lowStrict: boolean;
  readonly high: Fraction | null;
  readonly highStrict: boolean;
  /** A source of it said 约. */
  readonly approx: boolean;
  /** Part of it is known only between the limits that other reports leave. */
  readonly limited: boolean;
  /** What was reported in words, such as 数千. */
  readonly words: readonly string[];
}

/**
 * How a figure is to be said. `range`: from low to high, of what other reports leave possible. `words`: nothing but
 * words is certain. `lt` and `le` show no low side, though zero may be one.
 */
export type Form = "exact" | "approx" | "gt" | "ge" | "lt" | "le" | "range" | "words";

const PLAIN = { lowStrict: false, highStrict: false, approx: false, limited: false, words: [] } as const;

export function exactly(value: Fraction): Interval {
  return { ...PLAIN, low: value, high: value };
}

/** Nothing is known but that it cannot be negative, where it cannot. */
export function anything(nonNegative: boolean): Interval {
  return { ...PLAIN, low: nonNegative ? ZERO : null, high: null };
}

/** What a row states, or null where it states nothing (reported missing). */
export function readInterval(row: Row, nonNegative: boolean): Interval | null {
  if (row.status.includes("O")) return null;
  if (row.value.trim() === "") {
    return row.words.trim() === "" ? null : { ...anything(nonNegative), words: [row.words.trim()] };
  }
  const value = parseDecimal(row.value);
  const floor = nonNegative ? ZERO : null;
  switch (row.qualifier) {
    case "exact":
      return exactly(value);
    case "approx":
      return { ...exactly(value), approx: true };
    case "gt":
    case "ge":
      return { ...PLAIN, low: value, lowStrict: row.qualifier === "gt", high: null };
    case "lt":
    case "le":
      return { ...PLAIN, low: floor, high: value, highStrict: row.qualifier === "lt" };
    case "text":
      throw new Error(`words with a value: ${row.indicator} ${row.organization} ${row.period}`);
  }
}

/** Sides add each by itself; a side that one part lacks the sum lacks. */
export function addIntervals(parts: readonly Interval[]): Interval {
  return {
    low: addSides(parts.map(({ low }) => low)),
    lowStrict: parts.some(({ lowStrict }) => lowStrict),
    high: addSides(parts.map(({ high }) => high)),
    highStrict: parts.some(({ highStrict }) => highStrict),
    approx: parts.some(({ approx }) => approx),
    limited: parts.some(({ limited }) => limited),
    words: parts.flatMap(({ words }) => words),
  };
}

/** @param divisor above zero */
export function divideInterval(interval: Interval, divisor: Fraction): Interval {
  const scale = (side: Fraction | null) => side && divide(side, divisor);
  return { ...interval, low: scale(interval.low), high: scale(interval.high) };
}

/** The one value that it is, or null. */
export function onlyValue({ low, high, lowStrict, highStrict }: Interval): Fraction | null {
  return low && high && !lowStrict && !highStrict && compare(low, high) === 0 ? low : null;
}

/** How it is said, or null where no side is certain and nothing was said in words. */
export function formOf(interval: Interval): Form | null {
  const { low, lowStrict, high, highStrict, approx, limited, words } = interval;
  if (onlyValue(interval)) return approx ? "approx" : "exact";
  if (!high && words.length > 0 && (!low || (isZero(low) && !lowStrict))) return "words";
  if (low && high && limited) return "range";
  if (high) return highStrict ? "lt" : "le";
  if (low) return lowStrict ? "gt" : "ge";
  return null;
}

function addSides(sides: readonly (Fraction | null)[]): Fraction | null {
  return sides.reduce((sum, side) => (sum && side ? add(sum, side) : null), ZERO);
}
