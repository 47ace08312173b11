import * as z from "zod/mini";
import { REVISION_KINDS } from "#domain/catalogue/revision.ts";
import { targetSchema } from "./catalogue.ts";
import { codeSchema, editionSchema, revisionNumberSchema } from "./common.ts";

/** What was planned of one indicator, organization and period, newest first. */
export const targetHistorySchema = z.object({
  ...editionSchema.shape,
  entries: z.array(
    z.extend(targetSchema, {
      /** Code of the source that it cites. */
      source: codeSchema,
      revision: revisionNumberSchema,
      /** Revision that replaced it; `null` while it holds. */
      until: z.nullable(revisionNumberSchema),
      /** True where `until` withdrew it. */
      withdrawn: z.boolean(),
      kind: z.enum(REVISION_KINDS),
      publishedAt: z.string(),
      publishedBy: z.string(),
    }),
  ),
});
export type TargetHistory = z.infer<typeof targetHistorySchema>;
