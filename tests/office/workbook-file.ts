import { type CellObject, utils, type WorkSheet, write } from "@e965/xlsx";
import type { Cell, Row, Sheet } from "./cell.ts";
import { cellName } from "./cell.ts";
import type { WorkbookFile } from "./spec.ts";

/** Days between the beginnings of both ways to count them. */
const DAYS_TO_1904 = 1462;

/** Sheets as a workbook. */
export function writeWorkbookFile(sheets: readonly Sheet[], file: WorkbookFile): Uint8Array {
  const book = utils.book_new();
  const add = (name: string, sheet: WorkSheet) =>
    utils.book_append_sheet(book, sheet, name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31));
  const words = utils.aoa_to_sheet([["填表说明"], ["1.请如实填写。"], ["2.每月10日前报送。"]]);
  if (file.otherSheet === "first-words") add("填表说明", words);
  for (const sheet of sheets) add(sheet.name, sheetOf(sheet, file));
  if (file.otherSheet === "words") add("填表说明", words);
  const codes = [
    ["平台", "代码"],
    ...["示例固态电池研究院", "示例储能系统创新中心"].map((name, i) => [name, 1001 + i]),
  ];
  if (file.otherSheet === "codes") add("代码表", utils.aoa_to_sheet(codes));
  if (file.otherSheet === "empty") add("Sheet2", utils.aoa_to_sheet([]));
  if (file.from1904) book.Workbook = { WBProps: { date1904: true } };
  const bytes: ArrayBuffer = write(book, { type: "array", bookType: file.type, compression: true, cellStyles: true });
  return new Uint8Array(bytes);
}

function sheetOf({ rows, hidden }: Sheet, file: WorkbookFile): WorkSheet {
  const sheet: WorkSheet = {};
  const merges: NonNullable<WorkSheet["!merges"]> = [];
  let width = 1;
  rows.forEach((row, r) => {
    width = Math.max(width, row.length);
    row.forEach((cell, c) => {
      const written = cellObject(cell, file);
      if (written) sheet[cellName(r, c)] = written;
      const span = cell.span;
      if (file.merged && span && span.columns * span.rows > 1)
        merges.push({ s: { r, c }, e: { r: r + span.rows - 1, c: c + span.columns - 1 } });
    });
  });
  sheet["!ref"] = `A1:${cellName(Math.max(0, rows.length - 1), width - 1)}`;
  if (merges.length > 0) sheet["!merges"] = merges.filter(({ e }) => isCovered(rows, e.r));
  if (hidden.size > 0) sheet["!rows"] = rows.map((row) => (hidden.has(row) ? { hidden: true } : {}));
  return sheet;
}

function isCovered(rows: readonly Row[], last: number): boolean {
  return last < rows.length;
}

function cellObject(
  { text, number, format, isDate, truth }: Cell,
  { formats, from1904 }: WorkbookFile,
): CellObject | null {
  if (text === "" && number === undefined) return null;
  if (number === undefined || (formats === "text" && !isDate)) return { t: "s", v: text };
  const own = isDate && from1904 ? number - DAYS_TO_1904 : number;
  const usual =
    truth && formats === "thousands" ? "#,##0.####" : truth && formats === "decimals" ? "0.0000" : undefined;
  const shownAs = format ?? usual;
  return { t: "n", v: own, ...(shownAs === undefined ? {} : { z: shownAs }) };
}
