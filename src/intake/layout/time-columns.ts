import type { Role } from "#intake/table/columns.ts";
import { type HeadingTime, headingTime, periodEnd } from "#intake/words/time-heading.ts";
import type { Content } from "./column-content.ts";
import type { Heading } from "./headings.ts";
import { BY_CONTENT } from "./key-columns.ts";

/** Two columns that state the first and the last month of each row's period. */
export type PeriodSpan = { readonly first: number; readonly last: number };

/**
 * A column of times by which no figure is dated: of what its heading speaks, or that headings have periods instead.
 * `isSure` where its cells are no numbers as well.
 */
export type LooseTimes = { readonly column: number; readonly says: Says; readonly isSure: boolean };

type Says = Exclude<HeadingTime, "figures"> | "dropped";

type Columns = {
  readonly roles: readonly (Role | null)[];
  readonly headings: readonly Heading[];
  readonly contents: readonly Content[];
};

const periodsOf = ({ contents }: Columns, column: number) => contents[column]?.periods ?? 0;

/**
 * The column by whose cells rows are dated, where no heading is known to head periods: one that speaks of the time of
 * figures, or says nothing. Years and days among numbers are figures where something else has the period.
 *
 * @param isTitled the title gives the period
 */
export function periodColumn(columns: Columns, isTitled: boolean): number | null {
  const { roles, headings, contents } = columns;
  const isDated = roles.includes("year") || roles.includes("period");
  const found = roles.findIndex((role, column) => {
    const says = headingTime(headings[column]?.text ?? "");
    if (role !== null || says === "other" || says === "none") return false;
    const needsSure = isDated || (isTitled && says === "blank");
    return (needsSure ? (contents[column]?.sure ?? 0) : periodsOf(columns, column)) >= BY_CONTENT;
  });
  return found < 0 ? null : found;
}

/**
 * 起 and 止 of one period. Beside a title with the period 开始日期 and 截止日期 are those of something else.
 *
 * @param isTitled the title gives the period
 */
export function periodSpan(columns: Columns, isTitled: boolean): PeriodSpan | null {
  const ends = columns.roles.flatMap((role, column) => {
    const end = role === null ? periodEnd(columns.headings[column]?.text ?? "") : null;
    return end !== null && periodsOf(columns, column) >= BY_CONTENT ? [{ ...end, column }] : [];
  });
  const [first, last, ...others] = ends;
  if (first?.end !== "first" || last?.end !== "last" || others.length > 0) return null;
  if (first.noun !== last.noun || (isTitled && first.noun !== "")) return null;
  return { first: first.column, last: last.column };
}

/** Columns of times that are left when all roles are given. @param dropped those whose heading says that they are periods */
export function looseTimes(columns: Columns, dropped: readonly number[]): LooseTimes[] {
  return columns.roles.flatMap((role, column): LooseTimes[] => {
    const isDropped = dropped.includes(column);
    if ((role !== null && !isDropped) || periodsOf(columns, column) < BY_CONTENT) return [];
    const says = headingTime(columns.headings[column]?.text ?? "");
    const isSure = (columns.contents[column]?.sure ?? 0) >= BY_CONTENT;
    return [{ column, says: isDropped ? "dropped" : says === "figures" ? "other" : says, isSure }];
  });
}
