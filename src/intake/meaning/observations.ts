import { formatPeriod } from "#domain/say/format-period.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import { reportBreaks } from "#intake/layout/break-notes.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout, ValueColumn } from "#intake/layout/layout.ts";
import { type ChangeColumn, isPercent, readChange } from "#intake/layout/published-changes.ts";
import type { Source } from "#intake/layout/source.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { findDecimalComma } from "#intake/table/decimal-comma.ts";
import { cellName, columnLetters } from "#intake/words/cell-name.ts";
import { noteMarks } from "#intake/words/note-marks.ts";
import type { PeriodReading } from "#intake/words/period-text.ts";
import { isPlausible } from "#intake/words/period-time.ts";
import { resolve, type TableKeys } from "./figure-keys.ts";
import { createUnitReader } from "./figure-units.ts";
import { type Stating, stateFigure } from "./figures.ts";
import { reportForeignUnit } from "./foreign-units.ts";
import { octoberFixes, reportShortYear } from "./october.ts";
import { datedSum } from "./open-sums.ts";
import { reportImplausible } from "./period-limits.ts";
import { createAttributeReader } from "./row-attributes.ts";
import { createRowDifferences } from "./row-difference.ts";
import { createFrequencyReader } from "./row-frequencies.ts";
import { createRowKeyReader, isChangeRow, type NotRead, type RowKeys } from "./row-keys.ts";
import { askYear } from "./row-years.ts";
import { checkTableTotals } from "./table-totals.ts";

type Progress = (rowsDone: number) => void;

/** Rows between two words of progress. */
const PROGRESS_ROWS = 4096;

/** A row of the body that is not read, and why. */
export type UnreadRow = SetAsideRow & { readonly kind: NotRead | "member" };

/** Reads all rows of a table. Returns the rows that turned out to be totals of others, or that a person left out. */
export function readObservations(
  table: TableBody,
  { layout, dimensions, choices }: Pick<Source, "layout" | "dimensions" | "choices">,
  matchers: Matchers,
  tableKeys: TableKeys,
  stating: Stating,
  onRows: Progress,
): UnreadRow[] {
  const { log } = stating;
  const sums = { layout, table, tableKeys, chosen: choices.period };
  const values = layout.values.flatMap((value) => {
    const dated = reportHeading(value, { layout, table }, stating) ? datedSum(value, sums, stating) : null;
    return dated === null ? [] : [dated];
  });
  const keys = createRowKeyReader(table, layout, matchers, stating);
  const attributes = createAttributeReader(table, layout, log);
  const ofFrequency = createFrequencyReader(table, layout, choices.columns, log);
  const notes = noteMarks(table.footnotes.map(({ cells }) => cells.join(" ")));
  const differences = createRowDifferences(table, layout);
  const commas = reportDecimalCommas(values, table, log);
  const figureUnits = createUnitReader(table, layout, stating);
  const changesInRow = values.map((of): ChangeColumn => ({ column: of.column, of }));
  const unread: UnreadRow[] = [];
  const keysByRow: (RowKeys | UnreadRow["kind"])[] = [];
  const width = table.rows[0]?.length ?? 0;
  for (let index = 1; index < table.rows.length; index += 1) {
    if (index % PROGRESS_ROWS === 0) onRows(index);
    const cells = table.rows[index] ?? [];
    const row = table.rowNumbers[index] ?? 0;
    // Its keys are read whether it is or not, as merged cells above may name those of the next.
    const rowKeys = keys.read(index);
    const isOfOther = dimensions.isLeftOut(index);
    keysByRow.push(isOfOther ? "member" : rowKeys);
    if (isOfOther) {
      unread.push({ row, cells, kind: "member" });
      continue;
    }
    if (typeof rowKeys === "string") {
      unread.push({ row, cells, kind: rowKeys });
      continue;
    }
    const isChange = isChangeRow(rowKeys);
    const rows = { header: table.rowNumbers[0] ?? 1, own: row };
    keepChanges(isChange ? changesInRow : layout.changes, cells, rows, rowKeys, tableKeys, stating);
    if (isChange) {
      unread.push({ row, cells, kind: "change" });
      continue;
    }
    if (cells.length > width) log.add("extra-cells", { column: width, row }, cells.slice(width).join(" "));
    const rowAttributes = attributes(index);
    for (const value of values) {
      const place = { column: value.column, row };
      const raw = cells[value.column] ?? "";
      const resolved = resolve(value, rowKeys, tableKeys, stating, rows);
      const { indicator } = resolved;
      const units = figureUnits.at({ value, rowKeys, ownUnit: rowAttributes.unit, indicator, index, raw, place });
      if (units === null) continue;
      stateFigure(stating, {
        ...resolved,
        period: ofFrequency(index, resolved.period),
        units,
        foreign: layout.title.foreign,
        attributes: rowAttributes,
        raw,
        decimalComma: commas.has(value.column),
        place,
        notes,
        row: differences === null ? null : { differences, index },
      });
    }
  }
  reportFilledDown(keys.filledDown, log);
  figureUnits.finish();
  checkTableTotals({ table, layout, matchers, tableKeys, values, keysByRow, commas }, stating);
  reportBreaks(table, layout, log);
  return unread;
}

