import { REVIEW_LIMITS } from "#contract/catalogue-drafts.ts";
import type { UploadCatalogue } from "#contract/upload-catalogue.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { countEntries } from "#domain/catalogue/catalogue-compare.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { ApiError } from "#server/http/errors.ts";
import { toWireEntry } from "#server/store/catalogue/wire-entry.ts";
import type { Store, StoredUpload } from "#server/store/store.ts";

/** What an upload is held against beside what is published: the catalogue as a draft would have it. */
export type Attached = {
  readonly content: CatalogueContent;
  /** Codes of organizations that come with it. */
  readonly added: readonly string[];
  /** Absent where nothing of the catalogue goes with the upload. */
  readonly catalogue?: UploadCatalogue;
};

/** Catalogues with a draft applied that are kept; a review asks for its own several times. */
const KEPT = 4;

/** Finds the catalogue that an upload is read by: what is current with the draft that goes with it, or, once published, as it became. */
export function createAttachments(store: Store) {
  const kept = new LruMap<string, Promise<Attached>>(KEPT);

  function once(key: string, make: () => Promise<Attached>): Promise<Attached> {
    const found = kept.get(key);
    if (found) return found;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  }

  async function ofPublished(revision: number, base: number): Promise<Attached> {
    const content = await store.catalogue(revision);
    const entries = await store.catalogueDifference(revision);
    if (entries.length === 0) return { content, added: [] };
    return {
      content,
      added: addedOrganizations(content, await store.catalogue(base)),
      catalogue: {
        draft: null,
        version: 1,
        changes: [],
        counts: { ...countEntries(entries), errors: 0, warnings: 0 },
        entries: entries.slice(0, REVIEW_LIMITS.entries).map(toWireEntry),
        problems: [],
        moved: [],
      },
    };
  }

  return async function attachedOf(
    { id, state, revision, catalogueDraft }: Pick<StoredUpload, "id" | "state" | "revision" | "catalogueDraft">,
    base: number,
  ): Promise<Attached> {
    if (state === "published" && revision !== null) return once(`${id} ${revision}`, () => ofPublished(revision, base));
    const draft = catalogueDraft === null ? null : await store.catalogueDrafts.read(catalogueDraft);
    if (!draft) return { content: await store.catalogue(base), added: [] };
    return once(`${draft.id} ${draft.version} ${base}`, async () => {
      const { current, after, entries, problems } = await store.catalogueDrafts.review(draft, base);
      const moved = await store.catalogueDrafts.moved(draft, base);
      const content: CatalogueContent = {
        ...current,
        indicators: [...after.indicators.values()],
        organizations: [...after.organizations.values()],
        policies: [...after.policies.values()],
        targets: [...after.targets.values()],
        plans: [...after.plans.values()],
      };
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return {
        content,
        added: addedOrganizations(content, current),
        catalogue: {
          draft: draft.id,
          version: draft.version,
          changes: draft.changes,
          counts: { ...countEntries(entries), errors, warnings: problems.length - errors },
          entries: entries.slice(0, REVIEW_LIMITS.entries).map(toWireEntry),
          problems: problems.slice(0, REVIEW_LIMITS.problems),
          moved: moved.slice(0, REVIEW_LIMITS.moved),
        },
      };
    });
  };
}

function addedOrganizations({ organizations }: CatalogueContent, before: CatalogueContent): string[] {
  const known = new Set(before.organizations.map(({ code }) => code));
  return organizations.map(({ code }) => code).filter((code) => !known.has(code));
}

/**
 * Whether what goes with an upload may be published with it.
 *
 * @throws ApiError `catalogue-has-errors`, `catalogue-moved`, `warnings-unanswered`
 */
export function refuseCatalogue(
  catalogue: UploadCatalogue | undefined,
  answers: Readonly<Record<string, string>>,
): void {
  if (!catalogue) return;
  const [error] = catalogue.problems.filter(({ severity }) => severity === "error");
  if (error) throw new ApiError("catalogue-has-errors", error.message);
  if (catalogue.moved.length > 0) {
    const [first] = catalogue.moved;
    throw new ApiError("catalogue-moved", first?.names);
  }
  const open = catalogue.problems.find(({ code }) => (answers[code] ?? "") === "");
  if (open) throw new ApiError("warnings-unanswered", open.message);
}
