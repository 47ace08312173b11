import { columnLetters } from "./cell-name.ts";
import { applyToTable } from "./chosen-table.ts";
import { withinColumns } from "./column-limit.ts";
import { ROLE_NAMES } from "./columns.ts";
import { leaveOutComputed } from "./computed-rows.ts";
import { recogniseFile } from "./file-kind.ts";
import type { Matchers } from "./headings.ts";
import { splitJoinedKeys } from "./joined-keys.ts";
import { type Layout, understandLayout } from "./layout.ts";
import type { SchemaField } from "./package-descriptor.ts";
import type { ProblemLog } from "./problem-log.ts";
import type { ChoiceLookup, ReadingChoices } from "./reading-choices.ts";
import { applySchema } from "./schema-cells.ts";
import { openSheets } from "./sheet-file.ts";
import { readTable, type Table } from "./table.ts";
import type { WorkbookSheet } from "./workbook.ts";
import { sheetTable } from "./workbook-tables.ts";

/** A sheet of a workbook, and whether it was read. `rows` are those of figures that were. */
export type SheetInfo = {
  name: string;
  hidden: boolean;
  state: "read" | "not-read" | "hidden" | "empty";
  rows: number;
  /** Rows and columns that hold something, whatever they hold. */
  size: { rows: number; columns: number };
};

/** A table that observations are read from, as it was understood; `sheet` is empty for a file of text. */
export type Source = {
  readonly sheet: string;
  /** As the file has it. */
  readonly table: Table;
  /** As a person corrected it, without computed rows. */
  readonly chosen: Table;
  readonly originals: ReadonlyMap<string, string>;
  readonly computed: number;
  readonly layout: Layout;
};

type Opened = { readonly sources: readonly Source[]; readonly sheets: SheetInfo[] | null };

type Reader = {
  readonly choices: ChoiceLookup;
  readonly matchers: Matchers;
  readonly log: ProblemLog;
  readonly fileName: string;
};

/** The tables of a file that are to be read. None for a workbook that cannot be opened, which is told. */
export function openUpload(
  bytes: Uint8Array,
  { choices: stated, fileName = "" }: { readonly choices?: ReadingChoices; readonly fileName?: string },
  { choices, matchers, log }: Omit<Reader, "fileName">,
): Opened {
  const reader: Reader = { choices, matchers, log, fileName };
  const book = openSheets(bytes, recogniseFile(bytes));
  if (book === null) return { sources: [sourceOf(readTable(bytes), "", reader)], sheets: null };
  if (book.kind === "refused") {
    reader.log.add(`workbook-${book.why}`, null, "");
    return { sources: [], sheets: null };
  }
  for (const path of book.lacking ?? []) reader.log.add("package-part-missing", null, path);
  const opened = book.sheets.map((sheet) => openSheet(sheet, book.format, stated, reader));
  const sheets = opened.map(({ info }) => info);
  const candidates = opened.flatMap(({ source, ...rest }) => (source ? [{ source, ...rest }] : []));
  const complete = candidates.filter(({ source, isChosen }) => isChosen || lackOf(source, reader) === null);
  const best = candidates.find(({ source }) => hasFigures(source)) ?? candidates[0];
  const picked = complete.length > 0 ? complete : best ? [best] : [];
  for (const candidate of candidates) {
    if (picked.includes(candidate)) continue;
    candidate.info.state = "not-read";
    tellNotRead(candidate.source, reader);
  }
  for (const { sheet } of picked) tellHiddenParts(sheet, reader.log);
  if (candidates.length === 0) reader.log.add("empty-file", null, "");
  return { sources: picked.map(({ source }) => source), sheets };
}

type OpenedSheet = {
  readonly sheet: WorkbookSheet;
  readonly info: SheetInfo;
  /** `null` for a sheet that is not looked at. */
  readonly source: Source | null;
  readonly isChosen: boolean;
};

