import * as z from "zod/mini";
import { codeSchema, editionSchema, revisionNumberSchema } from "./common.ts";

export const revisionSchema = z.object({
  number: revisionNumberSchema,
  kind: z.enum(["seed", "upload"]),
  region: codeSchema,
  publishedAt: z.string(),
  publishedBy: z.string(),
  message: z.string(),
  fileName: z.string(),
  fileDigest: z.string(),
  counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
  latestPeriod: z.nullable(z.string()),
});

/** The one read that is never cached: which revision is current. */
export const currentRevisionSchema = z.object({ ...editionSchema.shape, publishedAt: z.string() });
export type CurrentRevision = z.infer<typeof currentRevisionSchema>;

/** Revisions up to the one read, newest first. */
export const revisionsSchema = z.object({ ...editionSchema.shape, revisions: z.array(revisionSchema) });
export type Revisions = z.infer<typeof revisionsSchema>;
