import type { FigureStyle } from "./figure.ts";
import type { Layout } from "./layout.ts";
import type { PeriodSet } from "./period.ts";

export type TextFile = {
  readonly kind: "csv";
  readonly encoding: "utf-8" | "utf-8-bom" | "gb18030" | "utf-16le";
  readonly delimiter: "," | "\t" | ";";
  readonly lineEnd: "\r\n" | "\n";
  readonly slip: "none" | "tabs" | "trailing" | "blank-rows" | "all-quoted" | "no-last-line-end" | "ragged";
};

export type WorkbookFile = {
  readonly kind: "xlsx";
  readonly type: "xlsx" | "biff8";
  /** Formats of number cells: none, `#,##0`, decimals, text, or money kept in yuan and shown in 万元. */
  readonly formats: "general" | "thousands" | "decimals" | "text" | "scaled";
  readonly from1904: boolean;
  readonly hiddenRow: boolean;
  readonly merged: boolean;
  readonly otherSheet: "none" | "words" | "first-words" | "codes" | "empty";
};

export type Further =
  | "none"
  | "remark"
  | "status"
  | "category"
  | "code"
  | "phone"
  | "rank"
  | "target"
  | "completion"
  | "change";

/** How a file is to be made: its layout, and the habits of whoever made it. */
export type Spec = {
  layout: Layout;
  file: TextFile | WorkbookFile;
  periodKind: PeriodSet;
  periodForm: string;
  /** Where the year stands that the periods lack; `column` is a column or a header row of its own. */
  yearAt: "period" | "title" | "sheet" | "file" | "column" | "line" | "title-month";
  /** Where the one period of a file stands: in the title, or in a line of its own below it. */
  periodLine: "title" | "brackets" | "words";
  unitAt: "nowhere" | "heading" | "heading-narrow" | "title" | "title-several" | "cell" | "column" | "format";
  /** Money in its usual unit, or in another that the table states. */
  otherUnits: boolean;
  names: "full" | "short" | "blank-inside" | "blank-around" | "numbered";
  figures: FigureStyle;
  /** Rows above the table besides a title that is needed. */
  above: ("title" | "annex" | "reporter" | "date" | "blank")[];
  below: ("note" | "note-of-a-year" | "source" | "signature" | "blank")[];
  total: "none" | "bottom" | "top" | "across";
  totalWord: string;
  serial: boolean;
  blankRows: boolean;
  repeatHeader: boolean;
  ofWhich: boolean;
  /** The region's own row among its platforms. */
  withRegion: boolean;
  /** Not every organization reports every indicator: what it does not report has no row, or no column. */
  uneven: boolean;
  /** The second half of the rows stands beside the first, to save paper. */
  halves: boolean;
  /** Words of a group of rows, and of columns: in each, or in the first only (merged in a workbook). */
  groups: "each" | "first";
  groupsAbove: "each" | "first";
  headings: "plain" | "break" | "blanks" | "numbered" | "group-above";
  corner: "named" | "blank" | "slash";
  /** A column that holds no figures of the indicators. */
  further: Further;
};

export const PLAIN_TEXT: TextFile = {
  kind: "csv",
  encoding: "utf-8-bom",
  delimiter: ",",
  lineEnd: "\r\n",
  slip: "none",
};
export const PLAIN_WORKBOOK: WorkbookFile = {
  kind: "xlsx",
  type: "xlsx",
  formats: "general",
  from1904: false,
  hiddenRow: false,
  merged: true,
  otherSheet: "none",
};

/** A tidy file of a layout. */
export function plainSpec(layout: Layout, file: Spec["file"]): Spec {
  return {
    layout,
    file,
    periodKind: "month",
    periodForm: "2024年8月",
    yearAt: "period",
    periodLine: "title",
    unitAt: "nowhere",
    otherUnits: false,
    names: "full",
    figures: "plain",
    above: [],
    below: [],
    total: "none",
    totalWord: "合计",
    serial: false,
    blankRows: false,
    repeatHeader: false,
    ofWhich: false,
    withRegion: false,
    halves: false,
    uneven: false,
    groups: "each",
    groupsAbove: "first",
    headings: "plain",
    corner: "named",
    further: "none",
  };
}
