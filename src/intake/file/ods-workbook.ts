import type { CellSaid } from "./cell-fact.ts";
import { MOST_COLUMNS } from "./column-limit.ts";
import { type OdsCell, readOdsCell } from "./ods-cell.ts";
import { createStyleReader, type OdsStyles, styleOf } from "./ods-styles.ts";
import { createMarkupRoom, createSheetBuilder, type SheetBuilder } from "./sheet-builder.ts";
import type { WorkbookSheet } from "./workbook.ts";
import { findPart, type Parts, readPart } from "./xlsx-parts.ts";
import { createXmlReader, decodeXml, passOver, type XmlReader } from "./xml-reader.ts";

/** Elements with tables or texts in them that are no sheets or cells. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  "tracked-changes",
  "dde-links",
  "shapes",
  "forms",
  "content-validations",
  "data-pilot-tables",
  "master-styles",
]);

/**
 * Reads a spreadsheet of OpenDocument from its parts: `content.xml`, with what `styles.xml` says of its cells.
 *
 * @throws XmlError, TooLargeError
 */
export function readOds(parts: Parts): WorkbookSheet[] {
  const styles: OdsStyles = { styles: new Map(), dates: new Map() };
  const reader = readPart(parts, "styles.xml");
  const readStyle = createStyleReader(styles);
  while (reader?.next()) readStyle(reader);
  const content = findPart(parts, "content.xml");
  return content ? readContent(decodeXml(content), styles) : [];
}

/** The same of a single file of XML, `.fods`. */
export function readFlatOds(text: string): WorkbookSheet[] {
  return readContent(text, { styles: new Map(), dates: new Map() });
}

function readContent(text: string, styles: OdsStyles): WorkbookSheet[] {
  const reader = createXmlReader(text);
  const readStyle = createStyleReader(styles);
  // A cell may be repeated as often as it likes in a few characters.
  const room = createMarkupRoom(text.length);
  const sheets: { name: string; hidden: boolean; builder: SheetBuilder }[] = [];
  let epoch1904 = false;
  while (reader.next()) {
    const name = reader.name();
    if (PASSED_OVER.has(name)) passOver(reader, name);
    else if (name === "null-date") epoch1904 ||= reader.attribute("date-value")?.startsWith("1904") === true;
    else if (name !== "table" || reader.isEnd()) readStyle(reader);
    else {
      const builder = createSheetBuilder(room);
      const own = reader.attribute("table:name") ?? "";
      const hidden = !styleOf(styles, "table", reader.attribute("style-name")).isDisplayed;
      readTable(reader, styles, builder);
      // What other files' sheets held when they were last looked at.
      if (!/^'.*'#/.test(own)) sheets.push({ name: own, hidden, builder });
    }
  }
  return sheets.map(({ name, hidden, builder }) => builder.finish({ name, hidden, epoch1904 }));
}

function readTable(reader: XmlReader, styles: OdsStyles, builder: SheetBuilder): void {
  const columnStyles: string[] = [];
  let row = 0;
  while (reader.next()) {
    const name = reader.name();
    if (PASSED_OVER.has(name)) passOver(reader, name);
    else if (name === "table" && reader.isEnd()) return;
    else if (name === "table-column" && (!reader.isEnd() || reader.isEmpty()))
      addColumns(reader, columnStyles, builder);
    else if (name === "table-row" && (!reader.isEnd() || reader.isEmpty())) {
      const times = timesOf(reader.attribute("number-rows-repeated"));
      const isHidden = isCollapsed(reader);
      const cells = reader.isEmpty() ? [] : readRow(reader, styles, columnStyles);
      const last = cells.filter(({ said }) => !isNothing(said)).at(-1);
      if (last) builder.reserve(row + times - 1, last.column + last.times - 1);
      if (cells.length > 0) for (let i = 0; i < times; i += 1) putRow(cells, row + i, isHidden, builder);
      row += times;
    }
  }
}

function timesOf(repeated: string | undefined): number {
  const times = Number(repeated ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

function isCollapsed(reader: XmlReader): boolean {
  return /^(?:collapse|filter)$/.test(reader.attribute("visibility") ?? "");
}

function addColumns(reader: XmlReader, columnStyles: string[], builder: SheetBuilder): void {
  const style = reader.attribute("default-cell-style-name") ?? "";
  const isHidden = isCollapsed(reader);
  const end = Math.min(MOST_COLUMNS, columnStyles.length + timesOf(reader.attribute("number-columns-repeated")));
  for (let column = columnStyles.length; column < end; column += 1) {
    columnStyles.push(style);
    if (isHidden) builder.hideColumn(column);
  }
}

type PlacedCell = OdsCell & { readonly column: number; readonly times: number };

/** The cells of a row that say something or are merged. */
function readRow(reader: XmlReader, styles: OdsStyles, columnStyles: readonly string[]): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let column = 0;
  while (reader.next()) {
    const name = reader.name();
    if (name === "table-row") break;
    if (name !== "table-cell" && name !== "covered-table-cell") continue;
    const times = timesOf(reader.attribute("number-columns-repeated"));
    const cell = readOdsCell(reader, styles, columnStyles[column] ?? "");
    const isMerged = cell.rows > 1 || cell.columns > 1;
    if (!isNothing(cell.said) || isMerged) cells.push({ ...cell, column, times });
    column += times;
  }
  return cells;
}

function isNothing({ text, fact }: CellSaid): boolean {
  return text === "" && fact === null;
}

function putRow(cells: readonly PlacedCell[], row: number, isHidden: boolean, builder: SheetBuilder): void {
  if (isHidden) builder.hideRow(row);
  for (const { said, column, times, rows, columns } of cells) {
    if (!isNothing(said)) for (let i = 0; i < times; i += 1) builder.put(row, column + i, said);
    if (rows > 1 || columns > 1)
      builder.merge({ from: { row, column }, to: { row: row + rows - 1, column: column + columns - 1 } });
  }
}
