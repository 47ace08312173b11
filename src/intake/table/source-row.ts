import type { TableBody } from "#intake/file/table-shape.ts";
import { columnIndex } from "#intake/words/cell-name.ts";
import type { Table } from "./table.ts";

/** What a sheet is looked up in: its table, and the further tables below it. */
export type SourceTable = Pick<Table, "further"> & TableBody;

type RowKind = "title" | "header" | "unit" | "near" | "cell";

/** A cell's row as the file has it, with its header above and a few rows around; see the contract's `SourceRow`. */
export type SourceRowView = {
  columns: number[];
  width: number;
  at: number;
  rows: { row: number; kind: RowKind; cells: string[]; cut?: number[] }[];
};

/** Rows shown above and below the cell's. */
const NEAR = 2;
/** Rows of a title that are shown; of more, the last. */
const TITLES = 4;
const MOST_COLUMNS = 40;
/** Of a wide table, columns from its left that are always shown: they name the row. */
const LEFT_COLUMNS = 4;
const LONGEST_TEXT = 300;

/**
 * Finds a cell in a table that was read from its file, and what is around it. `null` where the file has no such cell.
 *
 * @param cell as a spreadsheet shows it, `D12`
 */
export function findSourceRow(sheet: SourceTable, cell: string): SourceRowView | null {
  const place = placeOf(cell);
  if (place === null) return null;
  const { column, row } = place;
  for (const table of [sheet, ...sheet.further]) {
    const own = hasColumn(table, column) ? rowAt(table, row) : null;
    if (own === null) continue;
    if (column >= Math.max(own.length, table.rows[0]?.length ?? 0)) return null;
    return viewOf(table, own, column, row);
  }
  return null;
}

function placeOf(cell: string): { column: number; row: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d*)$/.exec(cell) ?? [];
  return letters && digits ? { column: columnIndex(letters), row: Number(digits) } : null;
}

function viewOf(table: TableBody, own: readonly string[], column: number, row: number): SourceRowView {
  const head = [
    ...table.preamble.slice(-TITLES).map((one) => ({ ...one, kind: "title" as const })),
    ...table.headerRows.map((one) => ({ ...one, kind: "header" as const })),
    ...(table.unitRow ? [{ ...table.unitRow, kind: "unit" as const }] : []),
  ].filter((one) => one.row !== row);
  const known = new Set(head.map((one) => one.row));
  const near: { row: number; kind: "near"; cells: readonly string[] }[] = [];
  for (let number = Math.max(1, row - NEAR); number <= row + NEAR; number += 1) {
    const cells = number === row || known.has(number) ? null : rowAt(table, number);
    if (cells) near.push({ row: number, kind: "near", cells });
  }
  const all = [...head, ...near, { row, kind: "cell" as const, cells: own }].sort((a, b) => a.row - b.row);
  const width = Math.max(...all.map(({ cells }) => cells.length));
  const columns = columnsShown(width, column);
  return {
    columns,
    width,
    at: columns.indexOf(column),
    rows: all.map(({ row: number, kind, cells }) => ({ row: number, kind, ...cutCells(cells, columns) })),
  };
}

function columnsShown(width: number, column: number): number[] {
  if (width <= MOST_COLUMNS) return Array.from({ length: width }, (_, i) => i);
  const around = MOST_COLUMNS - LEFT_COLUMNS;
  const from = Math.max(LEFT_COLUMNS, Math.min(column - around / 2, width - around));
  return [...Array.from({ length: LEFT_COLUMNS }, (_, i) => i), ...Array.from({ length: around }, (_, i) => from + i)];
}

function cutCells(cells: readonly string[], columns: readonly number[]): { cells: string[]; cut?: number[] } {
  const cut: number[] = [];
  const shown = columns.map((column, i) => {
    const text = cells[column] ?? "";
    if (text.length <= LONGEST_TEXT) return text;
    cut.push(i);
    return text.slice(0, LONGEST_TEXT);
  });
  return cut.length > 0 ? { cells: shown, cut } : { cells: shown };
}

/** A table beside another has its own columns. */
function hasColumn({ beside }: TableBody, column: number): boolean {
  return beside === undefined || (column >= beside.columns[0] && column <= beside.columns[1]);
}

/** The cells of a row of a table, wherever the reader put it; `null` where it has no such row. */
function rowAt(table: TableBody, row: number): readonly string[] | null {
  const index = findSorted(table.rowNumbers, row);
  if (index > 0) return (table.beside ?? table).rows[index] ?? null;
  const aside = [table.preamble, table.headerRows, table.totals, table.footnotes, table.repeatedHeaders];
  for (const list of aside) {
    const found = list.find((one) => one.row === row);
    if (found) return found.cells;
  }
  return table.unitRow?.row === row ? table.unitRow.cells : null;
}

/** Place of a number among body rows, whose numbers ascend; -1 where it is not. The header, at 0, is not looked at. */
function findSorted(numbers: readonly number[], wanted: number): number {
  let low = 1;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const number = numbers[middle] ?? 0;
    if (number === wanted) return middle;
    if (number < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
