import * as z from "zod/mini";
import type { Proposal } from "#domain/reading/proposal.ts";
import { catalogueChangeSchema, indicatorFieldsSchema, platformFieldsSchema } from "./catalogue-changes.ts";
import { catalogueReviewSchema, saveCatalogueDraftSchema } from "./catalogue-drafts.ts";
import { namesSchema } from "./common.ts";

/** Changes of the catalogue that go with an upload: its figures may name what they add, and both are published together. */
export const uploadCatalogueSchema = z.extend(
  z.pick(catalogueReviewSchema, { version: true, counts: true, entries: true, problems: true, moved: true }),
  {
    /** Id of the draft; `null` once it was published. */
    draft: z.nullable(z.string()),
    /** Empty once it was published. */
    changes: z.array(catalogueChangeSchema),
  },
);
export type UploadCatalogue = z.infer<typeof uploadCatalogueSchema>;

/** Replaces the changes that go with an upload. `version` 0 where it has none yet; no changes leave it with none. */
export const saveUploadCatalogueSchema = z.extend(saveCatalogueDraftSchema, {
  version: z.int().check(z.minimum(0)),
});
export type SaveUploadCatalogue = z.infer<typeof saveUploadCatalogueSchema>;

/** One's own draft of the catalogue that an upload is to be held against; `null` for none. */
export const attachCatalogueSchema = z.object({ draft: z.nullable(z.string().check(z.maxLength(100))) });

const proposedShape = { text: z.string(), sheet: z.string(), cell: z.string(), why: z.array(namesSchema) };

/** A platform or indicator to be made of a name in a file that nobody knows, as far as the file tells what it is. */
const proposalSchema = z.discriminatedUnion("kind", [
  z.object({ ...proposedShape, kind: z.literal("platform"), fields: platformFieldsSchema }),
  z.object({
    ...proposedShape,
    kind: z.literal("indicator"),
    fields: indicatorFieldsSchema,
    /** How many figures the file has of it, and the first of them as written. */
    figures: z.int(),
    examples: z.array(z.string()),
  }),
]) satisfies z.ZodMiniType<Proposal>;

/** One for each name that is asked about. */
export const proposalsSchema = z.object({ id: z.string(), base: z.int(), proposals: z.array(proposalSchema) });
export type Proposals = Omit<z.infer<typeof proposalsSchema>, "proposals"> & {
  readonly proposals: readonly Proposal[];
};
