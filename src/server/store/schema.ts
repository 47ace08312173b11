import type { Generated } from "kysely";
import type { RevisionKind } from "#domain/catalogue/revision.ts";
import type { Qualifier } from "#domain/terms/qualifier.ts";
import type { ObservedStatus } from "#domain/terms/status.ts";
import type { AccountTables } from "./account-tables.ts";
import type { AuditRow } from "./files/audit-chain.ts";
import type { StatedChangeTable } from "./stated-changes.ts";
import type { SubmissionTable } from "./submission-tables.ts";

/**
 * The tables as Kysely sees them. Names are those of the domain; what holds for a span of revisions carries
 * `revision_from` (the first that says so) and `revision_until` (the first that no longer does; null while it holds).
 */
export type Tables = AccountTables & {
  submission: SubmissionTable;
  migration: MigrationTable;
  meta: MetaTable;
  revision: RevisionTable;
  revision_log: RevisionLogTable;
  indicator: NamedTable;
  organization: NamedTable;
  policy: NamedTable;
  source: NamedTable;
  target: TargetTable;
  plan: PlanTable;
  observation: ObservationTable;
  stated_change: StatedChangeTable;
  file: FileTable;
  item_source: ItemSourceTable;
  upload: UploadTable;
  mapping: MappingTable;
  alias: AliasTable;
  catalogue_draft: CatalogueDraftTable;
  audit_entry: AuditRow;
};

/** Tables that hold one JSON body per code. */
export type NamedTableName = "indicator" | "organization" | "policy" | "source";

type Lifespan = { revision_from: number; revision_until: number | null };

type MigrationTable = { version: number; name: string; applied_at: string };

type MetaTable = { name: string; value: string };

export type RevisionTable = {
  number: number;
  kind: RevisionKind;
  region: string;
  published_at: string;
  published_by: string;
  message: string;
  /** Null where there was none: the revision was entered. */
  file_name: string | null;
  file_digest: string | null;
  added: number;
  changed: number;
  unchanged: number;
  latest_period: string | null;
  withdrawn: Generated<number>;
  /** Revision that this one undoes. */
  undoes: number | null;
  /** Name of the account that sent it in; null where the publisher brought it. */
  submitted_by: Generated<string | null>;
  /** Of what was entered, the publisher's answers to warnings: a body (`bodies/upload-bodies.ts`); null of others. */
  answers: Generated<string | null>;
  /** How many of the counts are items of the catalogue, of a revision that may have figures as well; null of others. */
  items: Generated<number | null>;
};

/** Changes of the catalogue that are not published. */
export type CatalogueDraftTable = {
  id: string;
  /** Account whose it is. */
  owner: string;
  region: string;
  base: number;
  version: number;
  created_at: string;
  updated_at: string;
  /** A body (`bodies/catalogue-draft-body.ts`). */
  changes: string;
  /** The upload that it was made for, with which it goes; null of what was begun by itself. */
  made_for: Generated<string | null>;
};

/** How the file of a revision was read: a body (`bodies/publish-log-body.ts`). */
type RevisionLogTable = { revision: number; body: string };

type NamedTable = Lifespan & {
  code: string;
  /** Place in the catalogue, counted from 0. */
  position: number;
  /** The whole record: a body of its kind (`bodies/catalogue-bodies.ts`). */
  body: string;
};

/** What is planned of an indicator, an organization and a period. */
type PlannedTable = Lifespan & { indicator: string; organization: string; period: string; source: string };

type TargetTable = PlannedTable & {
  /** An exact number; null of all else, which is in the body. */
  value: number | null;
  /** A body (`bodies/planned-bodies.ts`); null where the value is all there is. */
  body: string | null;
};

/** Weight and curve of a year: a body (`bodies/planned-bodies.ts`). */
type PlanTable = PlannedTable & { body: string };

export type ObservationTable = Lifespan & {
  organization: string;
  indicator: string;
  period: string;
  value: number | null;
  text: string | null;
  status: ObservedStatus;
  qualifier: Qualifier;
  sheet: string;
  cell: string;
  raw: string;
  /** Revision whose file holds the cell, of a figure that an undo restored; null where it is `revision_from` itself. */
  read_in: number | null;
};

type FileTable = { digest: string; size: number; bytes: Uint8Array };

type UploadTable = {
  id: string;
  region: string;
  file_name: string;
  file_digest: string;
  created_at: string;
  /** Account that brought it; null of a time without accounts. */
  created_by: Generated<string | null>;
  state: "draft" | "published" | "discarded";
  /** Revision the difference was last taken against; of a published upload, the one before its own. */
  base: number;
  revision: number | null;
  /** The publisher's answers to warnings: a body, as are the two below (`bodies/upload-bodies.ts`). */
  answers: Generated<string>;
  /** What a person, or the memory, said of the file. */
  choices: Generated<string>;
  /** What of the memory was used when the file came. */
  applied: Generated<string>;
  /** Shape of the file, by which a way of reading is found again. */
  fingerprint: Generated<string>;
  /** The draft of the catalogue that it is held against and published with. */
  catalogue_draft: Generated<string | null>;
};

/** Ways of reading that are remembered, by the shape of the file. */
export type MappingTable = {
  id: Generated<number>;
  region: string;
  name: string;
  fingerprint: string;
  /** A body, as of an upload. */
  choices: string;
  created_at: string;
  /** The revision that it came from. */
  revision: number;
};

/** Names that were explained, by the form in which names are compared. */
type AliasTable = {
  id: Generated<number>;
  region: string;
  kind: "indicator" | "organization";
  form: string;
  text: string;
  code: string;
  revision: number;
};

/** Where an item of the catalogue was read, by `itemKey` and the revision that said it. */
type ItemSourceTable = {
  item: string;
  revision: number;
  upload: string;
  sheet: string;
  cell: string;
};
