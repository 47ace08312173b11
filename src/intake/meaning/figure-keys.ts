import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Layout, ValueColumn } from "#intake/layout/layout.ts";
import type { YearsWithin } from "#intake/layout/years-within.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import { figurePeriod } from "./figure-period.ts";
import type { Stating } from "./figures.ts";
import type { RowKey, RowKeys } from "./row-keys.ts";

/** What holds for all figures of a table that neither a row nor a heading says. */
export type TableKeys = {
  readonly indicator: Indicator | null;
  readonly organization: string | null;
  readonly period: string | null;
  /** The title says 截至 of the period. */
  readonly asOf: boolean;
  /** The title says 累计: figures of flows are of the year up to their period. */
  readonly ofYearSoFar: boolean;
  /** What the title makes of years that headings and rows name. */
  readonly yearsWithin: YearsWithin | null;
};

/** What identifies a figure; `null` for a part that is not known. */
export type FigureKeys = {
  readonly indicator: Indicator | null;
  readonly organization: string | null;
  readonly period: string | null;
};

/** Puts a figure's identity together: its column's heading, its row, the table; `null` where a part is unknown. */
export function resolve(
  value: ValueColumn,
  row: RowKeys,
  table: TableKeys,
  { indicatorsByCode, log }: Pick<Stating, "indicatorsByCode" | "log">,
  rows: { readonly header: number; readonly own: number },
): FigureKeys {
  const ofColumn = value.indicator === null ? null : (indicatorsByCode.get(value.indicator) ?? null);
  const ofRow = valueOr(row.indicator, null)?.indicator ?? null;
  const indicator = ofColumn ?? (row.indicator.kind === "absent" ? table.indicator : ofRow);
  return {
    indicator,
    organization: value.organization ?? valueOr(row.organization, table.organization),
    period: figurePeriod({ value, row, ofTable: table, indicator, rows }, log),
  };
}

function valueOr<T>(key: RowKey<T>, absent: T | null): T | null {
  return key.kind === "known" ? key.value : key.kind === "absent" ? absent : null;
}

/** Units outside the cell, the nearest first. A unit above the table counts for the indicators it fits. */
export function unitsFor(
  value: ValueColumn,
  row: RowKeys,
  indicator: Indicator | null,
  ownUnit: StatedUnit | null,
  layout: Layout,
  indicatorsByCode: ReadonlyMap<string, Indicator>,
): (StatedUnit | null)[] {
  const named = row.indicator.kind === "known" ? row.indicator.value.unit : null;
  const { units } = layout.title;
  const isFitting = ({ unit }: StatedUnit) => unit === indicator?.unit;
  const ofTitle = units.find(isFitting) ?? (isOfFitting(layout, indicatorsByCode) ? undefined : units[0]);
  return [ownUnit, named, value.unit, layout.cornerUnit, ofTitle ?? null, layout.noteUnits.find(isFitting) ?? null];
}

/** True where a unit above a table is not said of all its figures: 单位：亿元 over people and money is of the money. */
function isOfFitting({ title, values }: Layout, indicatorsByCode: ReadonlyMap<string, Indicator>): boolean {
  if (title.areOfFitting) return true;
  const isOfMoney = title.units[0]?.unit === "yuan";
  return isOfMoney && values.some(({ indicator }) => indicatorsByCode.get(indicator ?? "")?.unit === "yuan");
}
