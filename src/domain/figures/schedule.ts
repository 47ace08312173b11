import { allowsNegative, type Indicator } from "#domain/catalogue/indicator.ts";
import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import { compareFractions, type Fraction, fractionOf, subtract, toNumber } from "#domain/terms/fraction.ts";
import type { Names } from "#domain/terms/names.ts";
import { daysInMonth } from "#domain/terms/period.ts";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { isFlow } from "./accumulation.ts";
import { exactValue, type Figure, type ValueFigure } from "./figure.ts";

/** How much of the year has gone: by months, by days, or by the organization's own plan (cumulative percent a month). */
export type ScheduleBasis =
  | { readonly kind: "months" }
  | { readonly kind: "days" }
  | { readonly kind: "plan"; readonly cumulative: readonly number[] };

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
  /** 序时进度, percent of the year's plan that is due. */
  readonly due: number;
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
      return fractionOf(basis.cumulative[month - 1] ?? 100);
  }
}

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
  return { due: toNumber(due), gap, status: least === greatest ? least : null };
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
      const least = completion.floor ?? 0;
      const low = allowsNegative(indicator) && least <= 0 ? { n: -BEYOND.n, d: 1n } : fractionOf(least);
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
