import type { Observation } from "#domain/observation.ts";
import { type Cell, type Row, textCell } from "./cell.ts";
import type { Column, Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import { writeFigure } from "./figure.ts";
import { columnsAcross, type HeadedColumn, headerRows } from "./header.ts";
import type { Axis } from "./layout.ts";
import { type Combination, type Level, levelsOf, productOf } from "./level.ts";
import { codeOf } from "./period.ts";
import type { Spec } from "./spec.ts";
import { headingText } from "./wording.ts";

export type TableParts = { readonly header: Row[]; readonly body: Row[] };

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
  const rowLevels = levelsOf(spec, layout.rows, "rows", content, draw);
  const across = columnsAcross(spec, content, draw);
  const keyHeads = rowLevels.map((level) => textCell(headingText(spec, level.heading, draw)));
  if (rowLevels.length === 1) cornerOf(spec, keyHeads, rowLevels[0], layout.header);
  const hasUnits = spec.unitAt === "column";
  const unitHead = textCell(draw.pick(["单位", "计量单位"]));
  const serialHead = textCell("序号");
  const furtherHead = furtherHeading(spec, draw);
  const before = [
    ...(spec.serial ? [serialHead] : []),
    ...keyHeads,
    ...(furtherHead && spec.further === "category" ? [furtherHead] : []),
  ];
  const unitsFirst = hasUnits && layout.header.length > 0;
  const head = [...before, ...(unitsFirst ? [unitHead] : [])];
  const tail = [
    ...(hasUnits && !unitsFirst ? [unitHead] : []),
    ...(furtherHead && spec.further !== "category" ? [furtherHead] : []),
  ];
  const header = headerRows(head, across, tail);
  // Rows, each with the words of its groups.
  const body: Row[] = [];
  const shownKeys: (Cell | undefined)[] = rowLevels.map(() => undefined);
  let previous: Combination = {};
  const combinations = productOf(content, layout.rows);
  combinations.forEach((own, at) => {
    const keys = rowLevels.map((level, i) => {
      const goesOn =
        spec.groups === "first" &&
        i < rowLevels.length - 1 &&
        rowLevels.slice(0, i + 1).every((one) => at > 0 && one.key(own) === one.key(previous));
      const shown = shownKeys[i];
      if (goesOn && shown) {
        const { columns, rows } = shown.span ?? { columns: 1, rows: 1 };
        shown.span = { columns, rows: rows + 1 };
        return textCell("");
      }
      const cell = level.write(own, at);
      shownKeys[i] = cell;
      return cell;
    });
    previous = own;
    const named = keys.map((key, i) => (key.text === "" ? (shownKeys[i] ?? key) : key));
    const whole = { ...fixed, ...own };
    const figures = across.columns.map((column) =>
      figureCell(spec, content, { ...whole, ...column.of }, [...said, ...named, ...column.headings], column, draw),
    );
    const status = spec.further === "status" ? statusCell(figures, draw) : undefined;
    const unit = whole.indicator ? textCell(whole.indicator.unit.text) : textCell("");
    const further = furtherHead ? [status ?? textCell(furtherText(spec, whole, draw))] : [];
    body.push([
      ...(spec.serial ? [{ text: String(at + 1), number: at + 1 }] : []),
      ...keys,
      ...(spec.further === "category" ? further : []),
      ...(unitsFirst ? [unit] : []),
      ...figures,
      ...(hasUnits && !unitsFirst ? [unit] : []),
      ...(spec.further !== "category" ? further : []),
    ]);
  });
  return { header, body };
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
  const cell: Cell = { text: written.shown, truth, headings };
  if (written.number !== undefined) cell.number = written.number;
  if (spec.unitAt === "format" && written.number !== undefined) cell.format = `0.######"${indicator.unit.text}"`;
  return cell;
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
  return unitAt === "cell" ? textCell(`${text}${indicator?.unit.text ?? ""}`) : { text, number: Number(text) };
}

function furtherHeading({ further }: Spec, draw: Draw): Cell | null {
  if (further === "remark") return textCell("备注");
  if (further === "category") return textCell(draw.pick(["类别", "平台类型"]));
  return further === "status" ? textCell("状态") : null;
}

function furtherText(
  { further }: Spec,
  { organization }: { organization?: { name: string } | undefined },
  draw: Draw,
): string {
  if (further === "category") return organization?.name.endsWith("研究院") ? "研究院" : "创新中心";
  return draw.chance(0.7) ? "" : draw.pick(["已核", "含兼职", "补报"]);
}

/** A column of marks: the figures of the row are provisional, or of a changed definition. */
function statusCell(figures: readonly Cell[], draw: Draw): Cell {
  const status = draw.pick(["A", "A", "P", "B"] as const);
  for (const { truth } of figures) if (truth && truth.value !== null) Object.assign(truth, { status });
  return textCell(status === "P" ? "初步" : status === "B" ? "口径变更" : draw.pick(["", "正常"]));
}

export type { Column };
