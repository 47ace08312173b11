import type { EChartsOption, LineSeriesOption } from "echarts";
import type { MeasureSeries } from "#domain/figures/measure.ts";
import type { Language, Names } from "#domain/terms/names.ts";
import { describeLines } from "./description.ts";
import { limitStrokes } from "./limit-strokes.ts";
import { drawnValues, isQualified, lastPoint, lineParts, markedPoints, rangePoints } from "./line-parts.ts";
import { pointSeries } from "./point-series.ts";
import type { ChartTokens } from "./tokens.ts";

export type SparklineInput = {
  readonly series: MeasureSeries;
  /** Name of the organization, for the description. */
  readonly names: Names;
  /** Colour of the line; the palette's first where absent. */
  readonly color?: string;
};

/** A trend the size of a word: no axes, gaps where figures are missing, dashes where provisional, the last point marked. */
export function makeSparklineOption(input: SparklineInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { series, names, color = tokens.categorical[0] ?? tokens.color.text } = input;
  const { solid, dashed } = lineParts(series);
  const values = drawnValues(series);
  const pad = tokens.symbol / 2 + 1;
  const line = (data: (number | null)[], type: "solid" | "dashed"): LineSeriesOption => ({
    type: "line",
    data,
    showSymbol: false,
    silent: true,
    color,
    lineStyle: {
      width: tokens.line.normal * 0.9,
      type: type === "solid" ? "solid" : [3, 3],
      cap: "round",
      join: "round",
    },
    emphasis: { disabled: true },
  });
  const last = lastPoint(series);
  const marks = markedPoints(series).filter(({ hollow, index }) => !hollow && index !== last?.index);
  const points = [
    ...marks.map(({ index, value }) => ({ value: [index, value], symbolSize: tokens.symbol * 0.5 })),
    ...(last ? [endPoint(last.index, last.figure.value, isQualified(last.figure), color, tokens)] : []),
  ];
  return {
    animation: false,
    aria: { enabled: true, label: { description: describeLines([{ key: "", names, series }], language) } },
    grid: { left: pad, right: pad, top: pad, bottom: pad, outerBoundsMode: "none" },
    xAxis: { type: "category", show: false, boundaryGap: false, data: series.points.map(({ period }) => period) },
    yAxis: { type: "value", show: false, ...extentOf(values) },
    series: [
      ...solid.map((data) => line(data, "solid")),
      ...dashed.map((data) => line(data, "dashed")),
      ...limitStrokes(
        "limits",
        rangePoints(series).map((point) => ({ ...point, color })),
        "upright",
        tokens,
      ),
      { ...pointSeries("marks", points, tokens), color, silent: true, clip: false },
    ],
  };
}

function endPoint(index: number, value: number, hollow: boolean, color: string, tokens: ChartTokens) {
  const itemStyle = hollow
    ? { color: tokens.color.surface, borderColor: color, borderWidth: tokens.line.normal * 0.8 }
    : { color };
  return { value: [index, value], itemStyle };
}

/** From zero where values are close to it, else cut to the values: a word-sized line shows shape, not size. */
function extentOf(values: readonly number[]): { min?: number; max?: number } {
  if (values.length === 0) return {};
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return { min: low - 1, max: high + 1 };
  return { min: low >= 0 && low < high * 0.6 ? 0 : low, max: high };
}
