import * as z from "zod/mini";
import { indicatorSchema, organizationSchema, policySchema, sourceSchema } from "#contract/catalogue.ts";
import { codeSchema, observedStatusSchema } from "#contract/common.ts";
import { DEFAULT_TIME_ZONE, isTimeZone } from "#domain/catalogue/clock.ts";
import { parseFormula } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, regionOf } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { PlainTarget } from "#domain/catalogue/target.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { daysInMonth, parsePeriod } from "#domain/terms/period.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { isMissingStatus } from "#domain/terms/status.ts";
import type { PackageRow } from "./package-table.ts";

/** What a row may refer to. */
export type Known = {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly sources: ReadonlyMap<string, Source>;
};

const targetSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string().check(z.regex(/^\d{4}$/)),
  value: z.number(),
  source: codeSchema,
});

const observationSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
});

export function readIndicator(row: PackageRow): Indicator {
  const written = row.has("formula") ? row.optional("formula") : null;
  const formula = written === null ? null : parseFormula(written);
  if (written !== null && formula === null) row.fail(`not a formula: ${written}`);
  const indicator = row.checked(indicatorSchema, {
    code: row.text("code"),
    names: namesAt(row, "name"),
    aliases: row.list("aliases"),
    group: namesAt(row, "group"),
    unit: row.text("unit"),
    unitMult: row.decimal("unit_mult"),
    decimals: row.decimal("decimals"),
    direction: row.text("direction"),
    aggregation: row.text("aggregation"),
    additive: row.flag("additive"),
    definition: namesAt(row, "definition"),
    min: row.decimal("min"),
    max: row.decimal("max"),
    headline: row.flag("headline"),
    ...(formula === null ? {} : { formula }),
    ...reportersAt(row),
    ...optionalAt(row, "retired"),
  });
  if (indicator.min !== null && indicator.max !== null && indicator.min > indicator.max)
    row.fail(`min ${indicator.min} is above max ${indicator.max}`);
  return indicator;
}

/** An organization; that its parent exists is for the reader of the whole table to check. */
export function readOrganization(row: PackageRow): Organization {
  const reportingDay = row.decimal("reporting_day");
  if (reportingDay !== null && row.text("kind") !== "region") row.fail("only a region has a reporting day");
  const timeZone = row.has("time_zone") ? row.optional("time_zone") : null;
  if (timeZone !== null && row.text("kind") !== "region") row.fail("only a region has a time zone");
  if (timeZone !== null && !isTimeZone(timeZone))
    row.fail(`time_zone is not the IANA name of a time zone known here, such as ${DEFAULT_TIME_ZONE}: ${timeZone}`);
  return row.checked(organizationSchema, {
    code: row.text("code"),
    names: namesAt(row, "name"),
    aliases: row.list("aliases"),
    kind: row.text("kind"),
    parent: row.optional("parent"),
    illustrative: row.flag("illustrative"),
    ...(reportingDay === null ? {} : { reportingDay }),
    ...(timeZone === null ? {} : { timeZone }),
    ...optionalAt(row, "founded"),
    ...optionalAt(row, "closed"),
  });
}

/** `region`, `platforms`, or codes between bars. */
function reportersAt(row: PackageRow) {
  if (!row.has("reporters")) return {};
  const codes = row.list("reporters");
  const [only] = codes;
  if (only === undefined) return {};
  return { reporters: only === "region" || only === "platforms" ? only : codes };
}

/** A text of a column that older packages lack. */
function optionalAt<F extends string>(row: PackageRow, field: F): { [K in F]?: string } {
  const text = row.has(field) ? row.optional(field) : null;
  return (text === null ? {} : { [field]: text }) as { [K in F]?: string };
}

export function readSource(row: PackageRow): Source {
  const source = row.checked(sourceSchema, {
    code: row.text("code"),
    names: namesAt(row, "name"),
    publisher: namesAt(row, "publisher"),
    published: row.optional("published"),
    url: row.optional("url"),
    illustrative: row.flag("illustrative"),
  });
  if (source.published !== null && !isDay(source.published)) row.fail(`published is not a day: ${source.published}`);
  return source;
}

