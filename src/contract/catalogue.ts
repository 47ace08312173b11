import * as z from "zod/mini";
import { AGGREGATIONS, DIRECTIONS } from "#domain/catalogue/indicator.ts";
import { POLICY_KINDS } from "#domain/catalogue/policy.ts";
import { type Target, targetKey } from "#domain/catalogue/target.ts";
import type { TargetIndex } from "#domain/catalogue/target-index.ts";
import type { TargetsOf } from "#domain/figures/series-set.ts";
import { FREQUENCIES } from "#domain/terms/period.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { UNIT_MULTS, UNITS, type UnitCode } from "#domain/terms/unit.ts";
import { codeSchema, editionSchema, namesSchema, timeZoneSchema } from "./common.ts";

const unitCodes = Object.keys(UNITS) as UnitCode[];

/** How an indicator is computed from others. @param code what names a part */
export function formulaSchemaOf<T extends z.ZodMiniType<string>>(code: T) {
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("ratio"), numerator: code, denominator: code, factor: z.number() }),
    z.object({
      kind: z.literal("sum"),
      plus: z.readonly(z.array(code).check(z.maxLength(50))),
      minus: z.readonly(z.array(code).check(z.maxLength(50))),
    }),
  ]);
}

/** Of whom an indicator is expected. @param code what names an organization */
export function reportersSchemaOf<T extends z.ZodMiniType<string>>(code: T) {
  return z.union([z.enum(["region", "platforms"]), z.readonly(z.array(code).check(z.maxLength(1000)))]);
}

export const indicatorSchema = z.object({
  code: codeSchema,
  names: namesSchema,
  aliases: z.array(z.string()),
  group: namesSchema,
  unit: z.enum(unitCodes),
  unitMult: z.union(UNIT_MULTS.map((mult) => z.literal(mult))),
  decimals: z.int().check(z.minimum(0), z.maximum(6)),
  direction: z.enum(DIRECTIONS),
  aggregation: z.enum(AGGREGATIONS),
  additive: z.boolean(),
  definition: namesSchema,
  min: z.nullable(z.number()),
  max: z.nullable(z.number()),
  headline: z.boolean(),
  department: z.optional(z.string()),
  dataSource: z.optional(z.string()),
  frequency: z.optional(z.enum(FREQUENCIES)),
  reporters: z.optional(reportersSchemaOf(codeSchema)),
  retired: z.optional(z.string()),
  formula: z.optional(formulaSchemaOf(codeSchema)),
});

/** Day of the month after a period's end. */
export const reportingDaySchema = z.int().check(z.minimum(1), z.maximum(31));

export const organizationSchema = z.object({
  code: codeSchema,
  names: namesSchema,
  aliases: z.array(z.string()),
  kind: z.enum(["region", "platform"]),
  parent: z.nullable(codeSchema),
  illustrative: z.boolean(),
  reportingDay: z.optional(reportingDaySchema),
  timeZone: z.optional(timeZoneSchema),
  shortNames: z.optional(namesSchema),
  founded: z.optional(z.string()),
  closed: z.optional(z.string()),
  isDefault: z.optional(z.boolean()),
  hidden: z.optional(z.boolean()),
});

/** What is kept beside a policy; its bytes are read by its digest. */
export const policyDocumentSchema = z.object({
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  fileName: z.string().check(z.minLength(1), z.maxLength(200)),
  size: z.int().check(z.minimum(1)),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

/** Of a document that is brought. */
export const documentQuerySchema = z.object({ fileName: z.string().check(z.minLength(1), z.maxLength(200)) });

export const policySchema = z.object({
  code: codeSchema,
  names: namesSchema,
  kind: z.enum(POLICY_KINDS),
  region: codeSchema,
  organizations: z.array(codeSchema),
  date: z.nullable(z.string()),
  dateStated: namesSchema,
  validUntil: z.optional(z.string()),
  documentNumber: z.optional(z.string()),
  issuer: z.optional(z.string()),
  link: z.optional(z.string()),
  document: z.optional(policyDocumentSchema),
  replacedBy: z.optional(codeSchema),
  indicators: z.array(codeSchema),
  source: codeSchema,
  quote: z.string(),
});

export const sourceSchema = z.object({
  code: codeSchema,
  names: namesSchema,
  publisher: namesSchema,
  published: z.nullable(z.string()),
  url: z.nullable(z.string()),
  illustrative: z.boolean(),
});

const numericQualifiers = QUALIFIERS.filter((qualifier) => qualifier !== "text");
const boundQualifiers = numericQualifiers.filter((qualifier) => qualifier !== "exact");
export const LONGEST_TARGET = 200;
const targetWordsSchema = z.string().check(z.maxLength(LONGEST_TARGET));

/** What is planned: an exact number, in the indicator's unit, as it is; all else as its document has it. */
export const targetValueSchema = z.union([
  z.number(),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("bound"), qualifier: z.enum(boundQualifiers), value: z.number() }),
    z.object({
      kind: z.literal("relative"),
      by: z.enum(["percent", "amount"]),
      change: z.number(),
      qualifier: z.enum(numericQualifiers),
    }),
    z.object({ kind: z.literal("completion"), percent: z.number(), qualifier: z.enum(numericQualifiers) }),
    z.object({ kind: z.literal("words"), text: targetWordsSchema }),
  ]),
]);

