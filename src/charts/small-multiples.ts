import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { type Language, nameIn } from "#domain/names.ts";
import type { DatedRevision } from "#domain/revision.ts";
import { type AxisScale, assertOneAxis, axisScale, type ChartLine } from "./chart-line.ts";
import { describeLines } from "./description.ts";
import { isQualified, lastPoint, lineParts, markedPoints, plottedValues } from "./line-parts.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { pointSeries } from "./point-series.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
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
export function smallMultiplesHeight(count: number, columns: number, tokens: ChartTokens): number {
  return Math.max(1, Math.ceil(count / Math.max(1, columns))) * cellHeight(tokens);
}

/**
 * Many small trends in one picture, a cell an organization: name and last value above, first and last period below.
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
  const all = lines.flatMap((line) => plottedValues(line.series));
  const axis = axisScale(first?.unit ?? { kind: "percent" }, all, language);
  const shared = sharedScale ? extentOf(all) : null;
  return {
    animation: false,
    aria: { enabled: true, label: { description: describeLines(lines, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: lines.map((_, i) => cell(i, columns, tokens)),
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
      ...(shared ?? extentOf(plottedValues(line.series))),
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
    series: lines.flatMap((line, i) => cellSeries(line, i, axis, tokens, language)),
  };
}

function cell(index: number, columns: number, tokens: ChartTokens) {
  const width = 100 / columns;
  const inset = 3 / columns;
  return {
    left: `${(index % columns) * width + inset}%`,
    width: `${width - 2 * inset}%`,
    top: Math.floor(index / columns) * cellHeight(tokens) + headHeight(tokens),
    height: cellHeight(tokens) - headHeight(tokens) - footHeight(tokens),
    outerBoundsMode: "none" as const,
  };
}

function cellSeries(
  line: ChartLine,
  index: number,
  axis: AxisScale,
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
  const anchor = last ? ([last.index, last.figure.value] as const) : ([0, 0] as const);
  return [
    ...solid.map(part("solid")),
    ...dashed.map(part("dashed")),
    { ...pointSeries(`${line.key}|marks`, points, tokens), ...at },
    { ...overlay(`${line.key}|text`, anchor, (plot) => drawCellText(line, plot, axis, tokens, language)), ...at },
  ];
}

/** Name left and last value right above the plot; first and last period below it. */
function drawCellText(line: ChartLine, plot: Plot, axis: AxisScale, tokens: ChartTokens, language: Language): Shape[] {
  const { size, font, color, gap } = tokens;
  const { indicator, measure, points } = line.series;
  const last = lastPoint(line.series);
  const right = plot.x + plot.width;
  const value = last ? formatFigure(last.figure, indicator, measure, language, axis.scale).text : "—";
  const room = (plot.width - gap) / size.label - textEms(value) * 1.08;
  const name = labelText(fitText(nameIn(line.names, language), Math.max(3, room / 1.06)));
  const head = { y: plot.y - gap * 0.9, fontFamily: font, fontSize: size.label, verticalAlign: "bottom" as const };
  const foot = {
    y: plot.y + plot.height + gap / 2,
    fontFamily: font,
    fontSize: size.small * 0.92,
    fill: color.secondary,
    verticalAlign: "top" as const,
  };
  const firstPeriod = formatPeriod(points[0]?.period ?? "", language);
  const lastPeriod = formatPeriod(points[points.length - 1]?.period ?? "", language);
  return [
    { type: "text", style: { ...head, x: plot.x, text: name, fill: color.text } },
    {
      type: "text",
      style: { ...head, x: right, text: labelText(value), align: "right", fill: color.text, fontWeight: 600 },
    },
    { type: "text", style: { ...foot, x: plot.x, text: firstPeriod } },
    { type: "text", style: { ...foot, x: right, text: lastPeriod, align: "right" } },
  ];
}

function extentOf(values: readonly number[]): { min: number; max: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? { min: 0, max: 1 } : { min: low, max: high };
}

function cellHeight(tokens: ChartTokens): number {
  return headHeight(tokens) + footHeight(tokens) + tokens.row * 2.6;
}

function headHeight(tokens: ChartTokens): number {
  return tokens.size.label * 1.5 + tokens.gap * 1.5;
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
