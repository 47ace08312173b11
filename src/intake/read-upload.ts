import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { Understood } from "#domain/reading/understood.ts";
import type { Names } from "#domain/terms/names.ts";
import { checkComputed } from "#intake/checks/computed-check.ts";
import { checkEnded } from "#intake/checks/ended-check.ts";
import { understoodOf, understoodOfNone } from "#intake/dialogue/understood.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { reportDimensions } from "#intake/layout/dimensions.ts";
import { reportAlignment } from "#intake/layout/header-alignment.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import { type IntakeCatalogue, organizationsOf } from "#intake/layout/intake-catalogue.ts";
import { createMatchers } from "#intake/layout/matchers.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import { type ChoiceLookup, lookUpChoices, withChosenNames } from "#intake/layout/reading-choices.ts";
import { beginningOf, MOST_FURTHER, type Source, tableKey } from "#intake/layout/source.ts";
import { indicatorIn } from "#intake/layout/table-indicator.ts";
import { reportTitleRemnants } from "#intake/layout/title-remnants.ts";
import { createFigureCells } from "#intake/meaning/cell-facts.ts";
import type { Stating } from "#intake/meaning/figures.ts";
import { readObservations, type UnreadRow } from "#intake/meaning/observations.ts";
import { hasMonthsBelowYears } from "#intake/meaning/report-times.ts";
import { reportEvents } from "#intake/meaning/rows-of-events.ts";
import { openUpload } from "#intake/meaning/sources.ts";
import { reportStatedKinds } from "#intake/meaning/stated-kinds.ts";
import { reportStockAdditions } from "#intake/meaning/stock-additions.ts";
import { keysOfTable } from "#intake/meaning/table-keys.ts";
import { reportTransformed } from "#intake/meaning/transformed-figures.ts";
import {
  asksForIndicators,
  reportUnclearValues,
  reportUnknownColumns,
  reportUnreadTime,
} from "#intake/meaning/unknown-columns.ts";
import { createProblemLog, type ProblemLog } from "#intake/problems/problem-log.ts";
import { reportFile } from "#intake/table/report-file.ts";
import { readTable, type Table } from "#intake/table/table.ts";

export type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";