/** Keeps the changes that a row states, with the identity of the figures whose change they are. */
function keepChanges(
  columns: readonly ChangeColumn[],
  cells: readonly string[],
  rows: { readonly header: number; readonly own: number },
  rowKeys: RowKeys,
  tableKeys: TableKeys,
  stating: Stating,
): void {
  // 增长(人) states how many more, no 同比.
  if (rowKeys.indicator.kind === "known" && isChangeRow(rowKeys) && !isPercent(rowKeys.indicator.value.unit)) return;
  for (const { column, of } of columns) {
    const { indicator, organization, period } = resolve(of, rowKeys, tableKeys, stating, rows);
    if (indicator === null || organization === null || period === null) continue;
    const source = { sheet: stating.sheet, cell: cellName(column, rows.own), raw: cells[column] ?? "" };
    const change = readChange({ indicator, organization, period }, source);
    if (change) stating.changes.push(change);
  }
}

/** The columns whose commas are decimal points, which is told. */
function reportDecimalCommas(values: readonly ValueColumn[], table: TableBody, log: ProblemLog): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const { column } of values) {
    const found = findDecimalComma(table, column);
    if (!found) continue;
    columns.add(column);
    log.add("decimal-comma", { column, row: found.row }, found.text, { letters: columnLetters(column) });
  }
  return columns;
}

/** A heading that looks like a period but is none is told once; its column is not read. */
function reportHeading(
  value: ValueColumn,
  { layout, table }: { readonly layout: Layout; readonly table: TableBody },
  stating: Stating,
): boolean {
  const { log, indicatorsByCode: indicators } = stating;
  const heading = layout.headings[value.column];
  const at = { column: value.column, row: table.rowNumbers[0] ?? 1 };
  if (heading && heading.foreign !== null) {
    reportForeignUnit(log, at, heading.text, heading.foreign, indicators.get(value.indicator ?? "") ?? null);
    return false;
  }
  const reading = heading?.period ?? null;
  if (reading?.kind === "period" && !isPlausible(reading.code, stating.today)) {
    reportImplausible(log, at, reading.code, stating.today, heading?.text ?? "");
    return false;
  }
  if (reading === null || reading.kind === "period") {
    reportDecided(heading?.text ?? "", reading, value, table, log);
    return true;
  }
  if (reading.kind === "needs-year" && layout.year !== null) return true;
  const text = heading?.text ?? "";
  const open = layout.openYears.get(value.column);
  if (reading.kind === "needs-year" && open !== undefined) askYear(log, at, text, heading?.periodText ?? text, open);
  else if (reading.kind === "needs-year") log.add("period-without-year", at, text);
  else if (reading.kind === "october-or-january")
    log.add("ambiguous-period", at, text, { year: reading.year }, octoberFixes(reading.year));
  else if (reading.kind === "short-year") reportShortYear(log, at, text, reading.code);
  else log.add("bad-period", at, text);
  return false;
}

/** A heading 2024.1 that its neighbours decided is said. */
function reportDecided(
  text: string,
  reading: PeriodReading | null,
  value: ValueColumn,
  table: TableBody,
  log: ProblemLog,
): void {
  if (reading?.kind !== "period" || !/^\s*\d{4}\.1\s*$/.test(text)) return;
  log.addOnce("decided-period", { column: value.column, row: table.rowNumbers[0] ?? 1 }, text, {
    key: reading.code,
    periodZh: formatPeriod(reading.code, "zh-CN"),
    periodEn: formatPeriod(reading.code, "en"),
  });
}

function reportFilledDown(filledDown: ReadonlyMap<number, number>, log: ProblemLog): void {
  for (const [column, count] of filledDown) log.add("filled-down", null, "", { letters: columnLetters(column), count });
}
