import { divideByAim, findAim, isOneNumber } from "./aim.ts";
import { refuseBase, refuseSide } from "./change.ts";
import type { Desk } from "./desk.ts";
import { divide, fraction, multiply } from "./fraction.ts";
import { divideInterval, type Interval } from "./interval.ts";
import { findLevel, isRate, type Question } from "./level.ts";
import { makeMissing, makeValue, type Result } from "./result.ts";

const HUNDRED = fraction(100);

/**
 * 完成率 in percent: the year to date (of a stock, its state) over the year's target, or of a period with a target of its
 * own its figure over that. A bound stays a bound; of a range between limits and of words alone there is no percentage.
 */
export function findCompletion(desk: Desk, question: Question): Result {
  const { indicator } = question;
  if (isRate(indicator)) return makeMissing("not-defined");
  const aim = findAim(desk, question);
  const level =
    !aim || aim.period.kind === "year"
      ? findLevel(desk, question, "ytd")
      : findLevel(desk, { ...question, period: aim.period }, "current");
  const target = aim?.interval ?? null;
  const comparison = {
    period: level,
    base: target && makeValue(target, "value"),
    difference: null,
    acrossBreak: false,
    smallBase: false,
    likeForLike: null,
  };
  const { marks, possibleMarks, revised, coverage, origin, computed, smallDenominator } = level;
  const notes = { marks, possibleMarks, revised, coverage, origin, comparison, computed, smallDenominator };
  if (level.kind === "missing") return makeMissing(level.reason, "period", notes);
  const side = target && (target.low ?? target.high);
  if (!target || !side) return makeMissing("no-target", "base", notes);
  const refused = refuseBase(side);
  if (refused) return makeMissing(refused, "base", notes);
  if (level.form === "range" || level.form === "words") {
    return makeMissing(refuseSide(level, "period")?.reason ?? "inexact", "period", notes);
  }
  const interval = { ...level, low: level.floor, limited: false };
  if (isOneNumber(target)) {
    const isAbout = target.approx && level.form === "exact";
    const share = divideInterval(interval, divide(side, HUNDRED));
    return makeValue(isAbout ? { ...share, approx: true } : share, "percent", notes);
  }
  const share = divideByAim(interval, target, level.form);
  return share ? makeValue(percent(share), "percent", notes) : makeMissing("inexact", "period", notes);
}

function percent(share: Interval): Interval {
  const { low, high } = share;
  return { ...share, low: low && multiply(low, HUNDRED), high: high && multiply(high, HUNDRED) };
}
