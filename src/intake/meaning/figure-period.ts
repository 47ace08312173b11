import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { isCalendarPeriod, lastMonth, type Period, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { ValueColumn } from "#intake/layout/layout.ts";
import { type YearsWithin, yearBelowTitle } from "#intake/layout/years-within.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { asOfChoices, isOpenAsOf } from "./as-of.ts";
import type { RowKeys } from "./row-keys.ts";

/** What tells of which period a figure is. */
export type PeriodSays = {
  readonly value: ValueColumn;
  readonly row: RowKeys;
  /** What the title says of the whole table. */
  readonly ofTable: {
    readonly period: string | null;
    readonly asOf: boolean;
    readonly ofYearSoFar: boolean;
    readonly yearsWithin: YearsWithin | null;
  };
  readonly indicator: Indicator | null;
  /** Rows of the header and of the figure, from 1. */
  readonly rows: { readonly header: number; readonly own: number };
};

/**
 * The period of a figure, as a code: its column's, or its row's, or the table's; as year to date or as the last month or
 * quarter where a heading or the indicator's name says so. `null` where none is known, or where what is said does not
 * agree, which is reported.
 */
export function figurePeriod(says: PeriodSays, log: ProblemLog): string | null {
  const { value, row, ofTable, indicator } = says;
  const ofRow = row.period.kind === "known" ? row.period.value : row.period.kind === "absent" ? ofTable.period : null;
  const ofHeading = value.period ?? (value.partOfYear === null ? null : periodInYear(value.partOfYear, row.year));
  const stated = value.partOfYear === null ? (value.period ?? ofRow) : ofHeading;
  const code = stated === null ? null : withinTitle(stated, says, log);
  const period = code === null ? null : parsePeriod(code);
  if (code === null || period === null) return null;
  const measure = row.indicator.kind === "known" ? row.indicator.value.measure : "current";
  if (value.current === "month" || value.current === "quarter")
    return lastOf(value.current, period) ?? refuse(value.current, says, code, log);
  const isStock = indicator !== null && !isFlow(indicator);
  if (value.yearToDate || measure.startsWith("year-to-date")) return isStock ? code : toDate(period, code);
  if (ofTable.ofYearSoFar && measure === "current" && indicator !== null && isFlow(indicator))
    return tellSum(toDateOnce(period, code), says, log);
  if (measure === "month" || measure === "quarter") return lastOf(measure, period) ?? refuse(measure, says, code, log);
  return indicator === null || isStock ? code : periodOfFlow(says, indicator, period, log);
}

/** The period of a flow; `null` where it may as well be of the year until then, which is asked. */
function periodOfFlow(says: PeriodSays, indicator: Indicator, period: Period, log: ProblemLog): string | null {
  const { value, row, ofTable } = says;
  const code = periodCode(period);
  const open = openCurrent(period, says);
  if (open !== null) return ask(says, open, log);
  if (!isOpenAsOf(code)) return code;
  if (saysAsOf(says)) return ask(says, code, log);
  if (ofTable.asOf && value.period === null && row.period.kind === "absent") warn(indicator, code, log);
  return code;
}

/**
 * 本期 of a table of January to September may be all of it or September, 本年 of one of September the year up to it: the
 * month, as a code, of which it is asked. Beside 累计 本期 is asked of as well. Of a row's own period both are that.
 */
function openCurrent(period: Period, { value, row }: PeriodSays): string | null {
  if (value.period !== null || value.partOfYear !== null || row.period.kind !== "absent") return null;
  if (value.current === "period" && period.kind === "year-to-date" && period.month > 1)
    return periodCode({ ...period, kind: "month" });
  return value.current === "year" && isOpenAsOf(periodCode(period)) ? periodCode(period) : null;
}

function periodInYear(text: string, year: number | null): string | null {
  const reading = year === null ? null : readPeriod(text, year);
  return reading?.kind === "period" ? reading.code : null;
}

function toDate(period: Period, code: string): string {
  if (!isCalendarPeriod(period) || period.kind === "year") return code;
  return periodCode({ kind: "year-to-date", year: period.year, month: lastMonth(period) });
}

/** As `toDate`; a period that begins with the year stays what it is called. */
function toDateOnce(period: Period, code: string): string {
  const isFirst =
    (period.kind === "month" && period.month === 1) ||
    (period.kind === "quarter" && period.quarter === 1) ||
    (period.kind === "half" && period.half === 1);
  return isFirst ? code : toDate(period, code);
}

function tellSum(code: string, { indicator }: PeriodSays, log: ProblemLog): string {
  const [periodZh, periodEn] = [formatPeriod(code, "zh-CN"), formatPeriod(code, "en")];
  const names = { indicatorZh: indicator?.names.zh ?? "", indicatorEn: indicator?.names.en ?? "" };
  log.addOnce("title-sum", null, "", { key: `${indicator?.code}`, ...names, periodZh, periodEn });
  return code;
}

/** 当季 in September is the third quarter, 当月 in January to August is August; `null` where there is none such. */
function lastOf(measure: "month" | "quarter", period: Period): string | null {
  if (measure === period.kind) return periodCode(period);
  if (period.kind === "year-to-date" && measure === "month") return periodCode({ ...period, kind: "month" });
  const isEnd = (period.kind === "year-to-date" || period.kind === "month") && period.month % 3 === 0;
  if (!isEnd || measure !== "quarter") return null;
  return periodCode({ kind: "quarter", year: period.year, quarter: period.month / 3 });
}

const MEASURE_WORDS = { month: { zh: "当月", en: "of a month" }, quarter: { zh: "当季", en: "of a quarter" } } as const;

function refuse(measure: "month" | "quarter", says: PeriodSays, code: string, log: ProblemLog): null {
  const { zh, en } = MEASURE_WORDS[measure];
  const [periodZh, periodEn] = [formatPeriod(code, "zh-CN"), formatPeriod(code, "en")];
  const params = { key: code, measureZh: zh, measureEn: en, periodZh, periodEn };
  log.addOnce("measure-of-other-period", { column: says.value.column, row: says.rows.own }, zh, params);
  return null;
}

/** 截至 may stand in the row's period, or in the heading. */
function saysAsOf({ value, row }: PeriodSays): boolean {
  const isOfHeading = value.period !== null || value.partOfYear !== null;
  const isOfRow = row.period.kind === "known" && row.period.asOf !== undefined;
  return value.asOf || (!isOfHeading && isOfRow);
}

/** A year that a heading or a row names, below a title that names a part of one. */
function withinTitle(
  code: string,
  { value, row, ofTable: { yearsWithin }, rows }: PeriodSays,
  log: ProblemLog,
): string {
  const isOfTable = value.period === null && value.partOfYear === null && row.period.kind === "absent";
  const period = yearsWithin === null || isOfTable ? null : parsePeriod(code);
  if (yearsWithin === null || period?.kind !== "year") return code;
  const isOfHeading = value.period !== null;
  const place = isOfHeading ? { column: value.column, row: Math.max(1, rows.header) } : null;
  return yearBelowTitle({ year: period.year, text: isOfHeading ? value.heading : code, place }, yearsWithin, log);
}

/** What the title says holds for the stocks of a table, too, so that it is told of each flow. */
function warn(indicator: Indicator, code: string, log: ProblemLog): void {
  const names = { indicatorZh: indicator.names.zh, indicatorEn: indicator.names.en };
  log.addOnce("as-of-title", null, "", { key: `${indicator.code} ${code}`, ...names, ...asOfChoices(code, "").params });
}

function ask({ value, row, indicator, rows }: PeriodSays, code: string, log: ProblemLog): null {
  const ofRow = row.period.kind === "known" && !value.asOf ? row.period.asOf : undefined;
  const place = ofRow?.place ?? { column: value.column, row: Math.max(1, rows.header) };
  const text = ofRow?.text ?? value.heading;
  const { fixes, params } = asOfChoices(code, text);
  const names = { indicatorZh: indicator?.names.zh ?? "", indicatorEn: indicator?.names.en ?? "" };
  log.addOnce("as-of-flow", place, text, { key: `${place?.row} ${indicator?.code}`, ...names, ...params }, fixes);
  return null;
}
