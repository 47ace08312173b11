import type { Stated } from "./difference.ts";

/**
 * What becomes of a cell: new, changed, withdrawn (a figure is published and the file says that there is none), unchanged; or
 * kept, as the file does not mention it.
 */
export const CELL_CHANGES = ["added", "changed", "withdrawn", "unchanged", "kept"] as const;
export type CellChange = (typeof CELL_CHANGES)[number];

export type ChangeCell = {
  readonly indicator: string;
  readonly change: CellChange;
  readonly published: Stated | null;
  /** What the file says, and where. */
  readonly file: (Stated & { readonly sheet: string; readonly cell: string; readonly raw: string }) | null;
  /** The figure of the period before, of the file where that has it, else as published. */
  readonly last: Stated | null;
};

export type PeriodChanges = {
  readonly period: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
};
