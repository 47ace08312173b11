import { type Coverage, type Figure, MISSING_REASON_NAMES, type MissingFigure } from "./figure.ts";
import {
  chooseScale,
  formatPercent,
  formatPercentChange,
  formatPoints,
  formatScaled,
  type Scale,
  scaleUnit,
} from "./format-number.ts";
import type { Indicator } from "./indicator.ts";
import { type Measure, type MeasureUnit, measureUnit } from "./measure.ts";
import { type Language, nameIn } from "./names.ts";
import { QUALIFIER_NAMES } from "./qualifier.ts";

/** A figure in its parts, so that a card can set them in different sizes. `text` alone is complete. */
export type FigureText = {
  /** 超 近 约, a sign of inequality for a partial total, or empty. */
  readonly qualifier: string;
  readonly number: string;
  readonly unit: string;
  /** Everything in one line: 超60%, 2.4亿元, —. */
  readonly text: string;
  /** Why there is no number, or how many of how many parts it holds; empty otherwise. */
  readonly note: string;
};

export const DASH = "—";

/**
 * Writes a figure of a measure. Changes carry their sign, everything carries its qualifier and unit.
 *
 * @param scale the scale of the axis or column it stands in; chosen for the figure alone where absent
 */
export function formatFigure(
  figure: Figure,
  indicator: Indicator,
  measure: Measure,
  language: Language,
  scale?: Scale,
): FigureText {
  if (figure.kind === "text") return { qualifier: "", number: figure.text, unit: "", text: figure.text, note: "" };
  if (figure.kind === "missing")
    return { qualifier: "", number: DASH, unit: "", text: DASH, note: missingNote(figure, indicator, language) };
  const qualifier = nameIn(QUALIFIER_NAMES[figure.qualifier], language);
  const { number, unit: unitText } = numberAndUnit(
    figure.value,
    measureUnit(indicator, measure),
    measure,
    language,
    scale,
  );
  return {
    qualifier,
    number,
    unit: unitText,
    text: qualifier + number + spaced(unitText, language),
    note: figure.coverage ? formatCoverage(figure.coverage, language) : "",
  };
}

function numberAndUnit(
  value: number,
  unit: MeasureUnit,
  measure: Measure,
  language: Language,
  scale: Scale | undefined,
): { number: string; unit: string } {
  if (unit.kind === "percentage-point") return splitUnit(formatPoints(value, language));
  if (unit.kind === "percent") {
    const text = measure === "completion" ? formatPercent(value, language) : formatPercentChange(value, language);
    return splitUnit(text);
  }
  const own = scale ?? chooseScale(unit.unit, unit.unitMult, unit.decimals, value);
  return { number: formatScaled(value, own, language), unit: scaleUnit(own, language) };
}

function splitUnit(text: string): { number: string; unit: string } {
  const match = /^([+−\d.,]+)\s*(.*)$/.exec(text);
  return { number: match?.[1] ?? text, unit: match?.[2] ?? "" };
}

function spaced(unit: string, language: Language): string {
  return language === "en" && unit !== "" && unit !== "%" ? ` ${unit}` : unit;
}

function missingNote(figure: MissingFigure, indicator: Indicator, language: Language): string {
  const reason = nameIn(MISSING_REASON_NAMES[figure.reason], language);
  const coverage = figure.coverage ? formatCoverage(figure.coverage, language) : "";
  const change = figure.change === undefined ? "" : formatChange(figure.change, indicator, language);
  return [reason, coverage, change].filter((part) => part !== "").join(language === "en" ? ", " : ",");
}

/** An absolute change in the indicator's unit, with its sign. */
function formatChange(change: number, indicator: Indicator, language: Language): string {
  const scale = chooseScale(indicator.unit, indicator.unitMult, indicator.decimals, change);
  const amount = formatScaled(change, scale, language) + spaced(scaleUnit(scale, language), language);
  return `${language === "en" ? "change " : "增减"}${change > 0 ? "+" : ""}${amount}`;
}

/** How many of how many parts have reported. */
export function formatCoverage(coverage: Coverage, language: Language): string {
  const { reported, expected } = coverage;
  return language === "en" ? `${reported} of ${expected} reported` : `已报${reported}/${expected}`;
}
