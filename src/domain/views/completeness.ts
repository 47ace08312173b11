import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { dueDay } from "#domain/catalogue/reporting-day.ts";
import { accumulationOf } from "#domain/figures/accumulation.ts";
import { firstExpected, type ReportingSpan, reportedCode, reportingSpan } from "#domain/figures/expectation.ts";
import { type Figure, figureMarks } from "#domain/figures/figure.ts";
import {
  type CalendarPeriod,
  comparePeriodCodes,
  FREQUENCIES,
  type Frequency,
  firstMonth,
  isCalendarPeriod,
  lastDay,
  lastMonth,
  parsePeriod,
  periodCode,
  periodHolding,
  periodsBetween,
  shiftPeriod,
} from "#domain/terms/period.ts";
import { monthNumber } from "#domain/terms/period-range.ts";
import type { RegionData, YearMonth } from "./region-data.ts";

/** What an organization has said of an indicator and a period it is expected to report. */
export type ReportState = "reported" | "provisional" | "reported-missing" | "not-reported";

/**
 * One expected report. `period` is the code it stands under, where it does: the period's own, its year to date, or, of
 * a January that was reported together with February, February's year to date.
 */
export type ReportCell = {
  readonly state: ReportState;
  readonly period: string | null;
  readonly figure: Figure | null;
};

/** Of `expected` reports, how many say a figure, how many say that there is none, and how many have not come. */
export type ReportCount = {
  readonly expected: number;
  readonly reported: number;
  readonly missing: number;
  readonly notReported: number;
};

export type OrganizationReports = {
  readonly organization: Organization;
  /** By indicator code; an indicator that is not expected of the organization is not in it. */
  readonly cells: ReadonlyMap<string, ReportCell>;
  readonly count: ReportCount;
};

export type Completeness = {
  readonly period: CalendarPeriod;
  /** ISO date; `null` where the region has no reporting day. */
  readonly due: string | null;
  /** The due day has passed. */
  readonly overdue: boolean;
  /** Indicators that anyone is expected to report, in catalogue order. */
  readonly indicators: readonly Indicator[];
  /** Organizations that are expected to report anything, the region first. */
  readonly rows: readonly OrganizationReports[];
  readonly byIndicator: ReadonlyMap<string, ReportCount>;
  readonly count: ReportCount;
};

/**
 * Who has reported what for a period. An organization is expected to report an indicator from the first period it ever
 * reported, as in a roll-up, at each frequency it reports, until it closes or the indicator is retired; where it was said who
 * reports, just of these, also of one that never did.
 *
 * @param today ISO date
 */
export function completenessOf(data: RegionData, period: CalendarPeriod, today: string): Completeness {
  const rows = [data.region, ...data.platforms].flatMap((organization): OrganizationReports[] => {
    const cells = new Map<string, ReportCell>();
    for (const indicator of data.indicators) {
      const cell = reportOf(data, indicator, organization, period);
      if (cell) cells.set(indicator.code, cell);
    }
    return cells.size === 0 ? [] : [{ organization, cells, count: countReports(cells.values()) }];
  });
  const indicators = data.indicators.filter(({ code }) => rows.some(({ cells }) => cells.has(code)));
  const due = data.region.reportingDay ? dueDay(period, data.region.reportingDay) : null;
  return {
    period,
    due,
    overdue: due !== null && due < today,
    indicators,
    rows,
    byIndicator: new Map(
      indicators.map(({ code }) => [code, countReports(rows.flatMap(({ cells }) => cells.get(code) ?? []))]),
    ),
    count: countReports(rows.flatMap(({ cells }) => [...cells.values()])),
  };
}

/** Of the figures expected of a month, how many have come. */
export type MonthReports = { readonly month: YearMonth; readonly reported: number; readonly expected: number };

