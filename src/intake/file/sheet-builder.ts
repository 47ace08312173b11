import { type CellFact, type CellPlace, type CellSaid, cellKey, type Merge } from "./cell-fact.ts";
import { MOST_COLUMNS } from "./column-limit.ts";
import type { WorkbookSheet } from "./workbook.ts";

/** A spreadsheet has no more rows than this; a broken file can name one far below. */
const MOST_ROWS = 1_048_576;
/** Most cells of all sheets, blank ones beside others included; a lone cell far away must not cost memory. */
const MOST_CELLS = 20_000_000;
const FREE_CELLS = 1_000_000;
/** Rows are made as wide as the widest; so many cells each with something in it may come to, beyond the free ones. */
const WIDENED_BY = 16;
/** Most characters of all cells together; a text that many cells share counts in each, as each is read. */
const MOST_CHARACTERS = 200e6;
/** Most cells that lie under merged ones and are looked at. */
const MOST_MERGED = 2_000_000;

/** Thrown where a workbook holds more than may be held. */
export class TooLargeError extends Error {}

/** Room that all sheets of a workbook share. */
export type SheetRoom = { cells: number; characters: number };

export function createSheetRoom(): SheetRoom {
  return { cells: MOST_CELLS, characters: MOST_CHARACTERS };
}

/** The same for a file of text with marks, in which each cell takes some characters; few of them must not make many cells. */
export function createMarkupRoom(length: number): SheetRoom {
  return { cells: Math.min(MOST_CELLS, FREE_CELLS + 4 * length), characters: MOST_CHARACTERS };
}

/** Collects what a sheet's cells say, in whatever order a file has them. */
export type SheetBuilder = {
  /** Puts a cell, row and column counted from 0. */
  readonly put: (row: number, column: number, said: CellSaid) => void;
  /** Makes sure that there is room for all cells up to this one, before each of many is put. */
  readonly reserve: (row: number, column: number) => void;
  readonly merge: (merge: Merge) => void;
  readonly hideRow: (row: number) => void;
  readonly hideColumn: (column: number) => void;
  /** Hides a range, its end not included; ranges may lie over one another as often as a file likes. */
  readonly hideColumns: (from: number, to: number) => void;
  /** Takes the text of a cell back: its formula has no value after all. */
  readonly unvalue: (row: number, column: number) => void;
  readonly finish: (sheet: {
    readonly name: string;
    readonly hidden: boolean;
    readonly epoch1904: boolean;
  }) => WorkbookSheet;
};

export function createSheetBuilder(room: SheetRoom): SheetBuilder {
  const rows = new Map<number, string[]>();
  const facts = new Map<number, CellFact>();
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  // Where hidden ranges begin less where they end, so that a range costs no more than a column.
  const hiddenEdges = new Int32Array(MOST_COLUMNS + 1);
  let filled = 0;
  let widened = 0;
  const widen = (cells: number) => {
    widened += cells;
    if (widened > FREE_CELLS + WIDENED_BY * filled) throw new TooLargeError();
  };
  let width = 0;
  let height = 0;
  let lastRow = -1;
  let lastTexts: string[] = [];
  const reserve = (row: number, column: number) => {
    if (!isInSheet(row, column)) throw new TooLargeError();
    width = Math.max(width, column + 1);
    height = Math.max(height, row + 1);
    if (width * height > room.cells) throw new TooLargeError();
  };
  const put = (row: number, column: number, { text, fact }: CellSaid) => {
    if (text === "" && fact === null) return;
    reserve(row, column);
    filled += 1;
    room.characters -= text.length;
    if (room.characters < 0) throw new TooLargeError();
    if (row !== lastRow) {
      lastRow = row;
      lastTexts = rows.get(row) ?? [];
      rows.set(row, lastTexts);
    }
    if (lastTexts.length <= column) widen(column - lastTexts.length);
    while (lastTexts.length <= column) lastTexts.push("");
    lastTexts[column] = text;
    if (fact !== null) facts.set(cellKey(row, column), fact);
  };
  const hideColumns = (from: number, to: number) => {
    const begin = Math.max(0, Math.min(from, MOST_COLUMNS));
    const end = Math.max(begin, Math.min(to, MOST_COLUMNS));
    hiddenEdges[begin] = (hiddenEdges[begin] ?? 0) + 1;
    hiddenEdges[end] = (hiddenEdges[end] ?? 0) - 1;
  };
  return {
    put,
    reserve,
    merge: (merge) => merges.push(merge),
    hideRow: (row) => hiddenRows.add(row),
    hideColumn: (column) => hideColumns(column, column + 1),
    hideColumns,
    unvalue: (row, column) => put(row, column, { text: "", fact: { kind: "unvalued" } }),
    finish: ({ name, hidden, epoch1904 }) => {
      room.cells -= width * height;
      for (const texts of rows.values()) widen(width - texts.length);
      const records = fillUp(rows, width, height);
      const inside = merges.filter(({ from }) => from.row < height && from.column < width);
      return {
        name,
        hidden,
        records,
        merges: inside,
        underMerges: takeHidden(records, inside),
        hiddenRows: within(hiddenRows, height).map((row) => row + 1),
        hiddenColumns: hiddenWithin(hiddenEdges, width),
        facts: { facts, merges: inside.map((merge) => clipped(merge, width, height)), epoch1904 },
      };
    },
  };
}

/** False also for what is no place at all: a row above the first, a column without end. */
function isInSheet(row: number, column: number): boolean {
  return row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS;
}

/** Each row as wide as the widest. All blank rows are one and the same: a cell far below makes a million of them. */
function fillUp(rows: ReadonlyMap<number, string[]>, width: number, height: number): string[][] {
  const blank = Array.from({ length: width }, () => "");
  const records = new Array<string[]>(height).fill(blank);
  for (const [row, texts] of rows) {
    while (texts.length < width) texts.push("");
    records[row] = texts;
  }
  return records;
}

function within(places: ReadonlySet<number>, end: number): number[] {
  return [...places].filter((place) => place >= 0 && place < end).sort((a, b) => a - b);
}

function hiddenWithin(edges: Int32Array, end: number): number[] {
  const hidden: number[] = [];
  let over = 0;
  for (let column = 0; column < end; column += 1) {
    over += edges[column] ?? 0;
    if (over > 0) hidden.push(column);
  }
  return hidden;
}

/** The part of a merged cell that lies where anything stands. */
function clipped({ from, to }: Merge, width: number, height: number): Merge {
  return { from, to: { row: Math.min(to.row, height - 1), column: Math.min(to.column, width - 1) } };
}

/**
 * Cells under a merged one show nothing. What they hold is taken out of the records; where it is not what the merged cell
 * shows, it is told.
 */
function takeHidden(records: string[][], merges: readonly Merge[]): (CellPlace & { readonly text: string })[] {
  const hidden: (CellPlace & { text: string })[] = [];
  let room = MOST_MERGED;
  for (const { from, to } of merges) {
    const shown = records[from.row]?.[from.column] ?? "";
    for (let row = from.row; row <= Math.min(to.row, records.length - 1); row += 1) {
      const cells = records[row] ?? [];
      for (let column = from.column; column <= Math.min(to.column, cells.length - 1); column += 1) {
        if (row === from.row && column === from.column) continue;
        room -= 1;
        if (room < 0) return hidden;
        const text = cells[column] ?? "";
        if (text === "") continue;
        cells[column] = "";
        if (text.trim() !== shown.trim()) hidden.push({ row, column, text });
      }
    }
  }
  return hidden;
}
