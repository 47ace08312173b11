import type { Indicator } from "#domain/catalogue/indicator.ts";
import { cleanFloat, exactValue, ratioValue } from "#domain/figures/figure.ts";
import type { Observation } from "#domain/figures/observation.ts";
import { chooseScale, formatPercentChange, formatPoints, formatScaled, scaleUnit } from "#domain/say/format-number.ts";
import type { Language } from "#domain/terms/names.ts";
import { UNITS } from "#domain/terms/unit.ts";

type Side = Pick<Observation, "value" | "qualifier">;
type Sides = { readonly before: Side | null; readonly after: Side | null };

/**
 * By how much a figure changed: `+3人，+12.5%`; of a share in percentage points. Empty where either side is no exact
 * number: what lies between two bounds is not known.
 */
export function formatChangeBy({ before, after }: Sides, indicator: Indicator, language: Language): string {
  if (before === null || after === null || before.value === null || after.value === null) return "";
  if (before.qualifier !== "exact" || after.qualifier !== "exact") return "";
  const change = cleanFloat(after.value - before.value, Math.max(Math.abs(after.value), Math.abs(before.value)));
  if (change === 0) return "";
  if (UNITS[indicator.unit].kind === "percent") return formatPoints(change, language);
  const scale = chooseScale(indicator.unit, indicator.unitMult, indicator.decimals, change);
  const unit = scaleUnit(scale, language);
  const amount = `${change > 0 ? "+" : ""}${formatScaled(change, scale, language)}${language === "en" ? ` ${unit}` : unit}`;
  if (before.value <= 0) return amount;
  const percent = formatPercentChange(exactValue(ratioValue({ of: change, by: before.value, times: 100 })));
  return language === "en" ? `${amount}, ${percent}` : `${amount}，${percent}`;
}
