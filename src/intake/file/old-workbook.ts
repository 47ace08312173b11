import { type CellObject, set_cptable, type WorkBook, type WorkSheet } from "@e965/xlsx";
import type { BiffFonts } from "./biff-fonts.ts";
import type { CellSaid } from "./cell-fact.ts";
import { readCompound } from "./compound-workbook.ts";
import { errorMark } from "./error-marks.ts";
import { readRuns } from "./rich-text.ts";
import { createSheetBuilder, createSheetRoom, type SheetBuilder, type SheetRoom } from "./sheet-builder.ts";
import { showNumber, showText } from "./shown-number.ts";
import type { WorkbookSheet } from "./workbook.ts";
import type { WorkbookRefusal } from "./workbook-guard.ts";

/** Bytes of old files are in the code page of the office they come from; the runtime knows more of them than needed. */
set_cptable({ utils: { decode: decodeCodePage, encode: () => [], hascp: () => true } });

function decodeCodePage(codePage: number, bytes: ArrayLike<number>): string {
  const labels = new Map([
    [936, "gb18030"],
    [950, "big5"],
    [1200, "utf-16le"],
    [65001, "utf-8"],
  ]);
  const label = labels.get(codePage) ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "gb18030");
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

const READ_OPTIONS = {
  dense: true,
  cellStyles: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  sheetStubs: true,
} as const;

/**
 * Reads an old workbook, XLS or ET (BIFF) in a compound file.
 *
 * @throws whatever the library throws at a broken file, TooLargeError
 */
export function readOldWorkbook(bytes: Uint8Array): WorkbookSheet[] | WorkbookRefusal {
  const opened = readCompound(bytes, READ_OPTIONS);
  return typeof opened === "string" ? opened : sheetsOf(opened.book, opened.fonts);
}

function sheetsOf(book: WorkBook, fonts: BiffFonts | null): WorkbookSheet[] {
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  const room = createSheetRoom();
  return book.SheetNames.flatMap((name, index): WorkbookSheet[] => {
    const sheet = book.Sheets[name];
    if (!sheet) return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const say = (cell: CellObject, row: number, column: number) => {
      const said = cellSaid(cell, epoch1904);
      return fonts === null ? said : withFonts(said, cell, fonts, { sheet: index, row, column });
    };
    return [readSheet(sheet, say, room).finish({ name, hidden, epoch1904 })];
  });
}

function withFonts(
  said: CellSaid,
  cell: CellObject,
  fonts: BiffFonts,
  { sheet, row, column }: { readonly sheet: number; readonly row: number; readonly column: number },
): CellSaid {
  if (said.text.trim() === "" || cell.t === "e") return said;
  const isStruck = fonts.isStruck(sheet, row, column);
  const parts = typeof cell.v === "string" ? fonts.partsOf(sheet, row, column, cell.v) : null;
  if (parts) return readRuns(parts, isStruck);
  return isStruck ? { text: said.text, fact: { kind: "struck" } } : said;
}

/**
 * Only cells that are there are visited: a broken file may name the row 525,201,289, and the library makes a list of that
 * length.
 */
function readSheet(
  sheet: WorkSheet,
  say: (cell: CellObject, row: number, column: number) => CellSaid,
  room: SheetRoom,
): SheetBuilder {
  const builder = createSheetBuilder(room);
  const data = sheet["!data"] ?? [];
  for (const row of Object.keys(data).map(Number)) {
    const cells = data[row] ?? [];
    for (const column of Object.keys(cells).map(Number)) {
      const cell = cells[column];
      if (cell) builder.put(row, column, say(cell, row, column));
    }
  }
  for (const { s, e } of sheet["!merges"] ?? [])
    builder.merge({ from: { row: s.r, column: s.c }, to: { row: e.r, column: e.c } });
  for (const row of hiddenOf(sheet["!rows"])) builder.hideRow(row);
  for (const column of hiddenOf(sheet["!cols"])) builder.hideColumn(column);
  return builder;
}

function hiddenOf(infos: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] {
  const hidden: number[] = [];
  for (const key of Object.keys(infos ?? [])) if (infos?.[Number(key)]?.hidden) hidden.push(Number(key));
  return hidden;
}

function cellSaid(cell: CellObject, epoch1904: boolean): CellSaid {
  const { t: kind, v: value } = cell;
  if (kind === "e") return { text: cell.w ?? errorMark(Number(value)), fact: null };
  if (value === undefined || value === null || kind === "z")
    return { text: "", fact: cell.f === undefined ? null : { kind: "unvalued" } };
  const format = String(cell.z ?? "General");
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE", fact: null };
  if (typeof value === "string") return { text: showText(value, format), fact: null };
  // Dates are asked for as numbers.
  return typeof value === "number" ? showNumber(value, format, epoch1904) : { text: "", fact: null };
}
