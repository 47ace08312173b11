import { formatPeriod } from "#domain/say/format-period.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { type Point, placeOf } from "./series-points.ts";

/** Fewest other points from which the usual change of a series is told. */
const FEWEST_POINTS = 8;
/** Deviations, in the scale of a normal distribution, from which on a change is asked about. */
const FAR = 6;
/** The median absolute deviation of a normal distribution times this is its standard deviation. */
const MAD_SCALE = 1.4826;

/**
 * Warns of a figure that leaves its series: both its change and its level lie far from the median of the others,
 * measured by the median absolute deviation (Iglewicz and Hoaglin 1993), which outliers do not move.
 */
export function checkJumps(points: readonly Point[], log: ProblemLog, isTold: (point: Point) => boolean): void {
  const period = parsePeriod(points[0]?.observation.period ?? "");
  if (!period || !isCalendarPeriod(period)) return;
  const figures = points.flatMap((point) => {
    const { value } = point.observation;
    return value === null ? [] : [{ point, value }];
  });
  if (figures.length <= FEWEST_POINTS) return;
  const changes = figures.map(({ value }, i) => value - (figures[i - 1]?.value ?? value));
  for (const [at, { point, value }] of figures.entries()) {
    const before = figures[at - 1];
    if (!before || point.read === null || isTold(point)) continue;
    const otherChanges = changes.filter((_, i) => i > 0 && i !== at && i !== at + 1);
    const others = figures.flatMap((figure, i) => (i === at ? [] : [figure.value]));
    const spread = spreadOf(otherChanges);
    const change = changes[at] ?? 0;
    if (!isFar(change, otherChanges, spread) || !isFar(value, others, Math.max(spread, spreadOf(others)))) continue;
    log.enterSheet(point.read.source.sheet);
    log.add("jump", placeOf(point.read), point.read.source.raw, {
      value,
      before: before.value,
      usual: Number((FAR * spread).toPrecision(2)),
      periodZh: formatPeriod(point.observation.period, "zh-CN"),
      periodEn: formatPeriod(point.observation.period, "en"),
    });
  }
}

function isFar(value: number, others: readonly number[], spread: number): boolean {
  return spread > 0 && Math.abs(value - medianOf(others)) > FAR * spread;
}

/** The scaled median absolute deviation; where most are equal, the mean one. */
function spreadOf(values: readonly number[]): number {
  const median = medianOf(values);
  const deviations = values.map((value) => Math.abs(value - median));
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / Math.max(1, deviations.length);
  return medianOf(deviations) > 0 ? MAD_SCALE * medianOf(deviations) : mean;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
