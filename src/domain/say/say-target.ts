import type { Indicator } from "#domain/catalogue/indicator.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import type { PlannedTarget } from "#domain/figures/planned.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import { sayAmount, withRemarks } from "./say-figure.ts";

/** A target with its unit: 50人, ≥25人; of one relative to last year both ways: 同比增长10%（66人）. */
export function sayTarget(
  { value, level }: Pick<PlannedTarget, "value" | "level">,
  indicator: Indicator,
  language: Language,
): string {
  const amount =
    level.kind === "value"
      ? QUALIFIER_SIGNS[level.qualifier] + sayAmount(level.value, indicator, "current", language)
      : null;
  if (typeof value === "number" || value.kind === "bound") return amount ?? "";
  const words = nameIn(sayTargetValue(value), language);
  if (value.kind !== "relative") return words;
  return withRemarks(words, amount ?? nameIn(UNKNOWN, language), language);
}

const UNKNOWN = { zh: "上年数未知", en: "last year not known" };
