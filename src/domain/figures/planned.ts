import { allowsNegative } from "#domain/catalogue/indicator.ts";
import type { RelativeTarget, TargetValue } from "#domain/catalogue/target.ts";
import { fractionOf, multiply, toNumber } from "#domain/terms/fraction.ts";
import { type CalendarPeriod, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { isBound, type NumericQualifier } from "#domain/terms/qualifier.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { isFlow, isStock } from "./accumulation.ts";
import type { Derived } from "./derivation.ts";
import {
  cleanFloat,
  exactValue,
  type Figure,
  isExactEnough,
  missing,
  type ValueFigure,
  valueFigure,
} from "./figure.ts";
import { deriveCurrent, deriveToDate, type Series } from "./series.ts";

/** The target that a completion goes by, and the number that it stands for. */
export type PlannedTarget = {
  readonly period: CalendarPeriod;
  readonly value: TargetValue;
  /** In the indicator's unit; missing where it stands for none. */
  readonly level: Figure;
  /** Of a target relative to last year: the result that it is reckoned from. */
  readonly base: (Derived & { readonly period: CalendarPeriod }) | null;
};

/**
 * The target that a period is held against. A quarter and a half have their own before that of their year. A month is the
 * day at which pages look at a year: it has the year's before its own. A reported rate has the year's alone.
 */
export function targetAt(series: Series, period: CalendarPeriod): PlannedTarget | null {
  const { indicator, targets } = series;
  const year = { kind: "year", year: period.year } as const;
  const hasOwn = isFlow(indicator) || isStock(indicator) || indicator.formula !== undefined;
  const order = !hasOwn ? [year] : period.kind === "month" ? [year, period] : [period, year];
  for (const each of order) {
    const value = targets.get(periodCode(each));
    if (value !== undefined) return plannedOf(series, each, value);
  }
  return null;
}

/**
 * What a completion is held against. A plan of at least or at most so much is met at that number, so that it counts as the
 * number itself; it stays a bound only where last year's result, which it goes by, is one.
 */
export function goalOf({ level, base }: PlannedTarget): Figure {
  if (level.kind !== "value" || !isBound(level.qualifier)) return level;
  const before = base?.figure.kind === "value" ? base.figure.qualifier : "exact";
  if (isBound(before)) return level;
  return { ...level, qualifier: before };
}

/** What is held against a target: 累计 against that of a year, 当期 against that of just the period. */
export function deriveAgainst(series: Series, { period: planned }: PlannedTarget, month: number): Derived {
  return planned.kind === "year" ? deriveToDate(series, planned.year, month) : deriveCurrent(series, planned);
}

function plannedOf(series: Series, period: CalendarPeriod, value: TargetValue): PlannedTarget {
  if (typeof value === "number") return { period, value, level: valueFigure(value, { revision: 0 }), base: null };
  switch (value.kind) {
    case "bound": {
      const { qualifier } = value;
      return { period, value, level: valueFigure(value.value, { revision: 0, qualifier }), base: null };
    }
    case "relative": {
      const before = { ...period, year: period.year - 1 };
      const derived = period.kind === "year" ? deriveToDate(series, before.year, 12) : deriveCurrent(series, before);
      return {
        period,
        value,
        level: relativeLevel(series, value, derived.figure),
        base: { ...derived, period: before },
      };
    }
    case "completion":
    case "words":
      return { period, value, level: missing("target-words"), base: null };
  }
}

/**
 * Last year's result and so much more. A bound of last year is one of this year's target; where both are bounds they must
 * be of one side. So many percent more of a share may be meant in points, and is not reckoned.
 */
function relativeLevel({ indicator }: Series, { by, change, qualifier }: RelativeTarget, base: Figure): Figure {
  if (by === "percent" && UNITS[indicator.unit].kind === "percent") return missing("target-words");
  if (base.kind !== "value" || base.words) return missing("target-base", { revision: base.revision });
  const both = combined(base.qualifier, qualifier);
  const factor = { n: fractionOf(100 + change).n, d: fractionOf(100 + change).d * 100n };
  if (both === null || (by === "percent" && change <= -100 && isBound(base.qualifier)))
    return missing("target-base", { revision: base.revision });
  const exact = exactValue(base);
  const added = fractionOf(change);
  const value =
    by === "percent" ? multiply(exact, factor) : { n: exact.n * added.d + added.n * exact.d, d: exact.d * added.d };
  return valueFigure(cleanFloat(toNumber(value)), { revision: base.revision, qualifier: both });
}

/** The qualifier of a sum of two; `null` where they leave no side certain. */
function combined(a: NumericQualifier, b: NumericQualifier): NumericQualifier | null {
  if (!isBound(a)) return isBound(b) || a === "exact" ? b : a;
  if (!isBound(b)) return a;
  if (isUpper(a) !== isUpper(b)) return null;
  return a === b ? a : isUpper(a) ? "lt" : "gt";
}

function isUpper(qualifier: NumericQualifier): boolean {
  return qualifier === "lt" || qualifier === "le";
}

/** The least that a figure may be; `null` where there is no such limit. */
export function leastOf({ value, qualifier, floor }: ValueFigure, indicator: Series["indicator"]): number | null {
  if (!isUpper(qualifier)) return value;
  return floor ?? (allowsNegative(indicator) ? null : 0);
}

export function isUpperBound({ qualifier }: ValueFigure): boolean {
  return isUpper(qualifier);
}

/** The targets of years that are, or come to, one number, by year code: what charts draw. */
export function targetNumbers(series: Series): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const code of series.targets.keys()) {
    const period = parsePeriod(code);
    const target = period?.kind === "year" ? targetAt(series, period) : null;
    const goal = target && goalOf(target);
    if (goal && isExactEnough(goal)) numbers.set(code, goal.value);
  }
  return numbers;
}
