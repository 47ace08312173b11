import type { CellSaid } from "./cell-fact.ts";
import { MOST_COLUMNS } from "./column-limit.ts";
import { serialOfIso } from "./iso-date.ts";
import { readFlatOds } from "./ods-workbook.ts";
import { readRuns, type TextRun } from "./rich-text.ts";
import { createMarkupRoom, createSheetBuilder, type SheetBuilder } from "./sheet-builder.ts";
import { showNumber, showText } from "./shown-number.ts";
import type { WorkbookSheet } from "./workbook.ts";
import { type CellStyle, PLAIN_STYLE } from "./xlsx-styles.ts";
import { createXmlReader, passOver, unescapeXml, type XmlReader } from "./xml-reader.ts";

/**
 * Reads a workbook that is one file of XML: Excel's "XML Spreadsheet 2003", which many systems name `.xls`, or a flat
 * OpenDocument. None for other XML.
 *
 * @throws XmlError, TooLargeError
 */
export function readXmlWorkbook(text: string): WorkbookSheet[] {
  const root = createXmlReader(text);
  if (!root.next()) return [];
  if (root.name() === "document") return readFlatOds(text);
  return root.name() === "Workbook" ? readSpreadsheetMl(text) : [];
}

type OpenSheet = { readonly name: string; hidden: boolean; readonly builder: SheetBuilder };

function readSpreadsheetMl(text: string): WorkbookSheet[] {
  const reader = createXmlReader(text);
  const room = createMarkupRoom(text.length);
  const sheets: OpenSheet[] = [];
  let styles: ReadonlyMap<string, CellStyle> = new Map();
  let epoch1904 = false;
  while (reader.next()) {
    const name = reader.name();
    const sheet = sheets.at(-1);
    if (name === "Styles" && !reader.isEnd()) styles = readStyles(reader);
    else if (name === "Date1904") epoch1904 = true;
    else if (name === "Worksheet" && !reader.isEnd())
      sheets.push({ name: reader.attribute("Name") ?? "", hidden: false, builder: createSheetBuilder(room) });
    else if (name === "Table" && !reader.isEnd() && sheet) readTable(reader, styles, epoch1904, sheet.builder);
    else if (name === "Visible" && reader.isEnd() && sheet) sheet.hidden ||= reader.textBefore().includes("Hidden");
    else if (name === "PivotTable") passOver(reader, name);
  }
  return sheets.map(({ name, hidden, builder }) => builder.finish({ name, hidden, epoch1904 }));
}

const NAMED_FORMATS: ReadonlyMap<string, string> = new Map([
  ["General Number", "General"],
  ...["General Date", "Long Date", "Medium Date", "Short Date"].map((name): [string, string] => [name, "yyyy-mm-dd"]),
  ...["Long Time", "Medium Time", "Short Time"].map((name): [string, string] => [name, "h:mm:ss"]),
  ["Currency", '"¥"#,##0.00;"¥"-#,##0.00'],
  ["Euro Currency", '"€"#,##0.00;"€"-#,##0.00'],
  ["Fixed", "0.00"],
  ["Standard", "#,##0.00"],
  ["Percent", "0.00%"],
  ["Scientific", "0.00E+00"],
]);

/** Styles by their ID; one that builds on another comes after it. */
function readStyles(reader: XmlReader): Map<string, CellStyle> {
  const styles = new Map<string, CellStyle>();
  let id = "";
  let style = PLAIN_STYLE;
  while (reader.next() && reader.name() !== "Styles") {
    if (reader.isEnd() && !reader.isEmpty()) continue;
    if (reader.name() === "Style") {
      id = reader.attribute("ID") ?? "";
      style = styles.get(reader.attribute("Parent") ?? "Default") ?? PLAIN_STYLE;
    } else if (reader.name() === "NumberFormat") {
      const format = reader.attribute("Format") ?? "General";
      style = { ...style, format: NAMED_FORMATS.get(format) ?? format };
    } else if (reader.name() === "Font") style = { ...style, isStruck: reader.attribute("StrikeThrough") === "1" };
    styles.set(id, style);
  }
  return styles;
}