/** A target as it is kept beside its place. */
export const targetSchema = z.object({ value: targetValueSchema, wording: z.optional(targetWordsSchema) });

/** The targets of an indicator and an organization from one source, by period. */
export const targetRowSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  source: codeSchema,
  values: z.record(z.string(), targetValueSchema),
  /** As the document words them, by period, where it is not just the value. */
  wordings: z.optional(z.record(z.string(), targetWordsSchema)),
});

const sharesSchema = z.array(z.number()).check(z.maxLength(12));

/** How much of a year's target is due by the end of each month; shares are cumulative, in percent. */
export const planCurveSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("even") }),
  z.object({ kind: z.literal("last-year") }),
  z.object({ kind: z.literal("quarters"), cumulative: sharesSchema }),
  z.object({ kind: z.literal("months"), cumulative: sharesSchema }),
]);

export const planFieldsSchema = z.object({ weight: z.optional(z.number()), curve: z.optional(planCurveSchema) });

/** What the scheme of a year says of an indicator beside its targets; of a region for all of its platforms. */
export const planSchema = z.extend(planFieldsSchema, {
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  source: codeSchema,
});

/** Everything that has a name, as known at a revision. */
export const catalogueSchema = z.object({
  ...editionSchema.shape,
  /** Region shown where the address names none; `null` where there is no region. */
  defaultRegion: z.nullable(codeSchema),
  indicators: z.array(indicatorSchema),
  organizations: z.array(organizationSchema),
  policies: z.array(policySchema),
  sources: z.array(sourceSchema),
  targets: z.array(targetRowSchema),
  plans: z.array(planSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** The targets of a catalogue one by one. */
export function* expandTargets({ targets }: Pick<Catalogue, "targets">): Generator<Target> {
  for (const { indicator, organization, source, values, wordings } of targets)
    for (const [period, value] of Object.entries(values)) {
      const wording = wordings?.[period];
      yield { indicator, organization, source, period, value, ...(wording === undefined ? {} : { wording }) };
    }
}

type TargetRow = Catalogue["targets"][number];

/** The rows of targets of each indicator and organization. */
function rowsByPair({ targets }: Pick<Catalogue, "targets">): ReadonlyMap<string, readonly TargetRow[]> {
  const rows = new Map<string, TargetRow[]>();
  for (const row of targets) {
    const key = targetKey(row.indicator, row.organization, "");
    const own = rows.get(key);
    if (own) own.push(row);
    else rows.set(key, [row]);
  }
  return rows;
}

/** What is planned of an indicator and an organization, by period code. */
export function targetsIn(catalogue: Pick<Catalogue, "targets">): TargetsOf {
  const rows = rowsByPair(catalogue);
  return (indicator, organization) => {
    const own = rows.get(targetKey(indicator, organization, "")) ?? [];
    return new Map(own.flatMap(({ values }) => Object.entries(values)));
  };
}

/** The targets of a catalogue by their key, found in its rows when they are asked for. Nothing is set in it. */
export function indexTargetRows(catalogue: Pick<Catalogue, "targets">): TargetIndex {
  const rows = rowsByPair(catalogue);
  const refuse = () => {
    throw new TypeError("what is published does not change");
  };
  return {
    get(key) {
      const [indicator = "", organization = "", period = ""] = key.split("|");
      const row = rows.get(targetKey(indicator, organization, ""))?.find(({ values }) => Object.hasOwn(values, period));
      const value = row?.values[period];
      if (!row || value === undefined) return undefined;
      const wording = row.wordings?.[period];
      return {
        indicator,
        organization,
        source: row.source,
        period,
        value,
        ...(wording === undefined ? {} : { wording }),
      };
    },
    set: refuse,
    delete: refuse,
    values: () => expandTargets(catalogue),
  };
}
