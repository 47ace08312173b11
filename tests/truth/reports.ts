import type { Indicator, Row } from "./books.ts";
import { compare, parseDecimal, ZERO } from "./fraction.ts";
import { type Interval, onlyValue, readInterval } from "./interval.ts";
import { beginOf, type Period, readPeriod } from "./period.ts";

/** A value or words that an organization reported for a range of months. */
export interface Report {
  readonly period: Period;
  readonly interval: Interval;
  /** One value, not 约. */
  readonly exact: boolean;
  /** Status letters other than A and O. */
  readonly marks: readonly string[];
}

/** All that one organization reported of one indicator. */
export interface Account {
  readonly reports: readonly Report[];
  /** The month its first reported period begins with, also one reported missing; counted through the years. */
  readonly begins: number;
}

/** Nothing at all was reported: it has not begun. */
export const EMPTY: Account = { reports: [], begins: Number.POSITIVE_INFINITY };

export function cannotBeNegative({ min }: Indicator): boolean {
  return min !== null && compare(parseDecimal(min), ZERO) >= 0;
}

/** @param rows of one indicator and organization */
export function openAccount(rows: readonly Row[], nonNegative: boolean): Account {
  const dated = [...new Map(rows.map((row) => [row.period, row])).values()].flatMap((row) => {
    const period = readPeriod(row.period);
    return period ? [{ row, period }] : [];
  });
  const reports = dated.flatMap(({ row, period }) => {
    const interval = readInterval(row, nonNegative);
    if (!interval) return [];
    const marks = [...new Set(row.status.replace(/[^B-Z]/g, ""))];
    return [{ period, interval, exact: onlyValue(interval) !== null && !interval.approx, marks }];
  });
  return { reports, begins: Math.min(...dated.map(({ period }) => beginOf(period.range)), EMPTY.begins) };
}
