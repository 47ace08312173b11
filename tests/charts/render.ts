import type { EChartsOption } from "echarts";
import * as echarts from "echarts";

/** Draws an option in Node as ECharts does on a server. */
export function renderSvg(option: EChartsOption, width = 800, height = 400): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The words of a drawn picture, in drawing order; rich text comes in pieces. */
export function drawnText(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
}

/** Everything in an option that is a number and none that can be drawn. */
export function badNumbers(value: unknown, path = ""): string[] {
  if (value === undefined && path !== "") return [];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (Array.isArray(value))
    return value.flatMap((item, i) => (item === undefined ? [`${path}[${i}]`] : badNumbers(item, `${path}[${i}]`)));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => badNumbers(item, `${path}.${key}`));
}

type AnySeries = { id?: unknown; type?: unknown; data?: unknown; lineStyle?: { type?: unknown } };

/** The series of an option whose id starts with `prefix`. */
export function seriesOf(option: EChartsOption, prefix: string): AnySeries[] {
  const all: AnySeries[] = Array.isArray(option.series) ? (option.series as AnySeries[]) : [];
  return all.filter(({ id }) => typeof id === "string" && id.startsWith(prefix));
}
