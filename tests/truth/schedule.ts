import type { Indicator } from "./books.ts";
import { compare, type Fraction, fraction, negate } from "./fraction.ts";
import { addIntervals, exactly, type Interval } from "./interval.ts";
import { makeMissing, makeValue, type Result } from "./result.ts";

export type ScheduleStatus = "ahead" | "on-schedule" | "behind";

export interface Schedule {
  /** Completion less what is due, in percentage points. */
  readonly gap: Result;
  /** null: there is no gap, or it leaves more than one status possible. */
  readonly status: ScheduleStatus | null;
}

/** Percentage points: from `ahead` on, and below `behind`. */
const THRESHOLDS = { ahead: fraction(5), behind: fraction(-5) };

/** Only of flows: part of the year gone says nothing about a state or a rate. @param due in percent */
export function findSchedule(indicator: Indicator, completion: Result, due: Fraction): Schedule {
  if (indicator.aggregation !== "sum") return { gap: makeMissing("not-defined"), status: null };
  if (completion.kind === "missing") return { gap: completion, status: null };
  const interval = { ...completion, low: completion.floor, limited: false };
  const gap = addIntervals([interval, exactly(negate(due))]);
  const status = statusOf(indicator.direction === "lower" ? mirror(gap) : gap);
  return { gap: makeValue(gap, "points", completion), status };
}

/** The status that every value the gap may have has. */
function statusOf({ low, high, highStrict }: Interval): ScheduleStatus | null {
  const { ahead, behind } = THRESHOLDS;
  if (low && compare(low, ahead) >= 0) return "ahead";
  if (high && isUnder(high, highStrict, behind)) return "behind";
  const inside = low && high && compare(low, behind) >= 0 && isUnder(high, highStrict, ahead);
  return inside ? "on-schedule" : null;
}

/** Whether all that is at most `high` is less than `limit`. */
function isUnder(high: Fraction, strict: boolean, limit: Fraction): boolean {
  const order = compare(high, limit);
  return order < 0 || (order === 0 && strict);
}

/** Of costs, to be below the schedule is to be ahead. */
function mirror({ low, lowStrict, high, highStrict, ...rest }: Interval): Interval {
  return {
    ...rest,
    low: high && negate(high),
    lowStrict: highStrict,
    high: low && negate(low),
    highStrict: lowStrict,
  };
}
