import type { Kysely } from "kysely";
import type { CatalogueDraft, MovedEntry } from "#contract/catalogue-drafts.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { Tables } from "#server/store/schema.ts";
import { type AttachedSave, handOnAttached, saveAttached } from "./attached.ts";
import {
  type CatalogueDraftSave,
  deleteCatalogueDraft,
  insertCatalogueDraft,
  type NewCatalogueDraft,
  readCatalogueDraft,
  readCatalogueDrafts,
  type StoredCatalogueDraft,
  saveCatalogueDraft,
} from "./drafts.ts";
import { readMoved } from "./moved.ts";
import { type CataloguePublication, publishCatalogue } from "./publish.ts";
import { type DraftReview, reviewDraft } from "./review.ts";

/** Changes of the catalogue before they are published. */
export type CatalogueDrafts = {
  create(draft: NewCatalogueDraft): Promise<StoredCatalogueDraft>;
  read(id: string): Promise<StoredCatalogueDraft | null>;
  /** Newest first. */
  of(owner: string): Promise<StoredCatalogueDraft[]>;
  /** @throws StoreRefusal `not-found`, `draft-moved`, `bad-request` */
  save(save: CatalogueDraftSave): Promise<StoredCatalogueDraft>;
  discard(id: string): Promise<void>;
  /** Keeps the changes that an upload is held against, as `saveAttached` says. */
  saveAttached(save: AttachedSave): Promise<CatalogueDraft | null>;
  /** Puts them to the upload that takes its place. */
  handOn(from: string, to: string): Promise<void>;
  /** A draft against a revision, which is the current one. */
  review(draft: StoredCatalogueDraft, revision: number): Promise<DraftReview>;
  /** What others made of a draft's items since its base. */
  moved(draft: StoredCatalogueDraft, revision: number): Promise<MovedEntry[]>;
  /** @throws StoreRefusal as `publishCatalogue` says */
  publish(publication: CataloguePublication): Promise<Revision>;
};

export function createCatalogueDrafts(reads: Kysely<Tables>, writes: Kysely<Tables>): CatalogueDrafts {
  return {
    create: (draft) => insertCatalogueDraft(writes, draft),
    read: (id) => readCatalogueDraft(reads, id),
    of: (owner) => readCatalogueDrafts(reads, owner),
    save: (save) => saveCatalogueDraft(writes, save),
    saveAttached: (save) => saveAttached(writes, save),
    handOn: (from, to) => handOnAttached(writes, from, to),
    discard: (id) => deleteCatalogueDraft(writes, id),
    review: (draft, revision) => reviewDraft(reads, draft, revision),
    moved: ({ changes, base }, revision) => readMoved(reads, changes, base, revision),
    publish: (publication) => publishCatalogue(writes, publication),
  };
}
