/**
 * What a workbook knows of a cell beyond its text, where taking the text for a figure would say something else than the
 * sheet does.
 *
 * `unvalued`: a formula whose result the file does not have. `struck`: all of it is struck out. `partly-struck`: the text is
 * what is left, `whole` has the struck part too. `scaled`: the format shows the number smaller by a power of ten; the text
 * is what is shown. `shown-otherwise`: the format hides the number, its sign or other digits. `zero-unshown`: a zero that the
 * format or the sheet shows as nothing or as words. `unit-by-format`: the unit in the text stands in the format, not in the cell.
 */
export type CellFact =
  | { readonly kind: "unvalued" }
  | { readonly kind: "struck" }
  | { readonly kind: "partly-struck"; readonly whole: string }
  | { readonly kind: "scaled"; readonly exponent: number; readonly held: string }
  | { readonly kind: "unit-by-format"; readonly held: string }
  | { readonly kind: "shown-otherwise" | "zero-unshown"; readonly held: string; readonly shown: string };

/** A cell's text as the sheet shows it, a number with all its digits. */
export type CellSaid = { readonly text: string; readonly fact: CellFact | null };

/** A cell's row and column, counted from 0. */
export type CellPlace = { readonly row: number; readonly column: number };

/** Cells merged into one: its first and its last. */
export type Merge = { readonly from: CellPlace; readonly to: CellPlace };

/** What is known of a sheet's cells beside their texts, for whoever reads its tables. */
export type SheetFacts = {
  /** By `cellKey`. */
  readonly facts: ReadonlyMap<number, CellFact>;
  readonly merges: readonly Merge[];
  /** What comments say of cells, by `cellKey`; absent where the format has none that are read. */
  readonly comments?: ReadonlyMap<number, string>;
  /** True where days are counted from 1904. */
  readonly epoch1904: boolean;
};

/** More than a sheet has columns. */
const COLUMNS = 2 ** 15;

/** One number for a cell, its row and column counted from 0. */
export function cellKey(row: number, column: number): number {
  return row * COLUMNS + column;
}

export function cellPlaceOf(key: number): CellPlace {
  return { row: Math.floor(key / COLUMNS), column: key % COLUMNS };
}
