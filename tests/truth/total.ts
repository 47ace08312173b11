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
  /** The last month it owes; it closed, or nobody asks any more. */
  readonly until?: number;
  /** It owes nothing: what it reported counts. */
  readonly optional?: boolean;
}

/** How a total asks each platform. `earliest`: the month the first of all began with; what lies before it nobody knows. */
export interface Asking {
  readonly indicator: Indicator;
  readonly range: MonthRange;
  readonly preference: Preference;
  readonly kind: CalendarKind;
  readonly earliest: number;
}

/**
 * The platforms that owe some of these months (of a state: its last), each with its own figure of what it owes, and those that
 * owe nothing and have reported all the same.
 */
export function takePart<M extends Member>(members: readonly M[], asking: Asking): { member: M; figure: OwnFigure }[] {
  const { indicator, range, preference, kind, earliest } = asking;
  const isState = indicator.aggregation === "last";
  return members.flatMap((member) => {
    const { begins, until = Number.POSITIVE_INFINITY, optional = false, figures } = member;
    if (begins > endOf(range) || until < (isState ? endOf(range) : beginOf(range)) || until < begins) return [];
    const owed = partOf(range, begins, earliest);
    const whole = until < endOf(range) ? { ...owed, to: range.to - (endOf(range) - until) } : owed;
    const figure = isState ? figures.state(range.year, range.to, kind) : figures.flow(whole, preference);
    return optional && figure.kind !== "known" ? [] : [{ member, figure }];
  });
}

/** The sum of the platforms' own figures of these months: of a flow over them, of a stock at the end of the last. */
export function addPlatforms(members: readonly Member[], asking: Asking): Result {
  const { indicator } = asking;
  const figures = takePart(members, asking).map(({ figure }) => figure);
  const known = figures.filter(({ kind }) => kind === "known");
  const notes = {
    origin: "total",
    coverage: { reported: figures.filter(isDetermined).length, expected: figures.length },
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
