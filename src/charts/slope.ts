import type { EChartsOption, LineSeriesOption } from "echarts";
import { type Figure, plottable } from "#domain/figures/figure.ts";
import { MEASURE_NAMES, measureUnit } from "#domain/figures/measure.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { axisScale } from "./chart-line.ts";
import { describeEntries } from "./description.ts";
import { limitStrokes } from "./limit-strokes.ts";
import { isQualified, isUncertain } from "./line-parts.ts";
import { overlay } from "./overlay.ts";
import { drawSide } from "./slope-labels.ts";
import { NARROW, type Pair, pairOf, type Side, type SlopeInput } from "./slope-pair.ts";
import { textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

/** Height at which a number of labels stand side by side without being moved far, in pixels. */
export function slopeHeight(count: number, tokens: ChartTokens): number {
  return Math.max(6, count) * tokens.size.label * 1.9 + tokens.size.small * 3;
}

/** This year against last: a line from each organization's figure to the next, named on both sides. */
export function makeSlopeOption(input: SlopeInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { indicator, measure, entries, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  const values = entries.flatMap(({ before, now }) =>
    [before, now].flatMap((figure) =>
      figure.kind === "range" ? [figure.low, figure.high] : (plottable(figure) ?? []),
    ),
  );
  const scale = axisScale(measureUnit(indicator, measure), values, language);
  const longest = Math.min(20, (width * 0.33) / tokens.size.label);
  const pairs = entries.map((entry) => pairOf(entry, input, scale, longest, tokens, language));
  const side = (which: "left" | "right") =>
    Math.max(0, ...pairs.map((pair) => textEms(pair[which]?.text ?? ""))) * tokens.size.label * 1.06 + tokens.gap * 4;
  return {
    animation: false,
    aria: { enabled: true, label: { description: describe(input, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: {
      left: side("left"),
      right: side("right"),
      top: tokens.size.small * 2.6,
      bottom: tokens.gap * 1.5,
      outerBoundsMode: "none",
    },
    xAxis: {
      type: "category",
      position: "top",
      boundaryGap: false,
      data: [input.periodBefore, input.periodNow],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        formatter: (code: string) => measuredPeriod(code, measure, language),
        interval: 0,
        // The two periods would meet in the middle where the names are long; they stand away from it, as the labels do.
        alignMinLabel: "right",
        // Beside the short labels of a phone there is no room for the whole of the later one.
        alignMaxLabel: width < NARROW ? "center" : "left",
        color: tokens.color.secondary,
        fontFamily: tokens.font,
        fontSize: tokens.size.small,
        fontWeight: 600,
        margin: tokens.gap * 1.2,
      },
      splitLine: { show: true, lineStyle: { color: tokens.color.grid, width: tokens.line.normal } },
    },
    yAxis: { type: "value", show: false, ...extentOf(values) },
    tooltip: {
      ...tooltipBox(tokens),
      trigger: "item",
      formatter: (params: unknown) => slopeTooltip(input, seriesIdOf(params), language),
    },
    series: [
      ...pairs.map((pair) => lineSeries(pair, tokens)),
      ...limitStrokes("limits", pairs.flatMap(strokesOf), "upright", tokens),
      overlay("labels", values[0] === undefined ? null : [0, values[0]], (plot) => [
        ...drawSide(pairs, "left", plot, tokens),
        ...drawSide(pairs, "right", plot, tokens),
      ]),
    ],
  };
}

function strokesOf({ left, right, color }: Pair) {
  return [left, right].flatMap((side, index) =>
    side?.figure.kind === "range" ? [{ index, low: side.figure.low, high: side.figure.high, color }] : [],
  );
}

function lineSeries(pair: Pair, tokens: ChartTokens): LineSeriesOption {
  const uncertain = [pair.left, pair.right].some((side) => side?.figure.kind === "value" && isUncertain(side.figure));
  const point = (side: Side | null) =>
    side?.figure.kind !== "value"
      ? null
      : {
          value: side.figure.value,
          name: pair.key,
          itemStyle: isQualified(side.figure)
            ? { color: tokens.color.surface, borderColor: pair.color, borderWidth: tokens.line.normal * 0.8 }
            : { color: pair.color },
        };
  return {
    type: "line",
    id: `${pair.key}|slope`,
    name: pair.key,
    data: [point(pair.left), point(pair.right)],
    symbol: "circle",
    symbolSize: tokens.symbol,
    showAllSymbol: true,
    color: pair.color,
    lineStyle: { width: tokens.line.normal, type: uncertain ? "dashed" : "solid" },
    triggerEvent: true,
    emphasis: { scale: false, lineStyle: { width: tokens.line.strong * 1.3 } },
  };
}

function extentOf(values: readonly number[]): { min?: number; max?: number } {
  if (values.length === 0) return {};
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? { min: low - 1, max: high + 1 } : { min: low, max: high };
}

function describe(input: SlopeInput, language: Language): string {
  const { indicator, measure, periodBefore, periodNow, entries } = input;
  const head = [
    nameIn(indicator.names, language),
    nameIn(MEASURE_NAMES[measure], language),
    `${measuredPeriod(periodBefore, measure, language)} → ${measuredPeriod(periodNow, measure, language)}`,
  ];
  const told = entries.map(({ names, before, now, change }) => {
    const [from, to] = [before, now].map((figure) => sayFigure(figure, indicator, measure, language).line);
    const { line } = sayFigure(change, indicator, "yoy", language);
    return `${nameIn(names, language)} ${from} → ${to} ${nameIn(MEASURE_NAMES.yoy, language)} ${line}`;
  });
  return describeEntries(nameIn(CHART_WORDS.slopeChart, language), head, told, language);
}

function seriesIdOf(params: unknown): string | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const name: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "seriesName") : null;
  return typeof name === "string" ? name : null;
}

/** What the tooltip says of a line, as HTML. */
export function slopeTooltip(input: SlopeInput, key: string | null, language: Language): string {
  const entry = input.entries.find((candidate) => candidate.key === key);
  if (!entry) return "";
  const { indicator, measure } = input;
  const row = (period: string, figure: Figure) =>
    figureRow(measuredPeriod(period, measure, language), null, figure, indicator, measure, language);
  return tooltipHtml({
    heading: nameIn(entry.names, language),
    rows: [
      row(input.periodBefore, entry.before),
      row(input.periodNow, entry.now),
      figureRow(nameIn(MEASURE_NAMES.yoy, language), null, entry.change, indicator, "yoy", language),
    ],
    events: [],
    source: sourceLine([entry.before, entry.now], input.revisions, language),
  });
}
