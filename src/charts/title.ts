import type { EChartsOption } from "echarts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { MEASURE_NAMES, type Measure, measureUnit } from "#domain/figures/measure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { measuredPeriod, revisionText } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

export type ChartTitle = { readonly title: string; readonly subtitle: string };

export type ChartTitleInput = {
  /** One or several that share a unit. */
  readonly indicators: readonly Indicator[];
  readonly measure: Measure;
  /** Period codes; the same twice for one period. */
  readonly from: string;
  readonly to: string;
  /** True where the two periods are held against each other and none between them is shown. */
  readonly isPair?: boolean;
  readonly organizations: readonly Names[];
  readonly illustrative: boolean;
  /** Where the figures come from, as it is cited. */
  readonly source?: Names;
  /** The revision read; gives the data date. */
  readonly revision?: DatedRevision;
  /** The unit as the chart writes it; the indicator's own where absent. */
  readonly unit?: string;
};

/** What a chart shows: indicator, measure, unit, period, organizations; below it 示例数据, source and data date. */
export function chartTitle(input: ChartTitleInput, language: Language): ChartTitle {
  const en = language === "en";
  const indicators = joinNames(
    input.indicators.map(({ names }) => names),
    3,
    language,
    en ? "indicators" : "项指标",
  );
  const measure = nameIn(MEASURE_NAMES[input.measure], language);
  const unit = input.unit ?? unitOf(input, language);
  const period = periodOf(input, language);
  const organizations = joinNames(input.organizations, 2, language, en ? "organizations" : "家");
  const title = [
    `${indicators} ${en ? measure.toLowerCase() : measure}${en ? ` (${unit})` : `(${unit})`}`,
    period,
    organizations,
  ];
  return { title: title.filter((part) => part !== "").join(" · "), subtitle: subtitleOf(input, language) };
}

function periodOf({ from, to, isPair, measure }: ChartTitleInput, language: Language): string {
  const en = language === "en";
  if (from === to) return measuredPeriod(to, measure, language);
  if (isPair) {
    const [before, now] = [from, to].map((code) => measuredPeriod(code, measure, language));
    return en ? `${before} and ${now}` : `${before}与${now}`;
  }
  return `${formatPeriod(from, language)}${en ? "–" : "—"}${formatPeriod(to, language)}`;
}

function subtitleOf({ illustrative, source, revision, to }: ChartTitleInput, language: Language): string {
  const en = language === "en";
  const parts = [
    illustrative ? nameIn(CHART_WORDS.illustrative, language) : "",
    source ? `${nameIn(CHART_WORDS.source, language)}${en ? ": " : ":"}${nameIn(source, language)}` : "",
    en ? `data to ${formatPeriod(to, language)}` : `数据截至${formatPeriod(to, language)}`,
    revision ? revisionText(revision.number, revision, language) : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function unitOf({ indicators, measure }: ChartTitleInput, language: Language): string {
  const [first] = indicators;
  if (!first) return "";
  const unit = measureUnit(first, measure);
  if (unit.kind === "percent") return "%";
  if (unit.kind === "percentage-point") return language === "en" ? "pp" : "百分点";
  return nameIn(unitNames(unit.unit, unit.unitMult), language);
}

/** 甲、乙; of more than `most`, 甲等13家. */
function joinNames(names: readonly Names[], most: number, language: Language, counted: string): string {
  const en = language === "en";
  const [first] = names;
  if (!first) return "";
  if (names.length <= most)
    return formatList(
      names.map((name) => nameIn(name, language)),
      language,
    );
  return en
    ? `${nameIn(first, language)} and ${names.length - 1} more ${counted}`
    : `${nameIn(first, language)}等${names.length}${counted}`;
}

/**
 * The option with its title inside the picture, for exports: everything below moves down by the title's height, and the
 * picture has to grow by it.
 *
 * @param width of the picture in pixels; the title breaks its lines to it
 */
export function withTitle(
  option: EChartsOption,
  { title, subtitle }: ChartTitle,
  tokens: ChartTokens,
  width: number,
): { option: EChartsOption; height: number } {
  const { size, gap, color, font } = tokens;
  const room = width - gap * 2;
  const lines = (text: string, fontSize: number) => Math.max(1, Math.ceil((textEms(text) * fontSize * 1.05) / room));
  const titleHeight = lines(title, size.title) * size.title * 1.35;
  const height = gap * 2 + titleHeight + lines(subtitle, size.label) * size.label * 1.4 + gap;
  const face = { fontFamily: font, width: room, overflow: "break" as const };
  const grids = Array.isArray(option.grid) ? option.grid : option.grid ? [option.grid] : [];
  const moved = grids.map((grid) => ({ ...grid, top: (typeof grid.top === "number" ? grid.top : 0) + height }));
  return {
    height,
    option: {
      ...option,
      backgroundColor: color.surface,
      grid: moved,
      title: {
        text: labelText(title),
        subtext: labelText(subtitle),
        left: gap,
        top: gap,
        padding: 0,
        itemGap: gap * 0.75,
        textStyle: { ...face, fontSize: size.title, fontWeight: 600, lineHeight: size.title * 1.35, color: color.text },
        subtextStyle: { ...face, fontSize: size.label, lineHeight: size.label * 1.4, color: color.secondary },
      },
    },
  };
}
