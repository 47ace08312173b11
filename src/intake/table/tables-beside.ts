import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { nameForm } from "#intake/words/text-forms.ts";
import { type Role, roleOfHeading, saysNothing } from "./columns.ts";
import { extentOf } from "./row-shape.ts";

/** Tables beside each other that are told apart; each costs the rows of all. */
const MOST_BESIDE = 6;
/** Rows looked at for a figure. */
const SAMPLE = 60;

/** What names the rows of a table stands first in it. */
const KEYS: ReadonlySet<Role | null> = new Set<Role>(["organization", "indicator", "period"]);

/**
 * Tables that stand beside each other under one header, to save paper: 平台,引进博士,,平台,引进硕士. Each begins where the
 * first heading recurs and has figures of its own. Cells keep their columns, those of the others are blank, so that no
 * figure is given to a name of the table beside it. One table is returned as it is.
 */
export function tablesBeside<T extends TableBody>(table: T): [T, ...T[]] {
  const starts = startsOf(table);
  const [first, ...others] = starts.map((from, i) =>
    part(table, from, starts[i + 1] ?? Number.POSITIVE_INFINITY, i === 0),
  );
  return first === undefined || others.length === 0 ? [table] : [first, ...others];
}

/** Columns in which tables begin; one or none where there is one table. */
function startsOf({ rows }: TableBody): number[] {
  const header = rows[0] ?? [];
  const first = header.findIndex((cell) => !isBlank(cell));
  const heading = header[first] ?? "";
  if (!KEYS.has(roleOfHeading(heading)) && !saysNothing(heading)) return [];
  const form = nameForm(heading);
  const starts: number[] = [];
  for (const [column, cell] of header.entries())
    if (cell.length <= heading.length + 4 && nameForm(cell) === form) starts.push(column);
  if (starts.length < 2 || starts.length > MOST_BESIDE) return [];
  const sample = rows.slice(1, SAMPLE);
  const everyPart = (holds: (from: number, to: number) => boolean) =>
    starts.every((from, i) => holds(from + 1, starts[i + 1] ?? header.length));
  const isOfFigures = everyPart((from, to) => sample.some((cells) => cells.slice(from, to).some(isFigure)));
  const isOfColumns = everyPart((from, to) => header.slice(from, to).some((cell) => !isBlank(cell)));
  return isOfFigures || (isOfColumns && namesSeveral(sample, starts)) ? starts : [];
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "missing";
}

/** A row that has several names is several rows, whatever stands beside each: a figure given to the last would be wrong. */
function namesSeveral(rows: readonly (readonly string[])[], columns: readonly number[]): boolean {
  return rows.some((cells) => new Set(columns.map((column) => nameForm(cells[column] ?? ""))).size > 1);
}

function part<T extends TableBody>(table: T, from: number, to: number, isFirst: boolean): T {
  const only = (cells: readonly string[]) =>
    cells.slice(0, Math.min(to, cells.length)).map((cell, column) => (column < from ? "" : cell));
  const own = (rows: readonly SetAsideRow[]) =>
    rows.map(({ row, cells }) => ({ row, cells: only(cells) })).filter(({ cells }) => !cells.every(isBlank));
  const rows: string[][] = [];
  const found: string[][] = [];
  const rowNumbers: number[] = [];
  for (const [i, cells] of table.rows.entries()) {
    const kept = only(cells);
    if (i > 0 && kept.every(isBlank)) continue;
    rows.push(kept);
    found.push(cells);
    rowNumbers.push(table.rowNumbers[i] ?? 0);
  }
  const headerParts = table.headerParts.slice(0, Math.min(to, table.headerParts.length));
  return {
    ...table,
    rows,
    rowNumbers,
    beside: {
      columns: [from, extentOf(rows[0] ?? []) - 1],
      rows: found,
      aside: [...table.totals, ...table.footnotes],
      isFirst,
    },
    headerParts: headerParts.map((parts, column) => (column < from ? [] : parts)),
    unitRow: table.unitRow && { ...table.unitRow, cells: only(table.unitRow.cells) },
    totals: own(table.totals),
    footnotes: own(table.footnotes),
    repeatedHeaders: own(table.repeatedHeaders),
    ...(isFirst ? {} : { blankRows: [], ragged: [] }),
  };
}
