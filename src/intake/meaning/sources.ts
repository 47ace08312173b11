import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { SheetInfo } from "#domain/reading/understood.ts";
import { isCatalogueSheet } from "#intake/catalogue/catalogue-sheet.ts";
import { openSheets } from "#intake/file/sheet-file.ts";
import type { WorkbookSheet } from "#intake/file/workbook.ts";
import { hasFigures, lackOf, type Source, type SourceContext, sourcesOf } from "#intake/layout/source.ts";
import { chooseTables, isComplete } from "#intake/layout/stacked-tables.ts";
import { timeIn } from "#intake/layout/title-time.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";
import { readTable, type Table } from "#intake/table/table.ts";
import { sheetTable } from "#intake/table/workbook-tables.ts";
import { recogniseFile } from "#intake/text/file-kind.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { tellSheet } from "./told-sheet.ts";
import { asksForIndicators } from "./unknown-columns.ts";

/** What of a file is to be read, and the tables beside or below it that are not. */
type Opened = {
  readonly sources: readonly Source[];
  readonly passedOver: readonly Source[];
  readonly sheets: SheetInfo[] | null;
};

type Reader = SourceContext & { readonly log: ProblemLog };

/** The tables of a file that are to be read. None for a workbook that cannot be opened, which is told. */
export function openUpload(
  bytes: Uint8Array,
  {
    choices: stated,
    fileName = "",
    today,
  }: { readonly choices?: ReadingChoices; readonly fileName?: string; readonly today: string },
  { choices, matchers, log }: Omit<Reader, "fileName" | "today">,
): Opened {
  const reader: Reader = { choices, matchers, log, fileName, today };
  const book = openSheets(bytes, recogniseFile(bytes));
  if (book === null) {
    const { read, left } = chooseTables(sourcesOf(readTable(bytes), "", reader), reader);
    return { sources: read, passedOver: left, sheets: null };
  }
  if (book.kind === "refused") {
    reader.log.add(`workbook-${book.why}`, null, "");
    return { sources: [], passedOver: [], sheets: null };
  }
  for (const path of book.lacking ?? []) reader.log.add("package-part-missing", null, path);
  const ofTimes = book.sheets.filter(({ name, title }) => namesPeriod(title || name));
  const opened = book.sheets.map((sheet) => {
    const isBesideTimes = ofTimes.some((other) => other !== sheet);
    return openSheet(sheet, { format: book.format, isBesideTimes }, stated, reader);
  });
  const sheets = opened.map(({ info }) => info);
  const candidates = opened.filter(({ tables }) => tables.length > 0);
  const complete = candidates.filter(
    ({ tables, isChosen }) => isChosen || tables.some((one) => isComplete(one, reader)),
  );
  const best = candidates.find(({ tables }) => tables.some(hasFigures)) ?? candidates[0];
  const picked = complete.length > 0 ? complete : best ? [best] : [];
  for (const { info, tables } of candidates.filter((candidate) => !picked.includes(candidate))) {
    info.state = "not-read";
    const [first] = tables;
    if (first) tellNotRead(first, reader);
  }
  for (const { sheet } of picked) tellSheet(sheet, reader.log);
  const isOfCatalogue = opened.some(({ info, isOfCatalogue: is }) => is && info.state === "not-read");
  if (candidates.length === 0 && !isOfCatalogue) reader.log.add("empty-file", null, "");
  const chosen = picked.map(({ tables }) => chooseTables(tables, reader));
  return { sources: chosen.flatMap(({ read }) => read), passedOver: chosen.flatMap(({ left }) => left), sheets };
}

type OpenedSheet = {
  readonly sheet: WorkbookSheet;
  readonly info: SheetInfo;
  /** Its tables, one below the other; none of a sheet that is not looked at. */
  readonly tables: readonly Source[];
  readonly isChosen: boolean;
  /** It holds indicators, platforms, targets or policies, and no figures. */
  readonly isOfCatalogue?: true;
};

/** Looks at a sheet, unless it is hidden, holds targets or a person chose others; what is passed over is told. */
function openSheet(
  sheet: WorkbookSheet,
  { format, isBesideTimes }: { readonly format: Table["encoding"]; readonly isBesideTimes: boolean },
  stated: ReadingChoices | undefined,
  reader: Reader,
): OpenedSheet {
  const { name, hidden } = sheet;
  const isChosen = stated?.sheets?.includes(name) === true;
  const isLeftOut = stated?.sheets !== undefined && !isChosen;
  const isPassedOver = !isChosen && (hidden || isLeftOut || holdsTargets(sheet));
  const table = isPassedOver ? null : sheetTable(sheet, format, isBesideTimes);
  const info: SheetInfo = { name, hidden, state: "read", rows: 0, size: sizeOf(sheet) };
  if (table && !isChosen && isCatalogueSheet(name, [table, ...table.further], reader.matchers)) {
    info.state = "not-read";
    tell(reader.log, "sheet-of-catalogue", name);
    return { sheet, info, tables: [], isChosen, isOfCatalogue: true };
  }
  if (table) return { sheet, info, tables: sourcesOf(table, name, reader, sheet.fields), isChosen };
  info.state = hidden ? "hidden" : isPassedOver ? "not-read" : "empty";
  if (!isLeftOut && isPassedOver) tell(reader.log, hidden ? "sheet-hidden" : "sheet-of-targets", name);
  return { sheet, info, tables: [], isChosen };
}

/** 1月, 2024年8月. A year alone parts no sheet from the others. */
function namesPeriod(name: string): boolean {
  const { period, part } = timeIn(halfWidth(name.slice(0, 300)).replace(/\s+/g, ""));
  return period !== null || part !== null;
}

/** A table of a Data Package that says it holds plans; its values are no figures. */
function holdsTargets({ fields, name, title = "" }: WorkbookSheet): boolean {
  return fields !== undefined && /(?:^|[\s_/-])targets?(?:$|[\s_/-])|目标/i.test(`${name} ${title}`);
}

function sizeOf({ records }: WorkbookSheet): SheetInfo["size"] {
  return { rows: records.length, columns: records[0]?.length ?? 0 };
}

function tellNotRead(source: Source, reader: Reader): void {
  const known = lackOf(source, reader);
  // Figures of platforms or times whose headings name nothing known are figures all the same.
  const lack = known === "figures" && asksForIndicators(source.layout) ? "indicator" : known;
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
  code: "sheet-hidden" | "sheet-of-targets" | "sheet-of-catalogue" | "sheet-without-figures",
  name: string,
): void {
  log.enterSheet(name);
  log.add(code, null, "", { name });
}
