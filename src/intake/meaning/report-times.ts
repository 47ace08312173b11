import type { Fix } from "#domain/reading/problem.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { hasPeriod } from "#intake/layout/source.ts";
import type { LooseTimes } from "#intake/layout/time-columns.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES, type Role } from "#intake/table/columns.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { type PeriodReading, readPeriod } from "#intake/words/period-text.ts";

/** Rows looked at for what a column's times are. */
const SAMPLE = 60;

/**
 * Tells of columns of times by which no figure is dated, where something else has the period: they may be those of the
 * figures. Returns the columns that are told, here or where the period is asked for. One of founding or reporting needs no telling.
 */
export function reportLooseTimes(table: TableBody, layout: Layout, log: ProblemLog): ReadonlySet<number> {
  const isDated = hasPeriod(layout);
  const told = layout.looseTimes.filter(
    (times) => (isDated || times.says === "dropped") && mayBeMeant(table, layout, times),
  );
  for (const times of told) {
    const isOfMonths = times.says === "dropped" && areMonthsBelowYears(table, layout, times.column);
    reportColumn(isOfMonths ? "months-below-years" : "times-not-used", table, layout, times.column, log);
  }
  const asked = isDated ? undefined : askedTimes(layout);
  return new Set([...told, ...(asked ? [asked] : [])].map(({ column }) => column));
}

/** True where figures below years as headings stand beside months: whose figures they are is then not known. */
export function hasMonthsBelowYears(table: TableBody, layout: Layout): boolean {
  return layout.looseTimes.some(({ says, column }) => says === "dropped" && areMonthsBelowYears(table, layout, column));
}

/** Asks whether a column has the period of figures of which nothing else says it; `false` where there is none. */
export function askForPeriodColumn(table: TableBody, layout: Layout, log: ProblemLog): boolean {
  const asked = askedTimes(layout);
  if (asked !== undefined) reportColumn("period-column-unclear", table, layout, asked.column, log);
  return asked !== undefined;
}

function askedTimes({ looseTimes }: Layout): LooseTimes | undefined {
  return looseTimes.find(({ says, isSure }) => isSure || says === "other");
}

function reportColumn(
  code: "months-below-years" | "times-not-used" | "period-column-unclear",
  table: TableBody,
  { headings }: Layout,
  column: number,
  log: ProblemLog,
): void {
  const text = headings[column]?.text ?? "";
  const example = cellsOf(table, column)[0] ?? "";
  const roles: readonly Role[] =
    code === "times-not-used" ? ["period", "ignored"] : [code === "months-below-years" ? "ignored" : "period"];
  log.add(code, headingPlace(table, column), text, { example }, nameForm(text) === "" ? [] : roleFixes(roles, text));
}

export function headingPlace(table: TableBody, column: number): NonNullable<Place> {
  return { column: fileColumn(table, column), row: Math.max(1, table.rowNumbers[0] ?? 1) };
}

/** Fixes that say what the column of a heading holds. */
export function roleFixes(roles: readonly Role[], heading: string): Fix[] {
  return roles.map((role) => ({ kind: "column", label: ROLE_NAMES[role], replacement: role, about: heading }));
}

/** Times that are the title's, and numbers that only look like times, say nothing against it. */
function mayBeMeant(table: TableBody, { title }: Layout, { column, says, isSure }: LooseTimes): boolean {
  if (says === "other" || !isSure) return false;
  const isTitles = (reading: PeriodReading) => reading.kind === "period" && reading.code === title.period;
  return !cellsOf(table, column).every((cell) => isTitles(readPeriod(cell, title.year)));
}

/** The column's own heading may have the year above it: 月份 below 2023年. */
function areMonthsBelowYears(table: TableBody, { values, headings }: Layout, column: number): boolean {
  const areYears = values.every(({ period }) => period === null || /^\d{4}$/.test(period));
  const hasYear = values.some(({ period }) => period !== null) && headings[column] !== undefined;
  return areYears && hasYear && cellsOf(table, column).some((cell) => isPartOfYear(cell));
}

/** 8月, and 8 where the heading says that it is of months. */
function isPartOfYear(cell: string): boolean {
  return readPeriod(cell).kind === "needs-year";
}

function cellsOf(table: TableBody, column: number): string[] {
  return table.rows
    .slice(1, SAMPLE + 1)
    .map((cells) => cells[column] ?? "")
    .filter((cell) => !isBlank(cell));
}
