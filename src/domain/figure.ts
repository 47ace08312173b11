import type { Names } from "./names.ts";
import { combineQualifiers, type NumericQualifier } from "./qualifier.ts";
import { combineStatuses, type ObsStatus } from "./status.ts";

/** How many of the parts of a whole have reported. */
export type Coverage = { readonly reported: number; readonly expected: number };

export const MISSING_REASONS = [
  "not-reported",
  "reported-missing",
  "not-applicable",
  "withheld",
  "incomplete",
  "base-missing",
  "base-zero",
  "base-negative",
  "not-defined",
  "inexact",
  "no-target",
  "text-only",
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

export const MISSING_REASON_NAMES: Record<MissingReason, Names> = {
  "not-reported": { zh: "未报送", en: "not reported" },
  "reported-missing": { zh: "报送为缺", en: "reported as missing" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  withheld: { zh: "不公布", en: "withheld" },
  incomplete: { zh: "未报齐", en: "incomplete" },
  "base-missing": { zh: "基期缺数", en: "no base value" },
  "base-zero": { zh: "基期为零", en: "base is zero" },
  "base-negative": { zh: "基期为负", en: "base is negative" },
  "not-defined": { zh: "该指标无此口径", en: "not defined for this indicator" },
  inexact: { zh: "仅有约数或上下限", en: "only a bound or a rounded figure is known" },
  "no-target": { zh: "未设目标", en: "no target" },
  "text-only": { zh: "仅有文字表述", en: "stated in words only" },
};

export type ValueFigure = {
  readonly kind: "value";
  readonly value: number;
  readonly qualifier: NumericQualifier;
  readonly status: ObsStatus;
  /** Present where the value is a total of parts of which some have not reported; the value is then a lower bound. */
  readonly coverage?: Coverage;
  /** A year to date that fell: the month's value is negative because an earlier month was revised in silence. */
  readonly revised?: true;
  /** Newest revision among what the value was computed from. */
  readonly revision: number;
};

export type TextFigure = {
  readonly kind: "text";
  readonly text: string;
  readonly status: ObsStatus;
  readonly revision: number;
};

export type MissingFigure = {
  readonly kind: "missing";
  readonly reason: MissingReason;
  readonly coverage?: Coverage;
  /** Absolute change where a percentage has no base; in the unit of the indicator. */
  readonly change?: number;
  /** Revision that reported the figure as missing; 0 where none did. */
  readonly revision: number;
};

/** What stands in one place of a series: a value, a wording, or a reason why neither. Never NaN, never an invented 0. */
export type Figure = ValueFigure | TextFigure | MissingFigure;

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
  return { kind: "value", value, qualifier: "exact", status: "A", ...more };
}

/** The number of a figure, or `null` where there is none to plot. */
export function plottable(figure: Figure): number | null {
  return figure.kind === "value" ? figure.value : null;
}

/** Sum of values; statuses, qualifiers and revisions combine. Needs at least one figure. */
export function sumFigures(figures: readonly [ValueFigure, ...ValueFigure[]]): ValueFigure {
  const [first, ...rest] = figures;
  const total = rest.reduce<ValueFigure>(
    (sum, figure) => ({
      kind: "value",
      value: sum.value + figure.value,
      qualifier: combineQualifiers(sum.qualifier, figure.qualifier),
      status: combineStatuses(sum.status, figure.status),
      ...worseCoverage(sum.coverage, figure.coverage),
      revision: Math.max(sum.revision, figure.revision),
    }),
    first,
  );
  return { ...total, value: cleanFloat(total.value, Math.max(...figures.map(({ value }) => Math.abs(value)))) };
}

function worseCoverage(a: Coverage | undefined, b: Coverage | undefined): { coverage?: Coverage } {
  if (!a) return b ? { coverage: b } : {};
  if (!b) return { coverage: a };
  return { coverage: a.reported * b.expected <= b.reported * a.expected ? a : b };
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
