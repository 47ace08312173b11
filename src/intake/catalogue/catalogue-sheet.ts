import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Matcher } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { type HeadedTable, tablesOfSheet } from "./sheet-tables.ts";
import { columnOf, type KnownNames, lookAt } from "./table-facts.ts";
import { chooseKind, isOfCatalogue } from "./table-kind.ts";

/** Rows of a table that tell what it is. */
const LOOKED_AT = 80;

/**
 * Whether a sheet holds tables of the catalogue and nothing else, so that its numbers (weights, targets, staff) are no
 * figures. Where that is not certain it is looked at for figures.
 */
export function isCatalogueSheet(sheet: string, bodies: readonly TableBody[], matchers: Matchers): boolean {
  const names = { indicators: knownBy(matchers.indicators), organizations: knownBy(matchers.organizations) };
  const tables = tablesOfSheet(sheet, bodies.map(beginningOf));
  return (
    tables.length > 0 &&
    tables.every((table) => {
      const facts = lookAt(table, names);
      const { kind, rival } = chooseKind(facts);
      const isPlanned = kind !== "targets" || /目标|分解|targets?/i.test(`${table.title} ${headingsOf(table)}`);
      // Columns of times are there for figures, also while none is filled in.
      const isTimed = kind !== "targets" && facts.columns.some(({ heading }) => isTime(heading));
      const isActual = isTimed || columnOf(facts, "actual", "period") !== null;
      return isOfCatalogue(kind) && rival === null && isPlanned && !isActual;
    })
  );
}

function isTime(heading: string): boolean {
  return readPeriod(heading, 2024).kind === "period";
}

function headingsOf({ header }: HeadedTable): string {
  return header.map((texts) => texts.join(" ")).join(" ");
}

function knownBy({ match }: Pick<Matcher, "match">): KnownNames {
  return {
    known: (text) => {
      const found = match(text);
      return found.kind === "exact" && found.slip === undefined ? found.code : null;
    },
    size: () => 1,
  };
}

function beginningOf(body: TableBody): TableBody {
  return {
    ...body,
    rows: body.rows.slice(0, LOOKED_AT),
    rowNumbers: body.rowNumbers.slice(0, LOOKED_AT),
    totals: [],
    footnotes: [],
  };
}
