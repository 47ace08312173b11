import type { Layout, ValueColumn } from "#intake/layout/layout.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { readFigure } from "#intake/words/number-text.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import type { RowKeys } from "./row-keys.ts";
import { writtenUnit } from "./written-unit.ts";

/** A cell, and what its row and its heading say of its unit. */
type UnitSays = {
  readonly value: ValueColumn;
  readonly rowKeys: RowKeys;
  /** Of the row's column of units. */
  readonly ownUnit: StatedUnit | null;
  readonly raw: string;
  readonly place: Place;
  readonly layout: Layout;
};

/**
 * True where the column of units, the indicator's name and the heading say different units of a figure that has none of its
 * own, 亿元 below 数值（万元）; it is told at the figure. A title's unit is for rows that have none.
 */
export function contradictsUnit(says: UnitSays, log: ProblemLog): boolean {
  const { value, rowKeys, ownUnit, raw, place, layout } = says;
  const named = rowKeys.indicator.kind === "known" ? rowKeys.indicator.value.unit : null;
  const ofColumn = layout.unit === null ? null : ownUnit;
  const [first, ...others] = [ofColumn, named, value.unit].filter((unit) => unit !== null && unit.unit !== null);
  const other = others.find((unit) => unit && first && unit.unit === first.unit && unit.mult !== first.mult);
  if (!first || !other) return false;
  const reading = readFigure(raw);
  if (reading.kind !== "number" || reading.unit?.unit) return false;
  const [unit, contrary] = [writtenUnit(first), writtenUnit(other)];
  const names = { unitZh: unit.zh, unitEn: unit.en, otherZh: contrary.zh, otherEn: contrary.en };
  log.add("units-contradict", place, raw, names);
  return true;
}
