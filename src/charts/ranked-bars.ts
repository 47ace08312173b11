import type { BarSeriesOption, EChartsOption } from "echarts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { plottable } from "#domain/figures/figure.ts";
import { MEASURE_NAMES, type Measure, measureUnit } from "#domain/figures/measure.ts";
import { formatRank } from "#domain/say/format-rank.ts";
import { sayAmount, sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { type BarEntry, type RankedEntry, rankEntries } from "./bar-entry.ts";
import { barStyle, barsHeight, labelRoom, nameAxis, silentValueAxis } from "./bar-frame.ts";
import { type AxisScale, axisScale } from "./chart-line.ts";
import { describeEntries } from "./description.ts";
import { limitStrokes } from "./limit-strokes.ts";
import { heightOf } from "./line-parts.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { isOpen } from "./ranked-notes.ts";
import { drawTick } from "./target-tick.ts";
import { labelText } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { axisValueOf, figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

export type RankedBarsInput = {
  readonly indicator: Indicator;
  readonly measure: Measure;
  readonly period: string;
  /** In any order; those without a rank are not drawn, see `rankEntries`. */
  readonly entries: readonly BarEntry[];
  /** Keys drawn in colour; all where absent or empty. */
  readonly highlighted?: readonly string[];
  readonly revisions?: ReadonlyMap<number, DatedRevision>;
  /** About how wide the chart will be, in pixels. */
  readonly width?: number;
};

/** Height that suits a number of bars, in pixels. */
export function rankedBarsHeight(count: number, tokens: ChartTokens): number {
  return barsHeight(count, tokens);
}

/**
 * Organizations by rank as horizontal bars, each with its figure, its marks and a tick at its target; a figure known only
 * between limits is a thin stroke. What else is to be known of them is for `rankedNotes` to tell below the chart.
 */
export function makeRankedBarsOption(input: RankedBarsInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { indicator, measure, entries, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  const { ranked } = rankEntries(entries, indicator);
  const values = ranked.flatMap(({ figure, target }) => [...endsOf(figure), ...(target === undefined ? [] : [target])]);
  const scale = axisScale(measureUnit(indicator, measure), values, language);
  const hasTargets = ranked.some(({ target }) => target !== undefined);
  const labels = ranked.map((entry) => barLabel(entry, input, scale, language));
  const room = labelRoom(labels, tokens);
  const hasNegative = values.some((value) => value < 0);
  const names = nameAxis(
    ranked.map(({ key, rank, names: own }) => ({ key, before: formatRank(rank), name: nameIn(own, language) })),
    Math.min(20, (width * 0.36) / tokens.size.label),
    tokens,
    hasNegative ? room : 0,
  );
  return {
    animation: false,
    aria: { enabled: true, label: { description: describe(input, ranked, scale, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: {
      left: names.width,
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
      barSeries(ranked, input, tokens),
      ...limitStrokes("limits", strokesOf(ranked, input, tokens), "level", tokens),
      overlay("labels", anchorOf(ranked), (plot) => [
        ...ranked.map((entry, i) => valueLabel(entry, i, labels[i] ?? "", hasTargets, plot, tokens)),
        ...ranked.flatMap(({ target }, i) => (target === undefined ? [] : drawTick(target, i, plot, tokens))),
      ]),
    ],
  };
}

function barSeries(ranked: readonly RankedEntry[], input: RankedBarsInput, tokens: ChartTokens): BarSeriesOption {
  return {
    type: "bar",
    id: "bars",
    barWidth: tokens.bar,
    data: ranked.map((entry) => {
      const { figure, key } = entry;
      const value = plottable(figure);
      if (value === null || figure.kind !== "value") return { value: null, name: key };
      return { value, name: key, itemStyle: barStyle(figure, barColor(entry, input, tokens), tokens) };
    }),
    emphasis: { disabled: true },
    cursor: "pointer",
  };
}

/** The numbers of a figure: its value, or its limits. */
function endsOf(figure: RankedEntry["figure"]): readonly [number, ...number[]] {
  return figure.kind === "range" ? [figure.low, figure.high] : [figure.value];
}

function strokesOf(ranked: readonly RankedEntry[], input: RankedBarsInput, tokens: ChartTokens) {
  return ranked.flatMap((entry, index) => {
    const { figure } = entry;
    if (figure.kind !== "range") return [];
    return [{ index, low: figure.low, high: figure.high, color: barColor(entry, input, tokens) }];
  });
}

/** The figure at the end of its bar; where there are target ticks, in a column of its own so that none is crossed. */
function valueLabel(
  { figure }: RankedEntry,
  row: number,
  text: string,
  inColumn: boolean,
  plot: Plot,
  tokens: ChartTokens,
): Shape {
  const ends = endsOf(figure);
  const left = ends.every((end) => end < 0);
  const [x, y] = plot.at(left ? Math.min(...ends) : Math.max(...ends), row);
  const gap = tokens.gap * 0.75;
  return {
    type: "text",
    style: {
      x: inColumn && !left ? plot.x + plot.width + tokens.gap * 1.5 : x + (left ? -gap : gap),
      y,
      text,
      align: left ? "right" : "left",
      verticalAlign: "middle",
      fill: tokens.color.text,
      fontFamily: tokens.font,
      fontSize: tokens.size.label,
      fontWeight: 600,
    },
  };
}

/** Levels in one colour; changes by direction, whose label carries ▲ or ▼ as well. */
function barColor(entry: RankedEntry, { highlighted = [], measure }: RankedBarsInput, tokens: ChartTokens): string {
  if (highlighted.length > 0 && !highlighted.includes(entry.key)) return tokens.color.muted;
  if (!isChange(measure)) return tokens.categorical[0] ?? tokens.color.text;
  const value = heightOf(entry.figure);
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
  const { text, marks } = sayFigure(entry.figure, indicator, measure, language, scale.scale);
  const value = heightOf(entry.figure);
  const arrow = !isChange(measure) || value === 0 ? "" : value > 0 ? "▲ " : "▼ ";
  return labelText(withRemarks(arrow + text, marks, language));
}

function anchorOf(ranked: readonly RankedEntry[]): readonly [number, number] | null {
  const [first] = ranked;
  return first ? [heightOf(first.figure), 0] : null;
}

function describe(
  { indicator, measure, period }: RankedBarsInput,
  ranked: readonly RankedEntry[],
  scale: AxisScale,
  language: Language,
): string {
  const head = [
    nameIn(indicator.names, language),
    nameIn(MEASURE_NAMES[measure], language),
    measuredPeriod(period, measure, language),
  ];
  const told = ranked.map(({ rank, names, figure }) => {
    const { line } = sayFigure(figure, indicator, measure, language, scale.scale);
    return `${formatRank(rank)} ${nameIn(names, language)} ${line}`;
  });
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
          {
            name: nameIn(CHART_WORDS.target, language),
            color: null,
            value: sayAmount(entry.target, indicator, measure, language),
            notes: [],
          },
        ];
  const { rank } = entry;
  const place = {
    name: nameIn(CHART_WORDS.rank, language),
    color: null,
    value: formatRank(rank),
    notes: isOpen(rank) ? [nameIn(CHART_WORDS.openOrder, language)] : [],
  };
  const own = figureRow(
    nameIn(indicator.names, language),
    barColor(entry, input, tokens),
    entry.figure,
    indicator,
    measure,
    language,
  );
  return tooltipHtml({
    heading: `${nameIn(entry.names, language)} · ${measuredPeriod(input.period, measure, language)}`,
    rows: [own, place, ...target],
    events: [],
    source: sourceLine([entry.figure], input.revisions, language),
  });
}
