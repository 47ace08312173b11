import type { Indicator } from "./books.ts";
import { compute, ingredientsOf } from "./computed.ts";
import { type Desk, liesAcrossBreak, type Owing } from "./desk.ts";
import { compare, divide, type Fraction, fraction, multiply, subtract, ZERO } from "./fraction.ts";
import { exactly } from "./interval.ts";
import { findLevel, type LevelMeasure, membersOf, partakersOf, type Question, rangeOf, totalOf } from "./level.ts";
import { unite } from "./own-figure.ts";
import { type MonthRange, periodBefore, yearBefore } from "./period.ts";
import { type MissingResult, makeMissing, makeValue, plainValue, type Reason, type Result } from "./result.ts";

export type ChangeMeasure = "yoy" | "ytd-yoy" | "pop";

const SMALL_BASE = fraction(10);
const HUNDRED = fraction(100);

/** 同比, 累计同比 or 环比: in percent, of percentages in percentage points. */
export function findChange(desk: Desk, question: Question, measure: ChangeMeasure): Result {
  const level: LevelMeasure = measure === "ytd-yoy" ? "ytd" : "current";
  const { indicator, period: later } = question;
  const earlier = measure === "pop" ? periodBefore(later) : yearBefore(later);
  const before = { ...question, period: earlier };
  const period = findLevel(desk, question, level);
  const base = findLevel(desk, before, level);
  if (indicator.recipe) return findComputedChange(desk, question, before, level, { period, base });
  const ofTotals = period.origin === "total" || base.origin === "total";
  const folders = [desk.folder(indicator.code, question.organization), ...(ofTotals ? membersOf(desk, question) : [])];
  const acrossBreak = liesAcrossBreak(folders, breakRange(indicator, earlier.range, level), later.range);
  const change = compareLevels(indicator, period, base);
  const { comparison } = change;
  const shared =
    period.origin === "total" && base.origin === "total" ? sharedMembers(desk, question, before, level) : null;
  const likeForLike =
    shared && compareLevels(indicator, totalOf(desk, question, level, shared), totalOf(desk, before, level, shared));
  return comparison ? { ...change, comparison: { ...comparison, acrossBreak, likeForLike } } : change;
}

/** Of a computed figure: a break of any part breaks it, and like for like is made of parts that are. */
function findComputedChange(
  desk: Desk,
  later: Question,
  earlier: Question,
  level: LevelMeasure,
  { period, base }: { readonly period: Result; readonly base: Result },
): Result {
  const change = compareLevels(later.indicator, period, base);
  const { comparison } = change;
  if (!comparison) return change;
  const acrossBreak = liesComputedBreak(desk, later, earlier, level);
  if (!hasOtherMembers(desk, later, earlier, level)) return { ...change, comparison: { ...comparison, acrossBreak } };
  const likeForLike = compareLevels(
    later.indicator,
    sharedLevel(desk, later, [later, earlier], level),
    sharedLevel(desk, earlier, [later, earlier], level),
  );
  return { ...change, comparison: { ...comparison, acrossBreak, likeForLike } };
}

function liesComputedBreak(desk: Desk, later: Question, earlier: Question, level: LevelMeasure): boolean {
  if (later.indicator.recipe)
    return partsOf(desk, later).some((part) =>
      liesComputedBreak(desk, part, { ...earlier, indicator: part.indicator }, level),
    );
  const { indicator, organization } = later;
  const ofTotals = [later, earlier].some((side) => findLevel(desk, side, level).origin === "total");
  const folders = [desk.folder(indicator.code, organization), ...(ofTotals ? membersOf(desk, later) : [])];
  return liesAcrossBreak(folders, breakRange(indicator, earlier.period.range, level), later.period.range);
}

function hasOtherMembers(desk: Desk, later: Question, earlier: Question, level: LevelMeasure): boolean {
  if (later.indicator.recipe)
    return partsOf(desk, later).some((part) =>
      hasOtherMembers(desk, part, { ...earlier, indicator: part.indicator }, level),
    );
  return areTotals(desk, [later, earlier], level) && sharedMembers(desk, later, earlier, level) !== null;
}

