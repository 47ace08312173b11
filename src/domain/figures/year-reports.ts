import { parsePeriod } from "#domain/terms/period.ts";
import { type MonthRange, monthNumber, rangeOf } from "#domain/terms/period-range.ts";
import type { Figure, TextFigure, ValueFigure } from "./figure.ts";

/** One report of a flow: what was said of months `first` to `last` of a year. */
export type Report = MonthRange & { readonly code: string; readonly figure: ValueFigure | TextFigure };

/** Which of two codes of the same months counts: `2024-Q1`, or `2024-01/2024-03`. */
export type Preference = "calendar" | "to-date";

/** What one organization reported of one indicator, by year, as ranges of months. */
export type ReportIndex = {
  /** All reports with a value or words. */
  in(year: number): readonly Report[];
  /** The same, one for each range of months: of a calendar period and a year to date of the same months the preferred. */
  preferring(prefer: Preference, year: number): readonly Report[];
  /** Month number (see `monthNumber`) at which the first reported period begins; `null` where nothing was reported. */
  readonly begins: number | null;
  /** Month numbers at which a definition changes: where a period marked as a break begins, of a year to date its last month. */
  readonly breaks: readonly number[];
};

const NONE: readonly Report[] = [];
const known = new WeakMap<ReadonlyMap<string, Figure>, ReportIndex>();

/** The index of a series' figures, made once for each. */
export function indexReports(figures: ReadonlyMap<string, Figure>): ReportIndex {
  const made = known.get(figures);
  if (made) return made;
  const index = makeIndex(figures);
  known.set(figures, index);
  return index;
}

function makeIndex(figures: ReadonlyMap<string, Figure>): ReportIndex {
  const years = new Map<number, Report[]>();
  const breaks = new Set<number>();
  let begins: number | null = null;
  for (const [code, figure] of figures) {
    const range = rangeOf(code);
    if (!range) continue;
    const start = monthNumber(range.year, range.first);
    if (begins === null || start < begins) begins = start;
    if (figure.kind !== "value" && figure.kind !== "text") continue;
    if (figure.marks.includes("B")) breaks.add(isYearToDate(code) ? monthNumber(range.year, range.last) : start);
    const reports = years.get(range.year);
    const report = { ...range, code, figure };
    if (reports) reports.push(report);
    else years.set(range.year, [report]);
  }
  const single = {
    calendar: new Map([...years].map(([year, reports]) => [year, pick(reports, "calendar")])),
    "to-date": new Map([...years].map(([year, reports]) => [year, pick(reports, "to-date")])),
  } as const;
  return {
    in: (year) => years.get(year) ?? NONE,
    preferring: (prefer, year) => single[prefer].get(year) ?? NONE,
    begins,
    breaks: [...breaks],
  };
}

function pick(reports: readonly Report[], prefer: Preference): readonly Report[] {
  const ranges = new Map<number, Report>();
  for (const report of reports) {
    const range = report.first * 100 + report.last;
    if (!ranges.has(range) || isYearToDate(report.code) === (prefer === "to-date")) ranges.set(range, report);
  }
  return ranges.size === reports.length ? reports : [...ranges.values()];
}

function isYearToDate(code: string): boolean {
  return parsePeriod(code)?.kind === "year-to-date";
}
