import type { RaggedRow, SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { HEAD_ROWS } from "./header.ts";
import { countFilled, extentOf } from "./row-shape.ts";

/** Blank cells that are put behind the cells of short rows: so many at all events, and so many for each cell they hold. */
const FREE_PADDING = 100_000;
const PADDING_PER_CELL = 16;

/** Columns of a table in which one filled cell below a note is no record. */
const NOTED_WIDTH = 3;

type Fields = Omit<TableBody, "cellCounts">;

/** A table while it is read. */
export type OpenTable = { -readonly [K in keyof Fields]: Fields[K] extends readonly (infer T)[] ? T[] : Fields[K] } & {
  width: number;
  /** Cells of most records, with the blank ones that trailing delimiters make. */
  usualLength: number;
  /** Cells of its short rows, and blank ones that were put behind them. */
  held: number;
  padding: number;
  /** How many rows have as many cells in the file as the table has columns, and how many have how many others. */
  whole: number;
  readonly lengths: Map<number, number>;
  /** Ragged rows that may still be listed: so many of all tables of a file. */
  raggedRoom: number;
};

export function padTo(cells: readonly string[], width: number): string[] {
  const padded = new Array<string>(width);
  for (let i = 0; i < width; i += 1) padded[i] = cells[i] ?? "";
  return padded;
}

/**
 * The row with blank cells up to the last column. They are not pushed: an array that grows keeps room for many more. A
 * wide header above a great many short rows would make far more of them than the file holds; those rows stay short.
 */
function padded(table: OpenTable, cells: string[]): string[] {
  const lacking = table.width - cells.length;
  table.held += cells.length;
  if (table.padding + lacking > FREE_PADDING + PADDING_PER_CELL * table.held) return cells;
  table.padding += lacking;
  return padTo(cells, table.width);
}

export function addRow(table: OpenTable, asFound: string[], row: number, kind: RaggedRow["kind"] | null): void {
  const { width, lengths } = table;
  const found = asFound.length;
  if (found === width) table.whole += 1;
  else lengths.set(found, (lengths.get(found) ?? 0) + 1);
  const cells = found < width ? padded(table, asFound) : asFound;
  let raggedKind = kind;
  if (found < width) {
    raggedKind ??= "short";
  } else if (found > width) {
    const extent = extentOf(cells);
    if (extent > width) raggedKind ??= "long";
    // Blank cells behind the last column are cells only in a row that has more of them than its table.
    if (extent > width || found <= table.usualLength) cells.length = Math.max(width, extent);
  }
  if (raggedKind !== null && table.ragged.length < table.raggedRoom)
    table.ragged.push({ row, kind: raggedKind, found });
  table.rows.push(cells);
  table.rowNumbers.push(row);
}

/** Adds records as they are, each as wide as the table. Many go in at once: an array that grows copies what it holds each time. */
export function addWhole(table: OpenTable, records: readonly string[][], from: number, end: number): void {
  const count = end - from;
  table.whole += count;
  if (count > table.rows.length) {
    const numbers = new Array<number>(count);
    for (let i = 0; i < count; i += 1) numbers[i] = from + i + 1;
    table.rows = table.rows.concat(records.slice(from, end));
    table.rowNumbers = table.rowNumbers.concat(numbers);
  } else
    for (let i = from; i < end; i += 1) {
      table.rows.push(records[i] ?? []);
      table.rowNumbers.push(i + 1);
    }
}

/** Rows from `at` on that are the header again, all of it or its last row; 0 where there is none. */
export function countRepeated(
  records: readonly (readonly string[])[],
  { headerRows }: OpenTable,
  at: number,
  end: number,
): number {
  const last = headerRows[headerRows.length - 1];
  if (last === undefined) return 0;
  const isAgain = ({ cells }: SetAsideRow, i: number) => isSameRow(cells, records[at + i] ?? []);
  if (headerRows.length > 1 && at + headerRows.length <= end && headerRows.every(isAgain)) return headerRows.length;
  return isSameRow(last.cells, records[at] ?? []) ? 1 : 0;
}

function isSameRow(header: readonly string[], cells: readonly string[]): boolean {
  if (cells[0] !== header[0] || cells[1] !== header[1]) return false;
  return header.every((cell, i) => cell === (cells[i] ?? ""));
}

/** Cells of a table's first record or of most that follow, whichever are more. */
export function usualLength(records: readonly string[][], from: number): number {
  const lengths = records.slice(from, from + HEAD_ROWS).map((cells) => cells.length);
  lengths.sort((a, b) => a - b);
  return Math.max(records[from]?.length ?? 0, lengths[Math.floor(lengths.length / 2)] ?? 0);
}

/** What stands in one cell below the first note of a table's end goes on with the notes. */
function takeOutLastNotes(table: OpenTable): void {
  const { rows, rowNumbers, footnotes, ragged, width } = table;
  if (width < NOTED_WIDTH) return;
  const notes = new Set(footnotes.map(({ row }) => row));
  let last = rows.length;
  while (last > 1 && isLone(rows[last - 1] ?? [])) last -= 1;
  // The first of these rows that stands right below a note, or is one by its number, and all behind it.
  while (last < rows.length && !notes.has((rowNumbers[last] ?? 0) - 1) && !isNumbered(rows[last] ?? [])) last += 1;
  if (last === rows.length) return;
  const moved = rows.splice(last);
  for (const [i, row] of rowNumbers.splice(last).entries()) footnotes.push({ row, cells: moved[i] ?? [] });
  const end = rowNumbers[rowNumbers.length - 1] ?? 0;
  ragged.splice(0, ragged.length, ...ragged.filter(({ row }) => row <= end));
}

/** A cell at the start, perhaps the mark of a note before it, and no figure among what follows. */
function isLone(cells: readonly string[]): boolean {
  const filled = countFilled(cells, 3);
  if (filled === 1) return !isBlank(cells[0] ?? "");
  return filled === 2 && /^\W?\d{0,2}\W?$/.test(cells[0] ?? "") && cellKind(cells[1] ?? "") === "text";
}

/** 1. Counted at the end of the year. A mark and several words, in one cell. */
function isNumbered(cells: readonly string[]): boolean {
  return isBlank(cells[1] ?? "") && /^\s*[([]?(?:\d{1,2}|[a-z])[.)\]]\s*\S+\s\S/i.test(cells[0] ?? "");
}

/** Notes stand in the order of the file; the fields used while reading go. */
export function close(table: OpenTable): TableBody {
  takeOutLastNotes(table);
  const {
    width: _width,
    usualLength: _usualLength,
    held: _held,
    padding: _padding,
    raggedRoom: _raggedRoom,
    whole,
    lengths,
    ...body
  } = table;
  if (whole > 0) lengths.set(table.width, whole);
  return { ...body, cellCounts: cellCountsOf(lengths), footnotes: [...body.footnotes].sort((a, b) => a.row - b.row) };
}

/** Share of the rows that have at least the usual number of cells. */
const MOST_ROWS = 0.6;

function cellCountsOf(lengths: ReadonlyMap<number, number>): TableBody["cellCounts"] {
  const sorted = [...lengths].sort(([a], [b]) => b - a);
  const rows = sorted.reduce((sum, [, times]) => sum + times, 0);
  let above = 0;
  for (const [usual, times] of sorted) {
    above += times;
    if (above >= MOST_ROWS * rows) return { usual, most: sorted[0]?.[0] ?? usual };
  }
  return { usual: 0, most: 0 };
}
