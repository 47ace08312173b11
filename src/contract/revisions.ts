import * as z from "zod/mini";
import { REVISION_KINDS } from "#domain/catalogue/revision.ts";
import { sourceSchema } from "./catalogue.ts";
import { codeSchema, editionSchema, revisionNumberSchema } from "./common.ts";

export const revisionSchema = z.object({
  number: revisionNumberSchema,
  kind: z.enum(REVISION_KINDS),
  region: codeSchema,
  /** When it was published; of a seed, when it was recorded in this database. */
  publishedAt: z.string(),
  /** Desk or office of the account that published; of a seed, the product. */
  publishedBy: z.string(),
  /** Desk or office of the account that sent it in; absent where the publisher brought it. */
  submittedBy: z.optional(z.string()),
  message: z.string(),
  /** The file it was read from, and its SHA-256; `null` where it was entered. */
  fileName: z.nullable(z.string()),
  fileDigest: z.nullable(z.string()),
  counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), withdrawn: z.int() }),
  /** How many of the counts are items of the catalogue, where figures may stand beside them; absent where all are of one kind. */
  items: z.optional(z.int()),
  latestPeriod: z.nullable(z.string()),
  undoes: z.nullable(revisionNumberSchema),
});

export type Revision = z.infer<typeof revisionSchema>;

/** A revision as it is listed: with what was said of its warnings, and whether it still stands. */
export const listedRevisionSchema = z.extend(revisionSchema, {
  /** Day of publication in the time zone of its region: the day that people there call it by. */
  publishedDay: z.string(),
  /** Revision that undid it; `null` where none did, or where that one was undone itself. */
  undoneBy: z.nullable(revisionNumberSchema),
  /** Of a seed, the source of its figures, with its publisher and day; absent of others. */
  source: z.optional(sourceSchema),
  /** The publisher's word on each kind of warning, by the problem's code. */
  answers: z.record(z.string(), z.string()),
});
export type ListedRevision = z.infer<typeof listedRevisionSchema>;

/** The one read that is never cached: which revision is current. */
export const currentRevisionSchema = z.object({ ...editionSchema.shape, publishedAt: z.string() });
export type CurrentRevision = z.infer<typeof currentRevisionSchema>;

/** Revisions up to the one read, newest first. */
export const revisionsSchema = z.object({ ...editionSchema.shape, revisions: z.array(listedRevisionSchema) });
export type Revisions = z.infer<typeof revisionsSchema>;

export const undoSchema = z.object({
  /** Current revision that the publisher saw; another one is a conflict. */
  base: revisionNumberSchema,
  /** Why. */
  message: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type Undo = z.infer<typeof undoSchema>;
