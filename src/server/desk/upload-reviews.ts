import { hash } from "node:crypto";
import type { UploadCatalogue } from "#contract/upload-catalogue.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { Proposal } from "#domain/reading/proposal.ts";
import type { Question } from "#domain/reading/question.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { CarriedOver } from "#intake/dialogue/carry-over.ts";
import { propose } from "#intake/dialogue/proposals.ts";
import type { Reading } from "#intake/read-upload.ts";
import { ApiError } from "#server/http/errors.ts";
import type { Store, StoredUpload, UploadCreator } from "#server/store/store.ts";
import { type DraftFacts, factsOf } from "./corrected-draft.ts";
import { KeptReadings } from "./kept-readings.ts";
import { replacedCells, withoutCells } from "./publish-log.ts";
import type { AnsweredBytes, Asker, FileReader } from "./reading-job.ts";
import { intakeCatalogue, type Review, reviewReading } from "./review.ts";
import type { UploadLimits } from "./upload-desk.ts";

/** A file as it is to be read: whose it is, of which region, and what was said of it. */
export type ReadAs = Pick<StoredUpload, "region" | "fileName" | "choices" | "createdBy">;

/** An upload, the revision that it is held against, and what was known then. */
type Place = {
  readonly upload: Pick<StoredUpload, "region" | "createdBy">;
  readonly base: number;
  readonly content: CatalogueContent;
  /** Codes of organizations that come with it, of which its account may state figures, too. */
  readonly added?: readonly string[];
};
export type Placed = Place & {
  readonly upload: StoredUpload;
  /** Changes of the catalogue that go with it. */
  readonly catalogue?: UploadCatalogue;
};

/** All that is read of a file, so that publishing it needs no reading. */
type Kept = {
  readonly reading: Reading;
  /** By which names it was read. */
  readonly names: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Where cells were replaced, the file as it is without that, and what it says in each of them. */
  readonly asItIs: Kept | null;
  readonly originals: readonly string[];
  /** What rows that were taken back are called. */
  readonly labels: readonly string[];
  /** The last review of the reading, and what it was of. */
  review: { readonly of: string; readonly review: Review } | null;
};

export type Seen = Placed & {
  readonly review: Review;
  /** The problems of the file as it is, where cells were replaced. */
  readonly problemsAsItIs: Review["problems"];
  readonly originals: readonly string[];
  readonly labels: readonly string[];
};

/**
 * Weight of all that is kept: figures, what they would change, problems, and the text they were read from, of which so
 * many bytes weigh as one figure. A few files of ten thousand rows; the last one is kept however long it is.
 */
const KEPT = 60_000;
const BYTES_AS_ONE = 150;
const PROBLEM_AS = 2;

/** Weight of all facts that are kept beside, by periods and characters: those of some thousand drafts. */
const KEPT_FACTS = 100_000;

function weigh({ reading, size, asItIs, review }: Kept): number {
  const own = 1 + Math.ceil(size / BYTES_AS_ONE) + reading.observations.length + PROBLEM_AS * reading.problems.length;
  return own + (review?.review.difference.entries.length ?? 0) + (asItIs ? weigh(asItIs) : 0);
}

export type ReviewsDeps = {
  readonly store: Store;
  readonly reader: FileReader;
  readonly limits: UploadLimits;
  readonly rules: Rules;
  readonly now: () => Date;
};

