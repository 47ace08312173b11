import type { EChartsOption, LineSeriesOption } from "echarts";
import { cleanFloat, type Figure, type ValueFigure } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPercentChange, formatPoints } from "#domain/format-number.ts";
import type { Indicator } from "#domain/indicator.ts";
import { MEASURE_NAMES, type Measure, measureUnit } from "#domain/measure.ts";
import { type Language, type Names, nameIn } from "#domain/names.ts";
import type { Revision } from "#domain/revision.ts";
import { type AxisScale, axisScale } from "./chart-line.ts";
import { describeEntries } from "./description.ts";
import { isQualified, isUncertain } from "./line-parts.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { spread } from "./spread.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

/** One line: an organization's figure of the period before and of this one, and the change the measure defines. */
export type SlopeEntry = {
  readonly key: string;
  readonly names: Names;
  readonly before: Figure;
  readonly now: Figure;
  /** Year-on-year change of the two, as `measureAt` gives it; missing where it is not defined. */
  readonly change: Figure;
};

export type SlopeInput = {
  readonly indicator: Indicator;
  readonly measure: "current" | "ytd" | "completion";
  readonly periodBefore: string;
  readonly periodNow: string;
  readonly entries: readonly SlopeEntry[];
  readonly highlighted?: readonly string[];
  readonly revisions?: ReadonlyMap<number, Revision>;
  /** About how wide the chart will be, in pixels. */
  readonly width?: number;
};

type Side = { readonly figure: ValueFigure; readonly text: string };
type Pair = SlopeEntry & { readonly left: Side | null; readonly right: Side | null; readonly color: string };

/** Height at which a number of labels stand side by side without being moved far, in pixels. */
export function slopeHeight(count: number, tokens: ChartTokens): number {
  return Math.max(6, count) * tokens.size.label * 1.9 + tokens.size.small * 3;
}

/** This year against last: a line from each organization's figure to the next, named on both sides. */
export function makeSlopeOption(input: SlopeInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { indicator, measure, entries, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  const values = entries.flatMap(({ before, now }) =>
    [before, now].flatMap((figure) => (figure.kind === "value" ? [figure.value] : [])),
  );
  const scale = axisScale(measureUnit(indicator, measure), values, language);
  const longest = Math.min(20, (width * 0.33) / tokens.size.label);
  const pairs = entries.map((entry) => pairOf(entry, input, scale, longest, tokens, language));
  const side = (which: "left" | "right") =>
    Math.max(0, ...pairs.map((pair) => textEms(pair[which]?.text ?? ""))) * tokens.size.label * 1.06 + tokens.gap * 4;
  return {
    animation: false,
    aria: { enabled: true, label: { description: describe(input, pairs, language) } },
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
      formatter: (params: unknown) => slopeTooltip(input, seriesIdOf(params), tokens, language),
    },
    series: [
      ...pairs.map((pair) => lineSeries(pair, tokens)),
      overlay("labels", values[0] === undefined ? null : [0, values[0]], (plot) => [
        ...drawSide(pairs, "left", plot, tokens),
        ...drawSide(pairs, "right", plot, tokens),
      ]),
    ],
  };
}

function pairOf(
  entry: SlopeEntry,
  { indicator, measure, highlighted = [] }: SlopeInput,
  scale: AxisScale,
  longest: number,
  tokens: ChartTokens,
  language: Language,
): Pair {
  const muted = highlighted.length > 0 && !highlighted.includes(entry.key);
  const direction = directionOf(entry);
  const color = muted ? tokens.color.secondary : tokens.direction[direction];
  const write = (figure: ValueFigure) => formatFigure(figure, indicator, measure, language, scale.scale).text;
  const name = nameIn(entry.names, language);
  const left = entry.before.kind === "value" ? leftText(name, write(entry.before), longest) : null;
  const right =
    entry.now.kind === "value"
      ? rightText(name, write(entry.now), changeText(entry, indicator, language), longest)
      : null;
  return {
    ...entry,
    color,
    left: left === null || entry.before.kind !== "value" ? null : { figure: entry.before, text: left },
    right: right === null || entry.now.kind !== "value" ? null : { figure: entry.now, text: right },
  };
}

function leftText(name: string, value: string, longest: number): string {
  return labelText(`${fitText(name, Math.max(4, longest - textEms(value)))} ${value}`);
}

