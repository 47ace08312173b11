import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Language } from "#domain/terms/names.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { formatNumber } from "./format-number.ts";

/**
 * A change on the year before as it is written: +3.5%, of a rate −1.2个百分点.
 *
 * @param value a ratio; of a rate, percentage points
 * @param rounding half a unit of the last digit that is written, in the unit of `value`
 */
export function formatStatedChange(value: number, rounding: number, indicator: Indicator, language: Language): string {
  const isRate = UNITS[indicator.unit].kind === "percent";
  const places = Math.max(0, Math.round(-Math.log10(rounding * 2)) - (isRate ? 0 : 2));
  const text = formatNumber(isRate ? value : value * 100, places);
  const unit = !isRate ? "%" : language === "en" ? " percentage points" : "个百分点";
  return `${value > 0 ? "+" : ""}${text}${unit}`;
}