/** A level of which each total is of the platforms on both sides alone. */
function sharedLevel(
  desk: Desk,
  question: Question,
  [later, earlier]: readonly [Question, Question],
  level: LevelMeasure,
): Result {
  const { indicator } = question;
  if (indicator.recipe) {
    const parts = ingredientsOf(desk, question).map(({ question: part, takenAway }) => {
      const sides = [
        { ...later, indicator: part.indicator },
        { ...earlier, indicator: part.indicator },
      ] as const;
      return { indicator: part.indicator, takenAway, result: sharedLevel(desk, part, sides, level) };
    });
    return compute(indicator, indicator.recipe, parts);
  }
  if (!areTotals(desk, [later, earlier], level)) return findLevel(desk, question, level);
  const shared = sharedMembers(desk, later, earlier, level);
  return shared ? totalOf(desk, question, level, shared) : findLevel(desk, question, level);
}

function areTotals(desk: Desk, sides: readonly Question[], level: LevelMeasure): boolean {
  return sides.every((side) => findLevel(desk, side, level).origin === "total");
}

function partsOf(desk: Desk, question: Question): readonly Question[] {
  return ingredientsOf(desk, question).map((part) => part.question);
}

/** Why no percentage may be made of a side, or null where one may. */
export function refuseSide(result: Result, side: "period" | "base"): Pick<MissingResult, "reason" | "side"> | null {
  if (result.kind === "missing") return { reason: result.reason, side };
  if (plainValue(result)) return null;
  const { coverage } = result;
  return { reason: coverage && coverage.reported < coverage.expected ? "incomplete" : "inexact", side };
}

/** Why nothing is divided by this base, or null. */
export function refuseBase(base: Fraction): Reason | null {
  const order = compare(base, ZERO);
  if (order > 0) return null;
  return order < 0 ? "negative" : "zero";
}

function compareLevels(indicator: Indicator, period: Result, base: Result): Result {
  const [now, then] = [plainValue(period), plainValue(base)];
  const inPoints = indicator.unitKind === "percent";
  const unit = inPoints ? "points" : "percent";
  const difference = now && then && subtract(now, then);
  const comparison = { period, base, difference, acrossBreak: false, smallBase: false, likeForLike: null };
  const notes = {
    marks: unite([period.marks, base.marks]),
    possibleMarks: unite([period.possibleMarks, base.possibleMarks]),
    revised: period.revised || base.revised,
    coverage: period.coverage,
    origin: period.origin === "total" || base.origin === "total" ? "total" : "reported",
    comparison,
    computed: period.computed || base.computed,
    smallDenominator: period.smallDenominator || base.smallDenominator,
  } as const;
  const refused = refuseSide(period, "period") ?? refuseSide(base, "base");
  if (refused || !then || !difference) return makeMissing(refused?.reason ?? "inexact", refused?.side ?? null, notes);
  const approx = [period, base].some((side) => side.kind === "value" && side.approx);
  if (inPoints) return makeValue({ ...exactly(difference), approx }, unit, notes);
  const reason = refuseBase(then);
  if (reason) return makeMissing(reason, "base", notes);
  // A ratio is small by what it is divided by, not by itself.
  const smallBase =
    indicator.recipe?.kind !== "ratio" && indicator.unitKind === "count" && compare(then, SMALL_BASE) < 0;
  const percent = multiply(divide(difference, then), HUNDRED);
  return makeValue({ ...exactly(percent), approx }, unit, { ...notes, comparison: { ...comparison, smallBase } });
}

/** Platforms that take part on both sides, where the two sides are not of the same; else null. */
function sharedMembers(desk: Desk, later: Question, earlier: Question, level: LevelMeasure): readonly Owing[] | null {
  const now = partakersOf(desk, later, level);
  const then = partakersOf(desk, earlier, level);
  const shared = then.filter((member) => now.some(({ organization }) => organization === member.organization));
  return shared.length === now.length && shared.length === then.length ? null : shared;
}

/** From where on a break lies between base and period: a stock's base is the state at the end of its last month. */
function breakRange({ aggregation }: Indicator, base: MonthRange, level: LevelMeasure): MonthRange {
  return aggregation === "last" ? { ...base, from: base.to } : rangeOf(base, level);
}
