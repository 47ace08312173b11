import { cellKey } from "./cell-fact.ts";
import type { TextRun } from "./rich-text.ts";

/** Fonts of an old workbook that are part of what its cells say: which strike a cell out, and those of parts of a text. */
export type BiffFonts = {
  /** @param sheet which of the sheets it is, in the order of the file, from 0 */
  readonly isStruck: (sheet: number, row: number, column: number) => boolean;
  /** A text of the cell in parts of one font each; `null` where it has one font. */
  readonly partsOf: (sheet: number, row: number, column: number, text: string) => TextRun[] | null;
};

type Font = { readonly isStruck: boolean; readonly isRaised: boolean };
/** From which character on a text has which font. */
type FontChange = { readonly from: number; readonly font: Font };

const BOF = 0x0809;
const EOF = 0x000a;
const FONT = 0x0031;
const XF = 0x00e0;
const SST = 0x00fc;
const CONTINUE = 0x003c;
const LABELSST = 0x00fd;
const MULRK = 0x00bd;
/** FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING: row, column and style come first. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, LABELSST]);

const PLAIN: Font = { isStruck: false, isRaised: false };

/**
 * Looks for fonts that strike out or raise in a stream of BIFF records (MS-XLS 2.4), which the library does not tell.
 * `null` where there are none, as in nearly every file.
 */
export function readBiffFonts(stream: Uint8Array): BiffFonts | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records = recordsOf(view);
  const fonts = records.filter(({ kind, length }) => kind === FONT && length >= 10).map(({ at }) => fontAt(view, at));
  if (!fonts.some(({ isStruck, isRaised }) => isStruck || isRaised)) return null;
  // No font has the number 4 (MS-XLS 2.5.129).
  const fontOf = (number: number) => fonts[number > 4 ? number - 1 : number] ?? PLAIN;
  const styles = records
    .filter(({ kind, length }) => kind === XF && length >= 2)
    .map(({ at }) => fontOf(view.getUint16(at, true)));
  const { struck, shared } = readCells(view, records, styles, readSharedChanges(view, records, fontOf));
  return {
    isStruck: (...place) => struck.has(placeKey(...place)),
    partsOf: (sheet, row, column, text) => {
      const own = shared.get(placeKey(sheet, row, column));
      return own ? parted(text, own) : null;
    },
  };
}

type CellFonts = { readonly struck: Set<string>; readonly shared: Map<string, readonly FontChange[]> };

/** Cells by their sheet and place: those struck out as a whole, and those with a text of several fonts. */
function readCells(
  view: DataView,
  records: readonly BiffRecord[],
  styles: readonly Font[],
  changes: ReadonlyMap<number, readonly FontChange[]>,
): CellFonts {
  const cells: CellFonts = { struck: new Set(), shared: new Map() };
  let depth = 0;
  let sheet = -2;
  for (const record of records) {
    if (record.kind === BOF) {
      depth += 1;
      if (depth === 1) sheet += 1;
    } else if (record.kind === EOF) depth -= 1;
    else if (depth === 1 && sheet >= 0 && record.length >= 6) readCell(view, record, sheet, styles, changes, cells);
  }
  return cells;
}

function readCell(
  view: DataView,
  { kind, at, length }: BiffRecord,
  sheet: number,
  styles: readonly Font[],
  changes: ReadonlyMap<number, readonly FontChange[]>,
  { struck, shared }: CellFonts,
): void {
  const row = view.getUint16(at, true);
  const column = view.getUint16(at + 2, true);
  const isStruck = (place: number) => styles[view.getUint16(place, true)]?.isStruck === true;
  if (CELLS.has(kind) && isStruck(at + 4)) struck.add(placeKey(sheet, row, column));
  const own = kind === LABELSST && length >= 10 ? changes.get(view.getUint32(at + 6, true)) : undefined;
  if (own) shared.set(placeKey(sheet, row, column), own);
  for (let i = 0; kind === MULRK && 4 + 6 * (i + 1) <= length - 2; i += 1)
    if (isStruck(at + 4 + 6 * i)) struck.add(placeKey(sheet, row, column + i));
}

