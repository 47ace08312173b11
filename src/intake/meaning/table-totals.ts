import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import { type Layout, type ValueColumn, valueColumn } from "#intake/layout/layout.ts";
import { labelOf } from "#intake/layout/row-labels.ts";
import { QUIET_LOG } from "#intake/problems/problem-log.ts";
import { isTotalRow } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { findIndicator } from "#intake/words/indicator-names.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { type FigureKeys, resolve, type TableKeys, unitsFor } from "./figure-keys.ts";
import { readQuietly, type Stating } from "./figures.ts";
import { createAttributeReader, type RowAttributes } from "./row-attributes.ts";
import { isChangeRow, type NotRead, type RowKey, type RowKeys } from "./row-keys.ts";
import { checkTotals } from "./stated-totals.ts";
import { lineFigure } from "./total-figure.ts";
import { isSumLabel, type Line, type LineCell, lineKindOf } from "./total-lines.ts";
import type { LineKind } from "./total-parts.ts";

type TotalledTable = {
  readonly table: TableBody;
  readonly layout: Layout;
  readonly matchers: Matchers;
  readonly tableKeys: TableKeys;
  readonly values: readonly ValueColumn[];
  /** Keys of each row of the body, or why it is not read. */
  readonly keysByRow: readonly (RowKeys | NotRead | "member")[];
  /** Columns whose commas are decimal points. */
  readonly commas: ReadonlySet<number>;
};

/** A row with figures, or with their totals. */
type LineRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly keys: RowKeys;
  readonly kind: LineKind;
  readonly label: string;
  readonly attributes: RowAttributes;
};

/** A column of figures, or of their totals. */
type LineColumn = { readonly value: ValueColumn; readonly kind: LineKind };

/** Holds the totals that rows and columns of a table state against what they sum up. */
export function checkTableTotals(totalled: TotalledTable, stating: Stating): void {
  const { table, keysByRow, layout } = totalled;
  const columns = lineColumns(totalled);
  const hasTotalColumns = columns.some(({ kind }) => kind.kind === "total");
  const mayHaveTotals = table.totals.length > 0 || keysByRow.some((keys) => keys === "total" || keys === "left-out");
  if (layout.values.length === 0 || !(hasTotalColumns || mayHaveTotals)) return;
  const rows = lineRows(totalled, stating);
  const telling = { region: stating.region, log: stating.log, told: new Set<string>() };
  const cellAt = (row: LineRow, column: LineColumn, kind: LineKind) => lineCell(row, column, kind, totalled, stating);
  if (rows.some(({ kind }) => kind.kind === "total")) {
    const lines = columns.map((column): Line => rows.map((row) => cellAt(row, column, row.kind)));
    checkTotals(lines, "row", telling);
  }
  if (!hasTotalColumns) return;
  const lines = rows.map((row): Line => columns.map((column) => cellAt(row, column, column.kind)));
  checkTotals(lines, "column", telling);
}

function lineColumns({ layout, values, table }: TotalledTable): LineColumn[] {
  const partsOf = (column: number) => table.headerParts[column] ?? [];
  const figures = values.map((value): LineColumn => {
    const among = partsOf(value.column).find((part) => lineKindOf(part, false).kind === "among");
    return { value, kind: lineKindOf(among ?? "", false) };
  });
  const totals = layout.headings.flatMap((heading, column): LineColumn[] => {
    const label = partsOf(column).find(isSumLabel);
    const isKnown = heading.unknown.every(isSumLabel) && layout.roles[column] === "ignored";
    if (label === undefined || !isKnown) return [];
    return [{ value: valueColumn(column, heading, false), kind: lineKindOf(label, true) }];
  });
  return [...figures, ...totals].sort((a, b) => a.value.column - b.value.column);
}

/** Rows of figures and of totals in the order of the file; a row of words alone is neither. */
function lineRows(totalled: TotalledTable, stating: Stating): LineRow[] {
  const { table, layout, keysByRow, values } = totalled;
  const attributes = createAttributeReader(table, layout, QUIET_LOG);
  const isEmpty = (cells: readonly string[]) => values.every(({ column }) => isBlank(cells[column] ?? ""));
  const ofBody = keysByRow.flatMap((keys, i): LineRow[] => {
    const cells = table.rows[i + 1] ?? [];
    const own = { row: table.rowNumbers[i + 1] ?? 0, cells, label: labelOf(cells), attributes: attributes(i + 1) };
    if (keys === "change" || keys === "deletion" || keys === "member") return [];
    if (typeof keys !== "string")
      return isChangeRow(keys) ? [] : [{ ...own, keys, kind: lineKindOf(own.label.replace(/计/g, ""), false) }];
    if (isEmpty(cells)) return [];
    return [{ ...own, keys: keysIn(cells, totalled, stating), kind: lineKindOf(own.label, keys === "total") }];
  });
  const aside = { ...table, rows: [table.rows[0] ?? [], ...table.totals.map(({ cells }) => [...cells])] };
  const ofTotals = createAttributeReader(aside, layout, QUIET_LOG);
  const totals = table.totals.flatMap(({ row, cells }, i): LineRow[] => {
    if (isEmpty(cells) && !isTotalRow(cells)) return [];
    const label = cells.find(isSumLabel) ?? "";
    const own = { row, cells, label, attributes: ofTotals(i + 1) };
    return [{ ...own, keys: keysIn(cells, totalled, stating), kind: lineKindOf(label, true) }];
  });
  return [...ofBody, ...totals].sort((a, b) => a.row - b.row);
}

