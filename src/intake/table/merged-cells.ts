import type { TableBody } from "#intake/file/table-shape.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { areNameAndCode } from "./columns.ts";

/** Blank cells are this share of a merged column at least; fewer are cells somebody forgot. */
const LEAST_BLANK = 0.25;

type KeyText = { readonly text: string; readonly column: number };

export type KeyTexts = {
  /**
   * The text that names a key in the row at `index`: the last filled of several columns, or the cell above where a
   * merged cell left this one blank; empty where nothing is named.
   */
  readonly at: (index: number, columns: readonly number[]) => KeyText;
  /** The same key written otherwise in the row, the nearest column first: its name beside its code. */
  readonly others: (index: number, columns: readonly number[]) => KeyText[];
  /** Blank cells that repeated the cell above, by column. */
  readonly filledDown: ReadonlyMap<number, number>;
};

/** Reads key cells row after row, in the order of the table. */
export function createKeyTexts(table: TableBody): KeyTexts {
  const filledDown = new Map<number, number>();
  const above = new Map<number, string>();
  const merged = new Map<number, boolean>();
  const isMerged = (column: number) => {
    const known = merged.get(column) ?? isMergedColumn(table, column);
    merged.set(column, known);
    return known;
  };
  return {
    at: (index, columns) => {
      const cells = table.rows[index] ?? [];
      const column = columns[0] ?? 0;
      if (columns.length > 1) {
        const filled = columns.filter((key) => !isBlank(cells[key] ?? "")).at(-1) ?? column;
        return { text: cells[filled] ?? "", column: filled };
      }
      const text = cells[column] ?? "";
      if (!isBlank(text)) {
        above.set(column, text);
        return { text, column };
      }
      const repeated = isMerged(column) ? above.get(column) : undefined;
      if (repeated === undefined) return { text: "", column };
      filledDown.set(column, (filledDown.get(column) ?? 0) + 1);
      return { text: repeated, column };
    },
    others: (index, columns) => {
      const filled = columns.filter((column) => !isBlank(table.rows[index]?.[column] ?? "")).reverse();
      const heading = (column: number) => table.rows[0]?.[column] ?? "";
      return filled
        .filter((column, i) => i > 0 && areNameAndCode(heading(column), heading(filled[0] ?? 0)))
        .map((column) => ({ text: table.rows[index]?.[column] ?? "", column }));
    },
    filledDown,
  };
}

/** A column of cells merged downwards never names the same twice in a row, and has many blanks. */
export function isMergedColumn(table: TableBody, column: number): boolean {
  let blank = 0;
  let before: string | null = null;
  for (let index = 1; index < table.rows.length; index += 1) {
    const text = table.rows[index]?.[column] ?? "";
    const isEmpty = isBlank(text);
    if (isEmpty) blank += 1;
    else if (text === before) return false;
    before = isEmpty ? before : text;
  }
  return blank >= LEAST_BLANK * (table.rows.length - 1);
}
