import { nameForm } from "#domain/terms/name-form.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { type ChoiceLookup, cellPlace, choiceKey } from "./reading-choices.ts";
import { labelOf } from "./row-labels.ts";

/** A table as a person corrected it, with the texts that were replaced, by cell. */
export type ChosenTable<T extends TableBody> = { readonly table: T; readonly originals: ReadonlyMap<string, string> };

/** Puts replaced cells and rows taken back into a table; the table given is left as it is. */
export function applyToTable<T extends TableBody>(table: T, choices: ChoiceLookup, sheet: string): ChosenTable<T> {
  return replaceCells(takeBack(table, choices, sheet), choices, sheet);
}

/** Rows set aside that are data after all stand again where they stood in the file. */
function takeBack<T extends TableBody>(table: T, choices: ChoiceLookup, sheet: string): T {
  const { takenBack: chosen, takenBackLabels: labels } = choices;
  if (chosen.size + labels.size === 0) return table;
  const isTaken = ({ row, cells }: SetAsideRow) =>
    chosen.has(choiceKey(sheet, row)) || (labels.size > 0 && labels.has(nameForm(labelOf(cells))));
  const taken = [...table.totals, ...table.footnotes, ...table.repeatedHeaders].filter(isTaken);
  const wanted = table.rowNumbers.filter((row, i) => i > 0 && isTaken({ row, cells: table.rows[i] ?? [] }));
  const takenBack = new Set([...taken.map(({ row }) => row), ...wanted]);
  if (taken.length === 0) return { ...table, takenBack };
  const width = table.rows[0]?.length ?? 0;
  const body = table.rows.slice(1).map((cells, i) => ({ row: table.rowNumbers[i + 1] ?? 0, cells }));
  const padded = taken.map(({ row, cells }) => ({ row, cells: [...cells, ...blanks(width - cells.length)] }));
  const all = [...body, ...padded].sort((a, b) => a.row - b.row);
  const isLeft = (row: SetAsideRow) => !isTaken(row);
  return {
    ...table,
    rows: [table.rows[0] ?? [], ...all.map(({ cells }) => cells)],
    rowNumbers: [table.rowNumbers[0] ?? 0, ...all.map(({ row }) => row)],
    totals: table.totals.filter(isLeft),
    footnotes: table.footnotes.filter(isLeft),
    repeatedHeaders: table.repeatedHeaders.filter(isLeft),
    takenBack,
  };
}

function blanks(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => "");
}

/** A table that stands beside another has its columns; what was put right in those of the other is none of its own. */
function isOwnColumn({ beside }: TableBody, column: number): boolean {
  return beside === undefined || (column >= beside.columns[0] && column <= beside.columns[1]);
}

/** Reads another text in some cells of the body or of a header's last row. What stood there is kept. */
function replaceCells<T extends TableBody>(table: T, choices: ChoiceLookup, sheet: string): ChosenTable<T> {
  const originals = new Map<string, string>();
  const rows = [...table.rows];
  const headerParts = [...table.headerParts];
  const prefix = choiceKey(sheet, "");
  for (const [key, text] of choices.cells) {
    if (!key.startsWith(prefix)) continue;
    const place = cellPlace(key.slice(prefix.length));
    const index = place ? table.rowNumbers.indexOf(place.row) : -1;
    const cells = rows[index];
    if (!place || !cells || place.column >= cells.length || !isOwnColumn(table, place.column)) continue;
    originals.set(cellName(place.column, place.row), cells[place.column] ?? "");
    rows[index] = cells.map((cell, i) => (i === place.column ? text : cell));
    if (index === 0) headerParts[place.column] = [...(headerParts[place.column] ?? []).slice(0, -1), text];
  }
  return originals.size === 0 ? { table, originals } : { table: { ...table, rows, headerParts }, originals };
}
