import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Fix } from "#domain/reading/problem.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { medianOf } from "./median.ts";
import { type Point, placeOf } from "./series-points.ts";

/** A fraction times a hundred lies this near what is usual, and what is usual is this far above one. */
const NEAR = 5;
const LEAST_USUAL = 2;

/** A number as it is written in a cell, whatever stands around it. */
const NUMBER = /-?\d+(?:\.\d+)?/;

/**
 * Asks of a percentage whether it is a fraction: 0.62 where others are about 62, in the series or in the file; 62 where all
 * that is published are about 0.62; and of each, where all of the file could be fractions and nothing published says
 * otherwise. Who wrote the percent sign has said it. True where it asked.
 *
 * @param beside all figures of the indicator in the file
 */
export function checkFraction(
  point: Point,
  points: readonly Point[],
  beside: readonly SourcedObservation[],
  indicator: Indicator,
  log: ProblemLog,
): boolean {
  const { read } = point;
  if (read === null || read.value === null || indicator.unit !== "percent" || indicator.unitMult !== 0) return false;
  const written = NUMBER.exec(halfWidth(read.source.raw))?.[0] ?? "";
  const size = Math.abs(read.value);
  if (Number(written) !== read.value || size === 0 || /[%％‰]|百分/.test(read.source.raw)) return false;
  const history = points.flatMap(({ published }) => sizeOf(published?.value));
  const others = beside.flatMap((other) => (other === read ? [] : sizeOf(other.value)));
  const isHigh = size > 1;
  const usual = isHigh ? usualFraction(history) : (usualShare(history) ?? usualShare(others));
  const meant = isHigh ? size / 100 : size * 100;
  const isApart = usual === null || meant < usual / NEAR || meant > usual * NEAR;
  if (isApart && !areAllFractions([size, ...others], history)) return false;
  const other = `${shiftDecimal(read.value, isHigh ? -2 : 2)}`;
  log.enterSheet(read.source.sheet);
  log.add(
    isApart ? "fraction-or-share" : "share-or-fraction",
    placeOf(read),
    read.source.raw,
    {
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
      value: written,
      other,
      usual: Number((usual ?? meant).toPrecision(3)),
    },
    [written, other].map((number) => fixTo(number, read.source.raw)),
  );
  return true;
}

function sizeOf(value: number | null | undefined): number[] {
  return value === null || value === undefined || value === 0 ? [] : [Math.abs(value)];
}

/** What percentages well above one usually are; `null` where none are. */
function usualShare(sizes: readonly number[]): number | null {
  const shares = sizes.filter((size) => size > 1);
  const usual = shares.length === 0 ? 0 : medianOf(shares);
  return usual >= LEAST_USUAL ? usual : null;
}

/**
 * True where all that a file says of an indicator could be fractions, and nothing published tells that such small shares
 * are usual.
 */
function areAllFractions(sizes: readonly number[], history: readonly number[]): boolean {
  if (history.some((size) => size <= 1)) return false;
  return sizes.every((size) => size <= 1) && sizes.some((size) => size < 1);
}

/** What all of them usually are, where none is above one. */
function usualFraction(sizes: readonly number[]): number | null {
  return sizes.length > 0 && sizes.every((size) => size <= 1) ? medianOf(sizes) : null;
}

/** The cell's text with a number and its percent sign: about 0.62 is about 62%. */
function fixTo(number: string, raw: string): Fix {
  const label = `${number}%`;
  return { kind: "cell", label: { zh: label, en: label }, replacement: halfWidth(raw).trim().replace(NUMBER, label) };
}
