import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { monthCode, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { differsBeyondRounding, exactValue, type FigureLookup } from "./figure-lookup.ts";
import { type Point, placeOf } from "./series-points.ts";

/** Fewest months of a year, from January on, that make a growing row of months suspect. */
const FEWEST_MONTHS = 6;
/** A year to date of even months is this many times January's or more by then. */
const GROWTH = 3;

/** Warns where the months of a flow do not come to its year to date, all of them known and exact. */
export function checkMonthsAgainstYearToDate(
  observations: readonly SourcedObservation[],
  indicators: ReadonlyMap<string, Indicator>,
  figures: FigureLookup,
  log: ProblemLog,
): void {
  const seen = new Set<string>();
  for (const observation of observations) {
    const indicator = indicators.get(observation.indicator);
    if (!indicator || !isFlow(indicator)) continue;
    for (const { year, month } of yearsToDateOf(observation)) {
      const period = periodCode({ kind: "year-to-date", year, month });
      const key = { indicator: indicator.code, organization: observation.organization, period };
      const id = `${key.indicator}|${key.organization}|${period}`;
      if (seen.has(id)) continue;
      seen.add(id);
      checkSum(key, { year, month }, indicator, observation, figures, log);
    }
  }
}

/** The years to date that a figure takes part in: its own, or those from its month to the end of the year. */
function yearsToDateOf({ period: code }: SourcedObservation): { year: number; month: number }[] {
  const period = parsePeriod(code);
  if (period?.kind === "year-to-date") return [{ year: period.year, month: period.month }];
  if (period?.kind !== "month") return [];
  const { year, month } = period;
  return Array.from({ length: 13 - month }, (_, i) => ({ year, month: month + i }));
}

function checkSum(
  key: { indicator: string; organization: string; period: string },
  { year, month }: { year: number; month: number },
  indicator: Indicator,
  observation: SourcedObservation,
  figures: FigureLookup,
  log: ProblemLog,
): void {
  const total = exactValue(figures.find(key));
  if (total === null) return;
  const months = Array.from({ length: month }, (_, i) =>
    exactValue(figures.find({ ...key, period: monthCode(year, i + 1) })),
  );
  if (months.includes(null)) return;
  const sum = months.reduce<number>((all, value) => all + (value ?? 0), 0);
  if (!differsBeyondRounding(sum, total, indicator.decimals, month)) return;
  const read = figures.read(key) ?? observation;
  log.enterSheet(read.source.sheet);
  log.add("months-differ-from-year-to-date", placeOf(read), read.source.raw, {
    sum: Number(sum.toPrecision(12)),
    total,
    periodZh: formatPeriod(key.period, "zh-CN"),
    periodEn: formatPeriod(key.period, "en"),
  });
}

/** Asks about months of a flow that only grow within each year and begin anew in January: 累计 headed as months. */
export function checkGrowingMonths(points: readonly Point[], indicator: Indicator, log: ProblemLog): void {
  const years = new Map<number, Point[]>();
  for (const point of points) {
    const period = parsePeriod(point.observation.period);
    if (point.read === null || period?.kind !== "month" || point.read.value === null) continue;
    const months = years.get(period.year) ?? [];
    years.set(period.year, [...months, point]);
  }
  const grown = [...years].filter(([, months]) => grows(months));
  const [first] = grown;
  if (!first || grown.length !== years.size || !beginsAnew([...years.values()])) return;
  const read = first[1][0]?.read;
  if (!read) return;
  log.enterSheet(read.source.sheet);
  log.add("looks-like-year-to-date", placeOf(read), read.source.raw, {
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
    periodZh: formatPeriod(String(first[0]), "zh-CN"),
    periodEn: formatPeriod(String(first[0]), "en"),
  });
}

function grows(months: readonly Point[]): boolean {
  const values = months.map(({ observation }) => observation.value ?? 0);
  const january = months[0]?.observation.period.endsWith("-01") === true;
  const [first = 0] = values;
  const last = values[values.length - 1] ?? 0;
  const rises = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0));
  return january && values.length >= FEWEST_MONTHS && rises && last > 0 && last >= GROWTH * first;
}

/** Each year begins below where the one before it ended. */
function beginsAnew(years: readonly (readonly Point[])[]): boolean {
  return years.every((months, i) => {
    const before = years[i - 1];
    if (!before) return true;
    return (months[0]?.observation.value ?? 0) < (before[before.length - 1]?.observation.value ?? 0);
  });
}
