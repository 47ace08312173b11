import { type Generated, type Kysely, sql, type Transaction } from "kysely";
import type { Tables } from "./schema.ts";
import type { SubmissionAct } from "./store.ts";

/** How a submission ended: taken back by who sent it, returned with a remark, published, or discarded. */
export const SUBMISSION_OUTCOMES = ["taken-back", "returned", "published", "discarded"] as const;

/** Each time an upload was sent in. The last row of an upload says where it stands; the others are its past. */
export type SubmissionTable = {
  id: Generated<number>;
  upload: string;
  submitted_at: string;
  /** Account's id, and its name as it was then. */
  submitted_by: string;
  submitted_name: string;
  message: string;
  /** The contributor's answers to warnings, as JSON. */
  answers: string;
  /** `null` while it waits. */
  outcome: (typeof SUBMISSION_OUTCOMES)[number] | null;
  decided_at: string | null;
  decided_by: string | null;
  decided_name: string | null;
  /** Why it was returned. */
  remark: string | null;
};

/** Uploads belong to an account; one may be sent in, and its revision keeps by whom. */
export async function addSubmissions(db: Transaction<Tables>): Promise<void> {
  // Uploads of a time without accounts belong to nobody.
  await db.schema
    .alterTable("upload")
    .addColumn("created_by", "text", (column) => column.references("account.id"))
    .execute();
  await db.schema.alterTable("revision").addColumn("submitted_by", "text").execute();
  await db.schema
    .createTable("submission")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("upload", "text", (column) => column.notNull().references("upload.id"))
    .addColumn("submitted_at", "text", (column) => column.notNull())
    .addColumn("submitted_by", "text", (column) => column.notNull().references("account.id"))
    .addColumn("submitted_name", "text", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("answers", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) =>
      column.check(sql`outcome in (${sql.join(SUBMISSION_OUTCOMES.map(sql.lit))})`),
    )
    .addColumn("decided_at", "text")
    .addColumn("decided_by", "text", (column) => column.references("account.id"))
    .addColumn("decided_name", "text")
    .addColumn("remark", "text")
    .execute();
  await db.schema.createIndex("submission_by_upload").on("submission").columns(["upload", "id"]).execute();
}

/** Says how the submission that waits ended; nothing where none waits. Whether one did. */
export async function decide(
  step: Kysely<Tables>,
  { upload, actor, at }: SubmissionAct,
  outcome: (typeof SUBMISSION_OUTCOMES)[number],
  remark: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await step
    .updateTable("submission")
    .set({ outcome, decided_at: at, decided_by: actor.account, decided_name: actor.name, remark })
    .where("upload", "=", upload)
    .where("outcome", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
