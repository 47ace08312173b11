import * as z from "zod/mini";
import { FREQUENCIES } from "#domain/terms/period.ts";
import {
  formulaSchemaOf,
  indicatorSchema,
  planCurveSchema,
  policyDocumentSchema,
  policySchema,
  reportersSchemaOf,
  reportingDaySchema,
  targetSchema,
} from "./catalogue.ts";
import { codeSchema, timeZoneSchema } from "./common.ts";

/** What a draft keeps of what was typed; whether it can be published is said by the review. */
const shortTextSchema = z.string().check(z.maxLength(200));
const longTextSchema = z.string().check(z.maxLength(4000));
const shortNamesSchema = z.object({ zh: shortTextSchema, en: shortTextSchema });
const longNamesSchema = z.object({ zh: longTextSchema, en: longTextSchema });
const aliasesSchema = z.array(shortTextSchema).check(z.maxLength(50));
const linkSchema = z.string().check(z.maxLength(1000));
/** A day or a month; 2024-02-30 is kept, and told. */
const dateSchema = z.string().check(z.maxLength(40));

/** A code of the catalogue, or one that the draft gives to what it adds: `+` and up to 40 letters, digits or hyphens. */
const newCodeSchema = z.string().check(z.regex(/^\+[A-Za-z0-9-]{1,40}$/));
export const draftCodeSchema = z.union([codeSchema, newCodeSchema]);

export const indicatorFieldsSchema = z.extend(z.omit(indicatorSchema, { code: true }), {
  names: shortNamesSchema,
  aliases: aliasesSchema,
  group: shortNamesSchema,
  definition: longNamesSchema,
  department: z.optional(shortTextSchema),
  dataSource: z.optional(shortTextSchema),
  reporters: z.optional(reportersSchemaOf(draftCodeSchema)),
  retired: z.optional(dateSchema),
  formula: z.optional(formulaSchemaOf(draftCodeSchema)),
});

const regionFieldsSchema = z.object({
  names: shortNamesSchema,
  aliases: aliasesSchema,
  shortNames: z.optional(shortNamesSchema),
  illustrative: z.boolean(),
  reportingDay: z.optional(reportingDaySchema),
  timeZone: z.optional(timeZoneSchema),
  isDefault: z.optional(z.boolean()),
  hidden: z.optional(z.boolean()),
});

export const platformFieldsSchema = z.object({
  names: shortNamesSchema,
  aliases: aliasesSchema,
  shortNames: z.optional(shortNamesSchema),
  parent: draftCodeSchema,
  founded: z.optional(dateSchema),
  closed: z.optional(dateSchema),
});

const policyFieldsSchema = z.object({
  names: shortNamesSchema,
  kind: policySchema.shape.kind,
  organizations: z.array(draftCodeSchema).check(z.maxLength(1000)),
  date: z.nullable(dateSchema),
  dateStated: shortNamesSchema,
  validUntil: z.optional(dateSchema),
  documentNumber: z.optional(shortTextSchema),
  issuer: z.optional(shortTextSchema),
  link: z.optional(linkSchema),
  document: z.optional(policyDocumentSchema),
  replacedBy: z.optional(draftCodeSchema),
  indicators: z.array(draftCodeSchema).check(z.maxLength(1000)),
  quote: longTextSchema,
});

/** Of a change only what changes; `null` takes away what need not be there. */
const changedIndicatorSchema = z.partial(
  z.extend(indicatorFieldsSchema, {
    department: z.nullable(shortTextSchema),
    dataSource: z.nullable(shortTextSchema),
    frequency: z.nullable(z.enum(FREQUENCIES)),
    reporters: z.nullable(reportersSchemaOf(draftCodeSchema)),
    retired: z.nullable(dateSchema),
    formula: z.nullable(formulaSchemaOf(draftCodeSchema)),
  }),
);
const changedRegionSchema = z.partial(
  z.extend(z.omit(regionFieldsSchema, { illustrative: true }), {
    shortNames: z.nullable(shortNamesSchema),
    reportingDay: z.nullable(reportingDaySchema),
    timeZone: z.nullable(timeZoneSchema),
    isDefault: z.nullable(z.boolean()),
    hidden: z.nullable(z.boolean()),
  }),
);
const changedPlatformSchema = z.partial(
  z.extend(platformFieldsSchema, {
    shortNames: z.nullable(shortNamesSchema),
    founded: z.nullable(dateSchema),
    closed: z.nullable(dateSchema),
  }),
);
const changedPolicySchema = z.partial(
  z.extend(policyFieldsSchema, {
    validUntil: z.nullable(dateSchema),
    documentNumber: z.nullable(shortTextSchema),
    issuer: z.nullable(shortTextSchema),
    link: z.nullable(linkSchema),
    document: z.nullable(policyDocumentSchema),
    replacedBy: z.nullable(draftCodeSchema),
  }),
);

const changedPlanSchema = z.object({
  weight: z.optional(z.nullable(z.number())),
  curve: z.optional(z.nullable(planCurveSchema)),
});

const targetPlaceShape = {
  indicator: draftCodeSchema,
  organization: draftCodeSchema,
  period: z.string().check(z.maxLength(40)),
};

/** A cell of the file of an upload that a change was read in. */
const sourceShape = {
  source: z.optional(
    z.object({
      upload: z.string().check(z.maxLength(100)),
      sheet: z.string().check(z.maxLength(255)),
      cell: z.string().check(z.maxLength(20)),
    }),
  ),
};

/** One thing that a person does to the catalogue. What is added has a code of the draft's own until it is saved. */
export const catalogueChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add-indicator"), code: draftCodeSchema, fields: indicatorFieldsSchema, ...sourceShape }),
  z.object({
    kind: z.literal("change-indicator"),
    code: draftCodeSchema,
    fields: changedIndicatorSchema,
    ...sourceShape,
  }),
  z.object({ kind: z.literal("add-region"), code: draftCodeSchema, fields: regionFieldsSchema, ...sourceShape }),
  z.object({ kind: z.literal("change-region"), code: draftCodeSchema, fields: changedRegionSchema, ...sourceShape }),
  z.object({ kind: z.literal("add-platform"), code: draftCodeSchema, fields: platformFieldsSchema, ...sourceShape }),
  z.object({
    kind: z.literal("change-platform"),
    code: draftCodeSchema,
    fields: changedPlatformSchema,
    ...sourceShape,
  }),
  z.object({
    kind: z.literal("add-policy"),
    code: draftCodeSchema,
    region: draftCodeSchema,
    fields: policyFieldsSchema,
    ...sourceShape,
  }),
  z.object({ kind: z.literal("change-policy"), code: draftCodeSchema, fields: changedPolicySchema, ...sourceShape }),
  z.object({ kind: z.literal("withdraw-policy"), code: draftCodeSchema, ...sourceShape }),
  z.object({ kind: z.literal("set-target"), ...targetPlaceShape, ...sourceShape, ...targetSchema.shape }),
  z.object({ kind: z.literal("withdraw-target"), ...targetPlaceShape, ...sourceShape }),
  z.object({ kind: z.literal("change-plan"), ...targetPlaceShape, ...sourceShape, fields: changedPlanSchema }),
]);
