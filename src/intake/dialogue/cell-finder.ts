import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { cellPlace, choiceKey, choicePlace } from "#intake/layout/reading-choices.ts";
import type { SourceTable } from "#intake/table/source-row.ts";
import { cellKind } from "#intake/words/cell-kind.ts";
import { cellName } from "#intake/words/cell-name.ts";

/** Finds cells and rows of one file in another of the same shape, as choices name them; `null` where they are not. */
export type CellFinder = {
  /** The cell under the same heading in the row of the same words, where it still says the same. */
  readonly cell: (key: string) => string | null;
  /** The row of the same words. */
  readonly row: (key: string) => string | null;
};

type Row = { readonly row: number; readonly cells: readonly string[]; readonly isHeader: boolean };

/** What a cell stands in: the heading of its column and the row, which its words name. */
type Spot = { readonly heading: string; readonly words: string; readonly text: string };

/** @param sheetOf the sheet of the other file that stands for one of this */
export function createCellFinder(
  before: ReadonlyMap<string, SourceTable>,
  now: ReadonlyMap<string, SourceTable>,
  sheetOf: (sheet: string) => string | null,
): CellFinder {
  const rowAt = createRowLookup();
  const rowsByWords = new Map<string, Map<string, (Row & { readonly header: readonly string[] })[]>>();
  const rowsIn = (sheet: string) => {
    const known = rowsByWords.get(sheet);
    if (known) return known;
    const found = new Map<string, (Row & { readonly header: readonly string[] })[]>();
    const table = now.get(sheet);
    for (const body of table ? [table, ...table.further] : [])
      for (const row of rowsOf(body)) {
        const words = wordsOf(row);
        const own = found.get(words) ?? [];
        own.push({ ...row, header: body.rows[0] ?? [] });
        found.set(words, own);
      }
    rowsByWords.set(sheet, found);
    return found;
  };

  const cell = (key: string): string | null => {
    const { sheet, cell: name } = choicePlace(key);
    const place = cellPlace(name);
    const other = sheetOf(sheet);
    const spot = place ? spotAt(before.get(sheet), place, rowAt) : null;
    if (place === null || other === null || spot === null) return null;
    const found = (rowsIn(other).get(spot.words) ?? []).flatMap(({ row, cells, header, isHeader }) =>
      cells.flatMap((text, column) => {
        const isSame = text.trim() === spot.text && (isHeader || nameForm(header[column] ?? "") === spot.heading);
        return isSame ? [{ row, column }] : [];
      }),
    );
    const [only, ...more] = found;
    // Among several alike the one in the same place.
    const same = found.find(({ row, column }) => row === place.row && column === place.column);
    const chosen = more.length === 0 ? only : same;
    return chosen ? choiceKey(other, cellName(chosen.column, chosen.row)) : null;
  };

  const row = (key: string): string | null => {
    const { sheet, cell: number } = choicePlace(key);
    const other = sheetOf(sheet);
    const table = before.get(sheet);
    const own = table ? rowAt(table, Number(number)) : null;
    if (other === null || own === null) return null;
    const found = rowsIn(other).get(wordsOf(own.row)) ?? [];
    const [only, ...more] = found;
    const chosen = more.length === 0 ? only : found.find((one) => one.row === Number(number));
    return chosen ? choiceKey(other, chosen.row) : null;
  };

  return { cell, row };
}

function spotAt(
  table: SourceTable | undefined,
  place: { readonly column: number; readonly row: number },
  rowAt: RowLookup,
): Spot | null {
  const own = table ? rowAt(table, place.row) : null;
  if (own === null) return null;
  const { row, header } = own;
  const text = (row.cells[place.column] ?? "").trim();
  return { heading: nameForm(header[place.column] ?? ""), words: wordsOf(row), text };
}

type FoundRow = { readonly row: Row; readonly header: readonly string[] };
type RowLookup = (table: SourceTable, row: number) => FoundRow | null;

/** Looks rows up by their number; each table is gone through once. */
function createRowLookup(): RowLookup {
  const known = new Map<SourceTable, ReadonlyMap<number, FoundRow>>();
  return (table, row) => {
    const rows =
      known.get(table) ??
      new Map(
        [table, ...table.further].flatMap((body) =>
          rowsOf(body).map((own): [number, FoundRow] => [own.row, { row: own, header: body.rows[0] ?? [] }]),
        ),
      );
    known.set(table, rows);
    return rows.get(row) ?? null;
  };
}

/** Rows of a table, those set aside too. */
function rowsOf(body: TableBody): Row[] {
  const header = body.headerRows.map((one) => ({ ...one, isHeader: true }));
  const own = body.rows.slice(1).map((cells, i) => ({ row: body.rowNumbers[i + 1] ?? 0, cells, isHeader: false }));
  const aside = [...body.totals, ...body.footnotes, ...body.repeatedHeaders];
  return [...header, ...own, ...aside.map((one) => ({ ...one, isHeader: false }))];
}

/** What tells a row from others: its words and periods, and none of its figures. All rows of a header are one. */
function wordsOf({ cells, isHeader }: Row): string {
  if (isHeader) return "header";
  const words = cells.filter((cell) => cellKind(cell) === "text" || cellKind(cell) === "period");
  return words.map(nameForm).join("|");
}