/** How much of a month has been reported; a figure reported as missing has not. */
export function monthReports(data: RegionData, { year, month }: YearMonth): MonthReports {
  const period = { kind: "month", year, month } as const;
  let reported = 0;
  let expected = 0;
  for (const organization of [data.region, ...data.platforms])
    for (const indicator of data.indicators) {
      const cell = reportOf(data, indicator, organization, period);
      if (!cell) continue;
      expected += 1;
      if (cell.state === "reported" || cell.state === "provisional") reported += 1;
    }
  return { month: { year, month }, reported, expected };
}

/** One expected report; `null` where none is expected. */
function reportOf(
  data: RegionData,
  indicator: Indicator,
  organization: Organization,
  period: CalendarPeriod,
): ReportCell | null {
  const figures = data.observed(indicator, organization.code);
  const span = reportingSpan(indicator, organization);
  const first = firstMonthExpected(data, indicator, figures, span, period.kind);
  if (first === null || first > monthNumber(period.year, lastMonth(period))) return null;
  if (span !== null && (span.asked === false || isOver(span, period))) return null;
  const found = placesOf(figures, indicator, period).flatMap((code) => {
    const figure = figures.get(code);
    return figure ? [{ period: code, figure }] : [];
  });
  // A figure in one place outweighs a gap in another.
  const best = found.find(({ figure }) => figure.kind !== "missing") ?? found[0];
  if (!best) return { state: "not-reported", period: null, figure: null };
  return { state: stateOf(best.figure), ...best };
}

function isOver({ until }: ReportingSpan, period: CalendarPeriod): boolean {
  return until !== null && monthNumber(period.year, firstMonth(period)) > until;
}

/** The month number from which reports of a frequency are expected; `null` where none are. */
function firstMonthExpected(
  data: RegionData,
  indicator: Indicator,
  figures: ReadonlyMap<string, Figure>,
  span: ReportingSpan | null,
  frequency: Frequency,
): number | null {
  const own = firstExpected(figures, frequency);
  const first = own && monthNumber(own.year, firstMonth(own));
  if (!span?.asked || (first !== null && span.founded === null)) return first;
  // Who is asked and reports at no frequency yet owes the one that the indicator has.
  if (first === null && (indicator.formula || (indicator.frequency ?? "month") !== frequency)) return null;
  const earliest = earliestAmong(data, indicator, frequency);
  if (earliest === null) return first;
  const since = Math.max(span.founded ?? earliest, earliest);
  return first === null ? since : Math.min(first, since);
}

/** When the first platform began to report at a frequency. */
function earliestAmong(data: RegionData, indicator: Indicator, frequency: Frequency): number | null {
  let earliest: number | null = null;
  for (const { code } of [data.region, ...data.platforms]) {
    const first = firstExpected(data.observed(indicator, code), frequency);
    if (first === null) continue;
    const month = monthNumber(first.year, firstMonth(first));
    if (earliest === null || month < earliest) earliest = month;
  }
  return earliest;
}

function stateOf(figure: Figure): ReportState {
  if (figure.kind === "missing") return "reported-missing";
  return figureMarks(figure).includes("P") ? "provisional" : "reported";
}

/**
 * Where a report of a period may stand. Who reports by month may give June as 1—6月, 二季度 or 上半年 as well: of a flow and a
 * stock each says where the month ends. A rate of a quarter is none of its last month.
 */
function placesOf(figures: ReadonlyMap<string, Figure>, indicator: Indicator, period: CalendarPeriod): string[] {
  const own = periodCode(period);
  if (period.kind !== "month") return [own];
  const toDate = (month: number) => periodCode({ kind: "year-to-date", year: period.year, month });
  const accumulation = accumulationOf(indicator);
  const longer =
    accumulation === "flow" || accumulation === "stock"
      ? (["quarter", "half", "year"] as const).flatMap((frequency) => {
          const holding = periodHolding(frequency, period.year, period.month);
          return lastMonth(holding) === period.month ? [periodCode(holding)] : [];
        })
      : [];
  if (period.month > 1) return [own, toDate(period.month), ...longer];
  const february = periodCode({ kind: "month", year: period.year, month: 2 });
  // January and February reported together: the year to date of February without a February of its own.
  return figures.has(february) ? [own, toDate(1)] : [own, toDate(1), toDate(2)];
}

