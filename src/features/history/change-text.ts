import type { PlacedFigure, RevisionEntry } from "#contract/revision-difference.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { chooseScale, formatPercentChange, formatPoints, formatScaled, scaleUnit } from "#domain/format-number.ts";
import type { Indicator } from "#domain/indicator.ts";
import { type Language, nameIn } from "#domain/names.ts";
import { type ObservationKey, observedFigure } from "#domain/observation.ts";
import { OBS_STATUS_NAMES } from "#domain/status.ts";
import { UNITS } from "#domain/unit.ts";

/** A figure with its qualifier and unit, and its status where that is not normal: 超60%, 12人(初步). */
export function formatPlaced(
  placed: PlacedFigure | null,
  key: ObservationKey,
  indicator: Indicator,
  language: Language,
): string {
  if (placed === null) return "";
  const { indicator: code, organization, period } = key;
  const { value, text, status, qualifier } = placed;
  const figure = observedFigure({ indicator: code, organization, period, value, text, status, qualifier }, 1);
  const written = formatFigure(figure, indicator, "current", language);
  const isUsual = status === "A" || status === "O";
  const notes = [written.note, isUsual ? "" : nameIn(OBS_STATUS_NAMES[status], language)].filter((note) => note !== "");
  if (notes.length === 0) return written.text;
  return language === "en" ? `${written.text} (${notes.join(", ")})` : `${written.text}(${notes.join(",")})`;
}

/**
 * By how much a figure changed: `+3人,+12.5%`; of a share in percentage points. Empty where either side is no exact
 * number: what lies between two bounds is not known.
 */
export function formatChangeBy({ before, after }: RevisionEntry, indicator: Indicator, language: Language): string {
  if (before === null || after === null || before.value === null || after.value === null) return "";
  if (before.qualifier !== "exact" || after.qualifier !== "exact") return "";
  const change = after.value - before.value;
  if (change === 0) return "";
  if (UNITS[indicator.unit].kind === "percent") return formatPoints(change, language);
  const scale = chooseScale(indicator.unit, indicator.unitMult, indicator.decimals, change);
  const unit = scaleUnit(scale, language);
  const amount = `${change > 0 ? "+" : ""}${formatScaled(change, scale, language)}${language === "en" ? ` ${unit}` : unit}`;
  if (before.value <= 0) return amount;
  const percent = formatPercentChange((change / before.value) * 100, language);
  return language === "en" ? `${amount}, ${percent}` : `${amount},${percent}`;
}

/** Where a figure was read: `八月.csv D3`, `月报.xlsx 表1!D3`. */
export function formatPlace({ fileName, sheet, cell }: PlacedFigure): string {
  return `${fileName} ${sheet === "" ? cell : `${sheet}!${cell}`}`.trim();
}
