/**
 * The key of the line or bar that an ECharts event speaks of: what `ChartLine.key` and `BarEntry.key` were; `null` for a
 * click beside them.
 */
export function selectedKey(event: unknown): string | null {
  if (typeof event !== "object" || event === null) return null;
  const name: unknown = Reflect.get(event, "name");
  const series: unknown = Reflect.get(event, "seriesName");
  const seriesType: unknown = Reflect.get(event, "seriesType");
  // Lines are named by their key; their points and categories carry a period.
  const key =
    seriesType === "line" && typeof series === "string" && series !== "" && !isDefaultName(series) ? series : name;
  return typeof key === "string" && key !== "" ? key : null;
}

/** ECharts names a series that has no name itself. */
function isDefaultName(name: string): boolean {
  return name.startsWith("series\u0000");
}
