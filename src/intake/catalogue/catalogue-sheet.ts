import type { CatalogueTableKind } from "#domain/reading/catalogue-reading.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import type { Matcher } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { type HeadedTable, tablesOfSheet } from "./sheet-tables.ts";
import { columnOf, type KnownNames, lookAt, type TableFacts } from "./table-facts.ts";
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
      const isActual = isTimed(facts, kind) || columnOf(facts, "actual", "period") !== null;
      return isOfCatalogue(kind) && rival === null && isPlanned && !isActual;
    })
  );
}

/**
 * Whether a table has times of figures: above columns, also while none is filled in, or beside its rows. Plans of whole years
 * may stand below their years, and a list of platforms or policies has days of its own.
 */
function isTimed({ columns, table }: TableFacts, kind: CatalogueTableKind): boolean {
  const isTime = (text: string) => {
    const period = readPeriod(text, 2024);
    return period.kind === "period" && (kind !== "targets" || period.code.length > YEAR_LENGTH);
  };
  return columns.some(({ heading, roles, column }) => {
    if (isTime(heading)) return true;
    // A heading that says what else stands below it: 成立时间 of a platform, 完成时限 of a task, 日期 of a document.
    const isOwn = kind === "policies" ? roles.length > 0 : roles.some((role) => role !== "date" && role !== "period");
    if (isOwn) return false;
    const cells = table.rows.map((row) => row.cells[column] ?? "").filter((cell) => !isBlank(cell));
    const times = cells.filter((cell) => !isNumber(cell) && isTime(cell));
    return times.length > 0 && times.length >= cells.length * MOSTLY;
  });
}

const YEAR_LENGTH = 4;
/** Of the filled cells of a column, the share that makes it one of times. */
const MOSTLY = 0.5;

function isNumber(cell: string): boolean {
  return /^[\d.,]+$/.test(cell.trim());
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
