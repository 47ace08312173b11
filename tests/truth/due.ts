import { findAim } from "./aim.ts";
import type { Desk } from "./desk.ts";
import { compare, divide, type Fraction, fraction, multiply, parseDecimal, ZERO } from "./fraction.ts";
import { findLevel, type Question } from "./level.ts";
import { readCalendarPeriod } from "./period.ts";
import { plainValue } from "./result.ts";

const WHOLE = fraction(100);

/** 序时进度 in percent at the end of a month: all of a target of just that month, else by the curve of the year. */
export function findDue(desk: Desk, question: Question): Fraction {
  const { indicator, organization, period } = question;
  const { year, to: month } = period.range;
  const aim = findAim(desk, question);
  if (aim && aim.period.kind !== "year") return WHOLE;
  const even = fraction(100 * month, 12);
  const shape = desk.curve(indicator.code, organization, year);
  if (shape === null || shape === "even") return even;
  if (shape === "last-year") return lastYearsShare(desk, question) ?? even;
  const full = Math.floor((month * shape.length) / 12);
  return full === 0 ? ZERO : parseDecimal(shape[full - 1] ?? "100");
}

/** The part of last year's result that had come by the same month; null where a month of it is not known, or nothing came. */
function lastYearsShare(desk: Desk, question: Question): Fraction | null {
  const { year, to: month } = question.period.range;
  const came = Array.from({ length: 12 }, (_, index) => {
    const code = `${year - 1}-${String(index + 1).padStart(2, "0")}`;
    return plainValue(findLevel(desk, { ...question, period: readCalendarPeriod(code) }, "ytd"));
  });
  const [part, whole] = [came[month - 1], came[11]];
  if (came.some((each) => !each) || !part || !whole || compare(whole, ZERO) <= 0) return null;
  return multiply(divide(part, whole), WHOLE);
}
