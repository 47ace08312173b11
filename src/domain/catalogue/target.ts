import type { NumericQualifier } from "#domain/terms/qualifier.ts";

/**
 * What is planned. A plain number is exact, in the indicator's unit; all else is kept as its document has it, and stands
 * for a number only where one can be known (`figures/target-level.ts`).
 */
export type TargetValue = number | BoundTarget | RelativeTarget | CompletionTarget | WordsTarget;

/** ≥25, in the indicator's unit. */
export type BoundTarget = {
  readonly kind: "bound";
  readonly qualifier: Exclude<NumericQualifier, "exact">;
  readonly value: number;
};

/** Against the result of the same period a year before: 同比增长10% by 10 percent, 增加5 by an amount in the indicator's unit. */
export type RelativeTarget = {
  readonly kind: "relative";
  readonly by: "percent" | "amount";
  /** Less than zero where it is to go down. */
  readonly change: number;
  /** 增长10%以上 is `ge`. */
  readonly qualifier: NumericQualifier;
};

/** 完成率100%, of an indicator that is no rate itself: of what is not said, so that no number is made of it. */
export type CompletionTarget = {
  readonly kind: "completion";
  readonly percent: number;
  readonly qualifier: NumericQualifier;
};

/** 持续提升: words, by which nothing is judged. */
export type WordsTarget = { readonly kind: "words"; readonly text: string };

/** Planned value of an indicator for an organization and a calendar period. */
export type Target = {
  readonly indicator: string;
  readonly organization: string;
  /** Code of a year, half, quarter or month. */
  readonly period: string;
  readonly value: TargetValue;
  /** As the document words it, where it is not just the value. */
  readonly wording?: string | undefined;
  readonly source: string;
};

/** A target that is an exact number, as all are that the product ships with. */
export type PlainTarget = Target & { readonly value: number };

/** One key for an indicator, an organization and a period; none of the codes may hold a bar. */
export function targetKey(indicator: string, organization: string, period: string): string {
  return `${indicator}|${organization}|${period}`;
}

/** Whether two targets plan the same, in the same words. */
export function isSameTarget(a: Pick<Target, "value" | "wording">, b: Pick<Target, "value" | "wording">): boolean {
  return a.wording === b.wording && isSameValue(a.value, b.value);
}

function isSameValue(a: TargetValue, b: TargetValue): boolean {
  if (typeof a === "number" || typeof b === "number") return Object.is(a, b);
  switch (a.kind) {
    case "bound":
      return b.kind === "bound" && a.qualifier === b.qualifier && a.value === b.value;
    case "relative":
      return b.kind === "relative" && a.qualifier === b.qualifier && a.by === b.by && a.change === b.change;
    case "completion":
      return b.kind === "completion" && a.qualifier === b.qualifier && a.percent === b.percent;
    case "words":
      return b.kind === "words" && a.text === b.text;
  }
}