/** Looks at a sheet, unless it is hidden, holds targets or a person chose others; what is passed over is told. */
function openSheet(
  sheet: WorkbookSheet,
  format: Table["encoding"],
  stated: ReadingChoices | undefined,
  reader: Reader,
): OpenedSheet {
  const { name, hidden } = sheet;
  const isChosen = stated?.sheets?.includes(name) === true;
  const isLeftOut = stated?.sheets !== undefined && !isChosen;
  const isPassedOver = !isChosen && (hidden || isLeftOut || holdsTargets(sheet));
  const table = isPassedOver ? null : sheetTable(sheet, format);
  const info: SheetInfo = { name, hidden, state: "read", rows: 0, size: sizeOf(sheet) };
  if (table) return { sheet, info, source: sourceOf(table, name, reader, sheet.fields), isChosen };
  info.state = hidden ? "hidden" : isPassedOver ? "not-read" : "empty";
  if (!isLeftOut && isPassedOver) tell(reader.log, hidden ? "sheet-hidden" : "sheet-of-targets", name);
  return { sheet, info, source: null, isChosen };
}

/** A table of a Data Package that says it holds plans; its values are no figures. */
function holdsTargets({ fields, name, title = "" }: WorkbookSheet): boolean {
  return fields !== undefined && /(?:^|[\s_/-])targets?(?:$|[\s_/-])|目标/i.test(`${name} ${title}`);
}

function sizeOf({ records }: WorkbookSheet): SheetInfo["size"] {
  return { rows: records.length, columns: records[0]?.length ?? 0 };
}

function sourceOf(
  table: Table,
  sheet: string,
  { choices, matchers, fileName }: Reader,
  fields: readonly SchemaField[] = [],
): Source {
  const described = applySchema({ ...table, fileName }, fields, matchers);
  const { table: whole, originals: replaced } = applyToTable(described.table, choices, sheet);
  const originals = new Map([...replaced, ...described.originals]);
  const { table: chosen, computed } = leaveOutComputed(splitJoinedKeys(whole));
  return {
    sheet,
    table,
    chosen,
    originals,
    computed,
    layout: understandLayout(withinColumns(chosen), matchers, choices),
  };
}

function hasFigures({ chosen, layout }: Source): boolean {
  return chosen.rows.length > 1 && layout.values.length > 0;
}

/** What is missing to read a sheet; `null` where nothing is. */
function lackOf(source: Source, { matchers, choices }: Reader): "figures" | "indicator" | "period" | null {
  if (!hasFigures(source)) return "figures";
  if (!hasIndicator(source.layout, matchers) && choices.indicator === null) return "indicator";
  return hasPeriod(source.layout) ? null : "period";
}

function tellNotRead(source: Source, reader: Reader): void {
  const lack = lackOf(source, reader);
  if (lack === null || lack === "figures") {
    tell(reader.log, "sheet-without-figures", source.sheet);
    return;
  }
  const role = ROLE_NAMES[lack];
  reader.log.enterSheet(source.sheet);
  reader.log.add("sheet-not-read", null, "", { name: source.sheet, lackZh: role.zh, lackEn: role.en });
}

function tell(
  log: ProblemLog,
  code: "sheet-hidden" | "sheet-of-targets" | "sheet-without-figures",
  name: string,
): void {
  log.enterSheet(name);
  log.add(code, null, "", { name });
}

function tellHiddenParts({ name, hiddenRows, hiddenColumns, unvalued, records }: WorkbookSheet, log: ProblemLog): void {
  log.enterSheet(name);
  const filled = hiddenRows.filter((row) => records[row - 1]?.some((text) => text !== ""));
  if (filled.length > 0) log.add("hidden-rows", null, "", { first: filled[0] ?? 0, count: filled.length });
  if (hiddenColumns.length > 0)
    log.add("hidden-columns", null, "", { letters: columnLetters(hiddenColumns[0] ?? 0), count: hiddenColumns.length });
  for (const { column, row } of unvalued) log.add("formula-without-value", { column, row }, "");
}

export function hasIndicator(layout: Layout, matchers: Matchers): boolean {
  const named = layout.indicators.length > 0 || layout.values.every(({ indicator }) => indicator !== null);
  return named || indicatorIn(layout, matchers) !== null;
}

export function hasPeriod(layout: Layout): boolean {
  const inHeadings = layout.values.every(({ column }) => layout.headings[column]?.period);
  return inHeadings || layout.periods.length > 0 || layout.year !== null || layout.title.period !== null;
}

/** The one indicator that the title, the headings or the file's name names. */
export function indicatorIn(layout: Layout, matchers: Matchers): string | null {
  const headings = layout.headings.map(({ text }) => text).join("\n");
  const { title } = layout;
  const { findIn } = matchers.indicators;
  return findIn(title.text) ?? findIn(headings) ?? findIn(title.fileName.text);
}
