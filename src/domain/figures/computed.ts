import type { Formula } from "#domain/catalogue/formula.ts";
import { allowsNegative, type Indicator } from "#domain/catalogue/indicator.ts";
import { compareFractions, divide, type Fraction, fractionOf, multiply, toNumber } from "#domain/terms/fraction.ts";
import { shiftDecimal, UNITS } from "#domain/terms/unit.ts";
import type { ComputedPart, Derived } from "./derivation.ts";
import {
  type Coverage,
  cleanFloat,
  combineKnown,
  exactValue,
  type Figure,
  type MissingFigure,
  type MissingReason,
  missing,
  ratioFrom,
} from "./figure.ts";
import { figureOf, type Interval, intervalOf, negateInterval, sumIntervals } from "./interval.ts";
import type { Series, SeriesPart } from "./series.ts";

/**
 * 计算指标: a figure made of figures of other indicators, of the same organization, measure and period. Of a range of months
 * each part's own figure of that range counts, and of a region each part's total, so that a region's ratio is that of its
 * totals and never the mean of its platforms' ratios.
 */
export function computeLevel(
  series: Series,
  parts: readonly SeriesPart[],
  levelOf: (part: Series) => Derived,
): Derived {
  const made = parts.map((part) => ({ ...levelOf(part.series), indicator: part.series.indicator, role: part.role }));
  return { figure: computeFigure(series, made), from: { kind: "computed", parts: made } };
}

/** What the figures of its parts make of a computed indicator. */
export function computeFigure(
  { indicator, rules }: Pick<Series, "indicator" | "rules">,
  parts: readonly Omit<ComputedPart, "from">[],
): Figure {
  const { formula } = indicator;
  if (!formula) return missing("not-defined");
  if (formula.kind === "sum") return sumFigure(indicator, parts);
  const [numerator, denominator] = parts;
  if (!numerator || !denominator) return missing("not-defined");
  return ratioFigure(indicator, formula, numerator, denominator, rules.smallBase);
}

type Part = Omit<ComputedPart, "from">;

/**
 * The sum, less what is taken away. A part without a figure leaves what the others come to as a lower bound where no part
 * can be negative and none is taken away; otherwise nothing is known.
 */
function sumFigure(indicator: Indicator, parts: readonly Part[]): Figure {
  const figures = parts.map(({ figure }) => figure);
  const lacking = figures.filter(({ kind }) => kind === "missing");
  const isBounded = parts.every((part) => part.role === "plus" && !allowsNegative(part.indicator));
  const [first] = lacking;
  if (first && (!isBounded || lacking.length === figures.length)) return withoutPart("part-missing", first, figures);
  const { coverage } = leastComplete(figures);
  const indicators = { of: "indicators", reported: figures.length - lacking.length, expected: figures.length } as const;
  const told = first ? { coverage: indicators } : coverage ? { coverage } : {};
  const sides = parts.map(({ figure, role, indicator: part }) => {
    // What its own longer reports would allow is not added to what others reported.
    if (figure.kind === "missing") return intervalOf(missing("not-reported"), true);
    const interval = scaled(intervalOf(figure, !allowsNegative(part)), part.unitMult - indicator.unitMult);
    return role === "minus" ? negateInterval(interval) : interval;
  });
  const sum = sumIntervals(sides);
  return withFloor(figureOf(sum, { ...combineKnown(figures), ...told }), sum.low);
}

/** An upper bound of what is not below zero here, though with other parts it may be. */
function withFloor(figure: Figure, low: number | null): Figure {
  const isUpper = figure.kind === "value" && (figure.qualifier === "lt" || figure.qualifier === "le");
  return isUpper && low === 0 ? { ...figure, floor: 0 } : figure;
}

/**
 * `numerator / denominator * factor`, both in their unit itself. There is none where the denominator is missing, in words,
 * zero, negative or may be zero. Bounds divide as intervals. A count under `smallBase` is a small denominator.
 */
