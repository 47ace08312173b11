import type { Transaction } from "kysely";
import { countEntries } from "#domain/catalogue/catalogue-compare.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import { type AuditEvent, auditObject } from "#domain/record/audit.ts";
import type { Names } from "#domain/terms/names.ts";
import { appendAudit } from "./audit.ts";
import { publishLogBody } from "./bodies/publish-log-body.ts";
import { answersBody } from "./bodies/upload-bodies.ts";
import { checkDraft, itemsOnRecord, writeDraft } from "./catalogue/publish.ts";
import { rememberIn } from "./memory.ts";
import { readCurrentRevision } from "./read.ts";
import { fromRevision } from "./rows.ts";
import type { Tables } from "./schema.ts";
import type { Database } from "./sqlite.ts";
import { insertStatedChanges } from "./stated-changes.ts";
import type { Publication } from "./store.ts";
import { StoreRefusal } from "./store-refusal.ts";
import { decide } from "./submission-tables.ts";
import { readUploadRow } from "./uploads.ts";

/**
 * Publishes a draft in one transaction: the revision, what it says, what it replaces and the draft's new state are all
 * written or none is. What is replaced stays, marked with the revision that replaced it.
 *
 * A draft of the catalogue that the upload is held against is published with it.
 *
 * @throws StoreRefusal `revision-moved` when the base is no longer current; `already-published`, `already-discarded`
 * or `not-found` when the upload is no draft; of the catalogue as `checkDraft` says
 */
export async function publishDraft(database: Database, publication: Publication): Promise<Revision> {
  return database.writes.transaction().execute(async (step) => {
    // 1. The draft and its base are as the publisher saw them.
    const upload = await readUploadRow(step, publication.upload);
    if (!upload) throw new StoreRefusal("not-found");
    if (upload.state === "published") throw new StoreRefusal("already-published");
    if (upload.state === "discarded") throw new StoreRefusal("already-discarded");
    const current = await readCurrentRevision(step);
    if (current?.number !== publication.base) throw new StoreRefusal("revision-moved");
    const catalogue = publication.catalogue ?? null;
    if (upload.catalogueDraft !== (catalogue?.draft ?? null)) throw new StoreRefusal("draft-moved", attachedSince());
    const checked = catalogue && (await checkDraft(step, { ...publication, ...catalogue, base: null }, current.number));
    // 2. The revision, one more than the last.
    const items = countEntries(checked?.review.entries ?? []);
    const revision: Revision = {
      number: publication.base + 1,
      kind: "upload",
      region: upload.region,
      publishedAt: publication.publishedAt,
      publishedBy: publication.actor.name,
      ...(upload.state === "submitted" && upload.submission ? { submittedBy: upload.submission.by } : {}),
      message: publication.message,
      fileName: upload.fileName,
      fileDigest: upload.fileDigest,
      counts: {
        added: publication.added.length + items.added,
        changed: publication.changed.length + items.changed,
        unchanged: publication.unchanged,
        withdrawn: items.withdrawn,
      },
      ...(checked ? { items: items.added + items.changed + items.withdrawn } : {}),
      latestPeriod: publication.latestPeriod,
      undoes: null,
    };
    await step.insertInto("revision").values(fromRevision(revision)).execute();
    await step
      .insertInto("revision_log")
      .values({ revision: revision.number, body: publishLogBody.write(publication.log) })
      .execute();
    // 3. What it says, first of the catalogue, which its figures are of.
    if (checked) await writeDraft(step, { draft: checked.draft, revision, review: checked.review });
    database.retireObservations(publication.changed, revision.number);
    database.insertObservations(publication.changed, revision.number);
    database.insertObservations(publication.added, revision.number);
    await insertStatedChanges(step, publication.statedChanges ?? [], revision.number);
    // 4. The draft has become it.
    await markPublished(step, publication, revision.number);
    const act = { upload: upload.id, actor: publication.actor, at: publication.publishedAt };
    if (upload.state === "submitted") await decide(step, act, "published");
    if (publication.remember)
      await rememberIn(step, upload.region, revision.number, publication.publishedAt, publication.remember);
    // 5. On record with it.
    await appendAudit(
      step,
      publishedEvent(publication, revision, checked?.review.entries ?? []),
      publication.publishedAt,
    );
    return revision;
  });
}

function publishedEvent(
  { actor, upload, added, changed }: Publication,
  revision: Revision,
  entries: readonly CatalogueEntry[],
): AuditEvent {
  const sent = revision.submittedBy === undefined ? {} : { submittedBy: revision.submittedBy };
  const { region, fileName, fileDigest: file, message } = revision;
  const figures = { added: added.length, changed: changed.length };
  const items = entries.length === 0 ? {} : { items: itemsOnRecord(entries) };
  const detail = { upload, region, fileName, file, ...figures, ...items, message, ...sent };
  return { ...actor, kind: "publish", outcome: "done", object: auditObject("revision", revision.number), detail };
}

async function markPublished(step: Transaction<Tables>, publication: Publication, revision: number): Promise<void> {
  await step
    .updateTable("upload")
    .set({
      state: "published",
      revision,
      base: publication.base,
      answers: answersBody.write(publication.answers),
    })
    .where("id", "=", publication.upload)
    .execute();
}

function attachedSince(): Names {
  return {
    zh: "随这份文件发布的目录改动已经变了",
    en: "the changes of the catalogue that go with this file are not the same any more",
  };
}
