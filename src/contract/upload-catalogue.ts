import * as z from "zod/mini";
import { catalogueChangeSchema } from "./catalogue-changes.ts";
import { catalogueReviewSchema, saveCatalogueDraftSchema } from "./catalogue-drafts.ts";

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
