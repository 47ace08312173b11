import type { Kysely } from "kysely";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { createAccountStore } from "./accounts.ts";
import { guardAuditLog } from "./audit-guard.ts";
import { createAuditLog } from "./audit-log.ts";
import { backUpBeforeUpgrade } from "./backup.ts";
import { restorationBody } from "./bodies/other-bodies.ts";
import { createCatalogueDrafts } from "./catalogue/catalogue-drafts.ts";
import { readCatalogueDifference } from "./catalogue/difference.ts";
import { readDocumentName } from "./document-names.ts";
import type { KnownRevision } from "./known-revision.ts";
import { createMemory } from "./memory.ts";
import { migrate, type Upgrade } from "./migrations.ts";
import { readTargetHistory } from "./planned-rows.ts";
import { publishDraft } from "./publish.ts";
import {
  readCatalogue,
  readCurrentRevision,
  readDifference,
  readHistory,
  readPublishLog,
  readRevision,
  readRevisions,
} from "./read.ts";
import { openReserve, type Reserve } from "./reserve.ts";
import type { Tables } from "./schema.ts";
import { fileOf, type SeedPackage, seedStore } from "./seed.ts";
import { type Database, openSqlite } from "./sqlite.ts";
import { readStatedChanges, readStatedOfIndicator } from "./stated-changes.ts";
import type { PublishedAs, Restoration, Store, StoredFile } from "./store.ts";
import { toStoreFailure, troubleOf } from "./store-trouble.ts";
import { createSubmissions } from "./submissions.ts";
import { createTokenStore } from "./tokens.ts";
import { undoRevision } from "./undo.ts";
import {
  attachCatalogue,
  discardDraft,
  discardDraftsBefore,
  insertFile,
  insertUpload,
  readCreator,
  readDrafts,
  readUploadRow,
  readUploadsOfFile,
  updateChoices,
} from "./uploads.ts";

export type OpenStoreOptions = {
  /** The database file; its folder must exist. */
  readonly path: string;
  /** Called when the store is empty. */
  readonly seed: () => Promise<SeedPackage>;
  readonly now?: () => Date;
  /** How long a write waits for a lock that another program holds. */
  readonly busyTimeoutMs?: number;
  /** The current revision's number, where others open the same store to write: each has to be given the same. */
  readonly revision?: KnownRevision;
  /** Told when a store of an earlier program was brought up to date. */
  readonly onUpgrade?: (upgrade: Upgrade) => void;
};

/**
 * Opens the store, brings its schema up to date and seeds it when it is empty.
 *
 * A copy is made beside it before an older schema is changed.
 *
 * @throws StoreFailure when the file cannot be used, is no database of ours, or was made by a newer program
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { path, seed, now = () => new Date(), busyTimeoutMs = 5000 } = options;
  let database: Database | undefined;
  try {
    database = openSqlite(path, busyTimeoutMs, options.revision);
    const upgrade = await migrate(database.writes, {
      now,
      backUp: (from) => backUpBeforeUpgrade({ path, from, now: now() }),
    });
    if (upgrade) options.onUpgrade?.(upgrade);
    await guardIfWritable(database, now());
    const dataset = (await readDataset(database.reads)) ?? (await seedStore(database, await seed(), now()));
    database.noteRevision((await readCurrentRevision(database.reads))?.number ?? 0);
    return storeOn(database, { dataset, reserve: openReserve(path), now });
  } catch (error) {
    await database?.close();
    throw await toStoreFailure(error, path);
  }
}

/** Those who only look are served on a full disk, too. What is wrong with the log is found by who verifies it. */
async function guardIfWritable(database: Database, now: Date): Promise<void> {
  try {
    await guardAuditLog(database, now);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble !== "full" && trouble !== "read-only") throw error;
  }
}

type OnDatabase = { readonly dataset: string; readonly reserve: Reserve; readonly now: () => Date };

