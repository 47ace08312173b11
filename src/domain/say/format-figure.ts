import type { Indicator } from "#domain/catalogue/indicator.ts";
import {
  type Coverage,
  exactValue,
  type Figure,
  figureMarks,
  MISSING_REASON_NAMES,
  type MissingFigure,
  type RangeFigure,
  type ValueFigure,
} from "#domain/figures/figure.ts";
import { type Measure, type MeasureUnit, measureUnit } from "#domain/figures/measure.ts";
import { formatList } from "#domain/terms/format-list.ts";
import type { Fraction } from "#domain/terms/fraction.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_NAMES } from "#domain/terms/qualifier.ts";
import { OBS_STATUS_NAMES } from "#domain/terms/status.ts";
import {
  chooseScale,
  formatPercent,
  formatPercentChange,
  formatPoints,
  formatScaled,
  type Scale,
  scaleUnit,
} from "./format-number.ts";

/** A figure in its parts, so that a card can set them in different sizes. `text` alone is complete. */
export type FigureText = {
  /** 超 近 约, a sign of inequality for a partial total, or empty. */
  readonly qualifier: string;
  readonly number: string;
  readonly unit: string;
  /** Everything in one line: 超60%, 2.4亿元, 60至70人, —. */
  readonly text: string;
  /** Why there is no number, how many of how many parts it holds, what else is to be known of it; empty otherwise. */
  readonly note: string;
  /** What its statuses say: 口径变更、初步; empty of a normal one. */
  readonly marks: string;
};

export const DASH = "—";

const SEPARATOR: Names = { zh: "，", en: ", " };

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
  const marks = formatMarks(figure, language);
  const empty = { qualifier: "", unit: "", note: "", marks };
  switch (figure.kind) {
    case "text":
      return {
        ...empty,
        number: figure.text,
        text: figure.text,
        note: figure.coverage ? formatCoverage(figure.coverage, language) : "",
      };
    case "missing":
      return { ...empty, number: DASH, text: DASH, note: missingNote(figure, indicator, language) };
    case "range":
      return { ...formatRange(figure, indicator, measure, language, scale), marks };
    case "value":
      return { ...formatValue(figure, indicator, measure, language, scale), marks };
  }
}

/** The statuses of a figure in words. */
export function formatMarks(figure: Figure, language: Language): string {
  return formatList(
    figureMarks(figure).map((mark) => nameIn(OBS_STATUS_NAMES[mark], language)),
    language,
  );
}

type Written = Omit<FigureText, "marks">;

function formatValue(
  figure: ValueFigure,
  indicator: Indicator,
  measure: Measure,
  language: Language,
  scale: Scale | undefined,
): Written {
  const { number, unit } = writeNumber(figure, measureUnit(indicator, measure), measure, language, scale);
  const qualifier = nameIn(QUALIFIER_NAMES[figure.qualifier], language);
  const words = figure.words ? `＋${formatList([...figure.words], language)}` : "";
  return {
    qualifier,
    number,
    unit: unit + words,
    text: qualifier + number + spaced(unit, language) + words,
    note: valueNote(figure, indicator, measure, language),
  };
}

function formatRange(
  { low, high, approx, disputed, coverage }: RangeFigure,
  indicator: Indicator,
  measure: Measure,
  language: Language,
  scale: Scale | undefined,
): Written {
  const unit = measureUnit(indicator, measure);
  const shared =
    scale ??
    (unit.kind === "indicator" ? chooseScale(unit.unit, unit.unitMult, unit.decimals, high, low || high) : undefined);
  const [from, to] = [low, high].map((value) => writeNumber({ value }, unit, measure, language, shared));
  const suffix = unit.kind === "indicator" ? "" : (from?.unit ?? "");
  const number = `${from?.number ?? ""}${suffix}${language === "en" ? " to " : "至"}${to?.number ?? ""}`;
  return {
    qualifier: "",
    number,
    unit: to?.unit ?? "",
    text: number + spaced(to?.unit ?? "", language),
    note: [
      nameIn(LIMITS_ONLY, language),
      approx ? nameIn(APPROX_PART, language) : "",
      disputed ? nameIn(DISPUTED, language) : "",
      coverage ? formatCoverage(coverage, language) : "",
    ]
      .filter((part) => part !== "")
      .join(nameIn(SEPARATOR, language)),
  };
}

const APPROX_PART: Names = { zh: "含约数", en: "includes approximate figures" };
const ONLY: Names = { zh: "只能是", en: "can only be " };
const BASE: Names = { zh: "基期", en: "base: " };
const DISPUTED: Names = { zh: "与同期其他报送数不一致", en: "contradicts other reports of the same months" };
const LIMITS_ONLY: Names = { zh: "仅知上下限", en: "known only between limits" };

function writeNumber(
  figure: Pick<ValueFigure, "value" | "ratio">,
  unit: MeasureUnit,
  measure: Measure,
  language: Language,
  scale: Scale | undefined,
): { number: string; unit: string } {
  if (unit.kind === "indicator") {
    const own = scale ?? chooseScale(unit.unit, unit.unitMult, unit.decimals, figure.value);
    const { value, ratio } = figure;
    return {
      number: formatScaled(ratio ? exactValue({ value, ratio }) : value, own, language),
      unit: scaleUnit(own, language),
    };
  }
  return splitUnit(formatRelative(exactValue(figure), unit, measure, language));
}