function ratioFigure(
  indicator: Indicator,
  { factor }: Extract<Formula, { kind: "ratio" }>,
  numerator: Part,
  denominator: Part,
  smallBase: number,
): Figure {
  const figures = [numerator.figure, denominator.figure];
  const { figure: above } = numerator;
  const { figure: below } = denominator;
  if (above.kind === "missing") return withoutPart("part-missing", above, figures);
  if (above.kind === "text") return missing("text-only", { revision: combineKnown(figures).revision });
  if (below.kind === "missing" || below.kind === "text") return withoutPart("denominator-missing", below, figures);
  const by = intervalOf(below, !allowsNegative(denominator.indicator));
  const refused = refuseDenominator(by);
  if (refused) return missing(refused, { revision: combineKnown(figures).revision, ...leastComplete(figures) });
  const of = intervalOf(above, !allowsNegative(numerator.indicator));
  const power = numerator.indicator.unitMult - denominator.indicator.unitMult - indicator.unitMult;
  const times = multiply(fractionOf(factor), fractionOf(shiftDecimal(1, power)));
  const quotient = divideIntervals(exactSides(of, above), exactSides(by, below), times);
  const told = { ...combineKnown(figures), ...leastComplete(figures) };
  const low = quotient.low && toSide(quotient.low);
  const high = quotient.high && toSide(quotient.high);
  const isNothing = high === null && (low === null || low.value === 0);
  if (isNothing) return missing(told.coverage ? "incomplete" : "inexact", told);
  const made = figureOf({ ...quotient, low: low?.value ?? null, high: high?.value ?? null }, told);
  if (made.kind !== "value") return made;
  const isUpper = made.qualifier === "lt" || made.qualifier === "le";
  const side = isUpper ? high : low;
  const isSmall =
    UNITS[denominator.indicator.unit].kind === "count" &&
    by.low !== null &&
    by.low === by.high &&
    shiftDecimal(by.low, denominator.indicator.unitMult) < smallBase;
  const exact = {
    ...made,
    ...(side?.ratio ? { ratio: side.ratio } : {}),
    ...(isSmall ? { smallBase: true as const } : {}),
  };
  return withFloor(exact, low?.value ?? null);
}

function refuseDenominator({ low, high, above }: Interval): MissingReason | null {
  if (low !== null && low === high) return low === 0 ? "denominator-zero" : low < 0 ? "denominator-negative" : null;
  return low === null || low < 0 || (low === 0 && !above) ? "denominator-open" : null;
}

type ExactInterval = Omit<Interval, "low" | "high"> & { readonly low: Fraction | null; readonly high: Fraction | null };

/** Sides as what they are exactly: of a mean its sum by its number. */
function exactSides(interval: Interval, figure: Figure): ExactInterval {
  const exact = (side: number | null) => {
    if (side === null) return null;
    return figure.kind === "value" && figure.ratio && figure.value === side ? exactValue(figure) : fractionOf(side);
  };
  return { ...interval, low: exact(interval.low), high: exact(interval.high) };
}

const ZERO: Fraction = { n: 0n, d: 1n };

/** @param by above zero wherever it may lie */
function divideIntervals(of: ExactInterval, by: ExactInterval, times: Fraction): ExactInterval {
  const side = (value: Fraction, divisor: Fraction | null, isLow: boolean): Fraction | null => {
    // What is divided by nothing in particular comes as near to zero as one likes; by what comes near to zero, it has no limit.
    if (divisor === null) return ZERO;
    if (compareFractions(divisor, ZERO) === 0) return compareFractions(value, ZERO) === 0 ? ZERO : null;
    const quotient = divide(multiply(value, times), divisor);
    return isLow && compareFractions(quotient, ZERO) === 0 ? ZERO : quotient;
  };
  const signOf = (value: Fraction) => compareFractions(value, ZERO);
  const least = of.low && side(of.low, signOf(of.low) < 0 ? by.low : by.high, true);
  const most = of.high && side(of.high, signOf(of.high) < 0 ? by.high : by.low, false);
  const strict = (value: Fraction | null, own: boolean, positive: boolean, negative: boolean) =>
    value !== null && (own || (signOf(value) > 0 && positive) || (signOf(value) < 0 && negative));
  const points = of.known === "point" && by.known === "point";
  // Nothing divided by whatever is nothing.
  const isZero = [of.low, of.high].every((value) => value !== null && signOf(value) === 0);
  return {
    low: least,
    high: most,
    above: strict(of.low, of.above, by.below || by.high === null, by.above),
    below: strict(of.high, of.below, by.above, by.below || by.high === null),
    approx: of.approx || (by.approx && !isZero),
    words: [],
    known: points ? "point" : of.known === "limits" || by.known === "limits" ? "limits" : "side",
  };
}

function toSide(exact: Fraction) {
  const ratio = ratioFrom(exact);
  return { value: cleanFloat(toNumber(exact)), ratio: ratio?.by === 1 ? null : ratio };
}

function scaled(interval: Interval, places: number): Interval {
  const shift = (side: number | null) => (side === null ? null : shiftDecimal(side, places));
  return places === 0 ? interval : { ...interval, low: shift(interval.low), high: shift(interval.high) };
}

function withoutPart(reason: MissingReason, part: Figure, figures: readonly Figure[]): MissingFigure {
  const because = part.kind === "missing" ? (part.because ?? part.reason) : "text-only";
  return missing(reason, {
    because,
    revision: combineKnown(figures).revision,
    ...(part.kind !== "range" && part.coverage ? { coverage: part.coverage } : {}),
  });
}

/** How much there is of the part of which there is least: a figure is as complete as its least complete part. */
function leastComplete(figures: readonly Figure[]): { readonly coverage?: Coverage } {
  let least: Coverage | null = null;
  for (const { coverage } of figures)
    if (coverage && (!least || coverage.reported * least.expected < least.reported * coverage.expected))
      least = coverage;
  return least ? { coverage: least } : {};
}
