import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout, ValueColumn } from "#intake/layout/layout.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import { createBareFigures } from "./bare-figures.ts";
import { unitsFor } from "./figure-keys.ts";
import type { Stating } from "./figures.ts";
import type { RowKeys } from "./row-keys.ts";
import { contradictsUnit } from "./unit-conflicts.ts";
import { createUnitsAbove } from "./units-above.ts";

/** A cell of figures, with what its row says of it. */
type Cell = {
  readonly value: ValueColumn;
  readonly rowKeys: RowKeys;
  /** Of the row's column of units. */
  readonly ownUnit: StatedUnit | null;
  readonly indicator: Indicator | null;
  /** Among the table's rows. */
  readonly index: number;
  readonly raw: string;
  readonly place: { readonly column: number; readonly row: number };
};

export type UnitReader = {
  /** Units outside the cell, the nearest first; `null` where they cannot be told, which is reported. */
  readonly at: (cell: Cell) => readonly (StatedUnit | null)[] | null;
  /** Tells what shows only when all rows are read. */
  readonly finish: () => void;
};

/** Reads the units of a table's figures cell after cell, in the order of its rows. */
export function createUnitReader(
  table: TableBody,
  layout: Layout,
  { log, indicatorsByCode }: Pick<Stating, "log" | "indicatorsByCode">,
): UnitReader {
  const above = createUnitsAbove(table, layout);
  const bare = createBareFigures();
  return {
    at: ({ value, rowKeys, ownUnit, indicator, index, raw, place }) => {
      if (contradictsUnit({ value, rowKeys, ownUnit, raw, place, layout }, log)) return null;
      const stated = unitsFor(value, rowKeys, indicator, ownUnit, layout, indicatorsByCode);
      const outer = stated.find((unit) => unit !== null) ?? null;
      const repeated = above.at({ index, indicator, outer, raw, place }, log);
      if (repeated === "open") return null;
      above.keep(index, indicator);
      bare.keep({ indicator, hasOuter: outer !== null || repeated !== null, raw, place });
      return repeated === null ? stated : [repeated];
    },
    finish: () => {
      above.tell(log);
      bare.report(log);
    },
  };
}
