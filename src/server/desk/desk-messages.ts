import type { PublishCatalogue } from "#contract/catalogue-drafts.ts";
import type { ReadTables } from "#contract/catalogue-tables.ts";
import type { ErrorCode } from "#contract/errors.ts";
import type { Undo } from "#contract/revisions.ts";
import type { Submit } from "#contract/submissions.ts";
import type { SaveUploadCatalogue } from "#contract/upload-catalogue.ts";
import type { UploadTableQuery } from "#contract/upload-table.ts";
import type { Publish } from "#contract/uploads.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import type { Names } from "#domain/terms/names.ts";
import type { LogFields } from "#server/base/log.ts";
import { ApiError } from "#server/http/errors.ts";
import type { KnownRevision } from "#server/store/known-revision.ts";
import type { CatalogueSave } from "./catalogue-desk.ts";
import type { TablesAsker } from "./catalogue-tables.ts";
import type { ReaderSettings } from "./readers.ts";
import type { SourcePlace } from "./source-reader.ts";
import type { NewFile, UploadDesk, UploadLimits } from "./upload-desk.ts";

/** What goes between the server's thread and the desk's. */
export type DeskJob =
  | { readonly kind: "create"; readonly file: NewFile }
  | { readonly kind: "read"; readonly id: string }
  | { readonly kind: "problems"; readonly id: string }
  | { readonly kind: "publish"; readonly id: string; readonly publish: Publish; readonly actor: AuditActor }
  | { readonly kind: "submit"; readonly id: string; readonly submit: Submit; readonly actor: AuditActor }
  | { readonly kind: "take-back"; readonly id: string; readonly actor: AuditActor }
  | { readonly kind: "send-back"; readonly id: string; readonly remark: string; readonly actor: AuditActor }
  | { readonly kind: "choose"; readonly id: string; readonly choices: ReadingChoices; readonly actor: AuditActor }
  | {
      readonly kind: "save-attached";
      readonly id: string;
      readonly save: SaveUploadCatalogue;
      readonly actor: AuditActor;
    }
  | { readonly kind: "table"; readonly id: string; readonly query: UploadTableQuery }
  | { readonly kind: "proposals"; readonly id: string }
  | { readonly kind: "attach"; readonly id: string; readonly draft: string | null }
  | { readonly kind: "replace"; readonly id: string; readonly draft: string; readonly actor: AuditActor }
  | { readonly kind: "rename-mapping"; readonly id: number; readonly name: string; readonly actor: AuditActor }
  | { readonly kind: "forget-mapping"; readonly id: number; readonly actor: AuditActor }
  | { readonly kind: "forget-alias"; readonly id: number; readonly actor: AuditActor }
  | { readonly kind: "discard"; readonly id: string; readonly actor: AuditActor }
  | {
      readonly kind: "read-tables" | "take-tables";
      readonly id: string;
      readonly asked: ReadTables;
      readonly asker: TablesAsker;
    }
  | { readonly kind: "save-catalogue"; readonly save: CatalogueSave }
  | { readonly kind: "review-catalogue"; readonly draft: string }
  | {
      readonly kind: "publish-catalogue";
      readonly draft: string;
      readonly publish: PublishCatalogue;
      readonly actor: AuditActor;
    }
  | { readonly kind: "undo"; readonly revision: number; readonly undo: Undo; readonly actor: AuditActor }
  | { readonly kind: "source-row"; readonly place: SourcePlace }
  | { readonly kind: "close" };

export type DeskRequest = { readonly number: number; readonly job: DeskJob };

export type DeskReply =
  /** Said once: modules are loaded and the database is open; jobs are taken up from now on. */
  | { readonly ready: true }
  /** For the server's log. */
  | { readonly noted: { readonly level: "warn" | "error"; readonly event: string; readonly fields: LogFields } }
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly failure: Failure };

export type DeskThreadData = {
  readonly databasePath: string;
  /** The current revision's number, as the server's thread knows it as soon as the desk has published. */
  readonly revision: KnownRevision;
  readonly limits: UploadLimits;
  readonly rules: Rules;
  readonly readers: ReaderSettings;
};

/** An ApiError in a form that a thread can send. */
export type Failure = {
  readonly code: ErrorCode;
  readonly detail: Names;
  readonly retryAfter: number | undefined;
  readonly cause: string | null;
};

export function packFailure(error: ApiError): Failure {
  const { code, detail, retryAfter, cause } = error;
  const said = cause instanceof Error ? (cause.stack ?? cause.message) : null;
  return { code, detail, retryAfter, cause: said };
}

export function unpackFailure({ code, detail, retryAfter, cause }: Failure): ApiError {
  return new ApiError(code, detail, {
    ...(cause === null ? {} : { cause: new Error(cause) }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

export function runJob(desk: UploadDesk, job: DeskJob): Promise<unknown> {
  switch (job.kind) {
    case "create":
      return desk.create(job.file);
    case "problems":
      return desk.problems(job.id);
    case "read":
      return desk.read(job.id);
    case "publish":
      return desk.publish(job.id, job.publish, job.actor);
    case "submit":
      return desk.submit(job.id, job.submit, job.actor);
    case "take-back":
      return desk.takeBack(job.id, job.actor);
    case "send-back":
      return desk.sendBack(job.id, job.remark, job.actor);
    case "choose":
      return desk.choose(job.id, job.choices, job.actor);
    case "save-attached":
      return desk.saveCatalogue(job.id, job.save, job.actor);
    case "table":
      return desk.table(job.id, job.query);
    case "proposals":
      return desk.proposals(job.id);
    case "attach":
      return desk.attachCatalogue(job.id, job.draft);
    case "replace":
      return desk.replace(job.id, job.draft, job.actor);
    case "rename-mapping":
      return desk.renameMapping(job.id, job.name, job.actor);
    case "forget-mapping":
      return desk.forgetMapping(job.id, job.actor);
    case "forget-alias":
      return desk.forgetAlias(job.id, job.actor);
    case "discard":
      return desk.discard(job.id, job.actor);
    case "source-row":
      return desk.sourceRow(job.place);
    case "read-tables":
      return desk.readTables(job.id, job.asked, job.asker);
    case "take-tables":
      return desk.takeTables(job.id, job.asked, job.asker);
    case "save-catalogue":
      return desk.saveCatalogueDraft(job.save);
    case "review-catalogue":
      return desk.reviewCatalogueDraft(job.draft);
    case "publish-catalogue":
      return desk.publishCatalogue(job.draft, job.publish, job.actor);
    case "undo":
      return desk.undo(job.revision, job.undo, job.actor);
    case "close":
      return desk.close();
  }
}
