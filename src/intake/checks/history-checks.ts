import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import {
  type Observation,
  observationKey,
  type SourcedObservation,
  sameObservation,
} from "#domain/figures/observation.ts";
import type { Fix, Problem } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { shiftDecimal, unitNames } from "#domain/terms/unit.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { createProblemLog, type ProblemLog } from "#intake/problems/problem-log.ts";
import type { Published } from "./difference.ts";
import { createFigureLookup } from "./figure-lookup.ts";
import { checkFraction } from "./fraction-check.ts";
import { checkJumps } from "./jump-check.ts";
import { checkParts } from "./parts-check.ts";
import { checkPlausible, checkSize } from "./plausible-check.ts";
import { checkPublishedChanges } from "./published-change-check.ts";
import { groupByIndicator, type Point, placeOf, seriesOf } from "./series-points.ts";
import { checkTargets } from "./target-check.ts";
import { checkWithdrawal } from "./withdrawal-check.ts";
import { checkGrowingMonths, checkMonthsAgainstYearToDate } from "./year-to-date-check.ts";

/** A figure this many powers of ten away from all its neighbours is suspected of another unit: 10^2.7 is 500. */
const SUSPECT_POWERS = 2.7;
/** Neighbours looked at on either side. */
const NEIGHBOURS = 2;

/**
 * Checks the observations of a file against each other, against what is published and against targets. Mostly warnings: a unit slip, a
 * jump, a year to date that falls or is not the sum of its months, platforms that come to more than their region, a
 * published figure withdrawn, a target that is missing or far exceeded, a stated 同比 that the levels do not come to. Two
 * are asked about cell by cell and are errors until that is answered: a blank where a figure is published, and a fraction
 * among percentages.
 *
 * @param settled cells of which a person said what they say, as choices name them
 */
export function checkAgainstHistory(
  observations: readonly SourcedObservation[],
  published: Published,
  catalogue: IntakeCatalogue,
  changes: readonly PublishedChange[] = [],
  settled: readonly string[] = [],
): Problem[] {
  const log = createProblemLog();
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  // What says only what is published was asked about when it was published: an export of ours comes back unasked.
  if (observations.every((each) => isPublished(each, published.get(observationKey(each))?.observation))) return [];
  const slips = new Set<SourcedObservation>();
  const isSettled = settledIn(settled);
  const ofIndicator = groupByIndicator(observations);
  for (const points of seriesOf(observations, published)) {
    if (points.every(({ read, published: known }) => read === null || isPublished(read, known))) continue;
    const indicator = indicators.get(points[0]?.observation.indicator ?? "");
    const slipped = new Set<Point>();
    for (const [at, point] of points.entries()) {
      if (point.read === null) continue;
      const isOpen = !isSettled(point.read);
      if (isOpen) checkWithdrawal(point.read, point.published, indicator, log);
      if (!indicator) continue;
      checkPlausible(point.read, indicator, log);
      const isAsked =
        isOpen &&
        !isPublished(point.read, point.published) &&
        checkFraction(point, points, ofIndicator.get(indicator.code) ?? [], indicator, log);
      if (!isAsked && !checkUnit(points, at, point.read, indicator, log)) {
        checkSize(point.read, indicator, log);
        continue;
      }
      slipped.add(point);
      slips.add(point.read);
    }
    checkJumps(points, log, (point) => slipped.has(point));
    if (!indicator || !isFlow(indicator)) continue;
    checkYearToDate(points, log);
    checkGrowingMonths(points, indicator, log);
  }
  const figures = createFigureLookup(observations, published);
  checkMonthsAgainstYearToDate(observations, indicators, figures, log);
  checkParts(observations, figures, catalogue, log);
  checkTargets(observations, catalogue, (read) => slips.has(read), log);
  checkPublishedChanges(changes, observations, published, catalogue, log);
  return log.list();
}

function isPublished(read: Observation, known: Observation | null | undefined): boolean {
  return known !== null && known !== undefined && sameObservation(known, read);
}

function settledIn(settled: readonly string[]): (read: SourcedObservation) => boolean {
  const cells = new Set(settled);
  return ({ source }) => cells.has(choiceKey(source.sheet, source.cell));
}

