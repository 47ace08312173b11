import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Fix } from "#domain/reading/problem.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { isMergedColumn } from "#intake/table/merged-cells.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { readUnit, type StatedUnit } from "#intake/words/unit-text.ts";
import { writtenUnit } from "./written-unit.ts";

/** A figure whose row has no unit, with the nearest that anything else states of it. */
type Unitless = {
  readonly index: number;
  readonly indicator: Indicator | null;
  readonly outer: StatedUnit | null;
  readonly raw: string;
  readonly place: Place;
};

export type UnitsAbove = {
  /** The indicators of a row that states its unit, for those below it. */
  readonly keep: (index: number, indicator: Indicator | null) => void;
  /** The unit of the row above that a blank cell repeats; `"open"` where it may or may not, which is asked. */
  readonly at: (figure: Unitless, log: ProblemLog) => StatedUnit | null | "open";
  /** Tells how many blank cells repeated the unit above. */
  readonly tell: (log: ProblemLog) => void;
};

const NONE: UnitsAbove = { keep: () => {}, at: () => null, tell: () => {} };

/**
 * Blank cells below a unit. Merged downwards they say the same of the same indicator, as names do. Elsewhere the figure may be
 * in that unit or in the indicator's own: where these differ, it is asked.
 */
export function createUnitsAbove(table: TableBody, { unit: column }: Layout): UnitsAbove {
  if (column === null) return NONE;
  const textAt = (index: number) => table.rows[index]?.[column] ?? "";
  let merged: boolean | null = null;
  let seen = 0;
  let above = { index: 0, unit: null as StatedUnit | null };
  let owners = new Set<string>();
  const filled = new Set<number>();
  /** The last row up to `index` that states a unit. */
  const advance = (index: number) => {
    for (; seen < index; seen += 1)
      if (!isBlank(textAt(seen + 1))) above = { index: seen + 1, unit: readUnit(textAt(seen + 1)) };
  };
  let ownersOf = 0;
  return {
    keep: (index, indicator) => {
      advance(index);
      if (above.index !== index || indicator === null) return;
      if (ownersOf !== index) owners = new Set();
      ownersOf = index;
      owners.add(indicator.code);
    },
    at: ({ index, indicator, outer, raw, place }, log) => {
      if (!isBlank(textAt(index)) || indicator === null) return null;
      advance(index);
      const { unit } = above;
      if (unit === null || unit.unit !== indicator.unit) return null;
      merged ??= isMergedColumn(table, column);
      if (merged && outer === null && ownersOf === above.index && owners.has(indicator.code)) {
        filled.add(index);
        return unit;
      }
      if (unit.mult === (outer?.mult ?? indicator.unitMult)) return null;
      const reading = readFigure(raw);
      if (reading.kind !== "number" || reading.unit !== null || reading.number === 0) return null;
      const own: StatedUnit = outer ?? { unit: indicator.unit, mult: indicator.unitMult, generic: false };
      const [first, second] = [writtenUnit(unit), writtenUnit(own)];
      const params = { unitZh: first.zh, unitEn: first.en, ownZh: second.zh, ownEn: second.en };
      log.add("unit-blank", place, raw, params, unitFixes(raw, [unit, own]));
      return "open";
    },
    tell: (log) => {
      if (filled.size > 0) log.add("filled-down", null, "", { letters: columnLetters(column), count: filled.size });
    },
  };
}

/** The figure with each of the units that it may be in. */
export function unitFixes(raw: string, units: readonly StatedUnit[]): Fix[] {
  return units.map((unit) => {
    const text = `${raw.trim()}${writtenUnit(unit).zh}`;
    return { kind: "cell", label: { zh: text, en: `${raw.trim()} ${writtenUnit(unit).en}` }, replacement: text };
  });
}
