import type { CellSaid } from "./cell-fact.ts";
import { serialOfIso } from "./iso-date.ts";
import { readRuns } from "./rich-text.ts";
import type { SheetBuilder } from "./sheet-builder.ts";
import { showNumber, showText } from "./shown-number.ts";
import { type CellStyle, PLAIN_STYLE } from "./xlsx-styles.ts";
import { isOn, type RichText, readRichText, unescapeText } from "./xlsx-text.ts";
import { XmlError, type XmlReader } from "./xml-reader.ts";

/** What cells of all sheets refer to. */
export type SheetContext = {
  readonly texts: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly epoch1904: boolean;
};

/** Formulas of a sheet by what the file has of their results. */
export type Formulas = {
  readonly zeros: { readonly row: number; readonly column: number }[];
  /** The first with another result. */
  calculated: { readonly row: number; readonly column: number } | null;
};

/** A cell as the file has it. */
export type SheetCell = {
  readonly row: number;
  readonly column: number;
  readonly style: CellStyle;
  readonly kind: string;
  readonly value: string | null;
  /** A text of the cell's own. */
  readonly text: RichText | null;
  readonly hasFormula: boolean;
};
type Mutable = { -readonly [K in keyof SheetCell]: SheetCell[K] };

/** Reads the cells of a worksheet (ECMA-376 18.3.1.99) with what is merged and hidden. */
export function readSheetPart(reader: XmlReader, context: SheetContext, builder: SheetBuilder): Formulas {
  const formulas: Formulas = { zeros: [], calculated: null };
  let showsZeros = true;
  let row = -1;
  let column = -1;
  while (reader.next()) {
    const name = reader.name();
    if (reader.isEnd() && !reader.isEmpty()) continue;
    if (name === "c") {
      column = columnOf(reader.attribute("r"), column);
      const cell = readCell(reader, row, column, context);
      if (cell) putCell(cell, context, showsZeros, builder, formulas);
    } else if (name === "row") {
      row = rowOf(reader.attribute("r"), row);
      column = -1;
      if (isTrue(reader.attribute("hidden"))) builder.hideRow(row);
    } else if (name === "sheetView") showsZeros = isOn(reader.attribute("showZeros"));
    else if (name === "col" && isTrue(reader.attribute("hidden"))) hideColumns(reader, builder);
    else if (name === "mergeCell") addMerge(reader.attribute("ref") ?? "", builder);
  }
  return formulas;
}

/** Reads a cell up to its end; `null` for one with a style alone. */
function readCell(reader: XmlReader, row: number, column: number, { styles }: SheetContext): SheetCell | null {
  if (reader.isEmpty()) return null;
  const style = reader.attribute("s");
  const cell: Mutable = {
    row,
    column,
    style: (style === undefined ? styles[0] : styles[Number(style)]) ?? PLAIN_STYLE,
    kind: reader.attribute("t") ?? "n",
    value: null,
    text: null,
    hasFormula: false,
  };
  while (reader.next()) {
    const name = reader.name();
    if (name === "c" || name === "row") break;
    if (name === "v" && reader.isEnd()) cell.value = reader.isEmpty() ? "" : reader.textBefore();
    else if (name === "f") cell.hasFormula = true;
    else if (name === "is" && !reader.isEnd()) cell.text = readRichText(reader, "is");
  }
  return cell;
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && isOn(value);
}

/** The row of a number, counted from 1; without one the row below the last. */
function rowOf(stated: string | undefined, before: number): number {
  if (stated === undefined) return before + 1;
  const row = Number(stated) - 1;
  if (!Number.isInteger(row)) throw new XmlError("a row without a number");
  return row;
}

/** The column of a reference such as AB12; without one the column right of the last. */
function columnOf(reference: string | undefined, before: number): number {
  if (reference === undefined) return before + 1;
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (at === 0 || at > 3 || !(reference.charCodeAt(at) < 58)) throw new XmlError("a cell without a place");
  return column - 1;
}

function hideColumns(reader: XmlReader, builder: SheetBuilder): void {
  const from = Number(reader.attribute("min") ?? 1) - 1;
  const to = Number(reader.attribute("max") ?? 0);
  if (Number.isInteger(from) && Number.isInteger(to)) builder.hideColumns(from, to);
}

function addMerge(reference: string, builder: SheetBuilder): void {
  const [, first, top, last, bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (first === undefined || last === undefined) return;
  builder.merge({
    from: { row: Number(top) - 1, column: columnOf(`${first}1`, 0) },
    to: { row: Number(bottom) - 1, column: columnOf(`${last}1`, 0) },
  });
}

/** Puts what a cell says, and takes down what is known of the result of its formula. */
export function putCell(
  cell: SheetCell,
  context: SheetContext,
  showsZeros: boolean,
  builder: SheetBuilder,
  formulas: Formulas,
): void {
  const { row, column, kind, value, hasFormula } = cell;
  if (hasFormula && (value === null || (value === "" && kind !== "str"))) {
    builder.put(row, column, { text: "", fact: { kind: "unvalued" } });
    return;
  }
  if (hasFormula && value !== null && kind === "n") {
    if (Number(value) === 0) formulas.zeros.push({ row, column });
    else formulas.calculated ??= { row, column };
  }
  const said = sayCell(cell, context);
  const isHiddenZero = !showsZeros && kind === "n" && value !== null && value !== "" && Number(value) === 0;
  builder.put(row, column, isHiddenZero && said.fact === null ? { ...said, fact: HIDDEN_ZERO } : said);
}

const HIDDEN_ZERO = { kind: "zero-unshown", held: "0", shown: "" } as const;

function sayCell({ kind, value, text, style }: SheetCell, { texts, epoch1904 }: SheetContext): CellSaid {
  if (kind === "inlineStr" || text !== null) return sayText(text ?? "", style);
  if (value === null || value === "") return { text: "", fact: null };
  if (kind === "s") return sayText(texts[Number(value)] ?? "", style);
  if (kind === "str") return sayText(unescapeText(value), style);
  if (kind === "b") return { text: isOn(value) ? "TRUE" : "FALSE", fact: null };
  if (kind === "e") return { text: unescapeText(value), fact: null };
  const number = kind === "d" ? serialOfIso(value) : Number(value);
  if (Number.isNaN(number)) return { text: unescapeText(value), fact: null };
  const format = kind === "d" && style.format === "General" ? "yyyy-mm-dd" : style.format;
  const said = showNumber(number, format, epoch1904 && kind !== "d");
  return style.isStruck ? { text: said.text, fact: { kind: "struck" } } : said;
}

function sayText(text: RichText, style: CellStyle): CellSaid {
  if (typeof text !== "string") {
    const said = readRuns(text, style.isStruck);
    return { ...said, text: showText(said.text, style.format) };
  }
  if (style.isStruck && text.trim() !== "") return { text, fact: { kind: "struck" } };
  return { text: showText(text, style.format), fact: null };
}
