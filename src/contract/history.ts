import * as z from "zod/mini";
import { REVISION_KINDS } from "#domain/catalogue/revision.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { sourceSchema } from "./catalogue.ts";
import { codeSchema, editionSchema, observedStatusSchema, revisionNumberSchema } from "./common.ts";

export const historyQuerySchema = z.object({
  revision: z.coerce.number().check(z.int(), z.minimum(1)),
  dataset: z.optional(z.string()),
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
});

/** What was published of one cell, and where it was read: from the figure to its file, sheet, row and cell. */
export const historyEntrySchema = z.object({
  revision: revisionNumberSchema,
  /** Revision that replaced it; `null` while it holds. */
  until: z.nullable(revisionNumberSchema),
  /** True where `until` withdrew it: an undo, after which nothing is stated. */
  withdrawn: z.boolean(),
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
  sheet: z.string(),
  cell: z.string(),
  raw: z.string(),
  /** Revision whose file holds the cell: an earlier one where an undo restored the figure. */
  readIn: revisionNumberSchema,
  /** The file the cell is in. */
  fileName: z.string(),
  fileDigest: z.string(),
  /** Where the cell was read as another text than it has: as which, and who said so. */
  corrected: z.optional(z.object({ to: z.string(), by: z.nullable(z.string()) })),
  /** How the revision came about; absent of answers that older servers gave. */
  kind: z.optional(z.enum(REVISION_KINDS)),
  /** Of the revision; of a seed, when and by what program it was recorded in this database. */
  publishedAt: z.string(),
  publishedBy: z.string(),
  /** Where the figure was read in what the product ships: the source it was taken from, with its publisher and day. */
  source: z.optional(sourceSchema),
});

/** A 同比 that a published file states beside its figures; it may differ from what the levels come to. */
export const statedChangeSchema = z.object({
  /** The period asked for, or the year to date that ends with it. */
  period: z.string(),
  /** A ratio (0.035 for 3.5 %); of a rate, percentage points. */
  value: z.number(),
  /** Half a unit of the last digit written, in the unit of `value`. */
  rounding: z.number(),
  sheet: z.string(),
  cell: z.string(),
  raw: z.string(),
  revision: revisionNumberSchema,
  fileName: z.string(),
  fileDigest: z.string(),
});
export type StatedChange = z.infer<typeof statedChangeSchema>;

/** Newest first. */
export const historySchema = z.object({
  ...editionSchema.shape,
  entries: z.array(historyEntrySchema),
  statedChanges: z.array(statedChangeSchema),
});
export type History = z.infer<typeof historySchema>;

export const statedChangesQuerySchema = z.object({
  revision: z.coerce.number().check(z.int(), z.minimum(1)),
  dataset: z.optional(z.string()),
  region: codeSchema,
  indicator: codeSchema,
});

/** What files state of the changes of one indicator in a region: of each figure what was stated last. */
export const statedChangesSchema = z.object({
  ...editionSchema.shape,
  changes: z.array(z.object({ ...statedChangeSchema.shape, organization: codeSchema })),
});
export type StatedChanges = z.infer<typeof statedChangesSchema>;
