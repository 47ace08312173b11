import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { isNoteText } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import type { TableKeys } from "./figure-keys.ts";
import type { Stating } from "./figures.ts";
import { headingPlace } from "./report-times.ts";

const ADDED = /新增|新设|净增|新引进|\bnew(?:ly)?\b|\badded\b|\bincrease\b/i;
const LONGEST = 300;

/** An indicator that counts what there is at a period's end. */
export function isCountOfAll({ aggregation, unit }: Indicator): boolean {
  return aggregation === "last" && unit !== "percent";
}

/**
 * Warns of figures that may be what a month adds, of an indicator that counts what there is at its end: 本月孵化企业, or 新增 in
 * the title.
 */
export function reportStockAdditions(
  table: TableBody,
  layout: Layout,
  tableKeys: TableKeys,
  matchers: Matchers,
  { log, indicatorsByCode }: Pick<Stating, "log" | "indicatorsByCode">,
): void {
  const saysAdded = (text: string) => ADDED.test(matchers.indicators.withoutNames(text.slice(0, LONGEST)));
  const titles = [table.caption ?? "", table.documentTitle ?? "", ...table.preamble.flatMap(({ cells }) => cells)];
  const title = titles.find((text) => !isBlank(text) && !isNoteText(text) && saysAdded(text));
  for (const { column, heading, indicator: code, current } of layout.values) {
    const indicator = code === null ? tableKeys.indicator : indicatorsByCode.get(code);
    if (!indicator || !isCountOfAll(indicator)) continue;
    const said = (code !== null && current === "month") || saysAdded(heading) ? heading : title;
    if (said === undefined) continue;
    const { zh, en } = indicator.names;
    log.addOnce("stock-additions", headingPlace(table, column), said, {
      key: indicator.code,
      indicatorZh: zh,
      indicatorEn: en,
    });
  }
}
