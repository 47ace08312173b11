import type { Indicator } from "#domain/catalogue/indicator.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { readUnit, type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";
import { headingRoles } from "./heading-roles.ts";
import { listEntries } from "./list-entries.ts";
import { indicatorUnit, newIndicator, type StatedFields } from "./new-indicator.ts";
import { readFrequency } from "./proposed-indicator.ts";
import { cleanGroup, cleanName, type ListRow, said } from "./rows-of-list.ts";
import { readTarget, type StatedTarget } from "./stated-target.ts";
import type { At, Stating } from "./stating.ts";
import { columnOf, type TableFacts } from "./table-facts.ts";
import { targetOwner } from "./target-owner.ts";
import { targetYear } from "./target-year.ts";
import { proposeTarget } from "./targets.ts";
import { proposeWeights, type WrittenWeight } from "./weights.ts";

/** Most indicators that are read of one table; more is another kind of list. */
export const MOST_INDICATORS = 2000;

type Columns = {
  readonly name: number;
  readonly group: number | null;
  readonly unit: number | null;
  readonly weight: number | null;
  readonly target: number | null;
  readonly department: number | null;
  readonly dataSource: number | null;
  readonly frequency: number | null;
  readonly definition: number | null;
};

/** Reads a scheme of indicators: what is new or says otherwise than the catalogue, and the region's targets beside it. */
export function readIndicators(facts: TableFacts, stating: Stating): void {
  const { table } = facts;
  const columns = columnsOf(facts);
  if (columns === null) return;
  const clean = (text: string) => splitUnit(cleanName(text)).text;
  const entries = listEntries(table, { column: columns.name, limit: MOST_INDICATORS, clean }, stating);
  const heading = facts.columns.find(({ column }) => column === columns.target);
  const hasPlans = heading !== undefined || columns.weight !== null;
  const year = hasPlans ? targetYear(table, heading?.headings ?? [], stating) : null;
  const owner = hasPlans ? targetOwner(table, stating) : null;
  const headingUnit = heading ? splitUnit(heading.heading).unit : null;
  const weights: WrittenWeight[] = [];
  for (const { at, row } of entries) {
    const text = columns.target === null ? "" : (row.cells[columns.target] ?? "");
    const target = readTarget(text);
    const indicator = readOne({ at, row, columns, target, headingUnit }, stating);
    if (indicator === null || year === null || owner === null) continue;
    const place = { indicator, organization: owner, period: year };
    if (columns.target !== null) {
      const unit = readUnit(said(row.cells, columns.unit)) ?? headingUnit;
      proposeTarget(place, target, { at: { ...at, column: columns.target }, text, headingUnit: unit }, stating);
    }
    if (columns.weight !== null) {
      const written = row.cells[columns.weight] ?? "";
      weights.push({ indicator, organization: owner, year, at: { ...at, column: columns.weight }, text: written });
    }
  }
  proposeWeights(weights, entries.length, stating);
}

function columnsOf(facts: TableFacts): Columns | null {
  const name = nameColumn(facts);
  if (name === null) return null;
  const others = { columns: facts.columns.filter(({ column }) => column !== name) };
  // 一级指标 and 二级指标 beside the name: the nearer one says more.
  const group = columnOf(others, "second-level") ?? columnOf(others, "group");
  const unit = columnOf(others, "unit");
  return {
    name,
    group,
    unit,
    weight: columnOf(others, "weight"),
    target: columnOf(others, "target"),
    department: columnOf(others, "department"),
    dataSource: columnOf(others, "data-source"),
    frequency: columnOf(others, "frequency"),
    definition: columnOf(others, "definition"),
  };
}

/** 指标名称 before 项目 or 内容, which may be of groups; 二级指标 where nothing else names the rows. */
function nameColumn(facts: TableFacts): number | null {
  const named = facts.columns.filter(({ roles }) => roles.includes("indicator"));
  const best = named.find(({ heading }) => /指标|indicator|kpi/i.test(heading)) ?? named.at(-1);
  return best?.column ?? columnOf(facts, "second-level");
}

type Row = {
  readonly at: At;
  readonly row: ListRow;
  readonly columns: Columns;
  readonly target: StatedTarget;
  readonly headingUnit: StatedUnit | null;
};