function placeKey(sheet: number, row: number, column: number): string {
  return `${sheet} ${cellKey(row, column)}`;
}

type BiffRecord = { readonly kind: number; readonly at: number; readonly length: number };

function recordsOf(view: DataView): BiffRecord[] {
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) break;
    records.push({ kind: view.getUint16(at, true), at: at + 4, length });
    at += 4 + length;
  }
  return records;
}

function fontAt(view: DataView, at: number): Font {
  return { isStruck: (view.getUint16(at + 2, true) & 8) !== 0, isRaised: view.getUint16(at + 8, true) === 1 };
}

/** Changes of font within shared texts, by the text's number; only those with a font that matters. */
function readSharedChanges(
  view: DataView,
  records: readonly BiffRecord[],
  fontOf: (number: number) => Font,
): Map<number, FontChange[]> {
  const changes = new Map<number, FontChange[]>();
  const first = records.findIndex(({ kind }) => kind === SST);
  const bytes = createCursor(view, first < 0 ? [] : [...partsOfRecord(records, first)]);
  bytes.skip(4);
  const count = bytes.uint32();
  for (let i = 0; i < count && !bytes.isAtEnd(); i += 1) {
    const length = bytes.uint16();
    const flags = bytes.uint8();
    const runs = flags & 8 ? bytes.uint16() : 0;
    const extra = flags & 4 ? bytes.uint32() : 0;
    bytes.skipText(length, (flags & 1) !== 0);
    const own: FontChange[] = [];
    for (let run = 0; run < runs && !bytes.isAtEnd(); run += 1)
      own.push({ from: bytes.uint16(), font: fontOf(bytes.uint16()) });
    bytes.skip(extra);
    if (own.some(({ font }) => font.isStruck || font.isRaised)) changes.set(i, own);
  }
  return changes;
}

/** A record and those that continue it. */
function* partsOfRecord(records: readonly BiffRecord[], first: number): Generator<BiffRecord> {
  for (let i = first; i < records.length; i += 1) {
    const record = records[i];
    if (!record || (i > first && record.kind !== CONTINUE)) return;
    yield record;
  }
}

/** Reads on over the ends of records; a text that goes on in the next says anew how wide its characters are. */
function createCursor(view: DataView, parts: readonly BiffRecord[]) {
  let part = 0;
  let at = parts[0]?.at ?? 0;
  const end = () => (parts[part]?.at ?? 0) + (parts[part]?.length ?? 0);
  const isAtEnd = () => {
    while (part < parts.length && at >= end()) {
      part += 1;
      at = parts[part]?.at ?? 0;
    }
    return part >= parts.length;
  };
  const uint8 = () => {
    if (isAtEnd()) return 0;
    at += 1;
    return view.getUint8(at - 1);
  };
  const uint16 = () => uint8() + 256 * uint8();
  const skip = (count: number) => {
    for (let left = count; left > 0 && !isAtEnd(); ) {
      const step = Math.min(left, end() - at);
      at += step;
      left -= step;
    }
  };
  return {
    isAtEnd,
    uint8,
    uint16,
    uint32: () => uint16() + 65_536 * uint16(),
    skip,
    skipText: (length: number, isWide: boolean) => {
      let size = isWide ? 2 : 1;
      for (let left = length; left > 0 && !isAtEnd(); ) {
        const step = Math.min(left, Math.max(1, Math.floor((end() - at) / size)));
        at += step * size;
        left -= step;
        if (left > 0 && at >= end() && !isAtEnd()) size = uint8() & 1 ? 2 : 1;
      }
    },
  };
}

/** Before the first change a text has its cell's font. */
function parted(text: string, changes: readonly FontChange[]): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  let font: Font | null = null;
  for (const change of [...changes, { from: text.length, font: null }]) {
    if (change.from > from)
      runs.push({
        text: text.slice(from, change.from),
        isStruck: font?.isStruck ?? null,
        isRaised: font?.isRaised === true,
      });
    from = change.from;
    font = change.font;
  }
  return runs;
}