/** Compares with the published neighbours (and the published figure it replaces), then with those in the file. True where it warned. */
function checkUnit(
  points: readonly Point[],
  at: number,
  read: SourcedObservation,
  indicator: Indicator,
  log: ProblemLog,
): boolean {
  if (read.value === null || read.value === 0) return false;
  const own = figureOf(points[at]?.published ?? null);
  const history = [...neighbours(points, at, ({ published }) => figureOf(published)), ...(own === null ? [] : [own])];
  const file = neighbours(points, at, (point) => figureOf(point.read));
  // Of two figures in a file it is not known which is wrong; the later one is asked about.
  const isLater = file.length === 1 && neighbourBefore(points, at);
  const powers =
    powersApart(read.value, history) ?? (file.length > 1 || isLater ? powersApart(read.value, file) : null);
  if (powers === null) return false;
  const size = Math.abs(powers);
  const slip = size === 4 ? "万" : size === 8 ? "亿" : size === 3 ? "千" : "";
  log.enterSheet(read.source.sheet);
  const params = {
    value: read.value,
    timesZh: powers > 0 ? `10^${size} 倍` : `1/10^${size}`,
    timesEn: powers > 0 ? `10^${size} times` : `1/10^${size} of`,
    slipZh: slip === "" ? `相差 10^${size}` : `是否多写或少写了“${slip}”`,
    slipEn: `by 10^${size}`,
    key: indicator.code,
  };
  log.add(
    "unit-slip",
    placeOf(read),
    read.source.raw,
    params,
    slipFixes(read.value, read.source.raw, powers, indicator),
  );
  return true;
}

/** The cell's text with the figure moved by the powers of ten; with its unit, unless the cell is a bare number. */
function slipFixes(value: number, raw: string, powers: number, indicator: Indicator): Fix[] {
  const bare = /^\s*-?\d+(?:\.\d+)?\s*$/.test(raw);
  const unit = unitNames(indicator.unit, indicator.unitMult);
  const replacement = bare ? `${shiftDecimal(Number(raw), -powers)}` : `${shiftDecimal(value, -powers)}${unit.zh}`;
  return [{ kind: "cell", label: { zh: `改为 ${replacement}`, en: `Change to ${replacement}` }, replacement }];
}

function figureOf(observation: Observation | null): number | null {
  return observation === null || observation.value === 0 ? null : observation.value;
}

function neighbours(points: readonly Point[], at: number, value: (point: Point) => number | null): number[] {
  const found: number[] = [];
  for (const step of [-1, 1]) {
    let taken = 0;
    for (let i = at + step; i >= 0 && i < points.length && taken < NEIGHBOURS; i += step) {
      const point = points[i];
      const neighbour = point ? value(point) : null;
      if (neighbour === null) continue;
      found.push(neighbour);
      taken += 1;
    }
  }
  return found;
}

function neighbourBefore(points: readonly Point[], at: number): boolean {
  return points.slice(Math.max(0, at - NEIGHBOURS), at).some(({ read }) => figureOf(read) !== null);
}

/** The power of ten between a value and all of the others, where all lie that far to the same side; else `null`. */
function powersApart(value: number, others: readonly number[]): number | null {
  if (others.length === 0) return null;
  const powers = others.map((other) => Math.log10(Math.abs(value / other)));
  const apart = powers.every((power) => power >= SUSPECT_POWERS) || powers.every((power) => power <= -SUSPECT_POWERS);
  if (!apart) return null;
  const nearest = powers.reduce((least, power) => (Math.abs(power) < Math.abs(least) ? power : least));
  return Math.round(nearest);
}

/** A year to date of a flow may only grow, unless an earlier month was revised. */
function checkYearToDate(points: readonly Point[], log: ProblemLog): void {
  let before: Point | null = null;
  for (const point of points) {
    const period = parsePeriod(point.observation.period);
    if (period?.kind !== "year-to-date" || point.observation.value === null) continue;
    const earlier: Point | null = before;
    before = point;
    if (earlier === null || earlier.observation.period.slice(0, 4) !== point.observation.period.slice(0, 4)) continue;
    const read = point.read ?? earlier.read;
    const from = earlier.observation.value;
    if (read === null || from === null || point.observation.value >= from) continue;
    log.enterSheet(read.source.sheet);
    log.add("falling-year-to-date", placeOf(read), read.source.raw, {
      before: from,
      value: point.observation.value,
      beforeZh: formatPeriod(earlier.observation.period, "zh-CN"),
      beforeEn: formatPeriod(earlier.observation.period, "en"),
      periodZh: formatPeriod(point.observation.period, "zh-CN"),
      periodEn: formatPeriod(point.observation.period, "en"),
    });
  }
}
