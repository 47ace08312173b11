/**
 * The key of the line, bar or name that an ECharts event speaks of: what `ChartLine.key` and `BarEntry.key` were; `null`
 * for a click beside them.
 */
export function selectedKey(event: unknown): string | null {
  if (typeof event !== "object" || event === null) return null;
  const at = (property: string): unknown => Reflect.get(event, property);
  // A name left of its bar is a label of the category axis; a line is a series named by its key; a point or bar carries
  // its key itself.
  const own =
    at("componentType") === "yAxis" ? at("value") : at("seriesType") === "line" ? at("seriesName") : at("name");
  for (const key of [own, at("name")])
    if (typeof key === "string" && key !== "" && !key.startsWith("series\u0000")) return key;
  return null;
}