function readTable(
  reader: XmlReader,
  styles: ReadonlyMap<string, CellStyle>,
  epoch1904: boolean,
  builder: SheetBuilder,
): void {
  const columns = new Map<number, CellStyle>();
  const usual = styles.get("Default") ?? PLAIN_STYLE;
  let nextColumn = 0;
  let row = -1;
  while (reader.next() && reader.name() !== "Table") {
    if (reader.isEnd() && !reader.isEmpty()) continue;
    const style = styles.get(reader.attribute("StyleID") ?? "");
    if (reader.name() === "Column") {
      const from = placeOf(reader.attribute("Index"), nextColumn);
      const isHidden = reader.attribute("Hidden") === "1";
      nextColumn = Math.min(MOST_COLUMNS, from + 1 + countOf(reader.attribute("Span")));
      for (let i = from; i < nextColumn; i += 1) {
        if (style) columns.set(i, style);
        if (isHidden) builder.hideColumn(i);
      }
    } else if (reader.name() === "Row") {
      row = placeOf(reader.attribute("Index"), row + 1);
      if (reader.attribute("Hidden") === "1") builder.hideRow(row);
      const styleAt = (column: number, own: string | undefined) =>
        styles.get(own ?? "") ?? style ?? columns.get(column) ?? usual;
      if (reader.isEmpty()) row += countOf(reader.attribute("Span"));
      else readRow(reader, row, styleAt, epoch1904, builder);
    }
  }
}

function readRow(
  reader: XmlReader,
  row: number,
  styleAt: (column: number, own: string | undefined) => CellStyle,
  epoch1904: boolean,
  builder: SheetBuilder,
): void {
  let column = 0;
  while (reader.next() && reader.name() !== "Row") {
    if (reader.name() !== "Cell" || (reader.isEnd() && !reader.isEmpty())) continue;
    column = placeOf(reader.attribute("Index"), column);
    const style = styleAt(column, reader.attribute("StyleID"));
    const across = countOf(reader.attribute("MergeAcross"));
    const down = countOf(reader.attribute("MergeDown"));
    if (across + down > 0) builder.merge({ from: { row, column }, to: { row: row + down, column: column + across } });
    builder.put(row, column, readCell(reader, style, epoch1904));
    column += 1 + across;
  }
}

function placeOf(index: string | undefined, next: number): number {
  return index === undefined ? next : Number(index) - 1;
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? 0);
  return Number.isInteger(count) && count > 0 ? count : 0;
}

/** Reads a cell up to its end: the first `Data`; what a comment says is none of it. */
function readCell(reader: XmlReader, style: CellStyle, epoch1904: boolean): CellSaid {
  const hasFormula = reader.attribute("Formula") !== undefined;
  let said: CellSaid = hasFormula ? { text: "", fact: { kind: "unvalued" } } : { text: "", fact: null };
  if (reader.isEmpty()) return said;
  while (reader.next() && reader.name() !== "Cell") {
    if (reader.name() === "Comment") passOver(reader, "Comment");
    else if (reader.name() === "Data" && !reader.isEnd())
      said = sayData(reader.attribute("Type") ?? "String", readData(reader), style, epoch1904);
  }
  return said;
}

/** A text with its fonts, as HTML in the file. */
function readData(reader: XmlReader): TextRun[] {
  const runs: TextRun[] = [];
  let struck = 0;
  let raised = 0;
  let tags = 0;
  while (reader.next()) {
    const text = unescapeXml(reader.textBefore());
    if (text !== "") runs.push({ text, isStruck: struck > 0 ? true : tags > 0 ? false : null, isRaised: raised > 0 });
    const step = reader.isEnd() ? -1 : 1;
    if (reader.name() === "Data") break;
    if (reader.isEmpty()) continue;
    tags += step;
    if (reader.name() === "S") struck += step;
    else if (reader.name() === "Sup") raised += step;
  }
  return runs;
}

function sayData(kind: string, runs: readonly TextRun[], style: CellStyle, epoch1904: boolean): CellSaid {
  const text = runs.map((run) => run.text).join("");
  if (kind === "Boolean") return { text: text.trim() === "1" ? "TRUE" : "FALSE", fact: null };
  if (kind === "Error") return { text: text.trim(), fact: null };
  const number = kind === "Number" ? Number(text) : kind === "DateTime" ? serialOfIso(text.trim()) : Number.NaN;
  if (text.trim() === "" || Number.isNaN(number)) {
    const said = readRuns(runs, style.isStruck);
    return { ...said, text: showText(said.text, style.format) };
  }
  const isDate = kind === "DateTime";
  const format = isDate && style.format === "General" ? "yyyy-mm-dd" : style.format;
  const said = showNumber(number, format, epoch1904 && !isDate);
  return style.isStruck ? { text: said.text, fact: { kind: "struck" } } : said;
}
