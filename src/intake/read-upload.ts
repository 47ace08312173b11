import { formatPeriod } from "#domain/format-period.ts";
import type { Names } from "#domain/names.ts";
import type { SourcedObservation } from "#domain/observation.ts";
import type { Problem } from "#domain/problem.ts";
import { ROLE_NAMES } from "./columns.ts";
import { leaveOutComputed } from "./computed-rows.ts";
import type { Stating } from "./figures.ts";
import type { Matchers } from "./headings.ts";
import { type IntakeCatalogue, organizationsOf } from "./intake-catalogue.ts";
import { type Layout, type LayoutKind, understandLayout } from "./layout.ts";
import { createMatchers } from "./matchers.ts";
import { readObservations, reportUnknownColumns, type TableKeys, type UnreadRow } from "./observations.ts";
import { createProblemLog, type ProblemLog } from "./problem-log.ts";
import type { PublishedChange } from "./published-changes.ts";
import { type ChoiceLookup, lookUpChoices, type ReadingChoices, withChosenNames } from "./reading-choices.ts";
import { reportFile } from "./report-file.ts";
import { columnsOf, furtherSamples, type SampleRow, type SheetSample, sampleRows } from "./sample.ts";
import { listSetAside } from "./set-aside.ts";
import { hasIndicator, hasPeriod, indicatorIn, openUpload, type SheetInfo, type Source } from "./sources.ts";
import { readTable, type Table } from "./table.ts";
import type { TableBody } from "./table-shape.ts";

export type { IntakeCatalogue } from "./intake-catalogue.ts";

export type IntakeOptions = {
  /** Most data rows, and most figures, that are read. */
  readonly limits: { readonly rows: number };
  /** ISO date; figures for later periods are asked about. */
  readonly today: string;
  /** What a person said of the file before. */
  readonly choices?: ReadingChoices;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

/** What the reader took the file for. */
export type Understood = {
  encoding: string;
  delimiter: string;
  layout: LayoutKind;
  /** Row number of the last header row, counted from 1; 0 for none. */
  headerRow: number;
  /** Data rows that were read. */
  rows: number;
  columns: { header: string; role: string }[];
  /** Rows that were not data, with the reason: title, unit, total, note, header, blank. */
  setAside: { row: number; kind: string; text: string; sheet?: string | undefined }[];
  /** The first rows as the file has them; of a workbook, of the first sheet that was read. */
  sample: SampleRow[];
  /** The same of the further sheets of a workbook that were read. */
  furtherSamples?: SheetSample[] | undefined;
  /** Sheets of a workbook, in its order. */
  sheets?: SheetInfo[] | undefined;
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
  if (!first) return failed(readTable(bytes), log, sheets);
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
  if (readable.length === 0) return failed(first.table, log, sheets);
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
    log.add("no-columns", null, (table.rows[0] ?? []).join(" "));
    return [];
  }
  const figures = (table.rows.length - 1) * layout.values.length;
  if (figures > options.limits.rows) {
    log.add("too-many-rows", null, "", { count: figures, limit: options.limits.rows });
    return [];
  }
  const keys = keysOfTable(layout, matchers, catalogue, stating, lookUpChoices(options.choices ?? {}));
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

/** What neither rows nor headings say comes from the title, is assumed and said, or is an error. */
function keysOfTable(
  layout: Layout,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
  choices: ChoiceLookup,
): TableKeys {
  const { log, indicatorsByCode, organizationNames } = stating;
  let indicator: string | null = null;
  if (layout.indicators.length === 0 && layout.values.some((value) => value.indicator === null)) {
    indicator = indicatorIn(layout, matchers);
    const names = indicator === null ? undefined : indicatorsByCode.get(indicator)?.names;
    if (names) noteTitle(log, ROLE_NAMES.indicator, names);
    else if (choices.indicator !== null && indicatorsByCode.has(choices.indicator)) indicator = choices.indicator;
    else log.add("no-indicator", null, "");
  }
  let organization: string | null = null;
  if (layout.organizations.length === 0 && layout.values.some((value) => value.organization === null)) {
    const platform = matchers.platforms.findIn(layout.title.text);
    const chosen = choices.organization !== null && organizationNames.has(choices.organization);
    organization = platform ?? (chosen ? choices.organization : null) ?? catalogue.region;
    const names = organizationNames.get(organization) ?? { zh: organization, en: organization };
    if (platform !== null) noteTitle(log, ROLE_NAMES.organization, names);
    else if (!chosen) log.add("region-assumed", null, "", { nameZh: names.zh, nameEn: names.en });
  }
  const { period } = layout.title;
  if (!hasPeriod(layout)) log.add("no-period", null, "");
  else if (period !== null && needsTitlePeriod(layout))
    noteTitle(log, ROLE_NAMES.period, { zh: formatPeriod(period, "zh-CN"), en: formatPeriod(period, "en") });
  return { indicator: indicator === null ? null : (indicatorsByCode.get(indicator) ?? null), organization, period };
}

function needsTitlePeriod(layout: Layout): boolean {
  if (layout.periods.length > 0 || layout.year !== null) return false;
  return layout.values.some(({ column }) => !layout.headings[column]?.period);
}

function noteTitle(log: ProblemLog, role: Names, names: Names): void {
  log.add("title-used", null, "", { roleZh: role.zh, roleEn: role.en, nameZh: names.zh, nameEn: names.en });
}

function understoodOf(
  read: readonly (Source & { readonly unread: readonly UnreadRow[] })[],
  fallback: Source,
  sheets: SheetInfo[] | null,
): Understood {
  const { table, chosen, layout } = read[0] ?? fallback;
  const rowsOf = (source: Source & { readonly unread: readonly UnreadRow[] }) =>
    Math.max(0, source.chosen.rows.length - 1 - source.unread.length);
  const rowsBySheet = new Map(read.map((source) => [source.sheet, rowsOf(source)]));
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: layout.kind,
    headerRow: chosen.rowNumbers[0] ?? 0,
    rows: read.reduce((sum, source) => sum + rowsOf(source), 0),
    columns: columnsOf(chosen, layout),
    setAside: read.flatMap((source) =>
      listSetAside(source.chosen, source.unread).map((row) => (sheets ? { ...row, sheet: source.sheet } : row)),
    ),
    sample: sampleRows(table),
    ...(read.length > 1 ? { furtherSamples: furtherSamples(read.slice(1)) } : {}),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, rowsBySheet.get(sheet.name))) } : {}),
  };
}

/** A sheet that was opened and turned out to hold nothing readable was not read. */
function withRows(sheet: SheetInfo, rows: number | undefined): SheetInfo {
  if (rows !== undefined) return { ...sheet, rows };
  return sheet.state === "read" ? { ...sheet, state: "not-read", rows: 0 } : sheet;
}

function failed(table: Table, log: ProblemLog, sheets: SheetInfo[] | null): Reading {
  const columns = (table.rows[0] ?? []).map((header) => ({ header, role: "ignored" }));
  const understood: Understood = {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: "unknown",
    headerRow: table.rowNumbers[0] ?? 0,
    rows: 0,
    columns,
    setAside: listSetAside(table, []),
    sample: sampleRows(table),
    ...(sheets ? { sheets: sheets.map((sheet) => withRows(sheet, undefined)) } : {}),
  };
  return { understood, observations: [], problems: log.list() };
}
