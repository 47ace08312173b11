import type { Rules } from "#domain/catalogue/rules.ts";
import {
  type Observation,
  observationKey,
  type SourcedObservation,
  sameObservation,
} from "#domain/figures/observation.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import {
  comparePeriodCodes,
  isCalendarPeriod,
  lastDay,
  lastMonth,
  monthCode,
  parsePeriod,
} from "#domain/terms/period.ts";
import { monthNumber, rangeOf } from "#domain/terms/period-range.ts";
import { isMissingStatus, marksOf } from "#domain/terms/status.ts";
import { makeRegionData, type RegionData } from "#domain/views/region-data.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import { type Effect, effectInGeneral } from "#intake/problems/general-effect.ts";
import { createProblemLog } from "#intake/problems/problem-log.ts";
import { periodTime } from "#intake/words/period-time.ts";
import type { Published } from "./difference.ts";
import { effectOf } from "./publish-effect.ts";
import { placeOf } from "./series-points.ts";

/** What a file is judged by: the region's day and the office's rules. */
export type Judged = { readonly today: string; readonly rules: Rules };

/**
 * Warns of periods that may be mistyped, with what publishing them would do to the pages: every figure of a period that has
 * not begun, and each period beyond all that is published that leaves out months before it. The first figures of the next
 * month, be they of one platform, are no such; nor are forecasts, months that the file catches up on one by one, or what
 * is published already.
 */
export function checkPeriodsAhead(
  observations: readonly SourcedObservation[],
  published: Published,
  catalogue: IntakeCatalogue,
  { today, rules }: Judged,
): Problem[] {
  const log = createProblemLog();
  const stated = statedByPeriod(observations, published);
  const future = [...stated.keys()].filter((code) => !periodTime(code, today).begun);
  const jumps = jumpsAmong([...stated.keys()], observations, published).filter(({ code }) => !future.includes(code));
  if (future.length + jumps.length === 0) return [];
  const effect = effectTeller(observations, published, catalogue, { today, rules });
  for (const code of future) {
    const params = { ...periodParams(code), ...effect(code) };
    for (const read of stated.get(code) ?? []) {
      log.enterSheet(read.source.sheet);
      log.add("future-period", placeOf(read), read.source.raw, params);
    }
  }
  for (const { code, skipped } of jumps) {
    const [first, ...others] = stated.get(code) ?? [];
    if (!first) continue;
    log.enterSheet(first.source.sheet);
    const count = 1 + others.length;
    log.add("period-jump", placeOf(first), first.source.raw, {
      ...periodParams(code),
      ...effect(code),
      count,
      ...skipped,
    });
  }
  return log.list();
}

/** Years beyond today up to which what publishing would do is reckoned month by month; 2204 for 2024 is told in general. */
const YEARS_RECKONED = 10;

function effectTeller(
  observations: readonly SourcedObservation[],
  published: Published,
  catalogue: IntakeCatalogue,
  { today, rules }: Judged,
): (code: string) => Effect {
  const limit = `${Number(today.slice(0, 4)) + YEARS_RECKONED}-12-31`;
  const isFar = ({ period }: Observation) => (lastDayOf(period) ?? "") > limit;
  if (observations.some(isFar) || [...published.values()].some(({ observation }) => isFar(observation)))
    return effectInGeneral;
  const region = catalogue.organizations.find(({ code }) => code === catalogue.region);
  if (!region) return effectInGeneral;
  const regionWith = (later: readonly Observation[]): RegionData => {
    const read = later.map((observation) => ({ observation, revision: 0 }));
    const set = buildSeriesSet([...published.values(), ...read], [], rules);
    return makeRegionData(region, { ...catalogue, policies: [] }, set);
  };
  const [before, after] = [regionWith([]), regionWith(observations)];
  return (code) => effectOf(code, before, after, today);
}

function lastDayOf(code: string): string | null {
  const period = parsePeriod(code);
  return period && lastDay(period);
}

