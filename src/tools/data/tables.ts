import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { PlainTarget } from "#domain/catalogue/target.ts";
import { writeCsv } from "#domain/terms/csv.ts";
import type { Field } from "./field.ts";
import { INDICATOR_FIELDS, OBSERVATION_FIELDS, ORGANIZATION_FIELDS } from "./fields.ts";
import { POLICY_FIELDS, SOURCE_FIELDS, TARGET_FIELDS } from "./fields-of-records.ts";
import type { ShippedObservation } from "./shipped.ts";

type Cell = string | number | boolean | null | readonly string[];

/** Catalogue and observations as the text of their files. A list is separated by bars; `null` is empty. */
export function indicatorsCsv(indicators: readonly Indicator[]): string {
  return table(INDICATOR_FIELDS, indicators, (i) => [
    i.code,
    i.names.zh,
    i.names.en,
    i.aliases,
    i.group.zh,
    i.group.en,
    i.unit,
    i.unitMult,
    i.decimals,
    i.direction,
    i.aggregation,
    i.additive,
    i.definition.zh,
    i.definition.en,
    i.min,
    i.max,
    i.headline,
  ]);
}

export function organizationsCsv(organizations: readonly Organization[]): string {
  return table(ORGANIZATION_FIELDS, organizations, (o) => [
    o.code,
    o.names.zh,
    o.names.en,
    o.aliases,
    o.kind,
    o.parent,
    o.illustrative,
    o.reportingDay ?? null,
    o.timeZone ?? null,
  ]);
}

export function policiesCsv(policies: readonly Policy[]): string {
  return table(POLICY_FIELDS, policies, (p) => [
    p.code,
    p.names.zh,
    p.names.en,
    p.kind,
    p.region,
    p.organizations,
    p.date,
    p.dateStated.zh,
    p.dateStated.en,
    p.indicators,
    p.source,
    p.quote,
  ]);
}

export function sourcesCsv(sources: readonly Source[]): string {
  return table(SOURCE_FIELDS, sources, (s) => [
    s.code,
    s.names.zh,
    s.names.en,
    s.publisher.zh,
    s.publisher.en,
    s.published,
    s.url,
    s.illustrative,
  ]);
}

export function targetsCsv(targets: readonly PlainTarget[]): string {
  return table(TARGET_FIELDS, targets, (t) => [t.indicator, t.organization, t.period, t.value, t.source]);
}

export function observationsCsv(observations: readonly ShippedObservation[]): string {
  return table(OBSERVATION_FIELDS, observations, (o) => [
    o.indicator,
    o.organization,
    o.period,
    o.value,
    o.text,
    o.status,
    o.qualifier,
    o.raw,
  ]);
}

function table<T>(fields: readonly Field[], rows: readonly T[], cells: (row: T) => readonly Cell[]): string {
  return writeCsv([fields.map((field) => field.name), ...rows.map((row) => cells(row).map(written))]);
}

function written(cell: Cell): string {
  if (cell === null) return "";
  return Array.isArray(cell) ? cell.join("|") : String(cell);
}
