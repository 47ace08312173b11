import { formatPeriod } from "#domain/format-period.ts";
import type { Names } from "#domain/names.ts";
import type { SourcedObservation } from "#domain/observation.ts";
import type { Problem } from "#domain/problem.ts";
import { applyToTable } from "./chosen-table.ts";
import { ROLE_NAMES } from "./columns.ts";
import { leaveOutComputed } from "./computed-rows.ts";
import type { Stating } from "./figures.ts";
import type { Matchers } from "./headings.ts";
import { createMatchers, type IntakeCatalogue, organizationsOf } from "./intake-catalogue.ts";
import { type Layout, type LayoutKind, understandLayout } from "./layout.ts";
import { readObservations, reportUnknownColumns, type TableKeys, type UnreadRow } from "./observations.ts";
import { createProblemLog, type ProblemLog } from "./problem-log.ts";
import { type ChoiceLookup, lookUpChoices, type ReadingChoices, withChosenNames } from "./reading-choices.ts";
import { reportFile } from "./report-file.ts";
import { type SampleRow, sampleRows } from "./sample.ts";
import { listSetAside } from "./set-aside.ts";
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
  setAside: { row: number; kind: string; text: string }[];
  /** The first rows as the file has them. */
  sample: SampleRow[];
};

export type Reading = { understood: Understood; observations: SourcedObservation[]; problems: Problem[] };

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
  // 1. Bytes to table.
  const table = readTable(bytes);
  progress(TABLE_SHARE);
  // 2. What makes the whole file unreadable is told, and ends it.
  if (!reportFile(table, bytes.length, options.limits.rows, log)) return failed(table, log);
  // 3. Columns to roles, cells to observations: of the first table, then of each further one.
  const choices = lookUpChoices(options.choices ?? {});
  const matchers = withChosenNames(createMatchers(catalogue), choices);
  const stating = createStating(catalogue, options.today, log);
  const onRows = (rows: number) => progress(TABLE_SHARE + (1 - TABLE_SHARE) * (rows / table.rows.length));
  const { table: whole, originals } = applyToTable(table, choices, "");
  const { table: chosen, computed } = leaveOutComputed(whole);
  if (computed > 0) log.add("computed-rows", null, "", { count: computed });
  const layout = understandLayout(chosen, matchers, choices);
  const allComputed = computed > 0 && chosen.rows.length < 2;
  const notRead = allComputed ? [] : readOne(chosen, layout, matchers, catalogue, stating, options, onRows);
  for (const further of table.further.slice(0, MOST_TABLES))
    readFurther(further, matchers, catalogue, stating, options);
  const unread = table.further[MOST_TABLES];
  if (unread) log.add("table-not-read", null, "", { row: unread.headerRows[0]?.row ?? unread.rowNumbers[1] ?? 0 });
  if (stating.blankAhead > 0) log.add("blank-ahead", null, "", { count: stating.blankAhead });
  progress(1);
  // 4. What was understood, for people to look at.
  return {
    understood: { ...understoodOf(chosen, layout, notRead), sample: sampleRows(table) },
    observations: withOriginals([...stating.stated.values()], originals),
    problems: log.list(),
  };
}

/** A figure read from a replaced cell is still followed to what the file says there. */
function withOriginals(
  observations: SourcedObservation[],
  originals: ReadonlyMap<string, string>,
): SourcedObservation[] {
  if (originals.size === 0) return observations;
  return observations.map((observation) => {
    const raw = originals.get(observation.source.cell);
    return raw === undefined ? observation : { ...observation, source: { ...observation.source, raw } };
  });
}

function createStating(catalogue: IntakeCatalogue, today: string, log: ProblemLog): Stating {
  return {
    log,
    today,
    organizationNames: new Map(organizationsOf(catalogue).map(({ code, names }): [string, Names] => [code, names])),
    indicatorsByCode: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
    stated: new Map(),
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

function hasIndicator(layout: Layout, matchers: Matchers): boolean {
  const named = layout.indicators.length > 0 || layout.values.every(({ indicator }) => indicator !== null);
  return named || indicatorIn(layout, matchers) !== null;
}

function hasPeriod(layout: Layout): boolean {
  const inHeadings = layout.values.every(({ column }) => layout.headings[column]?.period);
  return inHeadings || layout.periods.length > 0 || layout.year !== null || layout.title.period !== null;
}

/** The one indicator that the title or the headings name. */
function indicatorIn(layout: Layout, matchers: Matchers): string | null {
  const headings = layout.headings.map(({ text }) => text).join("\n");
  return matchers.indicators.findIn(layout.title.text) ?? matchers.indicators.findIn(headings);
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

function understoodOf(table: Table, layout: Layout, unread: readonly UnreadRow[]): Omit<Understood, "sample"> {
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    layout: layout.kind,
    headerRow: table.rowNumbers[0] ?? 0,
    rows: Math.max(0, table.rows.length - 1 - unread.length),
    columns: (table.rows[0] ?? []).map((header, i) => ({ header, role: layout.roles[i] ?? "ignored" })),
    setAside: listSetAside(table, unread),
  };
}

function failed(table: Table, log: ProblemLog): Reading {
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
  };
  return { understood, observations: [], problems: log.list() };
}