function formatRelative(value: Fraction, unit: MeasureUnit, measure: Measure, language: Language): string {
  if (unit.kind === "percentage-point") return formatPoints(value, language);
  return measure === "completion" ? formatPercent(value) : formatPercentChange(value);
}

function splitUnit(text: string): { number: string; unit: string } {
  const match = /^([+−\d.,]+)\s*(.*)$/.exec(text);
  return { number: match?.[1] ?? text, unit: match?.[2] ?? "" };
}

function spaced(unit: string, language: Language): string {
  return language === "en" && unit !== "" && unit !== "%" ? ` ${unit}` : unit;
}

const SMALL_BASE: Names = { zh: "基数小，不排名", en: "small base, not ranked" };
const REVISED: Names = {
  zh: "累计数减少，前期数据有修订",
  en: "the year to date fell: earlier figures were revised",
};

/** How much of a figure there is, and what has to be known of it. */
function valueNote(figure: ValueFigure, indicator: Indicator, measure: Measure, language: Language): string {
  const { coverage, revised, disputed, smallBase, members, approx } = figure;
  return [
    approx ? nameIn(APPROX_PART, language) : "",
    coverage ? formatCoverage(coverage, language) : "",
    revised ? nameIn(REVISED, language) : "",
    disputed ? nameIn(DISPUTED, language) : "",
    smallBase ? nameIn(SMALL_BASE, language) : "",
    members ? formatMembers(members, indicator, measure, language) : "",
  ]
    .filter((part) => part !== "")
    .join(nameIn(SEPARATOR, language));
}

/** 平台由12个变为13个，同口径+3.2%: a total that is not of the same platforms, and the change of those in both. */
function formatMembers(
  { now, base, shared, likeForLike }: NonNullable<ValueFigure["members"]>,
  indicator: Indicator,
  measure: Measure,
  language: Language,
): string {
  const change = likeForLike
    ? formatRelative(exactValue(likeForLike), measureUnit(indicator, measure), measure, language)
    : DASH;
  return language === "en"
    ? `${base} platforms then, ${now} now; like for like (${shared}) ${change}`
    : `平台由${base}个变为${now}个，同一批${shared}个平台${change}`;
}

function missingNote(figure: MissingFigure, indicator: Indicator, language: Language): string {
  const { reason, because, alsoBase, coverage, change, limits, approx } = figure;
  const why = because ? ` (${nameIn(MISSING_REASON_NAMES[because], "en")})` : "";
  const whyZh = because ? `（${nameIn(MISSING_REASON_NAMES[because], "zh-CN")}）` : "";
  return [
    nameIn(MISSING_REASON_NAMES[reason], language) + (language === "en" ? why : whyZh),
    coverage ? formatCoverage(coverage, language) : "",
    limits ? formatLimits(limits, indicator, language) : "",
    change === undefined ? "" : formatChange(change, approx === true, indicator, language),
    alsoBase === undefined ? "" : nameIn(BASE, language) + nameIn(MISSING_REASON_NAMES[alsoBase], language),
  ]
    .filter((part) => part !== "")
    .join(nameIn(SEPARATOR, language));
}

/** 在0人至10人之间, or 不少于8人: what is known of a figure that is missing. Nothing where that is only that it is not negative. */
function formatLimits(
  { low, high, above, below, approx }: NonNullable<MissingFigure["limits"]>,
  indicator: Indicator,
  language: Language,
): string {
  const about = approx ? nameIn(QUALIFIER_NAMES.approx, language) : "";
  const write = (value: number) => about + writeAmount(value, indicator, language);
  if (high === null) return low === 0 ? "" : nameIn(QUALIFIER_NAMES[above ? "gt" : "ge"], language) + write(low);
  if (low === high && !above && !below) return nameIn(ONLY, language) + write(low);
  return language === "en" ? `between ${write(low)} and ${write(high)}` : `在${write(low)}至${write(high)}之间`;
}

/** An absolute change in the indicator's unit, with its sign. */
function formatChange(change: number, isApprox: boolean, indicator: Indicator, language: Language): string {
  const about = isApprox ? nameIn(QUALIFIER_NAMES.approx, language) : "";
  const sign = change > 0 ? "+" : "";
  return `${language === "en" ? "change " : "增减"}${about}${sign}${writeAmount(change, indicator, language)}`;
}

function writeAmount(value: number, indicator: Indicator, language: Language): string {
  const scale = chooseScale(indicator.unit, indicator.unitMult, indicator.decimals, value);
  return formatScaled(value, scale, language) + spaced(scaleUnit(scale, language), language);
}

/** How many of how many parts are complete, and of what: platforms, months or indicators. */
export function formatCoverage({ of, reported, expected }: Coverage, language: Language): string {
  if (of === "indicators")
    return language === "en"
      ? `${reported} of ${expected} indicators have figures`
      : `已有${reported}/${expected}项组成指标`;
  if (of === "platforms")
    return language === "en" ? `${reported} of ${expected} platforms complete` : `已报齐${reported}/${expected}个平台`;
  return language === "en" ? `${reported} of ${expected} months reported` : `已报${reported}/${expected}个月`;
}
