import { type Cell, type Row, textCell } from "./cell.ts";
import type { Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import type { Axis } from "./layout.ts";
import { type Combination, crossingsOf, levelsOf } from "./level.ts";
import type { Spec } from "./spec.ts";
import { headingText } from "./wording.ts";

/** A column of figures: what it is of, and the cells above it that say so. */
export type HeadedColumn = {
  readonly of: Combination;
  readonly headings: readonly Cell[];
  /** The axis that the column sums up. */
  readonly isSum?: Axis;
};

export type Across = { readonly columns: readonly HeadedColumn[]; readonly rows: readonly Row[] };

/** The columns of figures with the rows of the header above them. */
export function columnsAcross(spec: Spec, content: Content, draw: Draw): Across {
  const axes = spec.layout.header;
  if (axes.length === 0) {
    const head = textCell(draw.pick(["数值", "数量", "完成数", "指标值"]));
    return { columns: [{ of: {}, headings: [head] }], rows: [[head]] };
  }
  const levels = levelsOf(spec, axes, "header", content, draw);
  const rows: Row[] = levels.map(() => []);
  const columns: HeadedColumn[] = [];
  const shown: (Cell | undefined)[] = levels.map(() => undefined);
  const put = (level: number, cell: Cell) => {
    rows[level]?.push(cell);
    shown[level] = cell;
  };
  const goOn = (level: number) => {
    const anchor = shown[level];
    if (!anchor) return;
    const { columns: width, rows: height } = anchor.span ?? { columns: 1, rows: 1 };
    anchor.span = { columns: width + 1, rows: height };
    rows[level]?.push(textCell(spec.groupsAbove === "each" ? anchor.text : ""));
  };
  const list = crossingsOf(spec, content, axes);
  list.forEach((of, at) => {
    const before = list[at - 1] ?? {};
    levels.forEach((level, i) => {
      const isSame =
        at > 0 && i < levels.length - 1 && levels.slice(0, i + 1).every((one) => one.key(of) === one.key(before));
      if (isSame) {
        goOn(i);
        return;
      }
      const cell = level.write(of, at);
      cell.text = headingText(spec, cell.text, draw);
      put(i, cell);
    });
    columns.push({ of, headings: shown.flatMap((cell) => cell ?? []) });
    if (spec.total !== "across" || !endsGroup(list, at, axes)) return;
    const axis = axes.at(-1);
    if (axis === undefined) return;
    for (let i = 0; i < levels.length - 1; i += 1) goOn(i);
    put(levels.length - 1, textCell(axes.length > 1 ? "小计" : "合计"));
    columns.push({ of, headings: [], isSum: axis });
  });
  if (spec.headings === "group-above") {
    const group = textCell("主要指标");
    group.span = { columns: columns.length, rows: 1 };
    rows.unshift([group, ...columns.slice(1).map(() => textCell(""))]);
    return { columns: columns.map((column) => ({ ...column, headings: [group, ...column.headings] })), rows };
  }
  return { columns, rows };
}

/** Whether the last axis begins anew behind this column. */
function endsGroup(list: readonly Combination[], at: number, axes: readonly Axis[]): boolean {
  const outer = axes.slice(0, -1);
  const next = list[at + 1];
  return next === undefined || outer.some((axis) => list[at]?.[axis] !== next[axis]);
}

/** The whole header: headings of keys before the columns of figures and of words behind them, merged over its rows. */
export function headerRows(before: readonly Cell[], across: Across, behind: readonly Cell[]): Row[] {
  const height = across.rows.length;
  for (const cell of [...before, ...behind]) if (height > 1) cell.span = { columns: 1, rows: height };
  return across.rows.map((row, i) => {
    const filler = (cells: readonly Cell[]) => cells.map((cell) => (i === 0 ? cell : textCell("")));
    return [...filler(before), ...row, ...filler(behind)];
  });
}
