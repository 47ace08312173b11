import type { Kysely } from "kysely";
import type { CatalogueDraft } from "#contract/catalogue-drafts.ts";
import type { Tables } from "#server/store/schema.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { requireDraft } from "#server/store/uploads.ts";
import { type CatalogueDraftSave, insertCatalogueDraft, saveIn } from "./drafts.ts";

/** Changes of the catalogue that go with an upload. `version` 0 where it has none yet. */
export type AttachedSave = Omit<CatalogueDraftSave, "id"> & { readonly upload: string; readonly owner: string };

/**
 * Replaces the changes that an upload is held against; the first make a draft for it, and where none are left, that draft is
 * gone.
 *
 * @throws StoreRefusal as `saveIn` says; where there is no such upload, or it is none to change any more
 */
export async function saveAttached(writes: Kysely<Tables>, save: AttachedSave): Promise<CatalogueDraft | null> {
  return writes.transaction().execute(async (step) => {
    const { id: upload, region, catalogueDraft } = await requireDraft(step, save.upload);
    const { owner, base, at } = save;
    if ((catalogueDraft === null) !== (save.version === 0)) throw new StoreRefusal("draft-moved");
    const begun =
      catalogueDraft === null ? await insertCatalogueDraft(step, { owner, region, base, at, madeFor: upload }) : null;
    const id = catalogueDraft ?? begun?.id ?? "";
    const draft = await saveIn(step, { ...save, id, version: begun?.version ?? save.version });
    const isGone = save.changes.length === 0;
    await step
      .updateTable("upload")
      .set({ catalogue_draft: isGone ? null : id })
      .where("id", "=", upload)
      .execute();
    if (!isGone) return draft;
    await step.deleteFrom("catalogue_draft").where("id", "=", id).where("made_for", "=", upload).execute();
    return null;
  });
}

/** Puts the draft of the catalogue that one upload is held against to another, which takes its place. */
export async function handOnAttached(writes: Kysely<Tables>, from: string, to: string): Promise<void> {
  await writes.transaction().execute(async (step) => {
    const { catalogueDraft } = await requireDraft(step, from);
    if (catalogueDraft === null) return;
    await step.updateTable("upload").set({ catalogue_draft: null }).where("id", "=", from).execute();
    await step.updateTable("upload").set({ catalogue_draft: catalogueDraft }).where("id", "=", to).execute();
    await step
      .updateTable("catalogue_draft")
      .set({ made_for: to })
      .where("id", "=", catalogueDraft)
      .where("made_for", "=", from)
      .execute();
  });
}
