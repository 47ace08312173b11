import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { assertOneAxis, axisScale, type ChartLine } from "./chart-line.ts";
import { describeLines } from "./description.ts";
import { limitStrokes } from "./limit-strokes.ts";
import {
  drawnValues,
  heightOf,
  isQualified,
  lastPoint,
  lastShown,
  lineParts,
  markedPoints,
  rangePoints,
} from "./line-parts.ts";
import { drawCellText, hasRemarks, type Look } from "./multiples-text.ts";
import { overlay } from "./overlay.ts";
import { pointSeries } from "./point-series.ts";
import type { ChartTokens } from "./tokens.ts";
import { axisValueOf, figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";

export type SmallMultiplesInput = {
  /** One cell each, of one unit and the same periods. */
  readonly lines: readonly ChartLine[];
  readonly columns: number;
  /** One value axis for all cells, so that they compare in size; else each cell shows its own shape. */
  readonly sharedScale: boolean;
  readonly revisions?: ReadonlyMap<number, DatedRevision>;
};

/** Height of the whole grid, in pixels. */
export function smallMultiplesHeight(lines: readonly ChartLine[], columns: number, tokens: ChartTokens): number {
  const height = cellHeight(tokens, hasRemarks(lines));
  return Math.max(1, Math.ceil(lines.length / Math.max(1, columns))) * height;
}

/**
 * Many small trends in one picture, a cell an organization: name and last figure above, with its period where that is not
 * the axis's end and its marks; first and last period below.
 * One canvas with many grids draws in one pass, where a canvas a cell costs one each.
 */
export function makeSmallMultiplesOption(
  input: SmallMultiplesInput,
  tokens: ChartTokens,
  language: Language,
): EChartsOption {
  const { lines, columns, sharedScale } = input;
  assertOneAxis(lines);
  const first = lines[0]?.series;
  const periods = first?.points.map(({ period }) => period) ?? [];
  const all = lines.flatMap((line) => drawnValues(line.series));
  const axis = axisScale(first?.unit ?? { kind: "percent" }, all, language);
  const shared = sharedScale ? extentOf(all) : null;
  return {
    animation: false,
    aria: { enabled: true, label: { description: describeLines(lines, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: lines.map((_, i) => cell(i, columns, hasRemarks(lines), tokens)),
    xAxis: lines.map((_, i) => ({
      type: "category" as const,
      gridIndex: i,
      data: periods,
      boundaryGap: false,
      axisLine: { lineStyle: { color: tokens.color.axis, width: tokens.line.hair } },
      axisTick: { show: false },
      axisLabel: { show: false },
    })),
    yAxis: lines.map((line, i) => ({
      type: "value" as const,
      gridIndex: i,
      ...(shared ?? extentOf(drawnValues(line.series))),
      splitNumber: 2,
      axisLabel: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: tokens.color.grid, width: tokens.line.hair } },
    })),
    tooltip: {
      ...tooltipBox(tokens),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: tokens.color.axis, width: tokens.line.hair, type: "solid" } },
      formatter: (params: unknown) => cellTooltip(input, params, tokens, language),
    },
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    series: lines.flatMap((line, i) => cellSeries(line, i, { axis, remarked: hasRemarks(lines) }, tokens, language)),
  };
}

function cell(index: number, columns: number, remarked: boolean, tokens: ChartTokens) {
  const height = cellHeight(tokens, remarked);
  const head = headHeight(tokens, remarked);
  const width = 100 / columns;
  const inset = 3 / columns;
  return {
    left: `${(index % columns) * width + inset}%`,
    width: `${width - 2 * inset}%`,
    top: Math.floor(index / columns) * height + head,
    height: height - head - footHeight(tokens),
    outerBoundsMode: "none" as const,
  };
}

function cellSeries(
  line: ChartLine,
  index: number,
  look: Look,
  tokens: ChartTokens,
  language: Language,
): (LineSeriesOption | CustomSeriesOption)[] {
  const { solid, dashed } = lineParts(line.series);
  const color = tokens.categorical[0] ?? tokens.color.text;
  const at = { xAxisIndex: index, yAxisIndex: index };
  const part =
    (type: "solid" | "dashed") =>
    (data: (number | null)[], i: number): LineSeriesOption => ({
      type: "line",
      id: `${line.key}|${type}|${i}`,
      name: line.key,
      ...at,
      data,
      showSymbol: false,
      symbol: "circle",
      symbolSize: tokens.symbol,
      color,
      lineStyle: { width: tokens.line.normal * 0.85, type: type === "solid" ? "solid" : [3, 3] },
      emphasis: { scale: false },
      triggerEvent: true,
    });
  const last = lastPoint(line.series);
  const points = [
    ...markedPoints(line.series),
    ...(last ? [{ index: last.index, value: last.figure.value, hollow: isQualified(last.figure) }] : []),
  ].map((point) => ({
    value: [point.index, point.value],
    name: line.key,
    symbolSize: tokens.symbol * 0.8,
    itemStyle: point.hollow
      ? { color: tokens.color.surface, borderColor: color, borderWidth: tokens.line.normal * 0.7 }
      : { color },
  }));
  const shown = lastShown(line.series);
  const anchor = shown ? ([shown.index, heightOf(shown.figure)] as const) : ([0, 0] as const);
  const strokes = rangePoints(line.series).map((point) => ({ ...point, color }));
  return [
    ...solid.map(part("solid")),
    ...dashed.map(part("dashed")),
    ...limitStrokes(`${line.key}|limits`, strokes, "upright", tokens).map((series) => ({ ...series, ...at })),
    { ...pointSeries(`${line.key}|marks`, points, tokens), ...at },
    { ...overlay(`${line.key}|text`, anchor, (plot) => drawCellText(line, plot, look, tokens, language)), ...at },
  ];
}

function extentOf(values: readonly number[]): { min: number; max: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? { min: 0, max: 1 } : { min: low, max: high };
}

function cellHeight(tokens: ChartTokens, remarked: boolean): number {
  return headHeight(tokens, remarked) + footHeight(tokens) + tokens.row * 2.6;
}

function headHeight(tokens: ChartTokens, remarked: boolean): number {
  return tokens.size.label * 1.5 + tokens.gap * 1.5 + (remarked ? tokens.size.small * 1.4 : 0);
}

function footHeight(tokens: ChartTokens): number {
  return tokens.size.small * 1.4 + tokens.gap * 2;
}

function cellTooltip(input: SmallMultiplesInput, params: unknown, tokens: ChartTokens, language: Language): string {
  const period = axisValueOf(params);
  const first: unknown = Array.isArray(params) ? params[0] : params;
  const axisIndex: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "axisIndex") : null;
  const line = typeof axisIndex === "number" ? input.lines[axisIndex] : undefined;
  const figure = line?.series.points.find((point) => point.period === period)?.figure;
  if (!line || !figure || period === null) return "";
  const { indicator, measure } = line.series;
  return tooltipHtml({
    heading: measuredPeriod(period, measure, language),
    rows: [
      figureRow(nameIn(line.names, language), tokens.categorical[0] ?? null, figure, indicator, measure, language),
    ],
    events: [],
    source: sourceLine([figure], input.revisions, language),
  });
}
