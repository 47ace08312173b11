import type { Desk } from "./desk.ts";
import { add, divide, type Fraction, fraction, multiply, parseDecimal, ZERO } from "./fraction.ts";
import { exactly, type Interval } from "./interval.ts";
import { type CalendarPeriod, findLevel, isRate, type Question } from "./level.ts";
import { readCalendarPeriod, yearBefore } from "./period.ts";
import type { Result } from "./result.ts";

/** The target that a question is held against. */
export interface Aim {
  readonly period: CalendarPeriod;
  /** Where it lies; null: it is words, or goes by a result that is not known. */
  readonly interval: Interval | null;
}

/**
 * Of a quarter or a half its own goes before that of the year, of a month the year's before its own. Rates are only asked
 * about by the year.
 */
export function findAim(desk: Desk, question: Question): Aim | null {
  const { indicator, organization, period } = question;
  const year = readCalendarPeriod(`${period.range.year}`);
  const all = isRate(indicator) ? [year] : period.kind === "month" ? [year, period] : [period, year];
  for (const each of all) {
    const written = desk.target(indicator.code, organization, each.code);
    if (written !== null) return { period: each, interval: readAim(desk, { ...question, period: each }, written) };
  }
  return null;
}

/** `50`, `>=25`, `~25`, `last +10%`, `last -5`, `last >=+10%`; anything else is words. */
function readAim(desk: Desk, question: Question, written: string): Interval | null {
  const [, relative, sign = "", number, percent] =
    /^(last )?(>=|<=|>|<|~)?([+-]?\d+(?:\.\d+)?)(%)?$/.exec(written) ?? [];
  if (number === undefined) return null;
  const value = parseDecimal(number);
  if (!relative) return percent ? null : bounded(exactly(value), sign);
  if (percent && question.indicator.unitKind === "percent") return null;
  const before = { ...question, period: yearBefore(question.period) };
  const result = sidesOf(findLevel(desk, before, question.period.kind === "year" ? "ytd" : "current"));
  if (!result) return null;
  const factor = divide(add(fraction(100), value), fraction(100));
  return bounded(moved(result, percent ? (side) => multiply(side, factor) : (side) => add(side, value)), sign);
}

/** What is certain of last year by itself: what is said of it, without the side that a bound leaves unsaid. */
function sidesOf(result: Result): Interval | null {
  if (result.kind === "missing" || result.words.length > 0 || result.form === "range") return null;
  const isUpper = result.form === "lt" || result.form === "le";
  return { ...result, low: isUpper ? null : result.low, lowStrict: !isUpper && result.lowStrict, limited: false };
}

function moved(interval: Interval, move: (side: Fraction) => Fraction): Interval {
  return { ...interval, low: interval.low && move(interval.low), high: interval.high && move(interval.high) };
}

/** A plan that goes by what is known as an interval, and then of at least, at most or about so much. */
function bounded(interval: Interval, sign: string): Interval | null {
  const { low, high, lowStrict, highStrict } = interval;
  const isOne = low !== null && high !== null;
  // A plan of at least so much is met at that number.
  if (isOne && sign !== "~") return interval;
  switch (sign) {
    case ">=":
    case ">":
      return low && { ...interval, high: null, highStrict: false, lowStrict: lowStrict || sign === ">" };
    case "<=":
    case "<":
      return high && { ...interval, low: null, lowStrict: false, highStrict: highStrict || sign === "<" };
    case "~":
      return isOne ? { ...interval, approx: true } : interval;
    default:
      return interval;
  }
}

/**
 * A figure over a target that is above zero, both between sides; null where nothing is certain on either side. A target of
 * at most so much is above zero, one of at least so much has no end. What may be below zero is not divided.
 */
export function divideByAim(figure: Interval, aim: Interval, form: string): Interval | null {
  const isAbove = aim.high === null;
  const { low, high, lowStrict, highStrict } = figure;
  if (!low || low.num < 0n || figure.words.length > 0) return null;
  if (high && !lowStrict && !highStrict && low.num === 0n && high.num === 0n && form !== "lt" && form !== "le")
    return { ...exactly(ZERO), approx: form === "approx" };
  const [saidLow, saidHigh] = [form !== "lt" && form !== "le", form !== "gt" && form !== "ge"];
  if (isAbove) {
    if (!saidHigh || !high || !aim.low) return null;
    return {
      ...figure,
      low: ZERO,
      lowStrict: false,
      high: divide(high, aim.low),
      highStrict: highStrict || aim.lowStrict,
    };
  }
  if (!saidLow || !aim.high) return null;
  const isStrict = lowStrict || (aim.highStrict && low.num > 0n);
  return { ...figure, low: divide(low, aim.high), lowStrict: isStrict, high: null, highStrict: false };
}

/** Whether it is a number, or about one. */
export function isOneNumber({ low, high }: Interval): boolean {
  return low !== null && high !== null;
}
