import type { Indicator } from "./books.ts";
import type { Preference } from "./chain.ts";
import { addIntervals, formOf, type Interval, onlyValue } from "./interval.ts";
import { type OwnFigure, type OwnFigures, type OwnReason, unite } from "./own-figure.ts";
import { beginOf, type CalendarKind, endOf, type MonthRange } from "./period.ts";
import { cannotBeNegative } from "./reports.ts";
import { makeMissing, makeValue, type Result } from "./result.ts";

/** A platform's figures and the month it began to report, counted through the years. */
export interface Member {
  readonly figures: OwnFigures;
  readonly begins: number;
}

/** Platforms that have begun by the end of the range. */
export function expectedMembers<M extends Member>(members: readonly M[], range: MonthRange): readonly M[] {
  return members.filter(({ begins }) => begins <= endOf(range));
}

/**
 * The sum of the platforms' own figures of these months: of a flow over them, of a stock at the end of the last.
 *
 * @param earliest the month the first platform of all began with: what lies before it is unknown for everybody
 */
export function addPlatforms(
  members: readonly Member[],
  indicator: Indicator,
  range: MonthRange,
  { preference, kind }: { readonly preference: Preference; readonly kind: CalendarKind },
  earliest: number,
): Result {
  const expected = expectedMembers(members, range);
  const figures = expected.map(({ figures: own, begins }) =>
    indicator.aggregation === "last"
      ? own.state(range.year, range.to, kind)
      : own.flow(partOf(range, begins, earliest), preference),
  );
  const known = figures.filter(({ kind }) => kind === "known");
  const notes = {
    origin: "total",
    coverage: { reported: figures.filter(isDetermined).length, expected: expected.length },
    marks: unite(known.map(({ marks }) => marks)),
    possibleMarks: unite(figures.map(({ marks }) => marks)),
    revised: figures.some((figure) => figure.kind === "known" && figure.revised),
  } as const;
  const isTold =
    figures.some((figure) => figure.kind === "known" || figure.partKnown) ||
    (figures.length > 0 && figures.every(isDetermined));
  if (!isTold) {
    return makeMissing(commonReason(figures), null, notes);
  }
  const complete = figures.every(isDetermined);
  if (!complete && !cannotBeNegative(indicator)) return makeMissing("incomplete", null, notes);
  const interval = addIntervals(figures.map(contribution));
  if (formOf(interval) === null) return makeMissing("inexact", null, notes);
  return makeValue(interval, "value", notes);
}

/** Months before a platform began are zero for it, if another had begun; else they are unknown. */
function partOf(range: MonthRange, begins: number, earliest: number): MonthRange {
  const start = beginOf(range);
  if (start < earliest || begins <= start) return range;
  return { ...range, from: range.from + begins - start };
}

/** Known, or left one value only by its other reports. */
function isDetermined({ kind, interval }: OwnFigure): boolean {
  return kind === "known" || onlyValue(interval) !== null;
}

/** Limits that leave one value are no range. */
function contribution({ interval }: OwnFigure): Interval {
  return onlyValue(interval) ? { ...interval, limited: false } : interval;
}

const REASONS: readonly OwnReason[] = ["inexact", "reported-together", "incomplete", "not-reported"];

function commonReason(figures: readonly OwnFigure[]): OwnReason {
  const reasons = figures.map((figure) => (figure.kind === "unknown" ? figure.reason : null));
  return REASONS.find((reason) => reasons.includes(reason)) ?? "not-reported";
}
