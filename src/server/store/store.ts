import type { RevisedObservation } from "#contract/observations.ts";
import type { PublishLog } from "#contract/revision-log.ts";
import type { Applied, UploadState } from "#contract/uploads.ts";
import type { CatalogueContent, TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { Role } from "#domain/catalogue/role.ts";
import type { Target } from "#domain/catalogue/target.ts";
import type { ObservationKey, SourcedObservation } from "#domain/figures/observation.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import type { AccountStore } from "./accounts.ts";
import type { AuditLog } from "./audit-log.ts";
import type { EndedCredentials } from "./bodies/other-bodies.ts";
import type { CatalogueDrafts } from "./catalogue/catalogue-drafts.ts";
import type { Memory, ToRemember } from "./memory.ts";
import type { Reserve } from "./reserve.ts";
import type { StoredStatedChange } from "./stated-changes.ts";
import type { Submissions } from "./submissions.ts";
import type { TokenStore } from "./tokens.ts";

/** Which observations to read; an absent list means all. */
export type ObservationFilter = {
  readonly organizations?: readonly string[];
  readonly indicators?: readonly string[];
  /** Days between which a period has to end. */
  readonly ends?: DayRange;
};

/** ISO days, both included; `null` for no bound. */
export type DayRange = { readonly from: string | null; readonly to: string | null };

/** One statement of a cell with the revision that published it and the one that replaced it, as known at a revision. */
export type StoredStatement = {
  readonly observation: SourcedObservation;
  readonly until: number | null;
  /** True where `until` states nothing in its place. */
  readonly withdrawn: boolean;
  readonly revision: Revision;
  readonly file: FilePlace;
};

/** The published file that holds a figure's cell, and the revision that brought it. */
export type FilePlace = { readonly readIn: number; readonly fileName: string; readonly fileDigest: string };

/** A figure that a revision stated or that held until one, with its place. */
export type PlacedStatement = {
  readonly observation: SourcedObservation;
  readonly revision: number;
  readonly file: FilePlace;
};

/** What a revision stated, and what it ended; a figure in both was changed. */
export type StoredDifference = {
  readonly stated: readonly PlacedStatement[];
  readonly ended: readonly PlacedStatement[];
};

/** A revision with the publisher's answers to its warnings, by the problem's code. */
export type AnsweredRevision = Revision & { readonly answers: Readonly<Record<string, string>> };

export type StoredFile = { readonly digest: string; readonly bytes: Uint8Array };

export type PublishedAs = { readonly revision: number; readonly publishedAt: string };

/** Whose an upload is, and what its account may state now. */
export type UploadCreator = {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  /** Codes; of a contributor the only ones it may state figures of. */
  readonly organizations: readonly string[];
};

/** That an upload was sent in, and came back where `remark` is given. */
export type StoredSubmission = {
  readonly by: string;
  readonly at: string;
  readonly message: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly sentBack: { readonly by: string; readonly at: string; readonly remark: string } | null;
};

export type StoredUpload = {
  readonly id: string;
  /** `null` of a time without accounts. */
  readonly createdBy: UploadCreator | null;
  /** Where it was sent in and not taken back; kept when it is published. */
  readonly submission: StoredSubmission | null;
  readonly region: string;
  readonly fileName: string;
  readonly fileDigest: string;
  readonly fileSize: number;
  readonly createdAt: string;
  readonly state: UploadState;
  readonly base: number;
  readonly revision: number | null;
  /** What a person, or the memory, said of the file. */
  readonly choices: ReadingChoices;
  readonly applied: Applied;
  readonly fingerprint: string;
  /** The draft of the catalogue that it is held against; `null` for none. */
  readonly catalogueDraft: string | null;
};

export type NewUpload = Omit<
  StoredUpload,
  "fileDigest" | "fileSize" | "state" | "revision" | "createdBy" | "submission" | "catalogueDraft"
> & {
  /** Whose it is. */
  readonly actor: AuditActor;
  readonly file: StoredFile;
};

/** A target as a revision planned it. */
export type StoredTarget = {
  readonly target: Target;
  readonly revision: Revision;
  /** Revision that replaced it; `null` while it holds. */
  readonly until: number | null;
  /** True where `until` withdrew it. */
  readonly withdrawn: boolean;
};

/** What one publish writes, all of it or nothing. */
export type Publication = {
  readonly upload: string;
  /** Revision the difference was taken against; another current one is refused with `revision-moved`. */
  readonly base: number;
  readonly publishedAt: string;
  readonly actor: AuditActor;
  readonly message: string;
  readonly answers: Readonly<Record<string, string>>;
  /** How the file was read. */
  readonly log: PublishLog;
  /** Observations that are new. */
  readonly added: readonly SourcedObservation[];
  /** Observations that replace what is current. */
  readonly changed: readonly SourcedObservation[];
  readonly unchanged: number;
  /** Changes the file states beside its figures. */
  readonly statedChanges?: readonly PublishedChange[];
  readonly latestPeriod: string | null;
  /** What is remembered of the file for the next of its shape. */
  readonly remember: ToRemember | null;
  /** The draft of the catalogue that is published with it, as it was seen; `null` for none. */
  readonly catalogue?: { readonly draft: string; readonly version: number } | null;
};

/** An undo: which revision, seen at which base, by whom, why. */
export type Undoing = {
  readonly number: number;
  readonly base: number;
  readonly publishedAt: string;
  readonly actor: AuditActor;
  readonly message: string;
};

/** Which state was restored from a backup, when: its data set as it was called, and its last revision. */
export type Restoration = {
  readonly at: string;
  readonly dataset: string;
  readonly revision: number;
  /** What was ended with it; not known of a restoration by an earlier program. */
  readonly ended?: EndedCredentials | undefined;
  /** Where the audit log ended that was replaced, as the file beside the database had it. */
  readonly replacedHead?: string | undefined;
};

/** Something done to an upload: to which, by whom, when. */
export type SubmissionAct = { readonly upload: string; readonly actor: AuditActor; readonly at: string };

/**
 * The store: append-only, one transaction a publish, one writer at a time. Reads name the revision they want and are
 * the same forever. Everything is asynchronous so that a database server can stand behind the same interface.
 *
 * Errors: `ApiError` where the caller asked for what cannot be; what the database itself throws is left as it is.
 */
export type Store = {
  /** Made anew when a store is seeded; tells one database from another. */
  readonly dataset: string;
  /** Of a store that was restored from a backup, when and which; `null` of others. */
  restoration(): Promise<Restoration | null>;
  currentRevision(): Promise<Revision>;
  /** Its number alone, which every read asks for: known in memory, unless nothing was given to know it by. */
  currentNumber(): Promise<number>;
  revision(number: number): Promise<Revision | null>;
  /** Up to and including a revision, newest first. */
  revisions(upTo: number): Promise<AnsweredRevision[]>;
  catalogue(revision: number): Promise<CatalogueContent>;
  /** By organization, indicator and period code. */
  observations(revision: number, filter: ObservationFilter): Promise<RevisedObservation[]>;
  /** What was said of one cell up to a revision, newest first. */
  history(revision: number, key: ObservationKey): Promise<StoredStatement[]>;
  /** What was planned of one place up to a revision, newest first. */
  targetHistory(revision: number, place: TargetPlace): Promise<StoredTarget[]>;
  /** What files stated of the changes of a figure in these periods, newest first. */
  statedChanges(revision: number, key: ObservationKey, periods: readonly string[]): Promise<StoredStatedChange[]>;
  /** What was stated last of the changes of an indicator, for each organization and period. */
  statedOfIndicator(
    revision: number,
    indicator: string,
    organizations: readonly string[],
  ): Promise<(StoredStatedChange & { readonly organization: string })[]>;
  /** What a revision changed against the one before it. */
  difference(number: number): Promise<StoredDifference>;
  /** What a revision changed of the catalogue; nothing of what the product came with. */
  catalogueDifference(number: number): Promise<CatalogueEntry[]>;
  /** How a revision's file was read when it was published; `null` where none was. */
  publishLog(number: number): Promise<PublishLog | null>;
  file(digest: string): Promise<StoredFile | null>;
  /** Name under which a file was published first; `null` for one that never was. */
  publishedFileName(digest: string): Promise<string | null>;
  /** The name that a published policy gives a document; `null` of what none ever named. */
  documentName(digest: string): Promise<string | null>;
  /** Keeps a document. @returns its digest */
  keepDocument(bytes: Uint8Array): Promise<string>;
  /** The last revision as which these bytes were published for a region; `null` for none. */
  publishedAs(digest: string, region: string): Promise<PublishedAs | null>;
  /** An account as the creator of an upload; `null` for none of this id. */
  creator(account: string): Promise<UploadCreator | null>;
  createUpload(upload: NewUpload): Promise<StoredUpload>;
  upload(id: string): Promise<StoredUpload | null>;
  /** Uploads of a region that are neither published nor discarded, newest first. */
  drafts(region: string): Promise<StoredUpload[]>;
  /** Uploads that brought these bytes, but discarded ones. */
  uploadsOfFile(digest: string): Promise<StoredUpload[]>;
  readonly submissions: Submissions;
  readonly catalogueDrafts: CatalogueDrafts;
  /** Replaces what was said of a draft's file. */
  chooseReading(act: SubmissionAct, choices: ReadingChoices): Promise<void>;
  /** Holds an upload against a draft of the catalogue, or against none. */
  attachCatalogue(upload: string, draft: string | null): Promise<void>;
  /** Drops drafts made before an instant; how many. */
  discardOldDrafts(before: string): Promise<number>;
  readonly memory: Memory;
  readonly audit: AuditLog;
  readonly accounts: AccountStore;
  readonly tokens: TokenStore;
  /** Drops a draft, and its file where nothing else needs it. */
  discardUpload(act: SubmissionAct): Promise<void>;
  publish(publication: Publication): Promise<Revision>;
  /** Publishes a revision that restores what was before another one. */
  undo(undoing: Undoing): Promise<Revision>;
  readonly reserve: Reserve;
  /** Finishes the write under way, folds the journal into the database file and closes it. */
  close(): Promise<void>;
};