export type IntakeOptions = {
  /** Most data rows, and most figures, that are read. */
  readonly limits: { readonly rows: number };
  /** ISO date; figures for later periods are asked about. */
  readonly today: string;
  /** The file's name; it may tell what the file itself does not. */
  readonly fileName?: string;
  /** What a person said of the file before. */
  readonly choices?: ReadingChoices;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

export type Reading = {
  understood: Understood;
  observations: SourcedObservation[];
  problems: Problem[];
  /** Changes the file states beside its levels, to be held against them. */
  publishedChanges?: PublishedChange[];
  /** Cells (`Sheet!B7` or `B7`) of which a person said what they say: they are not asked about again. */
  settled?: string[];
};

/** Share of the work that is done when the bytes are a table; the rest is reading its cells. */
const TABLE_SHARE = 0.4;

/**
 * Reads an uploaded file: bytes to table, table to layout, cells to observations. Pure, so that the page and the server
 * come to the same result. Everything wrong with the file is in `problems`; it never throws for what a file holds.
 */
export function readUpload(bytes: Uint8Array, catalogue: IntakeCatalogue, options: IntakeOptions): Reading {
  const log = createProblemLog();
  const progress = options.onProgress ?? (() => {});
  const choices = lookUpChoices(options.choices ?? {});
  const matchers = withChosenNames(createMatchers(catalogue), choices);
  // 1. Bytes to tables: those of a file of text, or of each sheet of a workbook.
  const { sources, passedOver, sheets } = openUpload(bytes, options, { choices, matchers, log });
  progress(TABLE_SHARE);
  // 2. What makes the whole file unreadable is told, and ends it.
  const [first] = [...sources, ...passedOver];
  const failed = (table: Table): Reading => ({
    understood: understoodOfNone(table, passedOver, sheets),
    observations: [],
    problems: log.list(),
  });
  if (!first) return failed(readTable(bytes));
  const rows = sources.reduce((sum, { table }) => sum + table.rows.length, 0);
  const readable = readableOf(sources, bytes.length, options.limits.rows, log);
  for (const source of passedOver) tellPassedOver(source, choices, log);
  // 3. Columns to roles, cells to observations, table by table.
  const stating = createStating(catalogue, options.today, choices, log);
  let done = 0;
  const read = readable.map((source) => {
    const onRows = (count: number) => progress(TABLE_SHARE + (1 - TABLE_SHARE) * ((done + count) / rows));
    const unread = readSource(source, matchers, catalogue, stating, options, onRows);
    done += source.table.rows.length;
    return { ...source, unread };
  });
  const [main, ...others] = read;
  if (!main) return failed(first.table);
  log.enterSheet("");
  if (stating.blankAhead > 0) log.add("blank-ahead", null, "", { count: stating.blankAhead });
  progress(1);
  // 4. What was understood, for people to look at.
  const observations = withOriginals([...stating.stated.values()], read);
  return {
    understood: understoodOf([main, ...others], passedOver, sheets),
    observations,
    problems: [
      ...checkComputed(observations, catalogue.indicators),
      ...log.list(),
      ...checkEnded(observations, catalogue),
    ],
    ...(stating.changes.length > 0 ? { publishedChanges: stating.changes } : {}),
    ...settledBy(options.choices ?? {}),
  };
}

function settledBy({ cells = {}, withdrawals = {} }: ReadingChoices): Pick<Reading, "settled"> {
  const settled = [...Object.keys(cells), ...Object.keys(withdrawals)];
  return settled.length > 0 ? { settled } : {};
}

/** The tables that can be read at all; why others cannot is told. Of a file of several their rows count together. */
function readableOf(sources: readonly Source[], size: number, limit: number, log: ProblemLog): Source[] {
  const rows = sources.reduce((sum, { table }) => sum + table.rows.length, 0);
  const isTooLong = sources.length > 1 && rows > limit;
  log.enterSheet("");
  if (isTooLong) log.add("too-many-rows", null, "", { count: rows, limit });
  if (isTooLong) return [];
  return sources.filter(({ sheet, number, table }) => {
    log.enterSheet(sheet);
    return number > 1 || reportFile(table, size, limit, log);
  });
}

/** A table that is not read because a person said so needs no telling. */
function tellPassedOver(source: Source, choices: ChoiceLookup, log: ProblemLog): void {
  log.enterSheet(source.sheet);
  if (choices.tables.get(tableKey(source))?.read === undefined) tellTable("table-not-read", source.table, log);
}

/** Tells something of one of several tables, where it begins. */
function tellTable(code: "table-not-read" | "table-also-read", table: TableBody, log: ProblemLog): void {
  const place = beginningOf(table);
  log.add(code, place, "", { row: place.row });
}

/** Reads one table. Returns its rows that were not read. */
function readSource(
  source: Source,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  options: IntakeOptions,
  onRows: (rows: number) => void,
): UnreadRow[] {
  const { log } = stating;
  const { sheet, number, table, chosen, computed } = source;
  stating.sheet = sheet;
  stating.cells = createFigureCells(table.facts, source.originals);
  log.enterSheet(sheet);
  if (computed > 0) log.add("computed-rows", null, "", { count: computed });
  const allComputed = computed > 0 && chosen.rows.length < 2;
  if (number > 1 && !allComputed) tellTable("table-also-read", table, log);
  const unread = allComputed ? [] : readOne(source, matchers, catalogue, stating, options, onRows);
  const tooFar = table.further[MOST_FURTHER];
  if (tooFar) tellTable("table-not-read", tooFar, log);
  return unread;
}

/** A figure read from a replaced cell is still followed to what the file says there. */
function withOriginals(observations: SourcedObservation[], sources: readonly Source[]): SourcedObservation[] {
  if (sources.every((source) => source.originals.size === 0)) return observations;
  const originals = new Map<string, ReadonlyMap<string, string>>();
  for (const { sheet, originals: own } of sources)
    originals.set(sheet, new Map([...(originals.get(sheet) ?? []), ...own]));
  return observations.map((observation) => {
    const raw = originals.get(observation.source.sheet)?.get(observation.source.cell);
    return raw === undefined ? observation : { ...observation, source: { ...observation.source, raw } };
  });
}

function createStating(catalogue: IntakeCatalogue, today: string, { kept }: ChoiceLookup, log: ProblemLog): Stating {
  return {
    log,
    sheet: "",
    today,
    kept,
    region: catalogue.region,
    organizationNames: new Map(organizationsOf(catalogue).map(({ code, names }): [string, Names] => [code, names])),
    indicatorsByCode: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
    stated: new Map(),
    rows: new Map(),
    changes: [],
    readings: new Map(),
    times: new Map(),
    blankAhead: 0,
    cells: null,
  };
}

function readOne(
  { sheet, number, chosen: table, alignment, layout, dimensions, choices }: Source,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  options: IntakeOptions,
  onRows: (rows: number) => void,
): UnreadRow[] {
  const { log } = stating;
  if (!reportAlignment(alignment, table, log)) return [];
  reportUnknownColumns(table, { layout, dimensions }, matchers, log);
  if (hasMonthsBelowYears(table, layout)) return [];
  if (layout.unclearValues.length > 0) {
    const code = choices.indicator ?? indicatorIn(layout, matchers)?.code;
    reportUnclearValues(table, layout, stating.indicatorsByCode.get(code ?? "")?.names ?? null, log);
    return [];
  }
  if (layout.unreadTime !== null) {
    reportUnreadTime(table, layout, layout.unreadTime, log);
    return [];
  }
  if (layout.values.length === 0) {
    if (!asksForIndicators(layout)) log.add("no-columns", null, (table.rows[0] ?? []).join(" "));
    return [];
  }
  const figures = (table.rows.length - 1) * layout.values.length;
  if (figures > options.limits.rows) {
    log.add("too-many-rows", null, "", { count: figures, limit: options.limits.rows });
    return [];
  }
  reportStatedKinds(table, { layout, dimensions }, matchers, stating);
  const isOneOfSeveral = number > 1 || table.further.length > 0;
  const place = isOneOfSeveral ? beginningOf(table) : null;
  const tableName = number > 1 ? tableKey({ sheet, number }) : "";
  const keys = keysOfTable({ table, layout, choices, place, tableName }, matchers, catalogue, stating);
  if (!reportDimensions(dimensions, table, log)) return [];
  // Of which indicator it is was said, or is asked.
  const isOpen = keys.indicator === null && layout.values.some(({ indicator }) => indicator === null);
  if (choices.indicator === null && !(isOpen && layout.indicators.length === 0))
    reportTitleRemnants(table, layout, matchers, log);
  reportStockAdditions(table, layout, keys, matchers, stating);
  reportEvents(table, layout, log);
  reportTransformed(table, layout, new Set(dimensions.columns.map(({ column }) => column)), log);
  for (const { row, kind } of table.ragged)
    if (kind === "other-delimiter") log.add("other-delimiter", null, "", { row });
  return readObservations(table, { layout, dimensions, choices }, matchers, keys, stating, onRows);
}
