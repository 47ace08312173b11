import type { Fraction } from "./fraction.ts";
import { type Form, formOf, type Interval, onlyValue } from "./interval.ts";
import type { OwnReason } from "./own-figure.ts";

/** n of m: platforms whose figure is known over the whole period, of those expected in it. */
export interface Coverage {
  readonly reported: number;
  readonly expected: number;
}

/** `value`: as measured. `percent`, `points`: hundredths, so that 25 is 25 %. */
export type ResultUnit = "value" | "percent" | "points";

interface Standing {
  /** Status letters, without A, of all that it is made of. */
  readonly marks: readonly string[];
  /** `marks` and those of reports that the limits of platforms not known may rest on: what may also be shown. */
  readonly possibleMarks: readonly string[];
  readonly revised: boolean;
  /** Only of totals of platforms; of a change, that of the later side. */
  readonly coverage: Coverage | null;
  readonly origin: "reported" | "total";
  /** Only of changes and completion. */
  readonly comparison: Comparison | null;
  /** Made of figures of other indicators. */
  readonly computed: boolean;
  /** Of a ratio: divided by a count of less than 10. */
  readonly smallDenominator: boolean;
}

export interface ValueResult extends Standing {
  readonly kind: "value";
  readonly form: Form;
  readonly low: Fraction | null;
  readonly lowStrict: boolean;
  readonly high: Fraction | null;
  readonly highStrict: boolean;
  /** What it cannot be below, also where no low side is said (`lt`, `le`, `words`). */
  readonly floor: Fraction | null;
  /** Said as 约. */
  readonly approx: boolean;
  readonly words: readonly string[];
  readonly unit: ResultUnit;
}

export interface MissingResult extends Standing {
  readonly kind: "missing";
  readonly reason: Reason;
  /** Which side of a comparison the reason is about; null for figures that are no comparison. */
  readonly side: "period" | "base" | null;
}

/** `inexact`: a bound, a range or words, of which no percentage is made. */
export type Reason = OwnReason | "zero" | "negative" | "no-target" | ComputedReason;

/** `part`: an indicator that it is computed from has no figure. */
export type ComputedReason =
  | "part"
  | "no-denominator"
  | "denominator-zero"
  | "denominator-negative"
  | "denominator-open";

export type Result = ValueResult | MissingResult;

/** The two sides a change or a completion is made of. */
export interface Comparison {
  readonly period: Result;
  /** The earlier figure; the target as a figure, for completion. null: there is no target. */
  readonly base: Result | null;
  /** Period less base, in the figure's own unit: also where there is no percentage. */
  readonly difference: Fraction | null;
  /** A break of the series lies between base and period. */
  readonly acrossBreak: boolean;
  /** The percentage is on a base of less than 10. */
  readonly smallBase: boolean;
  /** Of totals of different platforms: the change of those expected on both sides. */
  readonly likeForLike: Result | null;
}

export type ResultNotes = Partial<
  Pick<
    Standing,
    "marks" | "possibleMarks" | "revised" | "coverage" | "origin" | "comparison" | "computed" | "smallDenominator"
  >
>;

export const NO_NOTES: Standing = {
  marks: [],
  possibleMarks: [],
  revised: false,
  coverage: null,
  origin: "reported",
  comparison: null,
  computed: false,
  smallDenominator: false,
};

/** @throws Error for an interval that says nothing: such a figure is missing */
export function makeValue(interval: Interval, unit: ResultUnit, notes: ResultNotes = {}): ValueResult {
  const form = formOf(interval);
  if (!form) throw new Error("nothing is certain of this figure");
  const { low, lowStrict, high, highStrict, words } = interval;
  const hasLow = form !== "lt" && form !== "le" && form !== "words";
  return {
    ...NO_NOTES,
    ...notes,
    kind: "value",
    form,
    low: hasLow ? low : null,
    lowStrict: hasLow && lowStrict,
    high,
    highStrict,
    floor: low,
    approx: form === "approx",
    words: [...words],
    unit,
  };
}

export function makeMissing(
  reason: Reason,
  side: MissingResult["side"] = null,
  notes: ResultNotes = {},
): MissingResult {
  return { ...NO_NOTES, ...notes, kind: "missing", reason, side };
}

/** The one value of an exact or approximate figure, of which percentages may be made; else null. */
export function plainValue(result: Result | null): Fraction | null {
  return result?.kind === "value" && (result.form === "exact" || result.form === "approx")
    ? onlyValue({ ...result, limited: false })
    : null;
}
