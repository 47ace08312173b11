import {
  CATALOGUE_TABLE_NAMES,
  type CatalogueReading,
  type CatalogueTable,
  type CatalogueTableKind,
} from "#domain/reading/catalogue-reading.ts";
import { openSheets } from "#intake/file/sheet-file.ts";
import type { Workbook, WorkbookSheet } from "#intake/file/workbook.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { readTable } from "#intake/table/table.ts";
import { sheetTable } from "#intake/table/workbook-tables.ts";
import { recogniseFile } from "#intake/text/file-kind.ts";
import { readIndicators } from "./read-indicators.ts";
import { readPlatforms } from "./read-platforms.ts";
import { readPolicies } from "./read-policies.ts";
import { readTargets } from "./read-targets.ts";
import { type HeadedTable, tablesOfSheet } from "./sheet-tables.ts";
import { type CatalogueBasis, createStating, placeOf, type Stating, type TableCounts, tableName } from "./stating.ts";
import { lookAt, type TableFacts } from "./table-facts.ts";
import { chooseKind, isOfCatalogue } from "./table-kind.ts";

/** Rows of a table that are shown with its headings. */
const SAMPLE_ROWS = 4;
const SAMPLE_COLUMNS = 12;
const LONGEST_TEXT = 60;
/** Sheets that are looked at. */
const MOST_SHEETS = 200;

/** Kinds in the order in which their tables are read: names come before what names them. */
const ORDER = ["indicators", "platforms", "targets", "policies"] as const satisfies readonly CatalogueTableKind[];

export type { CatalogueBasis } from "./stating.ts";

type Kinded = { readonly table: HeadedTable; facts: TableFacts; kind: CatalogueTableKind; counts: TableCounts };

/**
 * Reads what a file holds for the catalogue: which of its tables are schemes of indicators, platforms, targets or policies, and
 * what they would add or change. Pure; everything wrong with the file is in `problems`, and figures are left to their reader.
 */
export function readCatalogueFile(bytes: Uint8Array, basis: CatalogueBasis): CatalogueReading {
  const stating = createStating(basis);
  const { log } = stating;
  const tables: Kinded[] = tablesIn(bytes, log).map((table) => {
    const facts = lookAt(table, stating.lookups);
    return { table, facts, kind: "unknown", counts: { added: 0, changed: 0, same: 0 } };
  });
  // 1. Lists are told by their headings; 2. what holds their names, once these are known.
  for (const one of tables) one.kind = kindOf(one.facts, stating);
  for (const kind of ORDER) {
    if (kind === "targets")
      for (const one of tables.filter((other) => !isList(other.kind))) {
        one.facts = lookAt(one.table, stating.lookups);
        one.kind = kindOf(one.facts, stating);
      }
    for (const one of tables) if (one.kind === kind) readOne(one, stating);
  }
  for (const { kind, table } of tables) if (kind === "unknown") tellUnknown(table, tables, stating);
  log.enterSheet("");
  return {
    tables: tables.map(toTable),
    changes: stating.changes,
    questions: [...stating.questions.values()],
    problems: log.list(),
  };
}

function isList(kind: CatalogueTableKind): boolean {
  return kind === "indicators" || kind === "platforms" || kind === "policies";
}

/** What a table is: as a person says, or as its evidence does. */
function kindOf(facts: TableFacts, stating: Stating): CatalogueTableKind {
  const { kind, rival } = chooseKind(facts);
  if (rival === null) return kind;
  const { table } = facts;
  const answer = stating.ask({
    ...placeOf({ table, row: table.headerRow, column: 0 }),
    key: `kind ${tableName(table)}`,
    about: "kind",
    text: table.title || table.sheet,
    options: [kind, rival].map((value) => ({ value, names: CATALOGUE_TABLE_NAMES[value] })),
    proposed: kind,
  });
  return answer === rival ? rival : kind;
}

function readOne(one: Kinded, stating: Stating): void {
  const { kind, facts, counts, table } = one;
  stating.log.enterSheet(table.sheet);
  stating.counts = counts;
  switch (kind) {
    case "indicators":
      readIndicators(facts, stating);
      break;
    case "platforms":
      readPlatforms(facts, stating);
      break;
    case "targets":
      readTargets(facts, stating);
      break;
    case "policies":
      readPolicies(facts, stating);
      break;
    case "figures":
    case "unknown":
      break;
  }
}

/** A table that is none of ours is told of only beside others: alone it is another kind of file. */
function tellUnknown(table: HeadedTable, tables: readonly Kinded[], { log }: Stating): void {
  if (!tables.some(({ kind }) => isOfCatalogue(kind))) return;
  log.enterSheet(table.sheet);
  log.add("catalogue-table-unknown", { row: Math.max(1, table.headerRow), column: 0 }, table.title);
}

function tablesIn(bytes: Uint8Array, log: ProblemLog): HeadedTable[] {
  const book = openSheets(bytes, recogniseFile(bytes));
  if (book === null) {
    const table = readTable(bytes);
    return table.refused === null ? tablesOfSheet("", [table, ...table.further]) : [];
  }
  if (book.kind === "refused") {
    log.add(`workbook-${book.why}`, null, "");
    return [];
  }
  return sheetsOf(book, log).flatMap((sheet) => {
    const table = sheetTable(sheet, book.format, false);
    return table ? tablesOfSheet(sheet.name, [table, ...table.further]) : [];
  });
}

function sheetsOf({ sheets }: Extract<Workbook, { kind: "workbook" }>, log: ProblemLog): readonly WorkbookSheet[] {
  const shown = sheets.filter(({ hidden }) => !hidden);
  if (shown.length > MOST_SHEETS)
    log.add("catalogue-too-many-sheets", null, "", { count: shown.length, limit: MOST_SHEETS });
  return shown.slice(0, MOST_SHEETS);
}

function toTable({ table, kind, counts }: Kinded): CatalogueTable {
  const { sheet, number, title, headerRow, rows, header } = table;
  const headings = header.map((texts) => texts.join(" "));
  const cut = (cells: readonly string[]) =>
    cells
      .slice(0, SAMPLE_COLUMNS)
      .map((cell) => (cell.length > LONGEST_TEXT ? `${cell.slice(0, LONGEST_TEXT)}…` : cell));
  return {
    sheet,
    number,
    title: title.slice(0, 200),
    kind,
    headerRow,
    lastRow: rows.at(-1)?.row ?? headerRow,
    counts,
    sample: [headings, ...rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells)].map(cut),
  };
}
