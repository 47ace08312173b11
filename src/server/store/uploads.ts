import type { Kysely, Transaction } from "kysely";
import type { Applied } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { type AuditEvent, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { appendAudit } from "./audit.ts";
import { codesBody } from "./bodies/other-bodies.ts";
import { answersBody, appliedBody, choicesBody } from "./bodies/upload-bodies.ts";
import { isInDraft, readDocumentName } from "./document-names.ts";
import type { Tables } from "./schema.ts";
import type { NewUpload, StoredFile, StoredSubmission, StoredUpload, SubmissionAct, UploadCreator } from "./store.ts";
import { StoreRefusal } from "./store-refusal.ts";
import { decide } from "./submission-tables.ts";

/** Uploads and the files they brought, kept byte for byte. */

export async function readUploadRow(db: Kysely<Tables>, id: string): Promise<StoredUpload | null> {
  const row = await selectUploads(db).where("upload.id", "=", id).executeTakeFirst();
  return row ? toUpload(row) : null;
}

/** Uploads with the size of their file, whose they are, and where they were sent in last. */
function selectUploads(db: Kysely<Tables>) {
  return db
    .selectFrom("upload")
    .leftJoin("file", "file.digest", "upload.file_digest")
    .leftJoin("account", "account.id", "upload.created_by")
    .leftJoin("submission", (join) =>
      join.on("submission.id", "=", (of) =>
        of
          .selectFrom("submission as sent")
          .select((at) => at.fn.max("sent.id").as("last"))
          .whereRef("sent.upload", "=", "upload.id"),
      ),
    )
    .selectAll("upload")
    .select([
      "file.size",
      "account.name as creator_name",
      "account.role as creator_role",
      "account.organizations as creator_organizations",
      "submission.submitted_at",
      "submission.submitted_name",
      "submission.message as submitted_message",
      "submission.answers as submitted_answers",
      "submission.outcome",
      "submission.decided_at",
      "submission.decided_name",
      "submission.remark",
    ]);
}

type UploadRow = Awaited<ReturnType<ReturnType<typeof selectUploads>["execute"]>>[number];

function toUpload(row: UploadRow): StoredUpload {
  const submission = toSubmission(row);
  return {
    id: row.id,
    createdBy: toCreator(row),
    submission,
    region: row.region,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    fileSize: row.size ?? 0,
    createdAt: row.created_at,
    state: row.state === "draft" && submission ? (submission.sentBack ? "returned" : "submitted") : row.state,
    base: row.base,
    revision: row.revision,
    choices: choicesBody.read(row.choices),
    applied: appliedBody.read(row.applied),
    fingerprint: row.fingerprint,
    catalogueDraft: row.catalogue_draft,
  };
}

function toCreator(row: UploadRow): UploadCreator | null {
  if (row.created_by === null || row.creator_name === null || row.creator_role === null) return null;
  const organizations = codesBody.read(row.creator_organizations ?? "[]");
  return { account: row.created_by, name: row.creator_name, role: row.creator_role, organizations };
}

function toSubmission(row: UploadRow): StoredSubmission | null {
  if (row.submitted_at === null || row.submitted_name === null) return null;
  if (row.outcome === "taken-back" || row.outcome === "discarded") return null;
  const isBack = row.outcome === "returned" && row.decided_at !== null;
  return {
    by: row.submitted_name,
    at: row.submitted_at,
    message: row.submitted_message ?? "",
    answers: answersBody.read(row.submitted_answers ?? "{}"),
    sentBack: isBack ? { by: row.decided_name ?? "", at: row.decided_at ?? "", remark: row.remark ?? "" } : null,
  };
}

/** An account as the creator of an upload; `null` for none of this id. */
export async function readCreator(db: Kysely<Tables>, account: string): Promise<UploadCreator | null> {
  const row = await db
    .selectFrom("account")
    .select(["name", "role", "organizations"])
    .where("id", "=", account)
    .executeTakeFirst();
  return row ? { account, name: row.name, role: row.role, organizations: codesBody.read(row.organizations) } : null;
}

/** Uploads of a region that are neither published nor discarded, newest first. */
export async function readDrafts(db: Kysely<Tables>, region: string): Promise<StoredUpload[]> {
  const rows = await selectUploads(db)
    .where("upload.region", "=", region)
    .where("upload.state", "=", "draft")
    .orderBy("upload.created_at", "desc")
    .execute();
  return rows.map(toUpload);
}

/** Uploads that brought these bytes, but discarded ones. */
export async function readUploadsOfFile(db: Kysely<Tables>, digest: string): Promise<StoredUpload[]> {
  const rows = await selectUploads(db)
    .where("upload.file_digest", "=", digest)
    .where("upload.state", "!=", "discarded")
    .execute();
  return rows.map(toUpload);
}

/** Who corrected each cell that choices replace: whoever said it first as it stands now. */
function correctors(
  { cells = {} }: ReadingChoices,
  name: string,
  former?: Pick<StoredUpload, "applied" | "choices">,
): Pick<Applied, "correctedBy"> {
  const entries = Object.entries(cells).map(([place, text]) => {
    const isSame = former?.choices.cells?.[place] === text;
    return [place, (isSame && former?.applied.correctedBy?.[place]) || name] as const;
  });
  return entries.length === 0 ? {} : { correctedBy: Object.fromEntries(entries) };
}

/** @throws StoreRefusal when there is no such draft */
export async function updateChoices(db: Kysely<Tables>, act: SubmissionAct, choices: ReadingChoices): Promise<void> {
  await db.transaction().execute(async (step) => {
    const { applied, choices: before } = await requireDraft(step, act.upload);
    const { correctedBy: _, ...recalled } = applied;
    await step
      .updateTable("upload")
      .set({
        choices: choicesBody.write(choices),
        applied: appliedBody.write({
          ...recalled,
          ...correctors(choices, act.actor.name, { applied, choices: before }),
        }),
      })
      .where("id", "=", act.upload)
      .execute();
    await appendAudit(step, eventOf("reading-chosen", act, {}), act.at);
  });
}

/** @throws StoreRefusal when there is no such draft of an upload */
export async function attachCatalogue(db: Kysely<Tables>, upload: string, draft: string | null): Promise<void> {
  await db.transaction().execute(async (step) => {
    const { catalogueDraft } = await requireDraft(step, upload);
    await step.updateTable("upload").set({ catalogue_draft: draft }).where("id", "=", upload).execute();
    if (catalogueDraft !== null && catalogueDraft !== draft) await dropMadeFor(step, upload, draft);
  });
}

/** Drops the drafts of the catalogue that were made for an upload, but one that is kept. */
async function dropMadeFor(step: Transaction<Tables>, upload: string, kept: string | null): Promise<void> {
  await step.deleteFrom("catalogue_draft").where("made_for", "=", upload).where("id", "is not", kept).execute();
}

/** Drops drafts that nobody came back to; how many. What waits for review is no such draft. */
export async function discardDraftsBefore(db: Kysely<Tables>, before: string, at: string): Promise<number> {
  const old = await selectUploads(db)
    .where("upload.state", "=", "draft")
    .where("upload.created_at", "<", before)
    .execute();
  const drafts = old.map(toUpload).filter(({ state }) => state === "draft");
  for (const { id } of drafts) await discardDraft(db, { upload: id, actor: SERVER_ACTOR, at });
  return drafts.length;
}

/** An upload that is not published and not discarded. */
export async function requireDraft(step: Kysely<Tables>, id: string): Promise<StoredUpload> {
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
        created_by: upload.actor.account,
        state: "draft",
        base: upload.base,
        revision: null,
        answers: answersBody.write({}),
        choices: choicesBody.write(upload.choices),
        applied: appliedBody.write({ ...upload.applied, ...correctors(upload.choices, upload.actor.name) }),
        fingerprint: upload.fingerprint,
      })
      .execute();
    const { id, actor, createdAt, region, fileName, file } = upload;
    const detail = { region, fileName, file: file.digest, bytes: file.bytes.length };
    await appendAudit(step, eventOf("upload", { upload: id, actor, at: createdAt }, detail), createdAt);
  });
  const stored = await readUploadRow(db, upload.id);
  if (!stored) throw new Error("an upload that was stored is there");
  return stored;
}

/** @throws StoreRefusal when there is no such draft */
export async function discardDraft(db: Kysely<Tables>, act: SubmissionAct): Promise<void> {
  await db.transaction().execute(async (step) => {
    const upload = await requireDraft(step, act.upload);
    await step.updateTable("upload").set({ state: "discarded" }).where("id", "=", upload.id).execute();
    if (upload.state === "submitted") await decide(step, act, "discarded");
    await dropMadeFor(step, upload.id, null);
    await dropUnusedFile(step, upload.fileDigest);
    const { fileName, fileDigest } = upload;
    await appendAudit(step, eventOf("discard", act, { fileName, file: fileDigest }), act.at);
  });
}

function eventOf(kind: AuditEvent["kind"], { upload, actor }: SubmissionAct, detail: AuditEvent["detail"]): AuditEvent {
  return { ...actor, kind, outcome: "done", object: auditObject("upload", upload), detail };
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
  const isNamed = (await readDocumentName(step, digest)) !== null || (await isInDraft(step, digest));
  if (!revision && !upload && !isNamed) await step.deleteFrom("file").where("digest", "=", digest).execute();
}
