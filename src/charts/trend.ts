import type { EChartsOption, LineSeriesOption } from "echarts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { OBS_STATUS_NAMES } from "#domain/terms/status.ts";
import { annotationFlags } from "./annotation-flags.ts";
import { breaksAt, policiesAt } from "./annotations.ts";
import { periodAxis, valueAxis } from "./axes.ts";
import { assertOneAxis, axisScale, type ChartLine } from "./chart-line.ts";
import { describeLines } from "./description.ts";
import { type DrawnLine, drawLines } from "./drawn-line.ts";
import { endLabelSeries, endLabelsOf, endLabelsWidth } from "./end-labels.ts";
import { limitStrokes } from "./limit-strokes.ts";
import {
  type Column,
  drawnValues,
  heightOf,
  isQualified,
  lastPoint,
  lineParts,
  markedPoints,
  rangePoints,
} from "./line-parts.ts";
import { pointSeries } from "./point-series.ts";
import { plannedCourses, targetSteps } from "./target-steps.ts";
import type { ChartTokens } from "./tokens.ts";
import { axisValueOf, figureRow, measuredPeriod, policyEvent, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";

export type TrendInput = {
  /** Lines of one unit and the same periods; see `groupByUnit`. */
  readonly lines: readonly ChartLine[];
  /** Keys of the lines in colour where there are many; empty lets the chart choose. */
  readonly highlighted?: readonly string[];
  readonly policies?: readonly Policy[];
  readonly revisions?: ReadonlyMap<number, DatedRevision>;
  /** What else is said of a figure in the tooltip, by key of the line and period: see `figureNoteKey`. */
  readonly figureNotes?: ReadonlyMap<string, string>;
  /** Draws the year's target of the coloured lines that have one; else years to date have the course of their plan. */
  readonly showTargets?: boolean;
  /** About how wide the chart will be, in pixels; names are fitted to it. */
  readonly width?: number;
};

/**
 * Lines over time: direct labels at their ends, gaps where figures are missing, dashes where they are provisional,
 * hollow points where they are bounds, thin strokes between limits where only these are known, vertical lines for series
 * breaks and policies.
 */
export function makeTrendOption(input: TrendInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { lines, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  assertOneAxis(lines);
  const first = lines[0]?.series;
  const periods = first?.points.map(({ period }) => period) ?? [];
  const drawn = drawLines(lines, input.highlighted ?? [], tokens);
  const axis = axisScale(
    first?.unit ?? { kind: "percent" },
    lines.flatMap((line) => drawnValues(line.series)),
    language,
  );
  const targets = input.showTargets
    ? targetSteps(drawn, axis, tokens, language)
    : plannedCourses(drawn, axis, tokens, language);
  // English names and units are about half as long again.
  const [most, part] = language === "en" ? [26, 0.36] : [20, 0.31];
  const longest = Math.min(most, (width * part) / tokens.size.label);
  const ends = [...endLabelsOf(drawn, axis, longest, language), ...targets.labels];
  const flags = annotationFlags(
    input.policies ?? [],
    lines,
    periods,
    width,
    endLabelsWidth(ends, tokens),
    tokens,
    language,
  );
  return {
    animation: false,
    aria: { enabled: true, label: { description: describeLines(lines, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: {
      left: tokens.gap / 2,
      right: flags.right,
      top: tokens.size.small * 1.8 + flags.height,
      bottom: tokens.gap / 2,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: periodAxis(periods, width - flags.right, tokens, language),
    yAxis: valueAxis(first, axis, tokens, flags.height + tokens.gap),
    tooltip: {
      ...tooltipBox(tokens),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.color.axis, width: tokens.line.hair, type: "solid" } },
      formatter: (params: unknown) => trendTooltip(input, drawn, axisValueOf(params), language),
    },
    series: [
      flags.series,
      ...drawn.filter(({ muted }) => muted).flatMap((line) => lineSeries(line, tokens)),
      ...targets.series,
      ...drawn.filter(({ muted }) => !muted).flatMap((line) => lineSeries(line, tokens)),
      ...limitStrokes(
        "limits",
        drawn.flatMap((line) => rangePoints(line.series).map((point) => ({ ...point, color: line.color }))),
        "upright",
        tokens,
      ),
      markSeries(drawn, tokens),
      endLabelSeries(ends, tokens),
    ],
  };
}

function lineSeries(line: DrawnLine, tokens: ChartTokens): LineSeriesOption[] {
  const { solid, dashed } = lineParts(line.series);
  const width = line.muted ? tokens.line.muted : tokens.line.normal;
  const series = (data: Column, type: "solid" | "dashed", i: number): LineSeriesOption => ({
    type: "line",
    id: `${line.key}|${type}|${i}`,
    name: line.key,
    data,
    showSymbol: false,
    symbol: "circle",
    symbolSize: tokens.symbol,
    color: line.color,
    lineStyle: { width, type, cap: type === "solid" ? "round" : "butt" },
    triggerEvent: true,
    // The axis tooltip emphasises every line at once: nothing may grow but the point under it.
    emphasis: { scale: false, lineStyle: { width } },
    z: line.muted ? 2 : 3,
  });
  return [...solid.map((data, i) => series(data, "solid", i)), ...dashed.map((data, i) => series(data, "dashed", i))];
}

/** Points that a line alone would hide or overstate, and the ends of the coloured lines, in one series. */
function markSeries(drawn: readonly DrawnLine[], tokens: ChartTokens): LineSeriesOption {
  const data = drawn.flatMap((line) => {
    const last = line.muted ? null : lastPoint(line.series);
    const end = last ? [{ index: last.index, value: last.figure.value, hollow: isQualified(last.figure) }] : [];
    return [...markedPoints(line.series), ...end].map(({ index, value, hollow }) => ({
      value: [index, value],
      name: line.key,
      itemStyle: hollow
        ? { color: tokens.color.surface, borderColor: line.color, borderWidth: tokens.line.normal * 0.8 }
        : { color: line.color },
    }));
  });
  return pointSeries("marks", data, tokens);
}

export function figureNoteKey(line: string, period: string): string {
  return `${line} ${period}`;
}

/** What the tooltip says at a period, as HTML: figures from high to low, then the missing, then policies and source. */
export function trendTooltip(
  input: TrendInput,
  drawn: readonly DrawnLine[],
  period: string | null,
  language: Language,
): string {
  const first = drawn[0]?.series;
  const index = first?.points.findIndex((point) => point.period === period) ?? -1;
  if (!first || period === null || index < 0) return "";
  const figures = drawn.flatMap((line) => {
    const figure = line.series.points[index]?.figure;
    return figure ? [{ line, figure }] : [];
  });
  const order = (figure: (typeof figures)[number]["figure"]) =>
    figure.kind === "value" || figure.kind === "range" ? heightOf(figure) : Number.NEGATIVE_INFINITY;
  const sorted = [...figures].sort((a, b) =>
    order(a.figure) === order(b.figure) ? 0 : order(b.figure) - order(a.figure),
  );
  const rows = sorted.map(({ line, figure }) => {
    const { indicator, measure } = line.series;
    const row = figureRow(nameIn(line.names, language), line.color, figure, indicator, measure, language);
    const note = input.figureNotes?.get(figureNoteKey(line.key, period));
    return note === undefined ? row : { ...row, notes: [...row.notes, note] };
  });
  const periods = first.points.map((point) => point.period);
  const policies = policiesAt(input.policies ?? [], periods).get(index) ?? [];
  const broken = breaksAt(drawn).get(index) ?? [];
  return tooltipHtml({
    heading: measuredPeriod(period, first.measure, language),
    rows,
    events: [
      ...policies.map((policy) => policyEvent(nameIn(policy.names, language), language)),
      ...broken.map((line) => `${nameIn(OBS_STATUS_NAMES.B, language)} · ${nameIn(line.names, language)}`),
    ],
    source: sourceLine(
      figures.map(({ figure }) => figure),
      input.revisions,
      language,
    ),
  });
}
