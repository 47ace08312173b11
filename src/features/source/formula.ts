import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isStock } from "#domain/figures/accumulation.ts";
import type { ComputedPart, Derived } from "#domain/figures/derivation.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { sayAmount, sayFigure } from "#domain/say/say-figure.ts";
import { sayTarget } from "#domain/say/say-target.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import { UNITS } from "#domain/terms/unit.ts";
import type { Explanation } from "#domain/views/explanation.ts";

/** Parts that are written out in a formula; of more it says how many there are. */
const WRITTEN = 4;

/** How a figure is computed, with the figures in it: (128人 − 96人) ÷ 96人 = +33.3%, or 60人 + 70人 = 130人. */
export function formulaOf(
  { figure, level, base, target }: Explanation,
  indicator: Indicator,
  measure: Measure,
  language: Language,
): string {
  const result = sayFigure(figure, indicator, measure, language).text;
  const now = sayFigure(level.figure, indicator, "current", language).text;
  switch (measure) {
    case "current":
    case "ytd":
      return `${sumOf(level, indicator, language)}${result}`;
    case "completion": {
      if (!target) return result;
      if (target.level.kind !== "value") return `${now} ÷ ${sayTarget(target, indicator, language)}`;
      const { value, qualifier } = target.level;
      const planned = QUALIFIER_SIGNS[qualifier] + sayAmount(value, indicator, "current", language);
      return `${now} ÷ ${planned} = ${result}`;
    }
    case "yoy":
    case "ytd-yoy":
    case "pop": {
      const before = base ? sayFigure(base.figure, indicator, "current", language).text : "—";
      if (UNITS[indicator.unit].kind === "percent") return `${now} − ${before} = ${result}`;
      return `(${now} − ${before}) ÷ ${before} = ${result}`;
    }
  }
}

const OF_PLATFORMS: Names = { zh: "{count}个平台之和 = ", en: "sum of {count} platforms = " };
const OF_FIGURES: Names = { zh: "{count}个数之和 = ", en: "sum of {count} figures = " };
const OF_INDICATORS: Names = { zh: "{count}项指标相加减", en: "sum of {count} indicators" };
const MEAN: Names = { zh: "{count}期平均 = ", en: "mean of {count} periods = " };
const AT_END: Names = { zh: "期末数 ", en: "at the end " };

function sumOf({ from }: Derived, indicator: Indicator, language: Language): string {
  const say = (names: Names, count: number) => nameIn(names, language).replace("{count}", String(count));
  switch (from.kind) {
    case "reported":
      return isStock(indicator) ? nameIn(AT_END, language) : "";
    case "none":
      return "";
    case "mean":
      return say(MEAN, from.parts.length);
    case "total": {
      const texts = from.parts.map(({ figure }) => sayFigure(figure, indicator, "current", language).text);
      return texts.length > WRITTEN ? say(OF_PLATFORMS, texts.length) : `${texts.join(" + ")} = `;
    }
    case "computed":
      return `${computedOf(from.parts, indicator, language)} = `;
    case "terms":
      return from.terms.length > 1 ? say(OF_FIGURES, from.terms.length) : "";
  }
}

/** 引进博士128人 ÷ 基金规模2.4亿元 × 1000000; of many parts of a sum how many there are. */
function computedOf(parts: readonly ComputedPart[], { formula }: Indicator, language: Language): string {
  const said = parts.map(({ indicator, figure, role }) => {
    const name = nameIn(indicator.names, language) + (language === "en" ? " " : "");
    return { role, text: name + sayFigure(figure, indicator, "current", language).text };
  });
  if (formula?.kind === "ratio") {
    const times = formula.factor === 1 ? "" : ` × ${formula.factor}`;
    return said.map(({ text }) => text).join(" ÷ ") + times;
  }
  if (said.length > WRITTEN) return nameIn(OF_INDICATORS, language).replace("{count}", String(said.length));
  return said.map(({ role, text }, i) => (i === 0 ? "" : role === "minus" ? " − " : " + ") + text).join("");
}