export function readPolicy(row: PackageRow, known: Known): Policy {
  const policy = row.checked(policySchema, {
    code: row.text("code"),
    names: namesAt(row, "name"),
    kind: row.text("kind"),
    region: row.text("region"),
    organizations: row.list("organizations"),
    date: row.optional("date"),
    dateStated: namesAt(row, "date_stated"),
    indicators: row.list("indicators"),
    source: row.text("source"),
    quote: row.text("quote"),
  });
  if (known.organizations.get(policy.region)?.kind !== "region") row.fail(`unknown region: ${policy.region}`);
  for (const code of policy.organizations) organizationIn(row, policy.region, code, known);
  for (const code of policy.indicators) indicatorOf(row, code, known);
  sourceOf(row, policy.source, known);
  const { date } = policy;
  if (date !== null && !isDay(date) && !parsePeriod(date)) row.fail(`date is neither a day nor a period: ${date}`);
  return policy;
}

export function readTarget(row: PackageRow, known: Known): PlainTarget {
  const target = row.checked(targetSchema, {
    indicator: row.text("indicator"),
    organization: row.text("organization"),
    period: row.text("period"),
    value: row.decimal("value"),
    source: row.text("source"),
  });
  withinBounds(row, indicatorOf(row, target.indicator, known), target.value);
  if (!known.organizations.has(target.organization)) row.fail(`unknown organization: ${target.organization}`);
  sourceOf(row, target.source, known);
  return target;
}

/** An observation of a region's file, with the cell that states it: the value's, or the wording's where there is none. */
export function readObservation(row: PackageRow, region: string, known: Known): SourcedObservation {
  const observation = row.checked(observationSchema, {
    indicator: row.text("indicator"),
    organization: row.text("organization"),
    period: row.text("period"),
    value: row.decimal("value"),
    text: row.optional("text"),
    status: row.text("obs_status"),
    qualifier: row.text("qualifier"),
  });
  const { value, text, status, qualifier } = observation;
  organizationIn(row, region, observation.organization, known);
  if (!parsePeriod(observation.period)) row.fail(`unknown period: ${observation.period}`);
  const indicator = indicatorOf(row, observation.indicator, known);
  if (value !== null) withinBounds(row, indicator, value);
  if ((text !== null) !== (qualifier === "text")) row.fail("a wording and the qualifier text go together");
  if (value !== null && text !== null) row.fail("a value and a wording exclude each other");
  if (isMissingStatus(status) !== (value === null && text === null))
    row.fail("status O, M or Q and an empty value go together");
  const cell = row.cell(text === null ? "value" : "text");
  return { ...observation, source: { sheet: "", cell, raw: row.text("raw") } };
}

function namesAt(row: PackageRow, field: string): { zh: string; en: string } {
  const names = { zh: row.text(`${field}_zh`), en: row.text(`${field}_en`) };
  if (names.zh === "" || names.en === "") row.fail(`${field} needs a name in both languages`);
  return names;
}

function indicatorOf(row: PackageRow, code: string, known: Known): Indicator {
  return known.indicators.get(code) ?? row.fail(`unknown indicator: ${code}`);
}

function sourceOf(row: PackageRow, code: string, known: Known): Source {
  return known.sources.get(code) ?? row.fail(`unknown source: ${code}`);
}

function organizationIn(row: PackageRow, region: string, code: string, known: Known): Organization {
  const organization = known.organizations.get(code) ?? row.fail(`unknown organization: ${code}`);
  return regionOf(organization) === region ? organization : row.fail(`${code} is not of the region ${region}`);
}

function withinBounds(row: PackageRow, { min, max }: Indicator, value: number): void {
  if ((min !== null && value < min) || (max !== null && value > max)) row.fail(`${value} is out of bounds`);
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
