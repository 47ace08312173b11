import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { PlanCurve } from "#domain/catalogue/plan.ts";
import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import {
  compareFractions,
  divide,
  type Fraction,
  fractionOf,
  multiply,
  subtract,
  toNumber,
} from "#domain/terms/fraction.ts";
import type { Names } from "#domain/terms/names.ts";
import { daysInMonth, periodCode } from "#domain/terms/period.ts";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { isFlow } from "./accumulation.ts";
import { exactValue, type Figure, isExactEnough, type ValueFigure } from "./figure.ts";
import { goalOf, leastOf, targetAt } from "./planned.ts";
import { type Series, yearToDateFigure } from "./series.ts";

/**
 * How much of a target is due: by months, by days, by a curve of the plan (cumulative percent of twelve months), or all of
 * it, as the target is of just the period that is over.
 */
export type ScheduleBasis =
  /** `instead` of the shape of last year, whose figures are not all known. */
  | { readonly kind: "months"; readonly instead?: "last-year" }
  | { readonly kind: "days" }
  | {
      readonly kind: "plan";
      readonly curve: Exclude<PlanCurve["kind"], "even">;
      readonly cumulative: readonly Fraction[];
    }
  | { readonly kind: "period" };

export const SCHEDULE_STATUSES = ["ahead", "on-schedule", "behind"] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

export const SCHEDULE_STATUS_NAMES: Record<ScheduleStatus, Names> = {
  ahead: { zh: "超前", en: "ahead" },
  "on-schedule": { zh: "正常", en: "on schedule" },
  behind: { zh: "滞后", en: "behind" },
};

/** Percentage points between completion and schedule; a bound where the completion is one. */
export type ScheduleGap = {
  readonly value: number;
  readonly exact: Fraction;
  readonly qualifier: NumericQualifier;
};

export type Schedule = {
  /** 序时进度, percent of the plan that is due. */
  readonly due: number;
  /** The curve by which it is. */
  readonly basis: ScheduleBasis;
  /** Completion minus due. */
  readonly gap: ScheduleGap;
  /** `null` where the completion is only a bound and does not prove a status. */
  readonly status: ScheduleStatus | null;
};

/** 序时进度 at the end of a month, in percent, exactly. */
function dueFraction(year: number, month: number, basis: ScheduleBasis): Fraction {
  switch (basis.kind) {
    case "months":
      return { n: BigInt(month * 100), d: 12n };
    case "days": {
      const days = (until: number) =>
        Array.from({ length: until }, (_, i) => daysInMonth(year, i + 1)).reduce((total, day) => total + day, 0);
      return { n: BigInt(days(month) * 100), d: BigInt(days(12)) };
    }
    case "plan":
      return basis.cumulative[month - 1] ?? WHOLE;
    case "period":
      return WHOLE;
  }
}

const WHOLE: Fraction = { n: 100n, d: 1n };

/** 序时进度 at the end of a month, in percent. */
export function dueAt(year: number, month: number, basis: ScheduleBasis = { kind: "months" }): number {
  return toNumber(dueFraction(year, month, basis));
}

/**
 * Completion against schedule. Only a flow can be compared with the part of the year that has gone; for a stock or a
 * rate the answer is `null`. The gap and the status are decided on exact fractions: 2 of 15 less 1/12 is +5.0 points and
 * ahead, though neither is a binary number.
 */
export function scheduleOf(
  indicator: Indicator,
  completion: Figure,
  year: number,
  month: number,
  basis: ScheduleBasis = { kind: "months" },
  rules: Rules = DEFAULT_RULES,
): Schedule | null {
  if (!isFlow(indicator) || completion.kind !== "value") return null;
  const due = dueFraction(year, month, basis);
  const gapOf = (value: Fraction) => subtract(value, due);
  const { low, high, above, below } = sidesOf(completion, indicator);
  const isCost = indicator.direction === "lower";
  const least = statusOf(gapOf(low), { isCost, staysUnder: isCost && above }, rules);
  const greatest = statusOf(gapOf(high), { isCost, staysUnder: !isCost && below }, rules);
  const exact = gapOf(exactValue(completion));
  const gap = { value: toNumber(exact), exact, qualifier: completion.qualifier };
  return { due: toNumber(due), basis, gap, status: least === greatest ? least : null };
}

