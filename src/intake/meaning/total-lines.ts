import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isTotalLabel } from "#intake/table/row-kind.ts";
import { splitUnit } from "#intake/words/unit-text.ts";
import type { FigureKeys } from "./figure-keys.ts";
import type { LineFigure } from "./total-figure.ts";
import type { LineKind } from "./total-parts.ts";

/** One cell of a line of figures, in a row or a column of the table. */
export type LineCell = LineKind & {
  readonly keys: FigureKeys;
  /** True where its indicator is none that is known. */
  readonly isOther: boolean;
  /** What its row or column is called. */
  readonly label: string;
  readonly raw: string;
  readonly place: { readonly column: number; readonly row: number };
  /** What it says in the unit of an indicator. */
  readonly figureIn: (indicator: Indicator) => LineFigure;
};

/** A row or a column of figures with its totals. */
export type Line = readonly LineCell[];

const AMONG = /^[\s　]*(?:其中|(?:of which|including)\b)/i;
/** 高校小计, 甲院合计: the total of a group that it names. */
const NAMED_TOTAL = /\p{Script=Han}\s*(?:合\s*计|小\s*计|总\s*计|共\s*计)\s*(?:[（(].*)?$|\b(?:sub)?total$/iu;

/** Whether a row or column of this name is a part of the totals beside it, or one of them. */
export function lineKindOf(label: string, isTotal: boolean): LineKind {
  if (isTotal || isSumLabel(label)) return { kind: "total", rank: rankOf(label) };
  return { kind: AMONG.test(label) ? "among" : "part" };
}

/** 合计, 合计（人）, 高校小计. */
export function isSumLabel(label: string): boolean {
  const { text } = splitUnit(label);
  return isTotalLabel(label) || isTotalLabel(text) || (label.length <= 24 && NAMED_TOTAL.test(text.trim()));
}

function rankOf(label: string): number {
  if (/小\s*计|本页|分组|sub/i.test(label)) return 0;
  return /总\s*计|grand/i.test(label) ? 2 : 1;
}

/** The cells of a line that a total of some keys is about: those of the same, as far as it says. */
export function cellsUnder(line: readonly LineCell[], { indicator, organization, period }: FigureKeys): LineCell[] {
  return line.filter(
    ({ keys, isOther }) =>
      (indicator === null || !isOther) &&
      (indicator === null || keys.indicator === null || keys.indicator.code === indicator.code) &&
      (organization === null || keys.organization === null || keys.organization === organization) &&
      (period === null || keys.period === null || keys.period === period),
  );
}
