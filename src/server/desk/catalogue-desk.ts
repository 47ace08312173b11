import { pinyin } from "pinyin-pro";
import { type CatalogueReview, REVIEW_LIMITS } from "#contract/catalogue-drafts.ts";
import { countEntries } from "#domain/catalogue/catalogue-compare.ts";
import { ApiError } from "#server/http/errors.ts";
import type { CatalogueDraftSave, StoredCatalogueDraft } from "#server/store/catalogue/drafts.ts";
import { toWireEntry } from "#server/store/catalogue/wire-entry.ts";
import type { Store } from "#server/store/store.ts";

/** What a person keeps of a draft; its codes and its time are given at the desk. */
export type CatalogueSave = Omit<CatalogueDraftSave, "at" | "pinyinOf">;

/** Whole catalogues are compared here, away from the thread that answers everybody. */
export type CatalogueDesk = {
  /** @throws StoreRefusal as `saveCatalogueDraft` says */
  saveCatalogueDraft(save: CatalogueSave): Promise<StoredCatalogueDraft>;
  /** A draft against what is current. */
  reviewCatalogueDraft(id: string): Promise<CatalogueReview>;
};

export function createCatalogueDesk({
  store,
  now,
}: {
  readonly store: Store;
  readonly now: () => Date;
}): CatalogueDesk {
  return {
    saveCatalogueDraft: (save) => store.catalogueDrafts.save({ ...save, at: now().toISOString(), pinyinOf }),
    async reviewCatalogueDraft(id) {
      const draft = await store.catalogueDrafts.read(id);
      if (!draft) throw new ApiError("not-found");
      const revision = (await store.currentRevision()).number;
      const { entries, problems } = await store.catalogueDrafts.review(draft, revision);
      const moved = await store.catalogueDrafts.moved(draft, revision);
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return {
        dataset: store.dataset,
        revision,
        id: draft.id,
        version: draft.version,
        counts: { ...countEntries(entries), errors, warnings: problems.length - errors },
        entries: entries.slice(0, REVIEW_LIMITS.entries).map(toWireEntry),
        problems: problems.slice(0, REVIEW_LIMITS.problems),
        moved: moved.slice(0, REVIEW_LIMITS.moved),
      };
    },
  };
}

/** Syllables parted by blanks, ü as v; what is not Chinese stays as it is. */
export function pinyinOf(text: string): string {
  return pinyin(text, { toneType: "none", v: true, nonZh: "consecutive" });
}
