import type { Observation } from "#domain/figures/observation.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { type Cell, numberCell, type Row, textCell } from "./cell.ts";
import type { Column, Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import { writeFigure } from "./figure.ts";
import { furtherCell, furtherHeading, isBefore } from "./further.ts";
import { type Across, columnsAcross, type HeadedColumn, headerRows } from "./header.ts";
import type { Axis } from "./layout.ts";
import { type Combination, crossingsOf, type Level, levelsOf } from "./level.ts";
import { codeOf } from "./period.ts";
import type { Spec } from "./spec.ts";
import { headingText } from "./wording.ts";

export type TableParts = { readonly header: Row[]; readonly body: Row[] };

/** What stands in a row, before it is put in the order of the columns. */
type RowParts = {
  readonly serial: readonly Cell[];
  readonly keys: readonly Cell[];
  readonly unit: readonly Cell[];
  readonly figures: readonly Cell[];
  readonly further: readonly Cell[];
};

/**
 * A table of figures: header and body.
 *
 * @param fixed what all its figures are of, said above it
 * @param said the cells that say so
 */
export function makeTable(
  spec: Spec,
  content: Content,
  fixed: Combination,
  said: readonly Cell[],
  draw: Draw,
): TableParts {
  const { layout } = spec;
  const levels = levelsOf(spec, layout.rows, "rows", content, draw);
  const across = columnsAcross(spec, content, draw);
  const keyHeads = levels.map((level) => textCell(headingText(spec, level.heading, draw)));
  if (levels.length === 1) cornerOf(spec, keyHeads, levels[0], layout.header);
  const furtherHead = furtherHeading(spec, draw);
  const head: RowParts = {
    serial: spec.serial ? [textCell(draw.pick(["序号", "序号", "序"]))] : [],
    keys: keyHeads,
    unit: spec.unitAt === "column" ? [textCell(draw.pick(["单位", "计量单位"]))] : [],
    figures: [],
    further: furtherHead ? [furtherHead] : [],
  };
  const header = headerRows(beforeFigures(spec, head), across, behindFigures(spec, head));
  const rows = bodyRows(spec, content, fixed, said, levels, across, draw);
  return { header, body: withTotals(spec, content, rows).map((parts) => inOrder(spec, parts)) };
}

function beforeFigures({ further, layout }: Spec, row: RowParts): Cell[] {
  return [
    ...row.serial,
    ...(further === "code" ? row.further : []),
    ...row.keys,
    ...(further === "category" ? row.further : []),
    ...(layout.header.length > 0 ? row.unit : []),
  ];
}

function behindFigures({ further, layout }: Spec, row: RowParts): Cell[] {
  return [...(layout.header.length > 0 ? [] : row.unit), ...(isBefore(further) ? [] : row.further)];
}

const inOrder = (spec: Spec, row: RowParts): Row => [
  ...beforeFigures(spec, row),
  ...row.figures,
  ...behindFigures(spec, row),
];

/** Rows of figures, each with the words of its groups. */
function bodyRows(
  spec: Spec,
  content: Content,
  fixed: Combination,
  said: readonly Cell[],
  levels: readonly Level[],
  across: Across,
  draw: Draw,
): RowParts[] {
  const shown: (Cell | undefined)[] = levels.map(() => undefined);
  let previous: Combination = {};
  return crossingsOf(spec, content, spec.layout.rows).map((own, at) => {
    const keys = levels.map((level, i) => {
      const goesOn =
        spec.groups === "first" &&
        i < levels.length - 1 &&
        levels.slice(0, i + 1).every((one) => at > 0 && one.key(own) === one.key(previous));
      const anchor = shown[i];
      if (goesOn && anchor) {
        anchor.span = { columns: 1, rows: (anchor.span?.rows ?? 1) + 1 };
        return textCell("");
      }
      const cell = level.write(own, at);
      shown[i] = cell;
      return cell;
    });
    previous = own;
    const whole = { ...fixed, ...own };
    const unit = spec.unitAt === "column" ? [textCell(whole.indicator?.unit.text ?? "")] : [];
    // What a column without figures says may be taken for what the row is of.
    const further = spec.further === "none" ? [] : [textCell("")];
    const named = [...said, ...keys, ...shown.flatMap((anchor) => anchor ?? []), ...unit, ...further];
    const figures = across.columns.map((column) =>
      figureCell(spec, content, { ...whole, ...column.of }, [...named, ...column.headings], column, draw),
    );
    for (const cell of further) Object.assign(cell, furtherCell(spec, whole, at, figures, draw));
    return { serial: spec.serial ? [numberCell(at + 1)] : [], keys, unit, figures, further };
  });
}

/** The rows with those of 合计, above or below all rows or those of each indicator. */
function withTotals(spec: Spec, content: Content, rows: readonly RowParts[]): RowParts[] {
  if (spec.total !== "bottom" && spec.total !== "top") return [...rows];
  const size = content.organizations.length;
  const out: RowParts[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const group = rows.slice(from, from + size);
    const total = totalOf(spec, group);
    out.push(...(spec.total === "top" ? [total, ...group] : [...group, total]));
  }
  return out;
}

/** Sums what a column states; words and gaps add nothing. The indicator and the unit stand in the row of a total too. */
function totalOf({ totalWord, unitAt }: Spec, group: readonly RowParts[]): RowParts {
  const [first] = group;
  if (!first) throw new Error("nothing to sum up");
  const blank = (cells: readonly Cell[]) => cells.map(() => textCell(""));
  return {
    serial: blank(first.serial),
    keys: first.keys.map(({ text }, i) => textCell(i === first.keys.length - 1 ? totalWord : text)),
    unit: first.unit.map(({ text }) => textCell(text)),
    further: blank(first.further),
    figures: first.figures.map((figure, at) => {
      const sum = group.reduce((all, { figures }) => all + (figures[at]?.amount ?? 0), 0);
      const text = String(Number(sum.toFixed(6)));
      return unitAt === "cell" ? textCell(`${text}${figure.unit ?? ""}`) : { text, number: Number(text) };
    }),
  };
}

function cornerOf({ corner }: Spec, [cell]: Cell[], level: Level | undefined, header: readonly Axis[]): void {
  if (!cell || !level) return;
  const other = header[0];
  if (corner === "blank") cell.text = "";
  if (corner === "slash" && other !== undefined)
    cell.text = `${level.heading}＼${{ indicator: "指标", organization: "平台", period: "时期" }[other]}`;
}

function figureCell(
  spec: Spec,
  content: Content,
  of: Combination,
  headings: readonly Cell[],
  column: HeadedColumn,
  draw: Draw,
): Cell {
  const { indicator, organization, period } = of;
  if (column.isSum) return sumCell(spec, content, of, column);
  if (!indicator || !organization || !period) throw new Error("a figure of nothing");
  const amount = content.amountOf(indicator, organization, period);
  const unitText = spec.unitAt === "cell" ? indicator.unit.text : "";
  const written = writeFigure(
    { reported: indicator.reported, unit: indicator.unit, amount },
    spec.figures,
    unitText,
    draw,
  );
  const truth: Observation = {
    indicator: indicator.reported.indicator.code,
    organization: organization.code,
    period: codeOf(period),
    value: written.value,
    text: written.words,
    status: written.status,
    qualifier: written.qualifier,
  };
  const cell: Cell = { text: written.shown, truth, headings, unit: indicator.unit.text };
  if (written.value !== null) cell.amount = written.value === 0 ? 0 : amount;
  if (written.number !== undefined) cell.number = written.number;
  if (written.number !== undefined) Object.assign(cell, formatted(spec, indicator, written.number));
  return cell;
}

/** What a workbook keeps of a number that its format shows otherwise: with a unit, as a share, in 万元. */
function formatted({ unitAt, file }: Spec, { reported, unit }: Column, number: number): Partial<Cell> {
  if (file.kind === "csv") return {};
  if (unitAt === "format" && reported.kind !== "percent") return { format: `0.######"${unit.text}"` };
  if (file.formats !== "scaled" && unitAt !== "format") return {};
  if (reported.kind === "percent") return { number: shiftDecimal(number, -2), format: "0.0%" };
  // Divided by a thousand, with a point before the last digit.
  const isScaled = reported.indicator.unitMult === 4 && unit.shift === 0 && Number.isInteger(number * 10);
  return isScaled ? { number: shiftDecimal(number, 4), format: "0!.0,", text: number.toFixed(1) } : {};
}

/** The sum across a group of columns: of organizations or of periods. */
function sumCell({ unitAt }: Spec, content: Content, of: Combination, { isSum: axis }: HeadedColumn): Cell {
  const organizations = axis === "organization" ? content.organizations : [of.organization];
  const periods = axis === "period" ? content.periods : [of.period];
  let sum = 0;
  const { indicator } = of;
  for (const organization of organizations)
    for (const period of periods)
      if (indicator && organization && period) sum += content.amountOf(indicator, organization, period);
  const text = String(Number(sum.toFixed(6)));
  const unit = indicator?.unit.text ?? "";
  return {
    text: unitAt === "cell" ? `${text}${unit}` : text,
    amount: Number(text),
    unit,
    ...(unitAt === "cell" ? {} : { number: Number(text) }),
  };
}
