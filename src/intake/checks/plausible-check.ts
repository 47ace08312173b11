import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { UNITS } from "#domain/terms/unit.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { placeOf } from "./series-points.ts";

/** Percentages that are a part of a whole, by name; a growth or a completion may well pass 100. */
const SHARES = /占比|比重|比例|份额|\b(?:share|proportion)\b/i;
/** Counts that may be negative, by name: a net change. */
const NET = /净|变动|变化|增减|\b(?:net|change)\b/i;

/** Warns of what no figure of its unit can be where the catalogue sets no bounds: a share over 100 %, half a person. */
export function checkPlausible(read: SourcedObservation, indicator: Indicator, log: ProblemLog): void {
  const { value } = read;
  if (value === null) return;
  const names = `${indicator.names.zh} ${indicator.names.en}`;
  const isCount = UNITS[indicator.unit].kind === "count";
  const tell = (code: "share-over-100" | "negative-count" | "fractional-count") => {
    log.enterSheet(read.source.sheet);
    log.add(code, placeOf(read), read.source.raw, {
      value,
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
    });
  };
  if (indicator.unit === "percent" && indicator.max === null && value > 100 && SHARES.test(names))
    tell("share-over-100");
  if (isCount && indicator.min === null && value < 0 && !NET.test(names)) tell("negative-count");
  if (isCount && indicator.unitMult === 0 && indicator.aggregation !== "mean" && !Number.isInteger(value))
    tell("fractional-count");
}
