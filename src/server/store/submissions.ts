import type { Kysely } from "kysely";
import { type AuditEvent, auditObject } from "#domain/record/audit.ts";
import { appendAudit } from "./audit.ts";
import { answersBody } from "./bodies/upload-bodies.ts";
import type { Tables } from "./schema.ts";
import type { SubmissionAct } from "./store.ts";
import { StoreRefusal } from "./store-refusal.ts";
import { decide } from "./submission-tables.ts";
import { requireDraft } from "./uploads.ts";

/** Sends uploads in, takes them back, returns them. Each act is on record with its own transaction. */
export type Submissions = {
  /** @throws StoreRefusal `already-submitted`, or where the upload is no draft */
  submit(act: SubmissionAct, word: { message: string; answers: Readonly<Record<string, string>> }): Promise<void>;
  /** @throws StoreRefusal `not-submitted` */
  takeBack(act: SubmissionAct): Promise<void>;
  /** @throws StoreRefusal `not-submitted` */
  sendBack(act: SubmissionAct, remark: string): Promise<void>;
};

export function createSubmissions(writes: Kysely<Tables>): Submissions {
  return {
    submit: (act, { message, answers }) =>
      writes.transaction().execute(async (step) => {
        const { state } = await requireDraft(step, act.upload);
        if (state === "submitted") throw new StoreRefusal("already-submitted");
        const { account, name } = act.actor;
        if (account === null) throw new Error("only an account sends in");
        await step
          .insertInto("submission")
          .values({
            upload: act.upload,
            submitted_at: act.at,
            submitted_by: account,
            submitted_name: name,
            message,
            answers: answersBody.write(answers),
          })
          .execute();
        await appendAudit(step, eventOf("submit", act, { message }), act.at);
      }),
    takeBack: (act) =>
      writes.transaction().execute(async (step) => {
        await requireDraft(step, act.upload);
        if (!(await decide(step, act, "taken-back"))) throw new StoreRefusal("not-submitted");
        await appendAudit(step, eventOf("submission-taken-back", act, {}), act.at);
      }),
    sendBack: (act, remark) =>
      writes.transaction().execute(async (step) => {
        await requireDraft(step, act.upload);
        if (!(await decide(step, act, "returned", remark))) throw new StoreRefusal("not-submitted");
        await appendAudit(step, eventOf("return", act, { remark }), act.at);
      }),
  };
}

function eventOf(kind: AuditEvent["kind"], { upload, actor }: SubmissionAct, detail: AuditEvent["detail"]): AuditEvent {
  return { ...actor, kind, outcome: "done", object: auditObject("upload", upload), detail };
}
