import type { ChartLine } from "./chart-line.ts";
import type { Column } from "./line-parts.ts";

/**
 * The target of each year as level steps, even and odd years apart so that no line joins two years. Only where a value
 * of the series can be held against the year's target: years to date, years, and completion (100 %).
 */
export function targetColumns(line: ChartLine): Column[] {
  const { series, targets } = line;
  const comparable = series.measure === "ytd" || (series.measure === "current" && series.frequency === "year");
  if (series.measure !== "completion" && (!comparable || !targets)) return [];
  const level = (year: string) => (series.measure === "completion" ? 100 : (targets?.get(year) ?? null));
  return [0, 1]
    .map((parity) =>
      series.points.map(({ period }) => {
        const year = period.slice(0, 4);
        return Number(year) % 2 === parity || series.measure === "completion" ? level(year) : null;
      }),
    )
    .filter((column, i) => column.some((value) => value !== null) && !(i === 1 && series.measure === "completion"));
}
