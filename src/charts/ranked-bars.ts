import type { BarSeriesOption, EChartsOption } from "echarts";
import { formatFigure } from "#domain/format-figure.ts";
import type { Indicator } from "#domain/indicator.ts";
import { MEASURE_NAMES, type Measure, measureUnit } from "#domain/measure.ts";
import { type Language, nameIn } from "#domain/names.ts";
import type { Revision } from "#domain/revision.ts";
import { type BarEntry, type RankedEntry, rankEntries } from "./bar-entry.ts";
import { barStyle, barsHeight, labelRoom, nameAxis, silentValueAxis } from "./bar-frame.ts";
import { type AxisScale, axisScale } from "./chart-line.ts";
import { describeEntries } from "./description.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { labelText } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { axisValueOf, figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

export type RankedBarsInput = {
  readonly indicator: Indicator;
  readonly measure: Measure;
  readonly period: string;
  /** In any order; those without a number are not drawn, see `rankEntries`. */
  readonly entries: readonly BarEntry[];
  /** Keys drawn in colour; all where absent or empty. */
  readonly highlighted?: readonly string[];
  readonly revisions?: ReadonlyMap<number, Revision>;
  /** About how wide the chart will be, in pixels. */
  readonly width?: number;
};

/** Height that suits a number of bars, in pixels. */
export function rankedBarsHeight(count: number, tokens: ChartTokens): number {
  return barsHeight(count, tokens);
}

/** Organizations by rank as horizontal bars, each with its value and a tick at its target. */
export function makeRankedBarsOption(input: RankedBarsInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { indicator, measure, entries, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  const { ranked } = rankEntries(entries, indicator);
  const values = ranked.flatMap(({ figure, target }) => [figure.value, ...(target === undefined ? [] : [target])]);
  const scale = axisScale(measureUnit(indicator, measure), values, language);
  const labels = ranked.map((entry) => barLabel(entry, input, scale, language));
  const names = nameAxis(
    ranked.map(({ key, rank, names: own }) => ({ key, before: String(rank), name: nameIn(own, language) })),
    Math.min(20, (width * 0.36) / tokens.size.label),
    tokens,
  );
  const room = labelRoom(labels, tokens);
  const hasNegative = values.some((value) => value < 0);
  return {
    animation: false,
    aria: { enabled: true, label: { description: describe(input, ranked, labels, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: {
      left: names.width + (hasNegative ? room : 0),
      right: room,
      top: tokens.gap,
      bottom: tokens.gap,
      outerBoundsMode: "none",
    },
    xAxis: silentValueAxis(
      values.some((value) => value !== 0)
        ? hasNegative
          ? {}
          : { min: 0, max: Math.max(...values) }
        : { min: 0, max: 1 },
    ),
    yAxis: names.axis,
    tooltip: {
      ...tooltipBox(tokens),
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: tokens.color.track, opacity: 0.6 } },
      formatter: (params: unknown) => rankedBarsTooltip(input, ranked, axisValueOf(params), tokens, language),
    },
    series: [
      barSeries(ranked, labels, input, tokens),
      overlay("targets", anchorOf(ranked), (plot) => ranked.flatMap((entry, i) => targetTick(entry, i, plot, tokens))),
    ],
  };
}

function barSeries(
  ranked: readonly RankedEntry[],
  labels: readonly string[],
  input: RankedBarsInput,
  tokens: ChartTokens,
): BarSeriesOption {
  return {
    type: "bar",
    id: "bars",
    barWidth: tokens.bar,
    data: ranked.map((entry, i) => ({
      value: entry.figure.value,
      name: entry.key,
      itemStyle: barStyle(entry.figure, barColor(entry, input, tokens), tokens),
      label: { formatter: labels[i] ?? "", position: entry.figure.value < 0 ? ("left" as const) : ("right" as const) },
    })),
    label: {
      show: true,
      distance: tokens.gap * 0.75,
      color: tokens.color.text,
      fontFamily: tokens.font,
      fontSize: tokens.size.label,
      fontWeight: 600,
    },
    emphasis: { disabled: true },
    cursor: "pointer",
  };
}

/** Levels in one colour; changes by direction, whose label carries ▲ or ▼ as well. */
function barColor(entry: RankedEntry, { highlighted = [], measure }: RankedBarsInput, tokens: ChartTokens): string {
  if (highlighted.length > 0 && !highlighted.includes(entry.key)) return tokens.color.muted;
  if (!isChange(measure)) return tokens.categorical[0] ?? tokens.color.text;
  const { value } = entry.figure;
  return value > 0 ? tokens.direction.up : value < 0 ? tokens.direction.down : tokens.direction.flat;
}

function isChange(measure: Measure): boolean {
  return measure === "yoy" || measure === "ytd-yoy" || measure === "pop";
}

function barLabel(
  entry: RankedEntry,
  { indicator, measure }: RankedBarsInput,
  scale: AxisScale,
  language: Language,
): string {
  const { text } = formatFigure(entry.figure, indicator, measure, language, scale.scale);
  const { value } = entry.figure;
  const arrow = !isChange(measure) || value === 0 ? "" : value > 0 ? "▲ " : "▼ ";
  return labelText(arrow + text);
}

function anchorOf(ranked: readonly RankedEntry[]): readonly [number, number] | null {
  const [first] = ranked;
  return first ? [first.figure.value, 0] : null;
}

/** A tick across the bar at its target, dark on a halo so that it shows on the bar and beside it. */
function targetTick({ target }: RankedEntry, row: number, plot: Plot, tokens: ChartTokens): Shape[] {
  if (target === undefined) return [];
  const [x, y] = plot.at(target, row);
  const half = tokens.bar * 0.72;
  const shape = { x1: x, y1: y - half, x2: x, y2: y + half };
  const width = tokens.line.normal;
  return [
    { type: "line", shape, style: { stroke: tokens.color.surface, lineWidth: width * 2.2 } },
    { type: "line", shape, style: { stroke: tokens.color.target, lineWidth: width } },
  ];
}

function describe(
  { indicator, measure, period }: RankedBarsInput,
  ranked: readonly RankedEntry[],
  labels: readonly string[],
  language: Language,
): string {
  const head = [
    nameIn(indicator.names, language),
    nameIn(MEASURE_NAMES[measure], language),
    measuredPeriod(period, measure, language),
  ];
  const told = ranked.map(({ rank, names }, i) => `${rank} ${nameIn(names, language)} ${labels[i] ?? ""}`);
  return describeEntries(nameIn(CHART_WORDS.barChart, language), head, told, language);
}

/** What the tooltip says of a bar, as HTML. */
export function rankedBarsTooltip(
  input: RankedBarsInput,
  ranked: readonly RankedEntry[],
  key: string | null,
  tokens: ChartTokens,
  language: Language,
): string {
  const entry = ranked.find((candidate) => candidate.key === key);
  if (!entry) return "";
  const { indicator, measure } = input;
  const target =
    entry.target === undefined
      ? []
      : [
          figureRow(
            nameIn(CHART_WORDS.target, language),
            null,
            { kind: "value", value: entry.target, qualifier: "exact", status: "A", revision: 0 },
            indicator,
            measure,
            language,
          ),
        ];
  const own = figureRow(
    nameIn(indicator.names, language),
    barColor(entry, input, tokens),
    entry.figure,
    indicator,
    measure,
    language,
  );
  return tooltipHtml(
    {
      heading: `${nameIn(entry.names, language)} · ${measuredPeriod(input.period, measure, language)}`,
      rows: [own, ...target],
      events: [],
      source: sourceLine([entry.figure], input.revisions, language),
    },
    tokens,
  );
}
