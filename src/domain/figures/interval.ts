import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { type Figure, type MissingFigure, missing, type RangeFigure, sumValues, type ValueFigure } from "./figure.ts";

/**
 * Between what a figure must lie. Bounds add as intervals: exact 5 and >60 are >65; >60 and <100 have no exact side; what a
 * source states in words adds nothing but itself.
 */
export type Interval = {
  /** `null` where there is no such limit. */
  readonly low: number | null;
  readonly high: number | null;
  /** True where the limit itself is excluded. */
  readonly above: boolean;
  readonly below: boolean;
  readonly approx: boolean;
  readonly words: readonly string[];
  /**
   * What is known: `point` one value; `side` what a source states as a bound; `limits` what follows from figures of other
   * periods, or from nothing but that values are not negative.
   */
  readonly known: "point" | "side" | "limits";
};

const UNKNOWN: Interval = {
  low: null,
  high: null,
  above: false,
  below: false,
  approx: false,
  words: [],
  known: "limits",
};

/** What a figure says of where its value lies. `isCount` is true where values cannot be negative. */
export function intervalOf(figure: Figure, isCount: boolean): Interval {
  const low = isCount ? 0 : null;
  switch (figure.kind) {
    case "value":
      return intervalOfValue(figure, low);
    case "range":
      return { ...UNKNOWN, ...limitsOf(figure), approx: figure.approx === true };
    case "text":
      return { ...UNKNOWN, low, words: [figure.text], known: "side" };
    case "missing":
      return intervalOfMissing(figure, low);
  }
}

function intervalOfValue(figure: ValueFigure, least: number | null): Interval {
  const { value, qualifier, words = [], approx = false, floor = least } = figure;
  const shared = { words, approx: approx || qualifier === "approx", above: false, below: false };
  const known = figure.coverage === undefined ? "side" : "limits";
  switch (qualifier) {
    case "exact":
    case "approx":
      return { ...shared, low: value, high: value, known: "point" };
    case "gt":
    case "ge":
      return { ...shared, low: value, high: null, above: qualifier === "gt", known };
    case "lt":
    case "le":
      return { ...shared, low: floor, high: value, below: qualifier === "lt", known };
  }
}

/** Limits that leave one value are no limits: a quarter of nothing is three months of nothing. */
function intervalOfMissing({ limits }: MissingFigure, low: number | null): Interval {
  if (!limits) return { ...UNKNOWN, low };
  const isPoint = limits.low === limits.high && !limits.above && !limits.below;
  const { approx = false, ...sides } = limits;
  return { ...UNKNOWN, ...sides, approx, known: isPoint ? "point" : "limits" };
}

function limitsOf({ low, high, above, below }: RangeFigure) {
  return { low, high, above, below };
}

/** The interval of what is taken away; words that add nothing certain take nothing away, and leave no lower side. */
export function negateInterval({ low, high, above, below, ...rest }: Interval): Interval {
  const flip = (side: number | null) => (side === null ? null : 0 - side);
  return { ...rest, low: flip(high), high: flip(low), above: below, below: above, words: [] };
}

export function sumIntervals(intervals: readonly Interval[]): Interval {
  const side = (which: "low" | "high"): number | null => {
    const values = intervals.map((interval) => interval[which]);
    return values.every((value) => value !== null) ? sumValues(values) : null;
  };
  return {
    low: side("low"),
    high: side("high"),
    above: intervals.some(({ above }) => above),
    below: intervals.some(({ below }) => below),
    approx: intervals.some(({ approx }) => approx),
    words: intervals.flatMap(({ words }) => words),
    known: intervals.some(({ known }) => known === "limits")
      ? "limits"
      : intervals.some(({ known }) => known === "side")
        ? "side"
        : "point",
  };
}

function wordsAlone(words: readonly string[], { marks, revision, coverage }: Told): Figure {
  return { kind: "text", text: words.join("＋"), marks, revision, ...(coverage ? { coverage } : {}) };
}

type Told = Pick<ValueFigure, "marks" | "revision"> & Partial<Pick<ValueFigure, "coverage" | "revised" | "disputed">>;

/**
 * The figure that an interval is. One value; `>` or `≥` where only the low side is known; `<` or `≤` where sources state
 * upper bounds; limits where a part is determined only between them. Where nothing is certain it is missing.
 */
export function figureOf(interval: Interval, told: Told): Figure {
  const { low, high, above, below, approx, words, known } = interval;
  const about = approx ? ({ approx: true } as const) : {};
  const said = words.length > 0 ? { words } : {};
  const value = (number: number, qualifier: NumericQualifier): ValueFigure => ({
    kind: "value",
    value: number,
    qualifier,
    ...told,
    ...said,
    ...(qualifier === "approx" ? {} : about),
  });
  if (high === null) {
    const isNothing = low === null ? !told.coverage : low === 0 && !above;
    if (words.length > 0 && isNothing) return wordsAlone(words, told);
    if (low === null)
      return missing(told.coverage ? "incomplete" : "inexact", {
        revision: told.revision,
        ...(told.coverage ? { coverage: told.coverage } : {}),
      });
    return value(low, above ? "gt" : "ge");
  }
  if (known === "point" || (low === high && !above && !below)) return value(high, approx ? "approx" : "exact");
  if (low === null || known === "side") return { ...value(high, below ? "lt" : "le"), ...(low ? { floor: low } : {}) };
  return { kind: "range", low, high, above, below, ...about, ...told };
}
