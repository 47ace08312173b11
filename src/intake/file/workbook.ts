import type { CellPlace, Merge, SheetFacts } from "./cell-fact.ts";
import type { SchemaField } from "./package-descriptor.ts";
import type { WorkbookRefusal } from "./workbook-guard.ts";

export type WorkbookSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /**
   * Texts of all cells from A1 on, each row as wide as the widest. Blank rows are kept, so that numbers fit; they are all
   * one and the same list.
   */
  readonly records: string[][];
  readonly merges: readonly Merge[];
  /** Cells under merged ones that hold something else than the merged cell shows. */
  readonly underMerges: readonly (CellPlace & { readonly text: string })[];
  /** Numbers of hidden rows with something in them, counted from 1, and hidden columns, from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** What is known of cells beyond their texts. */
  readonly facts: SheetFacts;
  /** The first formula whose result opening the workbook may change. */
  readonly recalculatedFrom?: CellPlace;
  /** Of a Data Package: what its schema says of the columns, and the title of the table. */
  readonly fields?: readonly SchemaField[];
  readonly title?: string;
};

export type WorkbookFormat = "XLSX" | "XLS" | "ODS" | "HTML" | "XML" | "Data Package";

export type Workbook =
  | { readonly kind: "refused"; readonly why: WorkbookRefusal }
  | {
      readonly kind: "workbook";
      readonly format: WorkbookFormat;
      readonly sheets: readonly WorkbookSheet[];
      /** Files that a Data Package names and does not hold. */
      readonly lacking?: readonly string[];
    };