/** The code of an indicator of the catalogue, or of one that is added; `null` where something is still to be said of it. */
function readOne({ at, row, columns, target, headingUnit }: Row, stating: Stating): string | null {
  const { cells } = row;
  const { text: bare, unit: bracketUnit } = splitUnit(cleanName(cells[columns.name] ?? ""));
  const stated = statedFields(row, columns, at, stating);
  const known = stating.lookups.indicators.known(bare);
  const found = known ?? askLike(bare, at, stating);
  const item = found === null ? undefined : stating.items.indicators.get(found);
  if (item) {
    checkUnit(item, cells, columns, at, stating);
    proposeDifference(item, stated, at, stating);
    return item.code;
  }
  const unit = indicatorUnit(
    { name: bare, at, written: said(cells, columns.unit), bracketUnit: bracketUnit ?? headingUnit, target },
    stating,
  );
  return unit === null ? null : newIndicator({ name: bare, at, unit, stated, target }, stating);
}

/** Whether a name that is nearly another's is the same indicator. */
function askLike(name: string, at: At, stating: Stating): string | null {
  const { indicators } = stating.lookups;
  const found = indicators.find(name);
  // Names of one scheme are meant to differ.
  if (found.kind !== "like" || found.code.startsWith("+f")) return null;
  const answer = stating.ask({
    sheet: at.table.sheet,
    cell: "",
    key: `name indicator ${nameForm(name)}`,
    about: "name",
    text: name,
    options: [
      ...[found.code, ...found.others].map((code) => ({
        value: code,
        names: indicators.namesOf(code) ?? { zh: code, en: code },
      })),
      { value: "new", names: { zh: "是新指标", en: "A new indicator" } },
    ],
    proposed: "new",
  });
  return answer === null || answer === "new" ? null : answer;
}

function statedFields({ cells, group: title }: ListRow, columns: Columns, at: At, stating: Stating): StatedFields {
  const group = cleanGroup(said(cells, columns.group)) || title;
  const department = said(cells, columns.department).slice(0, 200);
  const dataSource = said(cells, columns.dataSource).slice(0, 200);
  const definition = said(cells, columns.definition).slice(0, 4000);
  const often = said(cells, columns.frequency);
  const frequency = often === "" ? null : readFrequency(often);
  if (often !== "" && frequency === null)
    stating.log.add("catalogue-frequency-unread", { row: at.row, column: columns.frequency ?? 0 }, often);
  return {
    ...(group === "" ? {} : { group: { zh: group, en: group } }),
    ...(department === "" ? {} : { department }),
    ...(dataSource === "" ? {} : { dataSource }),
    ...(definition === "" ? {} : { definition: { zh: definition, en: definition } }),
    ...(frequency === null ? {} : { frequency }),
  };
}

/** Another unit than the catalogue's is told, and changes nothing: targets are converted where that can be. */
function checkUnit(item: Indicator, cells: readonly string[], columns: Columns, at: At, stating: Stating): void {
  const written = said(cells, columns.unit);
  if (written === "" || headingRoles(written).length > 0) return;
  const unit = indicatorUnit(
    { name: item.names.zh, at, written, bracketUnit: null, target: { kind: "missing" }, known: item },
    stating,
  );
  if (unit !== null && unit.unit !== item.unit)
    stating.log.add("catalogue-unit-differs", { row: at.row, column: columns.unit ?? 0 }, written, {
      name: item.names.zh,
    });
}

/** Only what differs; a text in Chinese changes the Chinese name alone. */
function proposeDifference(item: Indicator, stated: StatedFields, at: At, stating: Stating): void {
  const { group, definition, ...texts } = stated;
  const fields: StatedFields = {
    ...Object.fromEntries(
      Object.entries(texts).filter(([field, value]) => item[field as keyof typeof texts] !== value),
    ),
    ...(group && group.zh !== item.group.zh ? { group } : {}),
    ...(definition && definition.zh !== item.definition.zh ? { definition } : {}),
  };
  if (Object.keys(fields).length === 0) {
    stating.counts.same += 1;
    return;
  }
  stating.propose({ kind: "change-indicator", code: item.code, fields }, at);
  stating.counts.changed += 1;
}
