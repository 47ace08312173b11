import type { LineSeriesOption } from "echarts";
import type { ChartTokens } from "./tokens.ts";

/** A series that only shows the symbols of its points: marks, line ends, target ticks. */
export function pointSeries(
  id: string,
  data: LineSeriesOption["data"] & object,
  tokens: ChartTokens,
): LineSeriesOption {
  return {
    type: "line",
    id,
    data,
    symbol: "circle",
    symbolSize: tokens.symbol,
    showSymbol: true,
    showAllSymbol: true,
    lineStyle: { width: 0, opacity: 0 },
    tooltip: { show: false },
    emphasis: { disabled: true },
    z: 5,
  };
}
