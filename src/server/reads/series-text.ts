import { isAbsentLike, mostCommon, type RevisedObservation } from "#contract/observations.ts";
import { comparePeriodCodes, lastDay, parsePeriod } from "#domain/terms/period.ts";
import type { DayRange } from "#server/store/store.ts";

/**
 * The figures of one indicator and one organization as pieces of the JSON that `encodeObservations` comes to, in the order
 * of time, so that the answer for a range of days is cut out and not made.
 */
export type SeriesText = {
  /** `"indicator":…,"organization":…`. */
  readonly names: string;
  /** The last day of each period. */
  readonly days: readonly string[];
  readonly periods: Joined;
  readonly values: Joined;
  readonly revisions: readonly number[];
  /** Whether all figures are of one revision. */
  readonly isOfOne: boolean;
  /** What is unusual, by name and in the order of time. */
  readonly marks: readonly (readonly [name: string, marks: readonly Mark[]])[];
};

type Mark = { readonly at: number; readonly json: string };

/** JSON of several values, each followed by a comma, and where each begins. */
type Joined = { readonly text: string; readonly starts: Uint32Array };

/** @returns `null` where a figure is of no period that is known here */
export function makeSeriesText(rows: readonly RevisedObservation[]): SeriesText | null {
  const sorted = rows
    .map(({ observation, revision }) => ({ observation, revision, period: parsePeriod(observation.period) }))
    .sort((a, b) => comparePeriodCodes(a.observation.period, b.observation.period));
  const days = sorted.flatMap(({ period }) => (period ? [lastDay(period)] : []));
  if (days.length < sorted.length) return null;
  const observations = sorted.map(({ observation }) => observation);
  const revisions = sorted.map(({ revision }) => revision);
  const [first] = observations;
  const marksOf = (json: (at: (typeof observations)[number]) => string | null): Mark[] =>
    observations.flatMap((observation, at) => {
      const text = json(observation);
      return text === null ? [] : [{ at, json: text }];
    });
  const marks = [
    ["statuses", marksOf((one) => (one.status !== "A" || isAbsentLike(one) ? JSON.stringify(one.status) : null))],
    ["qualifiers", marksOf(({ qualifier }) => (qualifier === "exact" ? null : JSON.stringify(qualifier)))],
    ["texts", marksOf(({ text }) => (text === null ? null : JSON.stringify(text)))],
  ] as const;
  return {
    names: `"indicator":${JSON.stringify(first?.indicator)},"organization":${JSON.stringify(first?.organization)}`,
    days,
    periods: join(observations.map(({ period }) => period)),
    values: join(observations.map(({ value }) => value)),
    revisions,
    isOfOne: new Set(revisions).size <= 1,
    marks: marks.filter(([, list]) => list.length > 0),
  };
}

/** `"periods":[…],"columns":[…]` of the periods that end within a range of days. */
export function cutSeriesText(series: SeriesText, ends: DayRange): string {
  const from = ends.from === null ? 0 : countBefore(series.days, ends.from);
  const until = ends.to === null ? series.days.length : countUpTo(series.days, ends.to);
  if (from >= until) return '"periods":[],"columns":[]';
  const [revision, revisions] = revisionsOf(series, from, until);
  let column = `{${series.names},"first":0,"values":[${cut(series.values, from, until)}],"revision":${revision}${revisions}`;
  for (const [name, marks] of series.marks) column += named(name, marks, from, until);
  return `"periods":[${cut(series.periods, from, until)}],"columns":[${column}}]`;
}

function join(values: readonly unknown[]): Joined {
  const starts = new Uint32Array(values.length + 1);
  let text = "";
  for (const [index, value] of values.entries()) {
    text += `${JSON.stringify(value)},`;
    starts[index + 1] = text.length;
  }
  return { text, starts };
}

function cut({ text, starts }: Joined, from: number, until: number): string {
  return text.slice(starts[from] ?? 0, (starts[until] ?? 0) - 1);
}

/** The revision that most figures are of, and those that are of another. */
function revisionsOf({ revisions, isOfOne }: SeriesText, from: number, until: number): [number, string] {
  if (isOfOne) return [revisions[from] ?? 1, ""];
  const these = revisions.slice(from, until);
  const usual = mostCommon(these);
  const others = these.flatMap((revision, at) => (revision === usual ? [] : [{ at, json: String(revision) }]));
  return [usual, named("revisions", others, 0, these.length)];
}

/** Members by place within the range; nothing where there is none. */
function named(name: string, marks: readonly Mark[], from: number, until: number): string {
  let members = "";
  for (const { at, json } of marks)
    if (at >= from && at < until) members += `${members === "" ? "" : ","}"${at - from}":${json}`;
  return members === "" ? "" : `,"${name}":{${members}}`;
}

function countBefore(days: readonly string[], day: string): number {
  return countWhere(days, (each) => each < day);
}

function countUpTo(days: readonly string[], day: string): number {
  return countWhere(days, (each) => each <= day);
}

/** How many of a sorted list come first for which something holds. */
function countWhere(days: readonly string[], holds: (day: string) => boolean): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(days[middle] ?? "")) low = middle + 1;
    else high = middle;
  }
  return low;
}