/** Readings of files, and reviews of them. Reading takes its time elsewhere; a review is the desk's own work. */
export function createReviews({ store, reader, limits, rules, now }: ReviewsDeps) {
  const kept = new KeptReadings<Kept>(KEPT);
  const keptFacts = new KeptReadings<DraftFacts>(KEPT_FACTS);
  const underWay = new Map<string, Promise<Kept>>();

  function todayIn(region: string, { organizations }: CatalogueContent): string {
    return dayIn(now(), zoneIn(organizations, region));
  }

  function read(as: ReadAs, content: CatalogueContent, bytes: Uint8Array, asker: Asker): Promise<Reading> {
    const { region, fileName, choices } = as;
    const today = todayIn(region, content);
    const catalogue = intakeCatalogue(region, content);
    const job = { kind: "upload", catalogue, rows: limits.rows, today, fileName, choices } as const;
    return reader.read(job, bytes, asker);
  }

  /** @param own the reading, where the file was read this way already */
  async function readAll(
    as: ReadAs,
    content: CatalogueContent,
    bytes: Uint8Array,
    asker: Asker,
    own?: Reading,
  ): Promise<Kept> {
    const reading = own ?? (await read(as, content, bytes, asker));
    const cells = replacedCells(as.choices);
    const hasRows = (as.choices.takenBack ?? []).length > 0;
    const asItIs =
      cells.length === 0 ? null : await readAll({ ...as, choices: withoutCells(as.choices) }, content, bytes, asker);
    return {
      reading,
      names: namesOf(content),
      size: bytes.length,
      asItIs,
      originals: asItIs === null ? [] : await reader.read({ kind: "originals", cells }, bytes, asker),
      labels: hasRows ? await reader.read({ kind: "labels", choices: as.choices }, bytes, asker) : [],
      review: null,
    };
  }

  function keep(upload: StoredUpload, all: Kept): void {
    const [key, owner] = [keyOf(upload), ownerOf(upload)];
    kept.set(key, all, owner, weigh(all));
    if (keptFacts.get(key)) return;
    const facts = factsOf(all.reading);
    keptFacts.set(key, facts, owner, 10 + facts.periods.size + facts.title.length);
  }

  async function readStored(
    upload: StoredUpload,
    content: CatalogueContent,
    asker: Asker,
    own?: Uint8Array,
  ): Promise<Kept> {
    const bytes = own ?? (await store.file(upload.fileDigest))?.bytes;
    if (!bytes) throw new ApiError("already-discarded");
    const all = await readAll(upload, content, bytes, asker);
    keep(upload, all);
    return all;
  }

  async function review(all: Kept, { upload, base, content, added = [] }: Place): Promise<Review> {
    const { region, createdBy } = upload;
    const own = statesOnly(createdBy);
    const organizations = own && [...own, ...added];
    const of = `${base} ${organizations?.join(" ") ?? "*"}`;
    if (all.review?.of === of) return all.review.review;
    const today = todayIn(region, content);
    const made = await reviewReading(all.reading, { store, rules, today, region, base, content, organizations });
    all.review = { of, review: made };
    return made;
  }

  return {
    /** Reads a file that is no upload yet. */
    read,
    /** What may be made of the names in an upload that nobody knows; its file is read once more to see their figures. */
    async proposals(
      upload: StoredUpload,
      content: CatalogueContent,
      questions: readonly Question[],
    ): Promise<Proposal[]> {
      const bytes = (await store.file(upload.fileDigest))?.bytes;
      if (!bytes) throw new ApiError("already-discarded");
      const catalogue = intakeCatalogue(upload.region, content);
      const job = {
        kind: "upload",
        rows: limits.rows,
        today: todayIn(upload.region, content),
        fileName: upload.fileName,
        choices: upload.choices,
      } as const;
      const asker = { account: ownerOf(upload), since: performance.now() };
      return propose(questions, catalogue, (probing) => reader.read({ ...job, catalogue: probing }, bytes, asker));
    },
    /** What is known of an upload whose reading may be forgotten. */
    facts: (upload: StoredUpload): DraftFacts | null => keptFacts.get(keyOf(upload)) ?? null,
    /** Reads the rest of a new file that publishing needs. */
    readAll,
    keep,
    /** What was said of one file, as it holds for another. */
    carry(choices: ReadingChoices, before: AnsweredBytes, after: AnsweredBytes, asker: Asker): Promise<CarriedOver> {
      return reader.read({ kind: "carried", choices, before, tables: after.tables }, after.bytes, asker);
    },
    /** What was read, held against what is published; in turn. */
    review,
    /**
     * What is kept of an upload, or is read now: whoever asks waits for it, and nobody else.
     *
     * @param own its file, where it is open already
     */
    ofUpload(
      { upload, content }: Pick<Placed, "upload" | "content">,
      { since, until }: Pick<Asker, "since" | "until">,
      own?: Uint8Array,
    ): Promise<Kept> {
      const known = kept.get(keyOf(upload));
      if (known?.names === namesOf(content)) return Promise.resolve(known);
      const key = `${keyOf(upload)} ${namesOf(content)}`;
      const asker = { account: ownerOf(upload), since };
      // One that is given up sooner is nobody else's.
      if (until !== undefined) return readStored(upload, content, { ...asker, until }, own);
      const reading = underWay.get(key) ?? readStored(upload, content, asker, own);
      underWay.set(key, reading);
      return reading.finally(() => underWay.delete(key));
    },
    /** The same of an upload, with what publishing it needs. */
    async see(all: Kept, placed: Placed): Promise<Seen> {
      const asItIs = all.asItIs === null ? null : await review(all.asItIs, placed);
      const own = await review(all, placed);
      // What it would change weighs, too.
      keep(placed.upload, all);
      return {
        ...placed,
        review: own,
        problemsAsItIs: asItIs?.problems ?? [],
        originals: all.originals,
        labels: all.labels,
      };
    },
  };
}

export type Reviews = ReturnType<typeof createReviews>;

const digests = new WeakMap<CatalogueContent, string>();

/** What of a catalogue files are read by, as a digest: a reading holds for as long as it is the same. */
export function namesOf(content: CatalogueContent): string {
  const { indicators, organizations, targets } = content;
  const digest =
    digests.get(content) ?? hash("sha256", JSON.stringify([indicators, organizations, targets]), "base64url");
  digests.set(content, digest);
  return digest;
}

/** A reading holds for a file as it was said to be read. */
export function keyOf({ id, choices }: { readonly id: string; readonly choices: ReadingChoices }): string {
  return `${id} ${JSON.stringify(choices)}`;
}

/** The organizations a contributor's file may state figures of; `null` of others, who state any. */
export function statesOnly(creator: UploadCreator | null): readonly string[] | null {
  return creator?.role === "contributor" ? creator.organizations : null;
}

function ownerOf({ createdBy }: Pick<StoredUpload, "createdBy">): string {
  return createdBy?.account ?? "";
}
