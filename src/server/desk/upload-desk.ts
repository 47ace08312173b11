import type { PublishCatalogue } from "#contract/catalogue-drafts.ts";
import type { Mapping } from "#contract/memory.ts";
import type { Undo } from "#contract/revisions.ts";
import type { SourceRow } from "#contract/source-row.ts";
import type { Submit } from "#contract/submissions.ts";
import type { Proposals, SaveUploadCatalogue } from "#contract/upload-catalogue.ts";
import type { UploadTable, UploadTableQuery } from "#contract/upload-table.ts";
import type { Publish, Upload, UploadProblems } from "#contract/uploads.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import type { CatalogueDesk } from "./catalogue-desk.ts";
import type { CatalogueTablesDesk } from "./catalogue-tables.ts";
import type { SourcePlace } from "./source-reader.ts";

export type UploadLimits = { readonly fileBytes: number; readonly rows: number };

export type NewFile = {
  readonly region: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whose it is; only its account, with whom reviews it, sees the upload. */
  readonly actor: AuditActor;
  /** The draft beside which it was brought; `null` where it was brought by itself. */
  readonly beside: string | null;
};

export type Published = { readonly upload: Upload; readonly revision: Revision };

/**
 * Where files are taken in: read, compared with what is published, kept as drafts, published or discarded. The desk is
 * the store's only writer. Errors are `ApiError`.
 */
export type UploadDesk = CatalogueDesk &
  CatalogueTablesDesk & {
    create(file: NewFile): Promise<Upload>;
    /** A draft, compared with what is current now; a published upload as it was when it was published. */
    read(id: string): Promise<Upload>;
    /** Every problem of an upload as `read` has it. */
    problems(id: string): Promise<UploadProblems>;
    publish(id: string, publish: Publish, actor: AuditActor): Promise<Published>;
    /** Sends a draft without errors in, to be reviewed and published by somebody else. */
    submit(id: string, submit: Submit, actor: AuditActor): Promise<Upload>;
    takeBack(id: string, actor: AuditActor): Promise<Upload>;
    /** Returns what was sent in, with a remark. */
    sendBack(id: string, remark: string, actor: AuditActor): Promise<Upload>;
    /** Puts an upload in the place of a draft: what was said of that is taken over, and the draft is discarded. */
    replace(id: string, draft: string, actor: AuditActor): Promise<Upload>;
    /** Reads a draft's file again as a person says; what was said before is replaced. */
    choose(id: string, choices: ReadingChoices, actor: AuditActor): Promise<Upload>;
    /** One period of what an upload would change, platform by indicator. */
    table(id: string, query: UploadTableQuery): Promise<UploadTable>;
    /** What may be made of the names in an upload that nobody knows. */
    proposals(id: string): Promise<Proposals>;
    /** Replaces the changes of the catalogue that go with a draft, and reads its file again with them. */
    saveCatalogue(id: string, save: SaveUploadCatalogue, actor: AuditActor): Promise<Upload>;
    /** Holds a draft against a draft of the catalogue, or against none. */
    attachCatalogue(id: string, draft: string | null): Promise<Upload>;
    renameMapping(id: number, name: string, actor: AuditActor): Promise<Mapping>;
    forgetMapping(id: number, actor: AuditActor): Promise<void>;
    forgetAlias(id: number, actor: AuditActor): Promise<void>;
    discard(id: string, actor: AuditActor): Promise<void>;
    /** Publishes a draft of the catalogue. */
    publishCatalogue(draft: string, publish: PublishCatalogue, actor: AuditActor): Promise<Revision>;
    /** Publishes a revision that restores what was before another one. */
    undo(number: number, undo: Undo, actor: AuditActor): Promise<Revision>;
    /** The row of a cell in a stored file; beside the others, as it waits for none of them. */
    sourceRow(place: SourcePlace): Promise<SourceRow>;
    /** Finishes what is under way. */
    close(): Promise<void>;
  };