function rightText(name: string, value: string, change: string, longest: number): string {
  const room = Math.max(4, longest - textEms(value) - textEms(change));
  return labelText([value, change, fitText(name, room)].filter((part) => part !== "").join(" "));
}

/** ▲ +12.5%, or nothing where no change is defined. */
function changeText({ change }: SlopeEntry, indicator: Indicator, language: Language): string {
  if (change.kind !== "value") return "";
  const points = measureUnit(indicator, "yoy").kind === "percentage-point";
  const text = points ? formatPoints(change.value, language) : formatPercentChange(change.value, language);
  return `${change.value > 0 ? "▲" : change.value < 0 ? "▼" : "●"} ${text}`;
}

function directionOf({ before, now }: SlopeEntry): "up" | "down" | "flat" {
  if (before.kind !== "value" || now.kind !== "value") return "flat";
  const difference = cleanFloat(now.value - before.value);
  return difference > 0 ? "up" : difference < 0 ? "down" : "flat";
}

function lineSeries(pair: Pair, tokens: ChartTokens): LineSeriesOption {
  const uncertain = [pair.left, pair.right].some((side) => side !== null && isUncertain(side.figure));
  const point = (side: Side | null) =>
    side === null
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

function drawSide(pairs: readonly Pair[], which: "left" | "right", plot: Plot, tokens: ChartTokens): Shape[] {
  const { size, gap, line, symbol, font } = tokens;
  const shown = pairs.flatMap((pair) => {
    const side = pair[which];
    return side ? [{ pair, side, point: plot.at(which === "left" ? 0 : 1, side.figure.value) }] : [];
  });
  const tops = spread(
    shown.map(({ point }) => point[1]),
    size.label * 1.45,
    plot.y,
    plot.y + plot.height,
  );
  const sign = which === "left" ? -1 : 1;
  return shown.flatMap(({ pair, side, point: [x, y] }, i): Shape[] => {
    const top = tops[i] ?? y;
    const from = x + sign * (symbol / 2 + 2);
    const to = x + sign * gap * 2.4;
    return [
      {
        type: "line",
        shape: { x1: from, y1: y, x2: to, y2: top },
        style: { stroke: pair.color, lineWidth: line.hair, opacity: 0.5 },
      },
      {
        type: "text",
        style: {
          x: to + sign * gap * 0.5,
          y: top,
          text: side.text,
          align: which === "left" ? "right" : "left",
          verticalAlign: "middle",
          fill: pair.color,
          fontFamily: font,
          fontSize: size.label,
        },
      },
    ];
  });
}

function extentOf(values: readonly number[]): { min?: number; max?: number } {
  if (values.length === 0) return {};
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? { min: low - 1, max: high + 1 } : { min: low, max: high };
}

function describe(input: SlopeInput, pairs: readonly Pair[], language: Language): string {
  const { indicator, measure, periodBefore, periodNow } = input;
  const head = [
    nameIn(indicator.names, language),
    nameIn(MEASURE_NAMES[measure satisfies Measure], language),
    `${measuredPeriod(periodBefore, measure, language)} → ${measuredPeriod(periodNow, measure, language)}`,
  ];
  const told = pairs.flatMap(({ left, right }) => {
    const parts = [left?.text, right?.text].filter((part) => part !== undefined);
    return parts.length === 0 ? [] : [parts.join(" → ")];
  });
  return describeEntries(nameIn(CHART_WORDS.slopeChart, language), head, told, language);
}

function seriesIdOf(params: unknown): string | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const name: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "seriesName") : null;
  return typeof name === "string" ? name : null;
}

/** What the tooltip says of a line, as HTML. */
export function slopeTooltip(input: SlopeInput, key: string | null, tokens: ChartTokens, language: Language): string {
  const entry = input.entries.find((candidate) => candidate.key === key);
  if (!entry) return "";
  const { indicator, measure } = input;
  const row = (period: string, figure: Figure) =>
    figureRow(measuredPeriod(period, measure, language), null, figure, indicator, measure, language);
  return tooltipHtml(
    {
      heading: nameIn(entry.names, language),
      rows: [
        row(input.periodBefore, entry.before),
        row(input.periodNow, entry.now),
        figureRow(nameIn(MEASURE_NAMES.yoy, language), null, entry.change, indicator, "yoy", language),
      ],
      events: [],
      source: sourceLine([entry.before, entry.now], input.revisions, language),
    },
    tokens,
  );
}