function storeOn(database: Database, { dataset, reserve, now }: OnDatabase): Store {
  const { reads, writes } = database;
  return {
    dataset,
    restoration: () => readRestoration(reads),
    async currentRevision() {
      const revision = known(await readCurrentRevision(reads));
      // A thread that was ended may not have told of its last commit.
      database.noteRevision(revision.number);
      return revision;
    },
    currentNumber: async () => database.observations.current(),
    revision: (number) => readRevision(reads, number),
    revisions: (upTo) => readRevisions(reads, upTo),
    catalogue: keepCatalogues((revision) => readCatalogue(reads, revision)),
    observations: async (revision, filter) => database.observations.holding(revision, filter),
    history: (revision, key) => readHistory(reads, revision, key),
    targetHistory: (revision, place) => readTargetHistory(reads, revision, place),
    statedChanges: (revision, key, periods) => readStatedChanges(reads, revision, key, periods),
    statedOfIndicator: (revision, indicator, organizations) =>
      readStatedOfIndicator(reads, revision, indicator, organizations),
    difference: (number) => readDifference(reads, number),
    catalogueDifference: (number) => readCatalogueDifference(reads, number),
    publishLog: (number) => readPublishLog(reads, number),
    file: (digest) => readFile(reads, digest),
    publishedFileName: (digest) => readPublishedFileName(reads, digest),
    documentName: (digest) => readDocumentName(reads, digest),
    keepDocument: async (bytes) => {
      const file = fileOf(bytes);
      await writes.transaction().execute((step) => insertFile(step, file));
      return file.digest;
    },
    publishedAs: (digest, region) => readPublishedAs(reads, digest, region),
    creator: (account) => readCreator(reads, account),
    createUpload: (upload) => insertUpload(writes, upload),
    upload: (id) => readUploadRow(reads, id),
    drafts: (region) => readDrafts(reads, region),
    chooseReading: (act, choices) => updateChoices(writes, act, choices),
    attachCatalogue: (upload, draft) => attachCatalogue(writes, upload, draft),
    discardOldDrafts: (before) => discardDraftsBefore(writes, before, now().toISOString()),
    memory: createMemory(reads, writes),
    audit: createAuditLog(reads, writes, now),
    accounts: createAccountStore(reads, writes),
    tokens: createTokenStore(reads, writes),
    discardUpload: (act) => discardDraft(writes, act),
    uploadsOfFile: (digest) => readUploadsOfFile(reads, digest),
    submissions: createSubmissions(writes),
    catalogueDrafts: createCatalogueDrafts(reads, writes),
    publish: (publication) => publishDraft(database, publication),
    undo: (undoing) => undoRevision(writes, undoing),
    reserve,
    close: () => database.close(),
  };
}

/** Catalogues of the last revisions asked for: they never change, and nearly every read begins with one. */
const KEPT_CATALOGUES = 4;

function keepCatalogues(read: Store["catalogue"]): Store["catalogue"] {
  const kept = new LruMap<number, Promise<CatalogueContent>>(KEPT_CATALOGUES);
  return (revision) => {
    const found = kept.get(revision);
    if (found) return found;
    const reading = read(revision);
    kept.set(revision, reading);
    reading.catch(() => kept.delete(revision));
    return reading;
  };
}

function known(revision: Revision | null): Revision {
  if (!revision) throw new Error("a seeded store has at least one revision");
  return revision;
}

/** As `restoreBackup` notes it. */
async function readRestoration(db: Kysely<Tables>): Promise<Restoration | null> {
  const row = await db.selectFrom("meta").select("value").where("name", "=", "restored").executeTakeFirst();
  return row ? restorationBody.read(row.value) : null;
}

async function readDataset(db: Kysely<Tables>): Promise<string | null> {
  const row = await db.selectFrom("meta").select("value").where("name", "=", "dataset").executeTakeFirst();
  return row?.value ?? null;
}

async function readFile(db: Kysely<Tables>, digest: string): Promise<StoredFile | null> {
  const row = await db.selectFrom("file").select(["digest", "bytes"]).where("digest", "=", digest).executeTakeFirst();
  return row ?? null;
}

async function readPublishedFileName(db: Kysely<Tables>, digest: string): Promise<string | null> {
  const row = await db
    .selectFrom("revision")
    .select("file_name")
    .where("file_digest", "=", digest)
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  return row?.file_name ?? null;
}

async function readPublishedAs(db: Kysely<Tables>, digest: string, region: string): Promise<PublishedAs | null> {
  const row = await db
    .selectFrom("revision")
    .select(["number", "published_at"])
    .where("file_digest", "=", digest)
    .where("region", "=", region)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { revision: row.number, publishedAt: row.published_at } : null;
}
