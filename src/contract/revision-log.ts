import * as z from "zod/mini";
import { editionSchema, revisionNumberSchema } from "./common.ts";
import { readingChoicesSchema } from "./reading-choices.ts";
import { appliedSchema, problemCodesSchema, problemSchema, severityCountsSchema, understoodSchema } from "./uploads.ts";

/** A cell whose text was read as another, and the problem that it put right, where the file had one there. */
const fixSchema = z.object({
  sheet: z.string(),
  cell: z.string(),
  /** What the file says there. */
  from: z.string(),
  to: z.string(),
  /** Who said so; absent of what an earlier program published. */
  by: z.optional(z.string()),
  problem: z.nullable(problemSchema),
});
export type AppliedFix = z.infer<typeof fixSchema>;

/** A kind that an earlier program wrote may be one that there is no more. */
const understoodThenSchema = z.extend(z.omit(understoodSchema, { sample: true, furtherSamples: true }), {
  columns: z.array(z.object({ header: z.string(), role: z.string() })),
  setAside: z.array(z.object({ row: z.int(), kind: z.string(), text: z.string(), sheet: z.optional(z.string()) })),
});

/** How a published file was read: what was understood, said of it, put right, and wrong with it all the same. */
export const publishLogSchema = z.object({
  /** Without its sample; of the rows set aside the first, as `LOG_LIMITS` says, without blank ones. */
  understood: understoodThenSchema,
  choices: readingChoicesSchema,
  applied: appliedSchema,
  fixes: z.array(fixSchema),
  problemCounts: severityCountsSchema,
  /** Every code of problem, with how many; none is cut. */
  problemCodes: problemCodesSchema,
  /** The first problems, errors before warnings before notes. */
  problems: z.array(problemSchema),
});
export type PublishLog = z.infer<typeof publishLogSchema>;

/** Longest lists a log holds; counts are of all. */
export const LOG_LIMITS = { problems: 5000, fixes: 5000, setAside: 200 } as const;

/** The log of a revision; `null` for what came with the product, for an undo, and where an earlier program published. */
export const revisionLogSchema = z.object({
  ...editionSchema.shape,
  number: revisionNumberSchema,
  log: z.nullable(publishLogSchema),
});
export type RevisionLog = z.infer<typeof revisionLogSchema>;
