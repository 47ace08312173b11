import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Figure, valueFigure } from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import type { Language } from "#domain/terms/names.ts";
import { type FigureText, formatFigure } from "./format-figure.ts";
import type { Scale } from "./format-number.ts";

/** A figure written in its parts, with all that has to be known beside it. */
export type SaidFigure = FigureText & {
  /** Its marks, then why there is none, how much of it there is, of whom: 初步，已报齐2/3个平台; empty where nothing is. */
  readonly remarks: string;
  /** Everything in one line: 12人（初步，已报齐2/3个平台）. */
  readonly line: string;
};

/** Writes a figure of a measure with all that is known of it, for wherever people read it. */
export function sayFigure(
  figure: Figure,
  indicator: Indicator,
  measure: Measure,
  language: Language,
  scale?: Scale,
): SaidFigure {
  const written = formatFigure(figure, indicator, measure, language, scale);
  const remarks = [written.marks, written.note].filter((part) => part !== "").join(language === "en" ? ", " : "，");
  return { ...written, remarks, line: withRemarks(written.text, remarks, language) };
}

/** A plain amount in the unit of a measure, such as a target: a number somebody set, of which there is nothing to remark. */
export function sayAmount(
  value: number,
  indicator: Indicator,
  measure: Measure,
  language: Language,
  scale?: Scale,
): string {
  return formatFigure(valueFigure(value, { revision: 0 }), indicator, measure, language, scale).text;
}

/** Something with what is to be remarked of it in brackets behind it. */
export function withRemarks(text: string, remarks: string, language: Language): string {
  if (remarks === "") return text;
  return language === "en" ? `${text} (${remarks})` : `${text}（${remarks}）`;
}
