import type { Merge } from "#intake/file/cell-fact.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { extentOf, isBlankRecord } from "./row-shape.ts";
import type { Beside } from "./tables-beside.ts";

/** What stands in the columns of one of several tables, as if it stood alone. */
export type TablePart = {
  readonly records: string[][];
  readonly merges: readonly Merge[];
};

const NOTHING: string[] = [];

/** @param merges those of the whole sheet */
export function partOf(
  records: readonly string[][],
  { from, end, parts }: Beside,
  at: number,
  merges: readonly Merge[],
): TablePart {
  const [first, behind] = parts[at] ?? [0, 0];
  return {
    records: records.slice(from, end).map((cells) => {
      const own = cells.slice(first, behind);
      return isBlankRecord(own) ? NOTHING : own;
    }),
    merges: merges
      .filter(
        (merge) =>
          merge.from.row >= from && merge.to.row < end && merge.from.column >= first && merge.to.column < behind,
      )
      .map((merge) => ({
        from: { row: merge.from.row - from, column: merge.from.column - first },
        to: { row: merge.to.row - from, column: merge.to.column - first },
      })),
  };
}

/**
 * Tables that were read from a part, in the rows and columns of the file.
 *
 * @param titles rows above all of the tables
 */
export function placePart(
  tables: readonly TableBody[],
  records: readonly string[][],
  beside: Beside,
  at: number,
  titles: readonly SetAsideRow[],
): TableBody[] {
  const [first = 0] = beside.parts[at] ?? [];
  return tables.map((table, i) => {
    const placed = place(table, beside.from, first);
    const own = i === 0 ? titlesOf(titles, beside, at) : [];
    const { headerRows, unitRow, totals, footnotes } = placed;
    const preamble = [...own, ...placed.preamble];
    const aside = [...preamble, ...headerRows, ...(unitRow ? [unitRow] : []), ...totals, ...footnotes];
    return {
      ...placed,
      preamble,
      blankRows: at === 0 ? placed.blankRows.filter((row) => isBlankRecord(records[row - 1] ?? [])) : [],
      ragged: at === 0 ? placed.ragged : [],
      beside: {
        columns: [first, extentOf(placed.rows[0] ?? []) - 1],
        rows: placed.rowNumbers.map((row) => records[row - 1] ?? []),
        aside: aside.map(({ row }) => ({ row, cells: records[row - 1] ?? [] })),
        isFirst: at === 0,
      },
    };
  });
}

/** A row of titles of which each stands above one of the tables names these; any other is of all of them. */
function isParted({ cells }: SetAsideRow, { parts }: Beside): boolean {
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const below = new Set(filled.map((column) => parts.findIndex(([from, to]) => column >= from && column < to)));
  return filled.length > 1 && below.size === filled.length && !below.has(-1);
}

/** The titles of one of the tables: those of all, and of a row of which each stands above one, its own. */
function titlesOf(titles: readonly SetAsideRow[], beside: Beside, at: number): SetAsideRow[] {
  const [from, to] = beside.parts[at] ?? [0, 0];
  return titles
    .map((title) => (isParted(title, beside) ? { ...title, cells: within(title.cells, from, to) } : title))
    .filter(({ cells }) => !isBlankRecord(cells));
}

function within(cells: readonly string[], from: number, to: number): string[] {
  return cells.slice(0, to).map((cell, column) => (column < from ? "" : cell));
}

function place(table: TableBody, rows: number, columns: number): TableBody {
  const before = new Array<string>(columns).fill("");
  const right = (cells: readonly string[]) => [...before, ...cells];
  const moved = (list: readonly SetAsideRow[]) =>
    list.map(({ row, cells }) => ({ row: row + rows, cells: right(cells) }));
  return {
    ...table,
    rows: table.rows.map(right),
    rowNumbers: table.rowNumbers.map((row) => (row === 0 ? 0 : row + rows)),
    headerParts: [...before.map(() => []), ...table.headerParts],
    preamble: moved(table.preamble),
    headerRows: moved(table.headerRows),
    unitRow: table.unitRow && { row: table.unitRow.row + rows, cells: right(table.unitRow.cells) },
    totals: moved(table.totals),
    footnotes: moved(table.footnotes),
    repeatedHeaders: moved(table.repeatedHeaders),
    blankRows: table.blankRows.map((row) => row + rows),
    ragged: table.ragged.map((one) => ({ ...one, row: one.row + rows, found: one.found + columns })),
    rivalHeader: table.rivalHeader === null ? null : table.rivalHeader + rows,
    cellCounts: { usual: table.cellCounts.usual + columns, most: table.cellCounts.most + columns },
  };
}
