import type { Generated, Kysely } from "kysely";
import type { Tables } from "./schema.ts";
import type { SubmissionAct } from "./store.ts";

/** How a submission ended: taken back by who sent it, returned with a remark, published, or discarded. */
type SubmissionOutcome = "taken-back" | "returned" | "published" | "discarded";

/** Each time an upload was sent in. The last row of an upload says where it stands; the others are its past. */
export type SubmissionTable = {
  id: Generated<number>;
  upload: string;
  submitted_at: string;
  /** Account's id, and its name as it was then. */
  submitted_by: string;
  submitted_name: string;
  message: string;
  /** The contributor's answers to warnings: a body, as of an upload. */
  answers: string;
  /** `null` while it waits. */
  outcome: SubmissionOutcome | null;
  decided_at: string | null;
  decided_by: string | null;
  decided_name: string | null;
  /** Why it was returned. */
  remark: string | null;
};

/** Says how the submission that waits ended; nothing where none waits. Whether one did. */
export async function decide(
  step: Kysely<Tables>,
  { upload, actor, at }: SubmissionAct,
  outcome: SubmissionOutcome,
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