const ABSENT = { kind: "absent" } as const;
const WRONG = { kind: "wrong" } as const;

/** What a row that is not read says of its figures: what it names that is known; `absent` where it leaves that open. */
function keysIn(cells: readonly string[], { layout, matchers }: TotalledTable, { indicatorsByCode }: Stating): RowKeys {
  const said = (columns: readonly number[]) =>
    columns
      .map((column) => cells[column] ?? "")
      .filter((text) => !isBlank(text) && !isSumLabel(text))
      .at(-1);
  const key = <T>(columns: readonly number[], read: (text: string) => T | null): RowKey<T> => {
    const text = said(columns);
    if (text === undefined) return ABSENT;
    const value = read(text);
    return value === null ? WRONG : { kind: "known", value };
  };
  const year = layout.year === null ? null : (/^\s*(\d{4})/.exec(cells[layout.year] ?? "")?.[1] ?? null);
  return {
    indicator: key(layout.indicators, (text) => findIndicator(text, matchers.indicators, indicatorsByCode)),
    organization: key(layout.organizations, (text) => {
      const match = matchers.organizations.match(text);
      return match.kind === "exact" ? match.code : null;
    }),
    period: key(layout.periods, (text) => {
      const reading = readPeriod(text, Number(year ?? layout.title.year) || null);
      return reading.kind === "period" ? reading.code : null;
    }),
    year: year === null ? null : Number(year),
  };
}

function lineCell(
  { row, cells, keys, label, kind: ofRow, attributes }: LineRow,
  { value, kind: ofColumn }: LineColumn,
  kind: LineKind,
  { table, layout, tableKeys, commas }: TotalledTable,
  stating: Stating,
): LineCell {
  const { column } = value;
  const place = { column, row };
  const raw = cells[column] ?? "";
  const quiet = { indicatorsByCode: stating.indicatorsByCode, log: QUIET_LOG };
  const found = resolve(value, keys, tableKeys, quiet, { header: table.rowNumbers[0] ?? 1, own: row });
  const isTotal = ofRow.kind === "total" || ofColumn.kind === "total";
  const own = isTotal ? onlyStated(found, value, keys, layout) : found;
  const organization = keys.organization.kind === "wrong" ? `?${row}` : own.organization;
  return {
    ...kind,
    keys: { ...own, organization },
    isOther: keys.indicator.kind === "wrong",
    label: ofColumn.kind === "total" && ofRow.kind !== "total" ? value.heading : label,
    raw,
    place,
    figureIn: (indicator) => {
      const units = unitsFor(value, keys, indicator, attributes.unit, layout, stating.indicatorsByCode);
      const foreign = layout.title.foreign;
      const decimalComma = commas.has(column);
      const figured = {
        ...own,
        indicator,
        units,
        foreign,
        attributes,
        raw,
        decimalComma,
        place,
        row: null,
        notes: NO_NOTES,
      };
      const stated = readQuietly(stating, figured);
      return lineFigure(stated, stated?.number ?? 0, raw, indicator);
    },
  };
}

/** Marks of totals are told where they are read. */
const NO_NOTES: ReadonlyMap<string, string> = new Map();

/** A total is of what it names; what other rows or columns name, it leaves open. */
function onlyStated(found: FigureKeys, value: ValueColumn, row: RowKeys, layout: Layout): FigureKeys {
  const isOpen = (key: "indicator" | "organization" | "period", columns: readonly number[]) => {
    if (value[key] !== null || row[key].kind === "known") return false;
    return columns.length > 0 || layout.values.some((other) => other[key] !== null);
  };
  const hasParts = layout.values.some(({ partOfYear }) => partOfYear !== null);
  const isUndated = value.partOfYear === null && (hasParts || (layout.year !== null && row.year === null));
  return {
    indicator: isOpen("indicator", layout.indicators) ? null : found.indicator,
    organization: isOpen("organization", layout.organizations) ? null : found.organization,
    period: isOpen("period", layout.periods) || isUndated ? null : found.period,
  };
}
