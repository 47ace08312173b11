import type { Kysely, Transaction } from "kysely";
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
  if (!row) return null;
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
  };
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
      })
      .execute();
  });
  const { file, ...rest } = upload;
  return { ...rest, fileDigest: file.digest, fileSize: file.bytes.length, state: "draft", revision: null };
}

/** @throws StoreRefusal when there is no such draft */
export async function discardDraft(db: Kysely<Tables>, id: string): Promise<void> {
  await db.transaction().execute(async (step) => {
    const upload = await readUploadRow(step, id);
    if (!upload) throw new StoreRefusal("not-found");
    if (upload.state === "published") throw new StoreRefusal("already-published");
    if (upload.state === "discarded") throw new StoreRefusal("already-discarded");
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
