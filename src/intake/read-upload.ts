import type { Names } from "#domain/names.ts";
import type { SourcedObservation } from "#domain/observation.ts";
import type { Problem } from "#domain/problem.ts";
import { leaveOutComputed } from "./computed-rows.ts";
import type { Stating } from "./figures.ts";
import type { Matchers } from "./headings.ts";
import { type IntakeCatalogue, organizationsOf } from "./intake-catalogue.ts";
import { type Layout, understandLayout } from "./layout.ts";
import { createMatchers } from "./matchers.ts";
import { readObservations, type UnreadRow } from "./observations.ts";
import { createProblemLog, type ProblemLog } from "./problem-log.ts";
import type { PublishedChange } from "./published-changes.ts";
import { lookUpChoices, type ReadingChoices, withChosenNames } from "./reading-choices.ts";
import { reportFile } from "./report-file.ts";
import { hasIndicator, hasPeriod, openUpload, type Source } from "./sources.ts";
import { readTable, type Table } from "./table.ts";
import { keysOfTable } from "./table-keys.ts";
import type { TableBody } from "./table-shape.ts";
import { type Understood, understoodOf, understoodOfNone } from "./understood.ts";
import { asksForIndicators, reportUnknownColumns } from "./unknown-columns.ts";

export type { IntakeCatalogue } from "./intake-catalogue.ts";
export type { Understood } from "./understood.ts";

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
};

/** Share of the work that is done when the bytes are a table; the rest is reading its cells. */
const TABLE_SHARE = 0.4;
/** Tables below the first that are looked at; a file with more is no table of figures. */
const MOST_TABLES = 50;

/**
 * Reads an uploaded file: bytes to table, table to layout, cells to observations. Pure, so that the page and the server
 * come to the same result. Everything wrong with the file is in `problems`; it never throws for what a file holds.
 */
export function readUpload(bytes: Uint8Array, catalogue: IntakeCatalogue, options: IntakeOptions): Reading {
  const log = createProblemLog();
  const progress = options.onProgress ?? (() => {});
  const choices = lookUpChoices(options.choices ?? {});
  const matchers = withChosenNames(createMatchers(catalogue), choices);
  // 1. Bytes to tables: one of a file of text, one for each sheet of a workbook.
  const { sources, sheets } = openUpload(bytes, options, { choices, matchers, log });
  progress(TABLE_SHARE);
  // 2. What makes the whole file unreadable is told, and ends it.
  const [first] = sources;
  const failed = (table: Table): Reading => ({
    understood: understoodOfNone(table, sheets),
    observations: [],
    problems: log.list(),
  });
  if (!first) return failed(readTable(bytes));
  const rows = sources.reduce((sum, { table }) => sum + table.rows.length, 0);
  log.enterSheet("");
  if (sources.length > 1 && rows > options.limits.rows)
    log.add("too-many-rows", null, "", { count: rows, limit: options.limits.rows });
  const readable =
    rows > options.limits.rows && sources.length > 1
      ? []
      : sources.filter(({ sheet, table }) => {
          log.enterSheet(sheet);
          return reportFile(table, bytes.length, options.limits.rows, log);
        });
  if (readable.length === 0) return failed(first.table);
  // 3. Columns to roles, cells to observations: of each sheet the first table, then each further one.
  const stating = createStating(catalogue, options.today, log);
  let done = 0;
  const read = readable.map((source) => {
    const onRows = (count: number) => progress(TABLE_SHARE + (1 - TABLE_SHARE) * ((done + count) / rows));
    const unread = readSource(source, matchers, catalogue, stating, options, onRows);
    done += source.table.rows.length;
    return { ...source, unread };
  });
  log.enterSheet("");
  if (stating.blankAhead > 0) log.add("blank-ahead", null, "", { count: stating.blankAhead });
  progress(1);
  // 4. What was understood, for people to look at.
  return {
    understood: understoodOf(read, first, sheets),
    observations: withOriginals([...stating.stated.values()], read),
    problems: log.list(),
    ...(stating.changes.length > 0 ? { publishedChanges: stating.changes } : {}),
  };
}

/** Reads the tables of one sheet. Returns the rows of its first table that were not read. */
function readSource(
  source: Source,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  options: IntakeOptions,
  onRows: (rows: number) => void,
): UnreadRow[] {
  const { log } = stating;
  const { sheet, table, chosen, computed, layout } = source;
  stating.sheet = sheet;
  log.enterSheet(sheet);
  if (computed > 0) log.add("computed-rows", null, "", { count: computed });
  const allComputed = computed > 0 && chosen.rows.length < 2;
  const notRead = allComputed ? [] : readOne(chosen, layout, matchers, catalogue, stating, options, onRows);
  for (const further of table.further.slice(0, MOST_TABLES))
    readFurther(further, matchers, catalogue, stating, options);
  const unread = table.further[MOST_TABLES];
  if (unread) log.add("table-not-read", null, "", { row: unread.headerRows[0]?.row ?? unread.rowNumbers[1] ?? 0 });
  return notRead;
}

/** A figure read from a replaced cell is still followed to what the file says there. */
function withOriginals(observations: SourcedObservation[], sources: readonly Source[]): SourcedObservation[] {
  const originals = new Map(sources.map(({ sheet, originals }) => [sheet, originals]));
  if (sources.every((source) => source.originals.size === 0)) return observations;
  return observations.map((observation) => {
    const raw = originals.get(observation.source.sheet)?.get(observation.source.cell);
    return raw === undefined ? observation : { ...observation, source: { ...observation.source, raw } };
  });
}

function createStating(catalogue: IntakeCatalogue, today: string, log: ProblemLog): Stating {
  return {
    log,
    sheet: "",
    today,
    organizationNames: new Map(organizationsOf(catalogue).map(({ code, names }): [string, Names] => [code, names])),
    indicatorsByCode: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
    stated: new Map(),
    changes: [],
    readings: new Map(),
    times: new Map(),
    blankAhead: 0,
  };
}

function readOne(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  options: IntakeOptions,
  onRows: (rows: number) => void,
): UnreadRow[] {
  const { log } = stating;
  reportUnknownColumns(table, layout, matchers, log);
  if (layout.values.length === 0) {
    if (!asksForIndicators(layout)) log.add("no-columns", null, (table.rows[0] ?? []).join(" "));
    return [];
  }
  const figures = (table.rows.length - 1) * layout.values.length;
  if (figures > options.limits.rows) {
    log.add("too-many-rows", null, "", { count: figures, limit: options.limits.rows });
    return [];
  }
  const keys = keysOfTable(table, layout, matchers, catalogue, stating, lookUpChoices(options.choices ?? {}));
  for (const { row, kind } of table.ragged)
    if (kind === "other-delimiter") log.add("other-delimiter", null, "", { row });
  return readObservations(table, layout, matchers, keys, stating, onRows);
}

/** A table below the first is read where it is understood without a title of its own; else it is asked about. */
function readFurther(
  further: TableBody,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  options: IntakeOptions,
): void {
  const { computed, table } = leaveOutComputed(further);
  if (computed > 0) stating.log.add("computed-rows", null, "", { count: computed });
  if (computed > 0 && table.rows.length < 2) return;
  const layout = understandLayout(table, matchers);
  const row = table.headerRows[0]?.row ?? table.rowNumbers[1] ?? 0;
  const complete = layout.values.length > 0 && hasIndicator(layout, matchers) && hasPeriod(layout);
  stating.log.add(complete ? "table-also-read" : "table-not-read", null, "", { row });
  if (complete) readOne(table, layout, matchers, catalogue, stating, options, () => {});
}