export function countReports(cells: Iterable<ReportCell>): ReportCount {
  const count = { expected: 0, reported: 0, missing: 0, notReported: 0 };
  for (const { state } of cells) {
    count.expected += 1;
    if (state === "not-reported") count.notReported += 1;
    else if (state === "reported-missing") count.missing += 1;
    else count.reported += 1;
  }
  return count;
}

/** Organizations with what they have not reported, in the order of the rows. */
export function outstandingReports(
  completeness: Completeness,
): { readonly organization: Organization; readonly indicators: readonly Indicator[] }[] {
  return completeness.rows.flatMap(({ organization, cells }) => {
    const indicators = completeness.indicators.filter(({ code }) => cells.get(code)?.state === "not-reported");
    return indicators.length === 0 ? [] : [{ organization, indicators }];
  });
}

/** Periods one may ask about: those of each frequency from the first report to the last or the last that is over. */
export type ReportingPeriods = {
  /** Newest first. */
  readonly codes: readonly string[];
  /** The latest month (or longer period, where none reports by month) that is due; `null` without a reporting day. */
  readonly latestDue: string | null;
  /** The latest of the same frequency for which anything was reported. */
  readonly latestReported: string;
  readonly chosen: string;
};

/** Months without any report after which a region is taken to have stopped, and its last report is shown first. */
const MONTHS_STOPPED = 3;

/**
 * Which periods there are to look at and which to show: the one asked for, else the latest that is due. Where reports
 * stopped long before it, the last with any report. `null` where nothing is expected of anyone.
 *
 * @param today ISO date
 */
export function reportingPeriods(data: RegionData, asked: string | undefined, today: string): ReportingPeriods | null {
  const lists = FREQUENCIES.flatMap((frequency) => periodsOf(data, frequency, today) ?? []);
  const [main] = lists;
  if (!main) return null;
  const codes = lists.flatMap((list) => list.codes).sort((a, b) => comparePeriodCodes(b, a));
  const stopped = main.latestDue !== null && monthsBetween(main.latestReported, main.latestDue) > MONTHS_STOPPED;
  const usual = stopped ? main.latestReported : (main.latestDue ?? main.latestReported);
  const chosen = asked !== undefined && codes.includes(asked) ? asked : usual;
  return { codes, latestDue: main.latestDue, latestReported: main.latestReported, chosen };
}

function periodsOf(data: RegionData, frequency: Frequency, today: string) {
  let first: CalendarPeriod | null = null;
  let last = "";
  for (const organization of [data.region, ...data.platforms])
    for (const indicator of data.indicators) {
      const figures = data.observed(indicator, organization.code);
      const own = firstExpected(figures, frequency);
      if (own === null) continue;
      if (first === null || lastDay(own) < lastDay(first)) first = own;
      for (const code of figures.keys()) {
        const reported = reportedCode(code, frequency);
        if (reported !== null && reported > last) last = reported;
      }
    }
  const latestReported = parsePeriod(last);
  if (first === null || !latestReported || !isCalendarPeriod(latestReported)) return null;
  const over = shiftPeriod(periodHolding(frequency, Number(today.slice(0, 4)), Number(today.slice(5, 7))), -1);
  const end = lastDay(over) > lastDay(latestReported) ? over : latestReported;
  const periods = periodsBetween(first, end, frequency);
  const day = data.region.reportingDay;
  const due = day ? periods.filter((period) => dueDay(period, day) <= today) : [];
  const latestDue = due[due.length - 1];
  return { codes: periods.map(periodCode), latestReported: last, latestDue: latestDue ? periodCode(latestDue) : null };
}

function monthsBetween(from: string, to: string): number {
  const index = (code: string) => {
    const period = parsePeriod(code);
    return period && isCalendarPeriod(period) ? period.year * 12 + lastMonth(period) : 0;
  };
  return index(to) - index(from);
}
