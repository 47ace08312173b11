import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { CellSource } from "#domain/figures/observation.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { shiftDecimal, UNITS } from "#domain/terms/unit.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import type { Heading } from "./headings.ts";
import type { ValueColumn } from "./layout.ts";

/** A 同比 that a file states beside its levels: held against the levels, never taken for one. */
export type PublishedChange = {
  readonly indicator: string;
  readonly organization: string;
  /** Code of the period that changed; of a year to date its own code. */
  readonly period: string;
  readonly measure: "year-on-year";
  readonly basis: "current" | "year-to-date";
  /** A ratio (0.035 for 3.5 %); of a rate, percentage points. */
  readonly value: number;
  /** Half a unit of the last digit written, in the unit of `value`. */
  readonly rounding: number;
  readonly source: CellSource;
};

/** A column of changes and the column of figures whose change it states. */
export type ChangeColumn = { readonly column: number; readonly of: ValueColumn };

const YEAR_ON_YEAR =
  /^(?:本年累计|累计|本月|当月|当期|本期)?(?:(?:同比|比上年同期|较上年同期|比去年同期|较去年同期|比上年|较上年)(?:增长|增速|增幅|增减|变化)?|增速|增幅|增长)(?:率|速度)?[±+-]*$|^(?:yoy|year on year)$/i;
const OTHER_CHANGE = /^(?:本月|当月|累计)?环比(?:增长|增速|增幅|增减)?(?:率|速度)?$/;

/** True for a text that names a change and not of what: 同比增长, 环比. */
export function isStatedChange(text: string): boolean {
  return statesChange(text) || OTHER_CHANGE.test(text.trim());
}

/** Longer texts are no number. */
const LONGEST = 40;
const CHANGE =
  /^(同比)?(增长|增加|上升|提高|下降|减少|降低)?([-+−–]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?)(%|个?百分点|pp)?$/i;
const FALLS = /下降|减少|降低/;

/**
 * The columns that state a 同比 of figures to their left: of the nearest column that is about the same indicator and
 * platform, as statistical offices set their tables, and that is (or is not) a year to date where the heading says so.
 */
export function findChangeColumns(
  table: TableBody,
  headings: readonly Heading[],
  roles: readonly (string | null)[],
  values: readonly ValueColumn[],
): ChangeColumn[] {
  return headings.flatMap((heading, column) => {
    const parts = (table.headerParts[column] ?? []).map(splitUnit);
    const isChosen = roles[column] === "change";
    const own = parts.find(({ text }) => statesChange(text)) ?? (isChosen ? parts.at(-1) : undefined);
    if (!own || !(isChosen || (roles[column] ?? "ignored") === "ignored")) return [];
    // The unit of a parent heading, 投资金额(万元), is that of the levels.
    if (!isPercent(own.unit ?? readUnit(table.unitRow?.cells[column] ?? ""))) return [];
    const before = values.filter(
      (value) =>
        value.column < column &&
        (heading.indicator === null || value.indicator === heading.indicator) &&
        (heading.organization === null || value.organization === heading.organization),
    );
    const nearest = last(before);
    if (!nearest) return [];
    if (/累计/.test(own.text))
      return [{ column, of: { ...(last(before.filter(isToDate)) ?? nearest), yearToDate: true } }];
    const of = /本月|当月|当期|本期/.test(own.text) ? last(before.filter((value) => !isToDate(value))) : nearest;
    return of ? [{ column, of }] : [];
  });
}

function last(columns: readonly ValueColumn[]): ValueColumn | undefined {
  return columns[columns.length - 1];
}

function statesChange(text: string): boolean {
  return YEAR_ON_YEAR.test(halfWidth(text).replace(/[\s%]+/g, ""));
}

function isToDate({ yearToDate, period }: ValueColumn): boolean {
  return yearToDate || parsePeriod(period ?? "")?.kind === "year-to-date";
}

/** True where a unit does not forbid a percentage: 增长(人) states how many more, no 同比. */
export function isPercent(unit: { readonly unit: string | null } | null): boolean {
  return unit === null || unit.unit === "percent";
}

/** What a cell of changes says; `null` where it is blank or no plain percentage (持平, 2.3倍). */
export function readChange(
  key: { indicator: Indicator; organization: string; period: string },
  source: CellSource,
): PublishedChange | null {
  if (source.raw.length > LONGEST) return null;
  const match = CHANGE.exec(halfWidth(source.raw).replace(/\s+/g, ""));
  if (!match) return null;
  const [, , words = "", sign = "", digits = "", places = "", unit = ""] = match;
  const isRate = UNITS[key.indicator.unit].kind === "percent";
  // Percentage points say nothing of a count.
  if (!isRate && /点|pp/i.test(unit)) return null;
  const negative = FALLS.test(words) !== (sign !== "" && sign !== "+");
  const power = isRate ? 0 : -2;
  const number = shiftDecimal(Number(digits.replaceAll(",", "")), power);
  return {
    indicator: key.indicator.code,
    organization: key.organization,
    period: key.period,
    measure: "year-on-year",
    basis: parsePeriod(key.period)?.kind === "year-to-date" ? "year-to-date" : "current",
    value: negative && number !== 0 ? -number : number,
    rounding: 0.5 * 10 ** (power - places.length),
    source,
  };
}
