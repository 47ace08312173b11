import type { SheetFacts } from "./cell-fact.ts";

/** A row that is no data, as the file has it; `row` is counted from 1 as a spreadsheet counts. */
export type SetAsideRow = { readonly row: number; readonly cells: readonly string[] };

/** A row with more or fewer cells than the table has columns, or written with another delimiter than the rest. */
export type RaggedRow = {
  readonly row: number;
  readonly kind: "short" | "long" | "other-delimiter";
  readonly found: number;
};

/** One table of a file: a header row, the body, and what was set aside and why. */
export type TableBody = {
  /** Header first (several header rows joined by one space; empty cells where there is none), then the body. */
  readonly rows: string[][];
  /** Source row of each of `rows`; of the header, its last row, or 0 where there is none. */
  readonly rowNumbers: number[];
  /** For each column its header from the outermost parent to the column's own. */
  readonly headerParts: readonly (readonly string[])[];
  readonly preamble: readonly SetAsideRow[];
  readonly headerRows: readonly SetAsideRow[];
  readonly unitRow: SetAsideRow | null;
  readonly totals: readonly SetAsideRow[];
  readonly footnotes: readonly SetAsideRow[];
  /** Header rows printed again further down. */
  readonly repeatedHeaders: readonly SetAsideRow[];
  /** Numbers of the first blank rows between the others. */
  readonly blankRows: readonly number[];
  readonly ragged: readonly RaggedRow[];
  /** A row that may as well be the header; `null` where the header is certain. */
  readonly rivalHeader: number | null;
  /** Cells, blank ones too, that most rows of the body have as the file has them, and that the longest has. */
  readonly cellCounts: { readonly usual: number; readonly most: number };
  /** Numbers of rows that look like totals or notes and that a person said are data. */
  readonly takenBack?: ReadonlySet<number>;
  /** What names the table from outside of it: its sheet's name. */
  readonly caption?: string;
  /** Other sheets of its workbook are named after periods. */
  readonly isBesideTimes?: boolean;
  /** Of a table below the first: the title of the whole sheet, empty for none. */
  readonly documentTitle?: string;
  /** Of a table that stands beside another. */
  readonly beside?: {
    /** Its first and last column. */
    readonly columns: readonly [number, number];
    /** Its rows with the cells of both, and so what is set aside of it. */
    readonly rows: readonly string[][];
    readonly aside: readonly SetAsideRow[];
    /** What is above them, and said of whole rows, is told of the first. */
    readonly isFirst: boolean;
  };
  /** Of a workbook: what is known of its sheet's cells beyond their texts. */
  readonly facts?: SheetFacts;
  /** The file's name, where it is known. */
  readonly fileName?: string;
};

/** Blank rows and ragged rows that are listed one by one. */
export const LISTED_ROWS = 1000;
