import { errorMark } from "./error-marks.ts";
import type { SheetBuilder } from "./sheet-builder.ts";
import { type BinaryStyles, richText } from "./xlsb-parts.ts";
import { type BinaryRecord, binaryRecords, wideText } from "./xlsb-records.ts";
import { type Formulas, putCell, type SheetCell, type SheetContext } from "./xlsx-sheet.ts";
import { PLAIN_STYLE } from "./xlsx-styles.ts";

const ROW = 0;
const VIEW = 137;
const COLUMNS = 60;
const MERGED = 176;
const OWN_RICH_TEXT = 62;
const FORMULAS: ReadonlySet<number> = new Set([8, 9, 10, 11]);

/** Kinds of cells by what they hold; those from 12 on stand right of the cell before and do not say where. */
const CELLS: ReadonlyMap<number, "rk" | "error" | "truth" | "real" | "text" | "shared" | "rich"> = new Map([
  [2, "rk"],
  [3, "error"],
  [4, "truth"],
  [5, "real"],
  [6, "text"],
  [7, "shared"],
  [8, "text"],
  [9, "real"],
  [10, "truth"],
  [11, "error"],
  [13, "rk"],
  [14, "error"],
  [15, "truth"],
  [16, "real"],
  [17, "text"],
  [18, "shared"],
  [OWN_RICH_TEXT, "rich"],
]);
const FIRST_SHORT = 12;
const LAST_SHORT = 18;

/** Reads the cells of a binary worksheet (MS-XLSB 2.1.7.62) with what is merged and hidden. */
export function readBinarySheet(
  bytes: Uint8Array,
  context: SheetContext,
  { fonts }: BinaryStyles,
  builder: SheetBuilder,
): Formulas {
  const formulas: Formulas = { zeros: [], calculated: null };
  let showsZeros = true;
  let row = -1;
  let column = -1;
  for (const record of binaryRecords(bytes)) {
    const { kind, data } = record;
    if (kind === ROW && data.byteLength >= 12) {
      row = data.getUint32(0, true);
      column = -1;
      if (data.getUint8(11) & 16) builder.hideRow(row);
    } else if (kind === VIEW && data.byteLength >= 2) showsZeros = (data.getUint16(0, true) & 16) !== 0;
    else if (!isCell(kind)) readStructure(record, builder);
    else if (data.byteLength >= (isShort(kind) ? 4 : 8)) {
      column = isShort(kind) ? column + 1 : data.getUint32(0, true);
      const cell = cellOf(record, { row, column, from: isShort(kind) ? 0 : 4 }, context, fonts);
      if (cell) putCell(cell, context, showsZeros, builder, formulas);
    }
  }
  return formulas;
}

function isShort(kind: number): boolean {
  return kind >= FIRST_SHORT && kind <= LAST_SHORT;
}

function readStructure({ kind, data }: BinaryRecord, builder: SheetBuilder): void {
  if (kind === COLUMNS && data.byteLength >= 18) hideColumns(data, builder);
  else if (kind === MERGED && data.byteLength >= 16) addMerge(data, builder);
}

function isCell(kind: number): boolean {
  return (kind > ROW && kind <= LAST_SHORT) || kind === OWN_RICH_TEXT;
}

function hideColumns(data: DataView, builder: SheetBuilder): void {
  if ((data.getUint16(16, true) & 1) === 0) return;
  builder.hideColumns(data.getUint32(0, true), data.getUint32(4, true) + 1);
}

function addMerge(data: DataView, builder: SheetBuilder): void {
  const at = (offset: number) => data.getUint32(offset, true);
  builder.merge({ from: { row: at(0), column: at(8) }, to: { row: at(4), column: at(12) } });
}

/** `null` for a blank cell, and for one cut short. */
function cellOf(
  record: BinaryRecord,
  { row, column, from }: { readonly row: number; readonly column: number; readonly from: number },
  { styles }: SheetContext,
  fonts: BinaryStyles["fonts"],
): SheetCell | null {
  const { kind, data } = record;
  const holds = CELLS.get(kind);
  const at = from + 4;
  const size = holds === "real" ? 8 : holds === "error" || holds === "truth" ? 1 : 4;
  if (holds === undefined || at + size > data.byteLength) return null;
  const style = styles[data.getUint32(from, true) & 0xffffff] ?? PLAIN_STYLE;
  const cell = { row, column, style, hasFormula: FORMULAS.has(kind), text: null };
  if (holds === "rk") return { ...cell, kind: "n", value: String(rkNumber(data, at)) };
  if (holds === "real") return { ...cell, kind: "n", value: String(data.getFloat64(at, true)) };
  if (holds === "truth") return { ...cell, kind: "b", value: String(data.getUint8(at)) };
  if (holds === "error") return { ...cell, kind: "e", value: errorMark(data.getUint8(at)) };
  if (holds === "shared") return { ...cell, kind: "s", value: String(data.getUint32(at, true)) };
  if (holds === "rich") return { ...cell, kind: "inlineStr", value: null, text: richText(record, at, fonts) };
  return { ...cell, kind: cell.hasFormula ? "str" : "inlineStr", value: "", text: wideText(data, at).text };
}

/** A number in four bytes: 30 bits of a whole number or of the upper half of a real one, perhaps a hundred times as large. */
function rkNumber(data: DataView, at: number): number {
  const bits = data.getInt32(at, true);
  const upper = new DataView(new ArrayBuffer(8));
  upper.setInt32(4, bits & ~3, true);
  const number = bits & 2 ? bits >> 2 : upper.getFloat64(0, true);
  return bits & 1 ? number / 100 : number;
}
