import { isFlow } from "#domain/figures/accumulation.ts";
import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout, ValueColumn } from "#intake/layout/layout.ts";
import { periodTime } from "#intake/words/period-time.ts";
import type { TableKeys } from "./figure-keys.ts";
import type { Stating } from "./figures.ts";
import { periodParams } from "./period-params.ts";
import { headingPlace } from "./report-times.ts";

type Sums = {
  readonly layout: Layout;
  readonly table: TableBody;
  readonly tableKeys: TableKeys;
  /** The period that a person gave for the table. */
  readonly chosen: string | null;
};

/**
 * A column as it is read, `null` for none. A sum from January in a table that names only a year, 累计完成数 or a sheet 累计, does not
 * say up to which month it goes: while the year runs, or beside months of it, that is asked. Of a year that is over it is the whole
 * of it, which is to be looked at.
 */
export function datedSum(
  value: ValueColumn,
  { layout, table, tableKeys, chosen }: Sums,
  { log, today, indicatorsByCode, stated }: Pick<Stating, "log" | "today" | "indicatorsByCode" | "stated">,
): ValueColumn | null {
  const year = tableKeys.period === null ? null : parsePeriod(tableKeys.period);
  const isDated =
    value.period !== null || value.partOfYear !== null || layout.periods.length > 0 || layout.year !== null;
  if (isDated || year?.kind !== "year" || !(value.yearToDate || tableKeys.ofYearSoFar)) return value;
  const indicator = value.indicator === null ? tableKeys.indicator : (indicatorsByCode.get(value.indicator) ?? null);
  if (indicator !== null && !isFlow(indicator)) return value;
  const code = String(year.year);
  const said = chosen === null ? null : parsePeriod(chosen);
  if (said !== null && "year" in said && said.year === year.year) return { ...value, period: chosen };
  const place = headingPlace(table, value.column);
  const months = monthsOf(
    layout,
    [...stated.values()].filter((one) => one.indicator === indicator?.code),
    year.year,
  );
  const last = Math.max(0, ...months);
  if (last === 0 && periodTime(code, today).ended) {
    log.addOnce("sum-of-year", place, value.heading, { key: code, ...periodParams(code) });
    return value;
  }
  const upTo = periodCode({ kind: "year-to-date", year: year.year, month: last });
  const label = { zh: formatPeriod(upTo, "zh-CN"), en: formatPeriod(upTo, "en") };
  const fixes: Fix[] = last === 0 ? [] : [{ kind: "period", label, replacement: upTo }];
  log.add("sum-without-end", place, value.heading, periodParams(code), fixes);
  return null;
}

/** Last months of the periods in a year that other columns have, or figures read before. */
function monthsOf({ values }: Layout, read: readonly { readonly period: string }[], year: number): number[] {
  const codes = [...values.map(({ period }) => period ?? ""), ...read.map(({ period }) => period)];
  return [...new Set(codes)].flatMap((code) => {
    const period = parsePeriod(code);
    if (period === null || !("year" in period) || period.year !== year || period.kind === "year") return [];
    if (period.kind === "year-to-date") return [period.month];
    return isCalendarPeriod(period) ? [lastMonth(period)] : [];
  });
}