/** What a file states anew of each period, in the order of time; neither gaps nor forecasts. */
function statedByPeriod(
  observations: readonly SourcedObservation[],
  published: Published,
): ReadonlyMap<string, SourcedObservation[]> {
  const stated = new Map<string, SourcedObservation[]>();
  for (const read of observations) {
    if (isMissingStatus(read.status) || marksOf(read.status).includes("F")) continue;
    const known = published.get(observationKey(read))?.observation;
    if (known && sameObservation(known, read)) continue;
    const group = stated.get(read.period);
    if (group) group.push(read);
    else stated.set(read.period, [read]);
  }
  return new Map([...stated].sort(([a], [b]) => comparePeriodCodes(a, b)));
}

type Jump = { readonly code: string; readonly skipped: { readonly skippedZh: string; readonly skippedEn: string } };

/**
 * The periods that lie beyond all that is published and do not follow upon what is published or read before them. Whoever
 * reports by quarter passes over no months.
 */
function jumpsAmong(codes: readonly string[], observations: readonly Observation[], published: Published): Jump[] {
  const known = new Set([...published.values()].map(({ observation }) => observation.period));
  const newest = Math.max(...[...known].map(endOf));
  if (!Number.isFinite(newest)) return [];
  const all = new Set([...known, ...observations.map(({ period }) => period)]);
  const ends = [...new Set([...all].map(endOf))].sort((a, b) => a - b);
  const step = stepToDate(known) ?? stepToDate(all) ?? 12;
  return codes.flatMap((code): Jump[] => {
    const end = endOf(code);
    if (end <= newest + 1) return [];
    const before = ends.filter((other) => other < end).at(-1) ?? newest;
    const begin = beginOf(code, step);
    return begin > before + 1 ? [{ code, skipped: monthsNamed(before + 1, begin - 1) }] : [];
  });
}

/** The last month of a period that makes a series, as a number; of a year or an unstated day none, below all others. */
function endOf(code: string): number {
  const period = parsePeriod(code);
  if (!period || period.kind === "year") return Number.NEGATIVE_INFINITY;
  if (period.kind === "year-to-date") return monthNumber(period.year, period.month);
  return isCalendarPeriod(period) ? monthNumber(period.year, lastMonth(period)) : Number.NEGATIVE_INFINITY;
}

/** The first month that a period adds to those before it. @param step months from one year to date to the next */
function beginOf(code: string, step: number): number {
  const range = rangeOf(code);
  if (range === null) return Number.NEGATIVE_INFINITY;
  const first = monthNumber(range.year, range.first);
  return parsePeriod(code)?.kind === "year-to-date" ? Math.max(first, endOf(code) - step + 1) : first;
}

/** Months between the two newest years to date of one year: 1, or 3 where they are reported by quarter; else `null`. */
function stepToDate(codes: Iterable<string>): number | null {
  const toDate = [...codes].filter((code) => parsePeriod(code)?.kind === "year-to-date").sort(comparePeriodCodes);
  for (let at = toDate.length - 1; at > 0; at -= 1) {
    const [earlier = "", later = ""] = [toDate[at - 1], toDate[at]];
    if (rangeOf(earlier)?.year === rangeOf(later)?.year) return endOf(later) - endOf(earlier);
  }
  return null;
}

function monthsNamed(first: number, last: number): Jump["skipped"] {
  const [from, to] = [codeOf(first), codeOf(last)];
  if (from === to) return { skippedZh: formatPeriod(from, "zh-CN"), skippedEn: formatPeriod(from, "en") };
  return {
    skippedZh: `${formatPeriod(from, "zh-CN")}至${formatPeriod(to, "zh-CN")}`,
    skippedEn: `${formatPeriod(from, "en")} to ${formatPeriod(to, "en")}`,
  };
}

function codeOf(number: number): string {
  const month = ((number - 1) % 12) + 1;
  return monthCode((number - month) / 12, month);
}

function periodParams(code: string) {
  return { periodZh: formatPeriod(code, "zh-CN"), periodEn: formatPeriod(code, "en") };
}
