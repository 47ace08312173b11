import { HEAD_ROWS } from "./header.ts";
import { extentOf } from "./row-shape.ts";
import { LISTED_ROWS, type RaggedRow, type TableBody } from "./table-shape.ts";

/** Blank cells that are put behind the cells of short rows: so many at all events, and so many for each cell they hold. */
const FREE_PADDING = 100_000;
const PADDING_PER_CELL = 16;

/** A table while it is read. */
export type OpenTable = { [K in keyof TableBody]: TableBody[K] extends readonly (infer T)[] ? T[] : TableBody[K] } & {
  width: number;
  /** Cells of most records, with the blank ones that trailing delimiters make. */
  usualLength: number;
  /** Cells of its short rows, and blank ones that were put behind them. */
  held: number;
  padding: number;
  lastHeader: readonly string[];
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
  const { width } = table;
  const found = asFound.length;
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
  if (raggedKind !== null && table.ragged.length < LISTED_ROWS) table.ragged.push({ row, kind: raggedKind, found });
  table.rows.push(cells);
  table.rowNumbers.push(row);
}

export function isRepeatedHeader(table: OpenTable, cells: readonly string[]): boolean {
  const { lastHeader } = table;
  if (lastHeader.length === 0 || cells[0] !== lastHeader[0] || cells[1] !== lastHeader[1]) return false;
  return lastHeader.every((cell, i) => cell === (cells[i] ?? ""));
}

/** Cells of a table's first record or of most that follow, whichever are more. */
export function usualLength(records: readonly string[][], from: number): number {
  const lengths = records.slice(from, from + HEAD_ROWS).map((cells) => cells.length);
  lengths.sort((a, b) => a - b);
  return Math.max(records[from]?.length ?? 0, lengths[Math.floor(lengths.length / 2)] ?? 0);
}

/** Notes stand in the order of the file; the fields used while reading go. */
export function close(table: OpenTable): TableBody {
  const {
    width: _width,
    usualLength: _usualLength,
    lastHeader: _lastHeader,
    held: _held,
    padding: _padding,
    ...body
  } = table;
  return { ...body, footnotes: [...body.footnotes].sort((a, b) => a.row - b.row) };
}
