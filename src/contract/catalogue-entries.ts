import * as z from "zod/mini";
import {
  type CatalogueField,
  INDICATOR_FIELDS,
  PLAN_FIELDS,
  PLATFORM_FIELDS,
  POLICY_FIELDS,
  REGION_FIELDS,
  TARGET_FIELDS,
} from "#domain/catalogue/catalogue-change.ts";
import { ITEM_CHANGES } from "#domain/catalogue/catalogue-difference.ts";
import { namesSchema } from "./common.ts";

const FIELDS: readonly CatalogueField[] = [
  ...new Set([
    ...INDICATOR_FIELDS,
    ...REGION_FIELDS,
    ...PLATFORM_FIELDS,
    ...POLICY_FIELDS,
    ...TARGET_FIELDS,
    ...PLAN_FIELDS,
  ]),
];
export const catalogueFieldSchema = z.enum(FIELDS);

/** One item of the catalogue. In a draft a code may be one of the draft's own, `+1`. */
export const itemPlaceSchema = z.discriminatedUnion("item", [
  z.object({ item: z.literal("indicator"), code: z.string() }),
  z.object({ item: z.literal("organization"), code: z.string() }),
  z.object({ item: z.literal("policy"), code: z.string() }),
  z.object({ item: z.literal("target"), indicator: z.string(), organization: z.string(), period: z.string() }),
  z.object({ item: z.literal("plan"), indicator: z.string(), organization: z.string(), period: z.string() }),
]);

const fieldValueSchema = z.nullable(z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), namesSchema]));

/** What became of one item, field by field. */
export const catalogueEntrySchema = z.object({
  place: itemPlaceSchema,
  /** What it is called; of a target its indicator, organization and year. */
  names: namesSchema,
  did: z.enum(ITEM_CHANGES),
  fields: z.array(z.object({ field: catalogueFieldSchema, before: fieldValueSchema, after: fieldValueSchema })),
  /** The cell of a file that it was read in; absent of what a person entered. */
  source: z.optional(z.object({ fileName: z.string(), fileDigest: z.string(), sheet: z.string(), cell: z.string() })),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
