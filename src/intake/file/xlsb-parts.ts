import { builtInFormat } from "./built-in-formats.ts";
import type { TextRun } from "./rich-text.ts";
import { type BinaryRecord, binaryRecords, wideText } from "./xlsb-records.ts";
import type { CellStyle } from "./xlsx-styles.ts";
import type { RichText } from "./xlsx-text.ts";
import type { WorkbookInfo } from "./xlsx-workbook.ts";

type Font = { readonly isStruck: boolean; readonly isRaised: boolean };

const PLAIN: Font = { isStruck: false, isRaised: false };

const WORKBOOK_PROPERTIES = 153;
const SHEET = 156;
const CALCULATION = 157;
const FORMAT = 44;
const FONT = 43;
const STYLE = 47;
const BEGIN_CELL_STYLES = 617;
const END_CELL_STYLES = 618;
const SHARED_TEXT = 19;

/** Sheets of a binary workbook and how it counts days. */
export function readBinaryWorkbook(bytes: Uint8Array): WorkbookInfo {
  const info: WorkbookInfo = { epoch1904: false, recalculates: false, isScript: false, sheets: [] };
  for (const { kind, data } of binaryRecords(bytes)) {
    if (kind === WORKBOOK_PROPERTIES && data.byteLength >= 4) info.epoch1904 = (data.getUint32(0, true) & 1) !== 0;
    else if (kind === CALCULATION && data.byteLength >= 26) info.recalculates = (data.getUint16(24, true) & 1) !== 0;
    else if (kind === SHEET && data.byteLength >= 16) {
      const { text: id, end } = wideText(data, 8);
      info.sheets.push({ name: wideText(data, end).text, hidden: data.getUint32(0, true) !== 0, id });
    }
  }
  return info;
}

/** Styles of cells, and the fonts that parts of texts name. */
export type BinaryStyles = { readonly styles: CellStyle[]; readonly fonts: Font[] };

export function readBinaryStyles(bytes: Uint8Array): BinaryStyles {
  const formats = new Map<number, string>();
  const fonts: Font[] = [];
  const styles: CellStyle[] = [];
  let isOfCells = false;
  for (const { kind, data } of binaryRecords(bytes)) {
    if (kind === BEGIN_CELL_STYLES || kind === END_CELL_STYLES) isOfCells = kind === BEGIN_CELL_STYLES;
    else if (kind === FORMAT && data.byteLength >= 6) formats.set(data.getUint16(0, true), wideText(data, 2).text);
    else if (kind === FONT && data.byteLength >= 8)
      fonts.push({ isStruck: (data.getUint16(2, true) & 8) !== 0, isRaised: data.getUint16(6, true) === 1 });
    else if (kind === STYLE && isOfCells && data.byteLength >= 6) {
      const format = data.getUint16(2, true);
      styles.push({
        format: formats.get(format) ?? builtInFormat(format),
        isStruck: fonts[data.getUint16(4, true)]?.isStruck === true,
      });
    }
  }
  return { styles, fonts };
}

export function readBinaryTexts(bytes: Uint8Array, { fonts }: BinaryStyles): RichText[] {
  const texts: RichText[] = [];
  for (const record of binaryRecords(bytes)) if (record.kind === SHARED_TEXT) texts.push(richText(record, 0, fonts));
  return texts;
}

/** A text with the fonts of its parts (MS-XLSB 2.5.122). */
export function richText({ data }: BinaryRecord, from: number, fonts: readonly Font[]): RichText {
  const flags = from < data.byteLength ? data.getUint8(from) : 0;
  const { text, end } = wideText(data, from + 1);
  const count = flags & 1 && end + 4 <= data.byteLength ? data.getUint32(end, true) : 0;
  const runs: TextRun[] = [];
  let start = 0;
  let font: Font | null = null;
  for (let i = 0; i < count && end + 8 + 4 * i <= data.byteLength; i += 1) {
    const next = data.getUint16(end + 4 + 4 * i, true);
    if (next > start) runs.push(runOf(text.slice(start, next), font));
    start = next;
    font = fonts[data.getUint16(end + 6 + 4 * i, true)] ?? PLAIN;
  }
  if (!runs.some((run) => run.isStruck || run.isRaised) && !font?.isStruck && !font?.isRaised) return text;
  return [...runs, runOf(text.slice(start), font)];
}

function runOf(text: string, font: Font | null): TextRun {
  return { text, isStruck: font?.isStruck ?? null, isRaised: font?.isRaised === true };
}
