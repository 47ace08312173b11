import { randomUUID } from "node:crypto";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { CatalogueDraft } from "#contract/catalogue-drafts.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { giveCodes } from "#domain/catalogue/item-code.ts";
import { catalogueDraftBody } from "#server/store/bodies/catalogue-draft-body.ts";
import type { CatalogueDraftTable, Tables } from "#server/store/schema.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { readEverGiven } from "./places.ts";

/** A draft and whose it is. */
export type StoredCatalogueDraft = CatalogueDraft & { readonly owner: string };

export type NewCatalogueDraft = {
  readonly owner: string;
  /** The upload that it is made for, and goes with; absent of what is begun by itself. */
  readonly madeFor?: string;
  readonly region: string;
  readonly base: number;
  readonly at: string;
};

export type CatalogueDraftSave = {
  readonly id: string;
  /** The version that was edited; another one is refused with `draft-moved`. */
  readonly version: number;
  readonly base: number;
  readonly at: string;
  readonly changes: readonly CatalogueChange[];
  readonly pinyinOf: (text: string) => string;
};

export async function insertCatalogueDraft(
  writes: Kysely<Tables>,
  { owner, region, base, at, madeFor }: NewCatalogueDraft,
): Promise<StoredCatalogueDraft> {
  const draft = { id: randomUUID(), owner, region, base, version: 1, createdAt: at, updatedAt: at, changes: [] };
  await writes
    .insertInto("catalogue_draft")
    .values({
      id: draft.id,
      owner,
      region,
      base,
      version: 1,
      created_at: at,
      updated_at: at,
      changes: catalogueDraftBody.write([]),
      made_for: madeFor ?? null,
    })
    .execute();
  return draft;
}

export async function readCatalogueDraft(db: Kysely<Tables>, id: string): Promise<StoredCatalogueDraft | null> {
  const row = await db.selectFrom("catalogue_draft").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** Those begun by themselves, newest first; one made for an upload is found by that. */
export async function readCatalogueDrafts(db: Kysely<Tables>, owner: string): Promise<StoredCatalogueDraft[]> {
  const rows = await db
    .selectFrom("catalogue_draft")
    .selectAll()
    .where("owner", "=", owner)
    .where("made_for", "is", null)
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toDraft);
}

/**
 * Replaces the changes of a draft. What they add gets its code here, one that no revision gave and no draft holds.
 *
 * @throws StoreRefusal `not-found`; `draft-moved` where the draft was saved since; `bad-request` of a code that a person
 * made up
 */
export async function saveCatalogueDraft(
  writes: Kysely<Tables>,
  { id, version, base, at, changes, pinyinOf }: CatalogueDraftSave,
): Promise<StoredCatalogueDraft> {
  return writes.transaction().execute((step) => saveIn(step, { id, version, base, at, changes, pinyinOf }));
}

/** The same as part of a transaction. */
export async function saveIn(
  step: Transaction<Tables>,
  { id, version, base, at, changes, pinyinOf }: CatalogueDraftSave,
): Promise<StoredCatalogueDraft> {
  const draft = await requireVersion(step, id, version);
  refuseOwnCodes(draft.changes, changes);
  await requireDocuments(step, changes);
  const taken = await readTaken(step);
  const next = { ...draft, base, version: version + 1, updatedAt: at, changes: withCodes(changes, taken, pinyinOf) };
  await step
    .updateTable("catalogue_draft")
    .set({ base, version: next.version, updated_at: at, changes: catalogueDraftBody.write(next.changes) })
    .where("id", "=", id)
    .execute();
  return next;
}

export async function deleteCatalogueDraft(writes: Kysely<Tables>, id: string): Promise<void> {
  await writes.deleteFrom("catalogue_draft").where("id", "=", id).execute();
}

/** @throws StoreRefusal `not-found`; `draft-moved` where the draft was saved since */
export async function requireVersion(
  step: Transaction<Tables>,
  id: string,
  version: number,
): Promise<StoredCatalogueDraft> {
  const draft = await readCatalogueDraft(step, id);
  if (!draft) throw new StoreRefusal("not-found");
  if (draft.version !== version)
    throw new StoreRefusal("draft-moved", {
      zh: `草稿已保存到第 ${draft.version} 稿，这里是第 ${version} 稿`,
      en: `the draft is at version ${draft.version}, this is version ${version}`,
    });
  return draft;
}

/** Codes that were ever given, and those that drafts hold. */
async function readTaken(step: Transaction<Tables>): Promise<Set<string>> {
  const taken = new Set(await readEverGiven(step));
  for (const { changes } of await step.selectFrom("catalogue_draft").select("changes").execute())
    for (const code of addedCodes(catalogueDraftBody.read(changes))) taken.add(code);
  return taken;
}

/** A code that is not of the draft's own kind must be one that an earlier save gave. */
function refuseOwnCodes(before: readonly CatalogueChange[], changes: readonly CatalogueChange[]): void {
  const known = new Set(addedCodes(before));
  const own = addedCodes(changes).find((code) => !code.startsWith("+") && !known.has(code));
  if (own !== undefined)
    throw new StoreRefusal("bad-request", {
      zh: `代码由服务器给出，新增内容请用“+”开头的代号：${own}`,
      en: `codes are given by the server; what is added has one that begins with “+”: ${own}`,
    });
}

/** A document that a policy names was brought before. */
async function requireDocuments(step: Transaction<Tables>, changes: readonly CatalogueChange[]): Promise<void> {
  for (const change of changes) {
    const document = change.kind === "add-policy" || change.kind === "change-policy" ? change.fields.document : null;
    if (!document) continue;
    const kept = await step.selectFrom("file").select("size").where("digest", "=", document.digest).executeTakeFirst();
    if (kept?.size !== document.size)
      throw new StoreRefusal("bad-request", {
        zh: `附件“${document.fileName}”没有存到服务器，请重新选择文件`,
        en: `the attachment “${document.fileName}” was not kept on the server; choose the file again`,
      });
  }
}

function addedCodes(changes: readonly CatalogueChange[]): string[] {
  return changes.flatMap((change) => (change.kind.startsWith("add-") && "code" in change ? [change.code] : []));
}

/** @throws StoreRefusal `bad-request` of a code of the draft that nothing in it adds */
function withCodes(
  changes: readonly CatalogueChange[],
  taken: ReadonlySet<string>,
  pinyinOf: CatalogueDraftSave["pinyinOf"],
): CatalogueDraft["changes"] {
  try {
    // What comes from here goes through the schema of the body, whose lists may be written to.
    return catalogueDraftBody.read(
      catalogueDraftBody.write(giveCodes(changes, { taken, pinyinOf }) as CatalogueDraft["changes"]),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StoreRefusal("bad-request", {
      zh: `草稿中没有新增“${error.message}”`,
      en: `nothing in the draft adds “${error.message}”`,
    });
  }
}

function toDraft(row: Selectable<CatalogueDraftTable>): StoredCatalogueDraft {
  const { id, owner, region, base, version, created_at, updated_at, changes } = row;
  return {
    id,
    owner,
    region,
    base,
    version,
    createdAt: created_at,
    updatedAt: updated_at,
    changes: catalogueDraftBody.read(changes),
  };
}
