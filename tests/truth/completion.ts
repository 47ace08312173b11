import { refuseBase, refuseSide } from "./change.ts";
import type { Desk } from "./desk.ts";
import { divide, fraction, parseDecimal } from "./fraction.ts";
import { divideInterval, exactly } from "./interval.ts";
import { findLevel, isRate, type Question } from "./level.ts";
import { makeMissing, makeValue, type Result } from "./result.ts";

/**
 * 完成率 in percent: the year to date (of a stock, its state) over the year's target. A bound stays a bound; of a range
 * between limits and of words alone there is no percentage.
 */
export function findCompletion(desk: Desk, question: Question): Result {
  const { indicator, organization, period } = question;
  if (isRate(indicator)) return makeMissing("not-defined");
  const level = findLevel(desk, question, "ytd");
  const written = desk.target(indicator.code, organization, period.range.year);
  const target = written === null ? null : parseDecimal(written);
  const comparison = {
    period: level,
    base: target && makeValue(exactly(target), "value"),
    difference: null,
    acrossBreak: false,
    smallBase: false,
    likeForLike: null,
  };
  const { marks, possibleMarks, revised, coverage, origin, computed, smallDenominator } = level;
  const notes = { marks, possibleMarks, revised, coverage, origin, comparison, computed, smallDenominator };
  if (level.kind === "missing") return makeMissing(level.reason, "period", notes);
  if (!target) return makeMissing("no-target", "base", notes);
  const refused = refuseBase(target);
  if (refused) return makeMissing(refused, "base", notes);
  if (level.form === "range" || level.form === "words") {
    return makeMissing(refuseSide(level, "period")?.reason ?? "inexact", "period", notes);
  }
  const interval = { ...level, low: level.floor, limited: false };
  return makeValue(divideInterval(interval, divide(target, fraction(100))), "percent", notes);
}
