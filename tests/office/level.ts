import { type Cell, textCell } from "./cell.ts";
import type { Column, Content } from "./content.ts";
import type { Draw } from "./draw.ts";
import type { Axis } from "./layout.ts";
import type { Reporter } from "./organization.ts";
import { codeOf, periodForm, type Reckoned } from "./period.ts";
import type { Spec } from "./spec.ts";
import { indicatorText, organizationText } from "./wording.ts";

/** What a row, a column or a table is of; what it does not say is said elsewhere. */
export type Combination = {
  readonly indicator?: Column | undefined;
  readonly organization?: Reporter | undefined;
  readonly period?: Reckoned | undefined;
};

/** A column of keys, or a row of the header: of an axis, or of the year or the month of periods. */
export type Level = {
  readonly axis: Axis;
  readonly heading: string;
  /** Same for combinations that one cell may stand for. */
  readonly key: (of: Combination) => string;
  readonly write: (of: Combination, at: number) => Cell;
};

export function levelsOf(
  spec: Spec,
  axes: readonly Axis[],
  place: "rows" | "header",
  content: Content,
  draw: Draw,
): Level[] {
  const headings = {
    indicator: draw.pick(["指标", "指标名称"]),
    organization: draw.pick(["平台", "平台名称", "单位名称", "科创平台名称"]),
    period: draw.pick([
      "时期",
      "时间",
      spec.periodKind === "month" ? "月份" : "统计期",
      spec.periodKind === "month" ? "年月" : "报告期",
    ]),
  };
  return axes.flatMap((axis): Level[] => {
    if (axis === "indicator")
      return [
        {
          axis,
          heading: headings.indicator,
          key: ({ indicator }) => indicator?.name ?? "",
          write: ({ indicator }) => textCell(indicatorText(spec, indicator, content)),
        },
      ];
    if (axis === "organization")
      return [
        {
          axis,
          heading: headings.organization,
          key: ({ organization }) => organization?.code ?? "",
          write: ({ organization }, at) => textCell(organizationText(spec, organization, content, at, place)),
        },
      ];
    const own: Level = {
      axis,
      heading: spec.yearAt === "column" ? (spec.periodKind === "month" ? "月份" : "时段") : headings.period,
      key: ({ period }) => (period ? codeOf(period) : ""),
      write: ({ period }) => periodCell(spec, period),
    };
    if (spec.yearAt !== "column") return [own];
    const year: Level = {
      axis,
      heading: "年份",
      key: ({ period }) => String(period?.year ?? ""),
      write: ({ period }) => textCell(place === "header" ? `${period?.year}年` : String(period?.year)),
    };
    return [year, own];
  });
}

export function periodCell(spec: Spec, period: Reckoned | undefined): Cell {
  if (!period) throw new Error("no period");
  const { text, serial, format } = periodForm(spec.periodForm).write(period);
  const cell = textCell(text);
  if (serial !== undefined) cell.number = serial;
  if (format !== undefined) Object.assign(cell, { format, isDate: true });
  return cell;
}

/** Every combination of what is on some axes, the last running fastest; of no axis the one that says nothing. */
export function productOf(content: Content, axes: readonly Axis[]): Combination[] {
  return axes.reduce<Combination[]>(
    (all, axis) =>
      all.flatMap((so): Combination[] => {
        if (axis === "indicator") return content.indicators.map((indicator) => ({ ...so, indicator }));
        if (axis === "organization") return content.organizations.map((organization) => ({ ...so, organization }));
        return content.periods.map((period) => ({ ...so, period }));
      }),
    [{}],
  );
}

/** The combinations that a table has rows or columns for. */
export function crossingsOf({ uneven }: Spec, content: Content, axes: readonly Axis[]): Combination[] {
  const all = productOf(content, axes);
  if (!uneven) return all;
  return all.filter(({ indicator, organization, period }) => {
    const others = indicator ? content.indicators.indexOf(indicator) : period ? content.periods.indexOf(period) : -1;
    if (!organization || others < 0) return true;
    return (content.organizations.indexOf(organization) + others) % 2 === 0;
  });
}
