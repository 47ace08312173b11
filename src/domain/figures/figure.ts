import { type Fraction, fractionOf } from "#domain/terms/fraction.ts";
import type { Names } from "#domain/terms/names.ts";
import { isBound, type NumericQualifier } from "#domain/terms/qualifier.ts";
import { combineMarks, type Marks, NO_MARKS } from "#domain/terms/status.ts";

/** How many of the parts of a whole are complete: platforms of a region, months of a period, indicators of a sum. */
export type Coverage = {
  readonly of: "platforms" | "months" | "indicators";
  readonly reported: number;
  readonly expected: number;
};

export const MISSING_REASONS = [
  "not-reported",
  "reported-missing",
  "not-applicable",
  "withheld",
  "reported-together",
  "incomplete",
  "inexact",
  "base-missing",
  "base-incomplete",
  "base-inexact",
  "base-zero",
  "base-negative",
  "not-defined",
  "no-target",
  "target-words",
  "target-base",
  "text-only",
  "part-missing",
  "denominator-missing",
  "denominator-zero",
  "denominator-negative",
  "denominator-open",
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

export const MISSING_REASON_NAMES: Record<MissingReason, Names> = {
  "not-reported": { zh: "未报", en: "not reported" },
  "reported-missing": { zh: "报缺", en: "reported as missing" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  withheld: { zh: "不公布", en: "withheld" },
  "reported-together": { zh: "合并报送", en: "reported together with other months" },
  incomplete: { zh: "未报齐", en: "incomplete" },
  inexact: { zh: "仅知上下限", en: "known only between limits" },
  "base-missing": { zh: "基期无数", en: "no figure of the base" },
  "base-incomplete": { zh: "基期未报齐", en: "base incomplete" },
  "base-inexact": { zh: "基期仅知上下限", en: "base known only between limits" },
  "base-zero": { zh: "基期为零", en: "base is zero" },
  "base-negative": { zh: "基期为负", en: "base is negative" },
  "not-defined": { zh: "该指标无此口径", en: "not defined for this indicator" },
  "no-target": { zh: "未设目标", en: "no target" },
  "target-words": { zh: "目标不是可比的数", en: "the target is no number to compare with" },
  "target-base": { zh: "上年数未知，目标无法换算", en: "last year's result, which the target goes by, is not known" },
  "text-only": { zh: "仅有文字表述", en: "stated in words only" },
  "part-missing": { zh: "组成指标无数", en: "no figure of a part" },
  "denominator-missing": { zh: "分母无数", en: "no figure of the denominator" },
  "denominator-zero": { zh: "分母为零", en: "the denominator is zero" },
  "denominator-negative": { zh: "分母为负", en: "the denominator is negative" },
  "denominator-open": { zh: "分母可能为零", en: "the denominator may be zero" },
};

/**
 * What a percentage is made of: it is `100 × of / by` exactly, so that rounding and thresholds are decided on the decimals
 * as written and not on their binary neighbours. Of a plain mean and a ratio of two indicators, `of / by`.
 */
export type Ratio = { readonly of: number; readonly by: number; readonly times: 1 | 100 };

/** A total's platforms at two times: how many each total holds, and the change of those in both. */
export type MembersChange = {
  readonly now: number;
  readonly base: number;
  readonly shared: number;
  /** Change of the platforms in both, in the measure's unit; `null` where it cannot be told. */
  readonly likeForLike: { readonly value: number; readonly ratio?: Ratio } | null;
};

/** Between what an amount must lie; `high` is `null` where there is no upper limit. */
export type Limits = {
  readonly low: number;
  readonly high: number | null;
  /** True where the limit itself is excluded. */
  readonly above: boolean;
  readonly below: boolean;
  /** True where a source calls 约 what the limits rest on. */
  readonly approx?: true;
};

type Known = {
  readonly marks: Marks;
  /** Present where the figure is a total of parts of which some are not complete. */
  readonly coverage?: Coverage;
  /** True where a source calls a part of it 约; said beside a bound, which is then itself about. */
  readonly approx?: true;
  /** Negative where it cannot be: of two years to date the later is less, so that an earlier month was revised in silence. */
  readonly revised?: true;
  /** Reports of the same months contradict one another, such as months and a year to date: one of them is wrong. */
  readonly disputed?: true;
  /** Newest revision among what the figure was computed from. */
  readonly revision: number;
};

export type ValueFigure = Known & {
  readonly kind: "value";
  readonly value: number;
  readonly qualifier: NumericQualifier;
  /** Of an upper bound: what the figure cannot be below, as a part of it is exact; 0 or nothing where absent. */
  readonly floor?: number;
  /** Parts that a source states in words (数千); the value then bounds the figure from below and is not plotted. */
  readonly words?: readonly string[];
  /** Of a percentage, a mean and a ratio of two indicators: what it was computed from. */
  readonly ratio?: Ratio;
  /** A change on a base, or a ratio on a denominator, below the limit of small bases: it is marked and not ranked. */
  readonly smallBase?: true;
  /** Of a total's change: present where the two totals are not of the same platforms. */
  readonly members?: MembersChange;
};

/** A figure that is determined only between two limits: no exact figure and no percentage is made of it. */
export type RangeFigure = Known & {
  readonly kind: "range";
  readonly low: number;
  readonly high: number;
  /** True where the limit itself is excluded. */
  readonly above: boolean;
  readonly below: boolean;
};

/** Stated in words alone (数千); of a total, what is certain beside the words is nothing. */
export type TextFigure = {
  readonly kind: "text";
  readonly text: string;
  readonly marks: Marks;
  readonly coverage?: Coverage;
  readonly revision: number;
};

export type MissingFigure = {
  readonly kind: "missing";
  readonly reason: MissingReason;
  readonly coverage?: Coverage;
  /** Of a missing base or part: why it is missing. */
  readonly because?: MissingReason;
  /** Of a comparison whose newer side cannot be used: what is wrong with its base as well. */
  readonly alsoBase?: MissingReason;
  /** Between what the figure must lie all the same. */
  readonly limits?: Limits;
  /** Absolute change where a percentage has no base; in the unit of the indicator. */
  readonly change?: number;
  /** True where a side of the absolute change is called 约. */
  readonly approx?: true;
  /** Marks of what was reported of a part, or of what an absolute change is made of. */
  readonly marks?: Marks;
  /** Revision that reported the figure as missing; 0 where none did. */
  readonly revision: number;
};

/** What stands in one place of a series: a value, limits, a wording, or a reason why none. Never NaN, never an invented 0. */
export type Figure = ValueFigure | RangeFigure | TextFigure | MissingFigure;

export function missing(
  reason: MissingReason,
  more: Partial<Omit<MissingFigure, "kind" | "reason">> = {},
): MissingFigure {
  return { kind: "missing", reason, revision: 0, ...more };
}

export function valueFigure(
  value: number,
  more: Partial<Omit<ValueFigure, "kind" | "value">> & { revision: number },
): ValueFigure {
  return { kind: "value", value, qualifier: "exact", marks: NO_MARKS, ...more };
}

/** The number of a figure, or `null` where there is none to plot: words have none, limits have two. */
export function plottable(figure: Figure): number | null {
  return figure.kind === "value" && figure.words === undefined ? figure.value : null;
}

/** The marks that are said of a figure; of a missing one only where an absolute change stands for it. */
export function figureMarks(figure: Figure): Marks {
  if (figure.kind === "missing" && figure.change === undefined) return NO_MARKS;
  return figure.marks ?? NO_MARKS;
}

/** True of a share in a total that is determined: complete, or left but one value by the platform's other reports. */
export function isDetermined(figure: Figure): boolean {
  if (figure.kind !== "missing") return isComplete(figure);
  const { limits } = figure;
  return limits !== undefined && limits.low === limits.high && !limits.above && !limits.below;
}

/** True of a figure that is complete as far as reports go: no part of it is outstanding or known only between limits. */
export function isComplete(figure: Figure): boolean {
  return (figure.kind === "text" || figure.kind === "value") && figure.coverage === undefined;
}

/**
 * True of a value from which a ratio may be formed: no bound, no words. A total of which a platform's share follows from
 * its other reports is exact though that platform did not report it by itself.
 */
export function isExactEnough(figure: Figure): figure is ValueFigure {
  return figure.kind === "value" && !isBound(figure.qualifier) && figure.words === undefined;
}

/** The value as it is exactly: of a percentage `100 × of / by`, else as written in decimals. */
export function exactValue({ value, ratio }: Pick<ValueFigure, "value" | "ratio">): Fraction {
  if (!ratio) return fractionOf(value);
  const of = fractionOf(ratio.of);
  const by = fractionOf(ratio.by);
  const sign = by.n < 0n ? -1n : 1n;
  return { n: sign * BigInt(ratio.times) * of.n * by.d, d: sign * of.d * by.n };
}

/** A value that is a ratio, with what it was computed from. */
export function ratioValue(ratio: Ratio): { readonly value: number; readonly ratio: Ratio } {
  return { value: cleanFloat((ratio.of / ratio.by) * ratio.times), ratio };
}

/** A fraction as a ratio in lowest terms; `null` where its terms are more than numbers hold exactly. */
export function ratioFrom({ n, d }: Fraction): Ratio | null {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  const [of, by] = a === 0n ? [0, 1] : [Number(n / a), Number(d / a)];
  return Number.isSafeInteger(of) && Number.isSafeInteger(by) ? { of, by, times: 1 } : null;
}

/** Sum of values that are all there; marks, qualifiers' sides and revisions combine. See `interval.ts` for bounds. */
export function sumValues(values: readonly number[]): number {
  let sum = 0;
  let largest = 0;
  let areWhole = true;
  for (const value of values) {
    sum += value;
    largest = Math.max(largest, Math.abs(value));
    areWhole = areWhole && Number.isInteger(value);
  }
  return areWhole ? sum : cleanFloat(sum, largest);
}

/** The marks, the newest revision and the silent revisions of what a figure is made of. */
export function combineKnown(parts: readonly Figure[]): Pick<Known, "marks" | "revision" | "revised" | "disputed"> {
  let marks = NO_MARKS;
  let revision = 0;
  let revised = false;
  let disputed = false;
  for (const part of parts) {
    marks = combineMarks(marks, part.marks ?? NO_MARKS);
    revision = Math.max(revision, part.revision);
    if (part.kind !== "value" && part.kind !== "range") continue;
    revised = revised || part.revised === true;
    disputed = disputed || part.disputed === true;
  }
  return { marks, revision, ...(revised ? { revised } : {}), ...(disputed ? { disputed } : {}) };
}

/**
 * Removes the binary noise of decimal arithmetic (0.1 + 0.2): 15 significant digits are kept. Where large numbers cancel
 * out (1234.5 - 1234.4), noise stands as high as their last digits; then 14 digits of `largest` are kept, the largest
 * number that took part.
 */
export function cleanFloat(value: number, largest?: number): number {
  const places = largest ? 13 - Math.floor(Math.log10(Math.abs(largest))) : -1;
  return places < 0 || places > 100 ? Number(value.toPrecision(15)) : Number(value.toFixed(places)) + 0;
}
