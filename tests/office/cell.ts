import type { Observation } from "#domain/figures/observation.ts";

/** What a cell of an office's table is, and what a person who reads the table takes it for. */
export type Cell = {
  /** What the cell shows. */
  text: string;
  /** What a workbook keeps instead of the text; a serial day counts from 1900. */
  number?: number | undefined;
  /** Number format of a workbook, where `number` is set. */
  format?: string | undefined;
  isDate?: boolean | undefined;
  /** Cells to the right and below that are merged with this one. */
  span?: { columns: number; rows: number } | undefined;
  /** The figure that stands in the cell. */
  truth?: Observation | undefined;
  /** The number that a total takes from the cell, and the unit it is written in. */
  amount?: number | undefined;
  unit?: string | undefined;
  /** Cells that say what the figure is of: a question asked there is asked of the figure. */
  headings?: readonly Cell[] | undefined;
};

export type Row = Cell[];

export type Sheet = {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly hidden: ReadonlySet<Row>;
};

export function textCell(text: string): Cell {
  return { text };
}

export function numberCell(number: number, text = String(number)): Cell {
  return { text, number };
}

/** `A1` for the first cell. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
