import type { Kysely, Selectable, Transaction } from "kysely";
import type { ReadingChoices } from "#contract/reading-choices.ts";
import { type Applied, appliedSchema } from "#contract/uploads.ts";
import { readChoices } from "./memory.ts";
import type { Tables } from "./schema.ts";
import type { NewUpload, StoredFile, StoredUpload } from "./store.ts";
import { StoreRefusal } from "./store-refusal.ts";

/** Uploads and the files they brought, kept byte for byte. */

export async function readUploadRow(db: Kysely<Tables>, id: string): Promise<StoredUpload | null> {
  const row = await db
    .selectFrom("upload")
    .leftJoin("file", "file.digest", "upload.file_digest")
    .selectAll("upload")
    .select("file.size")
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? toUpload(row) : null;
}

function toUpload(row: Selectable<Tables["upload"]> & { size: number | null }): StoredUpload {
  return {
    id: row.id,
    region: row.region,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    fileSize: row.size ?? 0,
    createdAt: row.created_at,
    state: row.state,
    base: row.base,
    revision: row.revision,
    choices: readChoices(row.choices),
    applied: readApplied(row.applied),
    fingerprint: row.fingerprint,
  };
}

/** What of the memory was used; nothing for an upload of a time without memory. */
function readApplied(json: string): Applied {
  const parsed = appliedSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : { mapping: null, aliases: 0 };
}

/** Drafts of a region, newest first. */
export async function readDrafts(db: Kysely<Tables>, region: string): Promise<StoredUpload[]> {
  const rows = await db
    .selectFrom("upload")
    .leftJoin("file", "file.digest", "upload.file_digest")
    .selectAll("upload")
    .select("file.size")
    .where("region", "=", region)
    .where("state", "=", "draft")
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(toUpload);
}

/** @throws StoreRefusal when there is no such draft */
export async function updateChoices(db: Kysely<Tables>, id: string, choices: ReadingChoices): Promise<void> {
  await db.transaction().execute(async (step) => {
    await requireDraft(step, id);
    await step
      .updateTable("upload")
      .set({ choices: JSON.stringify(choices) })
      .where("id", "=", id)
      .execute();
  });
}

/** Drops drafts that nobody came back to; how many. */
export async function discardDraftsBefore(db: Kysely<Tables>, before: string): Promise<number> {
  const old = await db
    .selectFrom("upload")
    .select("id")
    .where("state", "=", "draft")
    .where("created_at", "<", before)
    .execute();
  for (const { id } of old) await discardDraft(db, id);
  return old.length;
}

async function requireDraft(step: Kysely<Tables>, id: string): Promise<StoredUpload> {
  const upload = await readUploadRow(step, id);
  if (!upload) throw new StoreRefusal("not-found");
  if (upload.state === "published") throw new StoreRefusal("already-published");
  if (upload.state === "discarded") throw new StoreRefusal("already-discarded");
  return upload;
}

export async function insertUpload(db: Kysely<Tables>, upload: NewUpload): Promise<StoredUpload> {
  await db.transaction().execute(async (step) => {
    await insertFile(step, upload.file);
    await step
      .insertInto("upload")
      .values({
        id: upload.id,
        region: upload.region,
        file_name: upload.fileName,
        file_digest: upload.file.digest,
        created_at: upload.createdAt,
        state: "draft",
        base: upload.base,
        revision: null,
        choices: JSON.stringify(upload.choices),
        applied: JSON.stringify(upload.applied),
        fingerprint: upload.fingerprint,
      })
      .execute();
  });
  const { file, ...rest } = upload;
  return { ...rest, fileDigest: file.digest, fileSize: file.bytes.length, state: "draft", revision: null };
}

/** @throws StoreRefusal when there is no such draft */
export async function discardDraft(db: Kysely<Tables>, id: string): Promise<void> {
  await db.transaction().execute(async (step) => {
    const upload = await requireDraft(step, id);
    await step.updateTable("upload").set({ state: "discarded" }).where("id", "=", id).execute();
    await dropUnusedFile(step, upload.fileDigest);
  });
}

/** Stores a file once, however often it is brought. */
export async function insertFile(step: Transaction<Tables>, file: StoredFile): Promise<void> {
  await step
    .insertInto("file")
    .values({ digest: file.digest, size: file.bytes.length, bytes: file.bytes })
    .onConflict((conflict) => conflict.column("digest").doNothing())
    .execute();
}

async function dropUnusedFile(step: Transaction<Tables>, digest: string): Promise<void> {
  const revision = await step
    .selectFrom("revision")
    .select("number")
    .where("file_digest", "=", digest)
    .executeTakeFirst();
  const upload = await step
    .selectFrom("upload")
    .select("id")
    .where("file_digest", "=", digest)
    .where("state", "!=", "discarded")
    .executeTakeFirst();
  if (!revision && !upload) await step.deleteFrom("file").where("digest", "=", digest).execute();
}