/** Completion of an organization at the end of a month against the curve that goes for it; `null` where nothing is due. */
export function scheduleAt(series: Series, completion: Figure, year: number, month: number): Schedule | null {
  const target = targetAt(series, { kind: "month", year, month });
  if (target === null) return null;
  const basis: ScheduleBasis = target.period.kind === "year" ? basisOf(series, year) : { kind: "period" };
  return scheduleOf(series.indicator, completion, year, month, basis, series.rules);
}

/** What of a year's target should have come by the end of a month, in the indicator's unit; `null` where no number is known. */
export function plannedToDate(series: Series, year: number, month: number): number | null {
  if (!isFlow(series.indicator)) return null;
  const target = targetAt(series, { kind: "year", year });
  const goal = target && goalOf(target);
  if (!goal || !isExactEnough(goal)) return null;
  const whole = multiply(fractionOf(goal.value), { n: 1n, d: 100n });
  return toNumber(multiply(whole, dueFraction(year, month, basisOf(series, year))));
}

/** The curve of a year of an organization. */
export function basisOf(series: Series, year: number): ScheduleBasis {
  const curve = series.curves.get(periodCode({ kind: "year", year }));
  switch (curve?.kind) {
    case undefined:
    case "even":
      return { kind: "months" };
    case "last-year":
      return lastYearsShape(series, year - 1);
    case "quarters":
      // Within a quarter no more is due than at the end of the one before.
      return planOf(curve, (month) => (month < 3 ? 0 : (curve.cumulative[Math.floor(month / 3) - 1] ?? 100)));
    case "months":
      return planOf(curve, (month) => curve.cumulative[month - 1] ?? 100);
  }
}

function planOf({ kind: curve }: Extract<PlanCurve, { cumulative: unknown }>, share: (month: number) => number) {
  return { kind: "plan", curve, cumulative: MONTHS.map((month) => fractionOf(share(month))) } as const;
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** `C(y,m) / C(y,12)` of a year of which every one is known, and something came; else by months. */
function lastYearsShape(series: Series, year: number): ScheduleBasis {
  const parts = MONTHS.map((month) => yearToDateFigure(series, year, month))
    .filter(isExactEnough)
    .map(exactValue);
  const whole = parts.at(-1);
  if (parts.length < MONTHS.length || !whole || whole.n <= 0n) return { kind: "months", instead: "last-year" };
  const cumulative = parts.map((part) => multiply(divide(part, whole), WHOLE));
  return { kind: "plan", curve: "last-year", cumulative };
}

type Sides = {
  readonly low: Fraction;
  readonly high: Fraction;
  /** The side itself is excluded. */
  readonly above: boolean;
  readonly below: boolean;
};

/** The least and the greatest value a completion leaves possible; the status beyond all bounds is that of the end. */
function sidesOf(completion: ValueFigure, indicator: Indicator): Sides {
  const value = exactValue(completion);
  switch (completion.qualifier) {
    case "exact":
    case "approx":
      return { low: value, high: value, above: false, below: false };
    case "gt":
    case "ge":
      return { low: value, high: BEYOND, above: completion.qualifier === "gt", below: false };
    case "lt":
    case "le": {
      const least = leastOf(completion, indicator);
      const low = least === null ? { n: -BEYOND.n, d: 1n } : fractionOf(least);
      return { low, high: value, above: false, below: completion.qualifier === "lt" };
    }
  }
}

/** Percent that no completion reaches: where a bound is open, the status there is that of the far end. */
const BEYOND: Fraction = { n: 10n ** 30n, d: 1n };

/**
 * The status of a gap; of a cost, of the gap the other way round, as to have used less than is due is to be ahead.
 *
 * @param staysUnder true of a side that the values come near and stay under
 */
function statusOf(
  gap: Fraction,
  { isCost, staysUnder }: { readonly isCost: boolean; readonly staysUnder: boolean },
  { ahead, behind }: Rules,
): ScheduleStatus {
  const good = isCost ? { n: -gap.n, d: gap.d } : gap;
  const above = compareFractions(good, fractionOf(ahead));
  const under = compareFractions(good, fractionOf(behind));
  if (above > 0 || (above === 0 && !staysUnder)) return "ahead";
  return under < 0 || (under === 0 && staysUnder) ? "behind" : "on-schedule";
}
