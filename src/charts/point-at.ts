import type { EChartsOption } from "echarts";

/** A point of a line: the line's key (`ChartLine.key`), and the category it stands at, a period code. */
export type ChartPoint = { readonly key: string; readonly category: string; readonly value: number };

/** The points of the lines in one grid at one place of its category axis, in the order of the option. */
export function pointsAt(option: EChartsOption, grid: number, index: number): ChartPoint[] {
  const category = categoryAt(option, grid, index);
  if (category === null) return [];
  const points: ChartPoint[] = [];
  for (const series of listOf(option.series)) {
    if (get(series, "type") !== "line" || (get(series, "xAxisIndex") ?? 0) !== grid) continue;
    const data = get(series, "data");
    const item: unknown = Array.isArray(data) ? data[index] : null;
    const value = typeof item === "number" ? item : get(item, "value");
    const key = get(series, "name") ?? get(item, "name");
    // Marks carry pairs of place and value; they repeat points of a line.
    if (typeof value === "number" && typeof key === "string" && key !== "") points.push({ key, category, value });
  }
  return points;
}

function categoryAt(option: EChartsOption, grid: number, index: number): string | null {
  const data = get(listOf(option.xAxis)[grid], "data");
  const item: unknown = Array.isArray(data) ? data[index] : null;
  const category = typeof item === "string" ? item : get(item, "value");
  return typeof category === "string" ? category : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function get(value: unknown, property: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, property) : undefined;
}
