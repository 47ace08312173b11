import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { isTotalLabel } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { readUnit, type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";
import { findNamed, type NamedCell } from "./named-items.ts";
import { indicatorUnit, newIndicator } from "./new-indicator.ts";
import { keptUnit } from "./proposed-indicator.ts";
import { newPlatform } from "./read-platforms.ts";
import { cleanName, said } from "./rows-of-list.ts";
import type { BodyRow } from "./sheet-tables.ts";
import { readTarget } from "./stated-target.ts";
import type { At, Stating } from "./stating.ts";
import { type ColumnFacts, columnOf, type TableFacts } from "./table-facts.ts";
import { targetOwner } from "./target-owner.ts";
import { targetYear } from "./target-year.ts";
import { proposeTarget } from "./targets.ts";

/** Most targets of one table. */
export const MOST_TARGETS = 400_000;

/** Reads a decomposition: platforms down and indicators across, the other way round, or one target a row. */
export function readTargets(facts: TableFacts, stating: Stating): void {
  const way = wayOf(facts);
  if (way === null) return;
  const { table } = facts;
  if (table.rows.length * way.values.length > MOST_TARGETS) {
    stating.log.add("catalogue-too-many", { row: table.headerRow, column: 0 }, "", {
      count: table.rows.length * way.values.length,
      limit: MOST_TARGETS,
    });
    return;
  }
  if (way.kind === "rows") readLong(facts, way, stating);
  else readCrossed(facts, way, stating);
}

type Way = {
  /** What the rows are, or `rows` where each is one target. */
  readonly kind: "organizations" | "indicators" | "rows";
  readonly label: number;
  /** Of `rows`: where the indicator stands. */
  readonly indicator: number | null;
  readonly unit: number | null;
  readonly values: readonly ColumnFacts[];
};

/** Columns beside the names that hold no targets. */
const BESIDE = new Set([
  "serial",
  "department",
  "frequency",
  "data-source",
  "definition",
  "weight",
  "note",
  "unit",
  "group",
  "short-name",
  "founded",
  "host",
  "person",
  "actual",
  "period",
]);

function wayOf(facts: TableFacts): Way | null {
  const { columns } = facts;
  const platform = columnOf(facts, "platform");
  const indicator = columnOf(facts, "indicator", "second-level");
  const target = columnOf(facts, "target");
  const unit = columns.find(({ roles, column }) => roles.includes("unit") && column !== platform)?.column ?? null;
  const isBoth = platform !== null && indicator !== null && platform !== indicator;
  if (isBoth && target !== null && facts.rowsOfOrganizations > 0.3)
    return {
      kind: "rows",
      label: platform,
      indicator,
      unit,
      values: columns.filter(({ column }) => column === target),
    };
  const isOfPlatforms = indicator === null || (platform !== null && facts.rowsOfOrganizations > facts.rowsOfIndicators);
  const label = (isOfPlatforms ? platform : indicator) ?? firstTexts(facts);
  if (label === null) return null;
  const values = columns.filter(
    ({ column, roles, isFigures, names, headings }) =>
      column !== label &&
      !roles.includes("actual") &&
      (names !== null || isFigures || headings.some((text) => /目标|任务|计划/.test(text))) &&
      (names !== null || !roles.some((role) => BESIDE.has(role))),
  );
  const kind = isOfPlatforms ? "organizations" : "indicators";
  const unitOf = columns.find(({ roles, column }) => roles.includes("unit") && column !== label)?.column ?? null;
  return { kind, label, indicator: null, unit: kind === "indicators" ? unitOf : null, values };
}

function firstTexts({ columns }: TableFacts): number | null {
  return columns.find(({ isFigures, roles }) => !isFigures && !roles.includes("serial"))?.column ?? null;
}

/** 全市, 合计, 全县合计 are the region; 小计 is of some and left to its parts. */
const REGION = /^(?:全[市县区省州旗]|本[市县区]|地区)?(?:合计|总计|共计)?$|^total$/i;

function isRegion(text: string): boolean {
  const bare = text.replace(/\s+/g, "");
  return bare !== "" && !/小计/.test(bare) && (REGION.test(bare) || (isTotalLabel(bare) && !/小/.test(bare)));
}

/** Words that head columns of targets and name none: 其中, 目标, 2026年目标任务. */
const NO_NAME =
  /^(?:其中|各平台|分解到?(?:各?平台|单位)?|目标(?:值|数)?分解|.{0,6}(?:目标|任务|计划)(?:值|数|任务|分解|情况)*|单位|平台|指标|合计)$/;

function namesPeriod(text: string): boolean {
  return text !== "" && readPeriod(partOf(text), 2024).kind === "period";
}

function wordingsOf(headings: readonly string[]): { readonly name: string; readonly wordings: readonly string[] } {
  const bare = headings
    .map((text) =>
      splitUnit(cleanName(text))
        .text.replace(/(?:19|20)\d{2}年?度?/g, "")
        .trim(),
    )
    .map((text) =>
      NO_NAME.test(text) || namesPeriod(text)
        ? ""
        : text.replace(/(?:年度?|全年)?(?:目标|任务|计划)(?:值|数|任务)?$/, ""),
    )
    .filter((text) => text !== "");
  const own = bare.at(-1) ?? "";
  const above = bare.at(-2) ?? "";
  const joined = above === "" || own.includes(above) ? own : `${above}${own}`;
  return {
    name: own.length <= 4 ? joined : own,
    wordings: [...new Set([own, joined, above].filter((text) => text !== ""))],
  };
}

function readCrossed(facts: TableFacts, way: Way, stating: Stating): void {
  const { table } = facts;
  const across = way.kind === "organizations" ? "indicator" : "organization";
  const down = way.kind === "organizations" ? "organization" : "indicator";
  // 1. What stands across and down.
  const columns = way.values.flatMap((column) => {
    const at: At = { table, row: table.headerRow, column: column.column };
    const { name, wordings } = wordingsOf(column.headings);
    // 全县目标 and a bare 目标值 beside the names of indicators are the region's own.
    const isOwn =
      across === "organization" && (name === "" || wordings.some(isRegion) || /^全[市县区省]/.test(column.heading));
    if (name === "" && !isOwn) return [];
    return [{ column, isOwn, cell: { text: name, wordings: wordings.slice(0, 2), at } }];
  });
  const rows = table.rows.flatMap((row): { row: BodyRow; isOwn: boolean; cell: NamedCell }[] => {
    const text = labelOf(row, way.label);
    if (text === "" || (way.kind === "indicators" && isTotalLabel(text))) return [];
    const isOwn = down === "organization" && isRegion(text);
    if (!isOwn && /小计/.test(text)) return [];
    const isTitle = way.values.every(({ column }) => isBlank(row.cells[column] ?? ""));
    if (isTitle) return [];
    const name = down === "indicator" ? splitUnit(text).text : text;
    return [{ row, isOwn, cell: { text, wordings: [name], at: { table, row: row.row, column: way.label } } }];
  });
  // 2. What they are in the catalogue.
  const unitAt = unitsOf(facts, way);
  const make = (kind: "indicator" | "organization") => (cell: NamedCell) =>
    kind === "organization"
      ? newPlatform(cleanName(cell.text), cell.at, {}, stating)
      : makeIndicator(cell, unitAt(cell.at.row, cell.at.column), stating);
  const acrossCodes = findNamed(
    across,
    columns.filter(({ isOwn }) => !isOwn).map(({ cell }) => cell),
    make(across),
    stating,
  );
  const downCodes = findNamed(
    down,
    rows.filter(({ isOwn }) => !isOwn).map(({ cell }) => cell),
    make(down),
    stating,
  );
  const owner = columns.some(({ isOwn }) => isOwn) ? targetOwner(table, stating) : stating.region;
  // 3. Cell by cell.
  const periods = new Map(columns.map(({ column }) => [column.column, periodOf(facts, column, stating)]));
  for (const { row, isOwn, cell } of rows) {
    const own = isOwn ? stating.region : downCodes.get(cell.text);
    if (own === undefined) continue;
    for (const { column, isOwn: isRegions, cell: head } of columns) {
      const other = isRegions ? owner : acrossCodes.get(head.text);
      const period = periods.get(column.column) ?? null;
      const text = row.cells[column.column] ?? "";
      if (other === undefined || other === null || period === null || text === "") continue;
      const place =
        down === "organization"
          ? { indicator: other, organization: own, period }
          : { indicator: own, organization: other, period };
      const at = { table, row: row.row, column: column.column };
      proposeTarget(place, readTarget(text), { at, text, headingUnit: unitAt(row.row, column.column) }, stating);
    }
  }
}

function labelOf({ cells }: BodyRow, label: number): string {
  const text = cells[label] ?? "";
  if (!isBlank(text)) return cleanName(text);
  // 合计 may stand in the column of numbers before the names.
  const before = cells.slice(0, label).find((cell) => isTotalLabel(cell));
  return before ?? "";
}

/** Unit of a cell: of its column's headings from the innermost, of a row of units, of its row, of the title. */
function unitsOf({ table, columns }: TableFacts, way: Way): (row: number, column: number) => StatedUnit | null {
  const byColumn = new Map<number, StatedUnit | null>();
  for (const { column, headings } of columns) {
    const own =
      [...headings]
        .reverse()
        .map((text) => splitUnit(text).unit)
        .find((unit) => unit !== null) ?? null;
    byColumn.set(column, own ?? readUnit(table.units[column] ?? ""));
  }
  const byRow = new Map<number, StatedUnit | null>();
  if (way.kind !== "organizations")
    for (const { row, cells } of table.rows)
      byRow.set(
        row,
        (way.unit === null ? null : readUnit(said(cells, way.unit))) ??
          splitUnit(cells[way.indicator ?? way.label] ?? "").unit,
      );
  return (row, column) => byRow.get(row) ?? byColumn.get(column) ?? null;
}

function makeIndicator(cell: NamedCell, unit: StatedUnit | null, stating: Stating): string | null {
  const name = cleanName(splitUnit(cell.text).text);
  const target = { kind: "missing" } as const;
  const kept =
    (unit && keptUnit(unit)) ?? indicatorUnit({ name, at: cell.at, written: "", bracketUnit: null, target }, stating);
  return kept === null ? null : newIndicator({ name, at: cell.at, unit: kept, stated: {}, target }, stating);
}

function readLong({ table }: TableFacts, way: Way, stating: Stating): void {
  const [value] = way.values;
  const { indicator } = way;
  if (!value || indicator === null) return;
  const unitAt = unitsOf({ table, columns: [value], said: "", rowsOfIndicators: 0, rowsOfOrganizations: 0 }, way);
  const rows = table.rows.filter(({ cells }) => !isBlank(cells[way.label] ?? "") && !isBlank(cells[indicator] ?? ""));
  const cellsOf = (column: number): NamedCell[] =>
    rows.map(({ row, cells }) => {
      const text = cleanName(cells[column] ?? "");
      return { text, wordings: [splitUnit(text).text], at: { table, row, column } };
    });
  const indicators = findNamed(
    "indicator",
    cellsOf(indicator),
    (cell) => makeIndicator(cell, unitAt(cell.at.row, value.column), stating),
    stating,
  );
  const organizations = findNamed(
    "organization",
    cellsOf(way.label).filter(({ text }) => !isRegion(text)),
    (cell) => newPlatform(cell.text, cell.at, {}, stating),
    stating,
  );
  const period = targetYear(table, value.headings, stating);
  if (period === null) return;
  for (const { row, cells } of rows) {
    const name = cleanName(cells[way.label] ?? "");
    const organization = isRegion(name) ? stating.region : organizations.get(name);
    const code = indicators.get(cleanName(cells[indicator] ?? ""));
    const text = cells[value.column] ?? "";
    if (organization === undefined || code === undefined) continue;
    const at = { table, row, column: value.column };
    proposeTarget(
      { indicator: code, organization, period },
      readTarget(text),
      { at, text, headingUnit: unitAt(row, value.column) },
      stating,
    );
  }
}

/** The period of a column: a quarter, a half or a month that its headings name, or else the year. */
function periodOf({ table }: TableFacts, { heading, headings, column }: ColumnFacts, stating: Stating): string | null {
  const year = targetYear(table, headings, stating);
  if (year === null) return null;
  for (const text of [...headings].reverse()) {
    const period = readPeriod(partOf(text), Number(year));
    if (period.kind !== "period" || period.code.length === 4) continue;
    const read = parsePeriod(period.code);
    if (read && isCalendarPeriod(read)) return period.code;
    stating.log.add("catalogue-target-part-of-year", { row: table.headerRow, column }, heading);
    return null;
  }
  return year;
}

/** 一季度目标 without 目标. */
function partOf(heading: string): string {
  return heading.replace(/(?:目标|任务|计划)(?:值|数|任务)?$/, "").trim();
}
