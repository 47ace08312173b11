import type { Indicator } from "./books.ts";
import { compute, ingredientsOf } from "./computed.ts";
import type { Desk, Folder, Owing } from "./desk.ts";
import type { OwnFigure } from "./own-figure.ts";
import type { CalendarKind, MonthRange, Period } from "./period.ts";
import { makeMissing, makeValue, type Result } from "./result.ts";
import { type Asking, addPlatforms, takePart } from "./total.ts";

export type LevelMeasure = "current" | "ytd";

export type CalendarPeriod = Period & { readonly kind: CalendarKind };

/** What a level is asked of. */
export interface Question {
  readonly indicator: Indicator;
  readonly organization: string;
  readonly period: CalendarPeriod;
}

/** 当期 or 累计: what an organization reported itself, else, of a region, the total of its platforms. */
export function findLevel(desk: Desk, question: Question, measure: LevelMeasure): Result {
  const { indicator, organization, period } = question;
  if (indicator.recipe)
    return compute(
      indicator,
      indicator.recipe,
      ingredientsOf(desk, question).map((part) => ({
        indicator: part.question.indicator,
        takenAway: part.takenAway,
        result: findLevel(desk, part.question, measure),
      })),
    );
  const own = ownLevel(desk.folder(indicator.code, organization), indicator, period, measure);
  const members = membersOf(desk, question);
  if (own.kind === "known" || own.reason === "not-defined" || members.length === 0) return toResult(own);
  return totalOf(desk, question, measure, members);
}

/** The total of some of a region's platforms. */
export function totalOf(desk: Desk, question: Question, measure: LevelMeasure, members: readonly Owing[]): Result {
  return addPlatforms(members, askingOf(desk, question, measure));
}

/** Those of a region's platforms whose figures a level is the total of. */
export function partakersOf(desk: Desk, question: Question, measure: LevelMeasure): readonly Owing[] {
  return takePart(membersOf(desk, question), askingOf(desk, question, measure)).map(({ member }) => member);
}

function askingOf(desk: Desk, question: Question, measure: LevelMeasure): Asking {
  const { indicator, period } = question;
  return {
    indicator,
    range: rangeOf(period.range, measure),
    preference: measure === "ytd" ? "to-date" : "calendar",
    kind: stateKind(period, measure),
    earliest: firstOfAll(desk, question),
  };
}

/**
 * The platforms of a region that the indicator is added up over, each with the months that it owes: those that never reported
 * and are not named are none. Who is named and founded is owing from then, or from when the first of all began.
 */
export function membersOf(desk: Desk, { indicator, organization }: Question): readonly Owing[] {
  if (!indicator.additive || isRate(indicator) || indicator.recipe) return [];
  const region = desk.region(organization);
  const folders = (region?.platforms ?? []).map((code) => desk.folder(indicator.code, code));
  const earliest = Math.min(...folders.map(({ begins }) => begins));
  return folders.flatMap((folder) => {
    const { founded, closed } = region?.lives?.[folder.organization] ?? {};
    const { reporters, retired } = indicator;
    const isNamed = reporters !== undefined && (reporters === "platforms" || reporters.includes(folder.organization));
    const asked =
      founded === undefined ? Math.min(folder.begins, Number.POSITIVE_INFINITY) : Math.max(founded, earliest);
    const owedFrom = Number.isFinite(asked) ? asked : earliest;
    const begins = isNamed ? Math.min(folder.begins, owedFrom) : folder.begins;
    if (!Number.isFinite(begins)) return [];
    const until = Math.min(closed ?? Number.POSITIVE_INFINITY, (retired ?? Number.POSITIVE_INFINITY) - 1);
    return [{ ...folder, begins, until, optional: reporters !== undefined && !isNamed }];
  });
}

/** The months that a level is over: those of the period, or from January to its last. */
export function rangeOf(range: MonthRange, measure: LevelMeasure): MonthRange {
  return measure === "ytd" ? { ...range, from: 1 } : range;
}

export function isRate({ aggregation, recipe }: Indicator): boolean {
  if (recipe) return false;
  return aggregation === "mean" || aggregation === "ratio";
}

/** Whose report of a state goes before others of the same day: that of the period asked for, of a year to date the month's. */
function stateKind({ kind }: CalendarPeriod, measure: LevelMeasure): CalendarKind {
  return measure === "ytd" ? "month" : kind;
}

function ownLevel(folder: Folder, indicator: Indicator, period: CalendarPeriod, measure: LevelMeasure): OwnFigure {
  const { range } = period;
  switch (indicator.aggregation) {
    case "sum":
      return folder.figures.flow(rangeOf(range, measure), measure === "ytd" ? "to-date" : "calendar");
    case "last":
      return folder.figures.state(range.year, range.to, stateKind(period, measure));
    case "mean":
    case "ratio":
      return measure === "current" ? folder.figures.rate(range) : NOT_DEFINED;
  }
}

const NOT_DEFINED: OwnFigure = {
  kind: "unknown",
  reason: "not-defined",
  interval: { low: null, lowStrict: false, high: null, highStrict: false, approx: false, limited: false, words: [] },
  marks: [],
  partKnown: false,
};

function toResult(own: OwnFigure): Result {
  if (own.kind === "unknown") return makeMissing(own.reason);
  return makeValue(own.interval, "value", { marks: own.marks, possibleMarks: own.marks, revised: own.revised });
}

/** The month in which the first of a region's platforms began to report. */
function firstOfAll(desk: Desk, { indicator, organization }: Question): number {
  const codes = desk.region(organization)?.platforms ?? [];
  return Math.min(...codes.map((code) => desk.folder(indicator.code, code).begins));
}
