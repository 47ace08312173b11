import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { UNITS, unitNames } from "#domain/terms/unit.ts";
import { createProblemLog, type ProblemLog } from "#intake/problems/problem-log.ts";
import { checkFraction } from "./fraction-check.ts";
import { groupByIndicator, placeOf } from "./series-points.ts";

/** Percentages that are a part of a whole, by name; a growth or a completion may well pass 100. */
const SHARES = /占比|比重|比例|份额|\b(?:share|proportion)\b/i;
/** Counts that may be negative, by name: a net change. */
const NET = /净|变动|变化|增减|\b(?:net|change)\b/i;

/** People, firms or events of a region, and yuan: more are a slip of the unit. */
const MOST_COUNTED = 1e7;
const MOST_YUAN = 1e12;

/** Warns of what no figure of its unit can be where the catalogue sets no bounds: a share over 100 %, half a person. */
export function checkPlausible(read: SourcedObservation, indicator: Indicator, log: ProblemLog): void {
  const { value } = read;
  if (value === null) return;
  const names = `${indicator.names.zh} ${indicator.names.en}`;
  const isCount = UNITS[indicator.unit].kind === "count";
  const tell = (code: ImplausibleCode) => report(code, read, indicator, log);
  if (indicator.unit === "percent" && indicator.max === null && value > 100 && SHARES.test(names))
    tell("share-over-100");
  if (isCount && indicator.min === null && value < 0 && !NET.test(names)) tell("negative-count");
  if (isCount && indicator.unitMult === 0 && indicator.aggregation !== "mean" && !Number.isInteger(value))
    tell("fractional-count");
}

type ImplausibleCode = "share-over-100" | "negative-count" | "fractional-count" | "size-implausible";

function report(code: ImplausibleCode, read: SourcedObservation, indicator: Indicator, log: ProblemLog): void {
  const unit = unitNames(indicator.unit, indicator.unitMult);
  log.enterSheet(read.source.sheet);
  log.add(code, placeOf(read), read.source.raw, {
    value: read.value ?? "",
    unitZh: unit.zh,
    unitEn: unit.en,
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
  });
}

/** Warns of a figure that is larger than a region can have. */
export function checkSize(read: SourcedObservation, indicator: Indicator, log: ProblemLog): void {
  const { kind } = UNITS[indicator.unit];
  if (read.value === null || indicator.unit === "percent") return;
  const size = Math.abs(read.value) * 10 ** indicator.unitMult;
  if (size > (kind === "count" ? MOST_COUNTED : MOST_YUAN)) report("size-implausible", read, indicator, log);
}

/** The same of a whole file, where nothing is known of what is published. */
export function checkPlausibleAll(
  observations: readonly SourcedObservation[],
  indicators: readonly Indicator[],
): Problem[] {
  const log = createProblemLog();
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const ofIndicator = groupByIndicator(observations);
  for (const observation of observations) {
    const indicator = byCode.get(observation.indicator);
    if (!indicator) continue;
    checkPlausible(observation, indicator, log);
    const point = { observation, read: observation, published: null };
    checkFraction(point, [point], ofIndicator.get(indicator.code) ?? [], indicator, log);
    checkSize(observation, indicator, log);
  }
  return log.list();
}
