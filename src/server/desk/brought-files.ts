import { randomUUID } from "node:crypto";
import type { Replaced, Upload } from "#contract/uploads.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { fingerprintOf } from "#intake/dialogue/fingerprint.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { isEmptyChoices, mergeChoices } from "#intake/layout/reading-choices.ts";
import type { Reading } from "#intake/read-upload.ts";
import { ApiError } from "#server/http/errors.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import { fileOf } from "#server/store/seed.ts";
import type { Store, StoredUpload } from "#server/store/store.ts";
import { type Carry, findCorrected, type OpenedDraft, takeOver } from "./corrected-draft.ts";
import { type InTurn, TRIES } from "./job-queue.ts";
import type { Asker } from "./reading-job.ts";
import { type Recalled, recall } from "./remembered.ts";
import { intakeCatalogue, type Review, sheetsOf } from "./review.ts";
import type { NewFile, UploadLimits } from "./upload-desk.ts";
import { refuseTooManyRows } from "./upload-refusals.ts";
import { keyOf, type Reviews } from "./upload-reviews.ts";

/** A draft, what it is held against and what came of it, and where it took another's place, which. */
export type Brought = {
  readonly upload: StoredUpload;
  readonly base: number;
  readonly review: Review;
  readonly corrected: Pick<Upload, "replaced" | "mayReplace">;
};

type BroughtFilesDeps = {
  readonly store: Store;
  readonly reviews: Reviews;
  readonly limits: UploadLimits;
  readonly now: () => Date;
  readonly inTurn: InTurn;
};

/** How long drafts are looked through for ones that a file may correct, ms; who waits for its answer waits no longer for them. */
const LOOK_MS = 8000;

/** Files that become drafts, and drafts that give their place to a corrected file. Reading is done before it is their turn. */
export function createBroughtFiles({ store, reviews, limits, now, inTurn }: BroughtFilesDeps) {
  const discard = (id: string, actor: AuditActor) =>
    store.discardUpload({ upload: id, actor, at: now().toISOString() });

  /** @throws ApiError where it is no draft any more */
  async function openable(id: string): Promise<StoredUpload> {
    const upload = await store.upload(id);
    if (!upload) throw new ApiError("not-found");
    if (upload.state === "published") throw new ApiError("already-published");
    if (upload.state === "discarded") throw new ApiError("already-discarded");
    if (upload.state === "submitted") throw new ApiError("already-submitted");
    return upload;
  }

  /** `null` where it was discarded meanwhile. */
  async function opened(upload: StoredUpload, content: CatalogueContent, asker: Asker): Promise<OpenedDraft | null> {
    const file = await store.file(upload.fileDigest);
    if (!file) return null;
    const { reading } = await reviews.ofUpload({ upload, content }, asker, file.bytes);
    return { upload, reading, bytes: file.bytes };
  }

  /** What earlier files of the region teach about this one. */
  async function recallFor(
    region: string,
    fingerprint: string,
    { problems, understood }: Reading,
    content: CatalogueContent,
  ): Promise<Recalled> {
    const questions = questionsOf(problems, intakeCatalogue(region, content), understood.tables);
    const [mappings, aliases] = await Promise.all([store.memory.mappings(region), store.memory.aliases(region)]);
    return recall({ mappings, aliases }, fingerprint, questions, sheetsOf(understood));
  }

  const carryFor =
    (asker: Asker): Carry =>
    (choices, before, after) =>
      reviews.carry(choices, before, after, asker);

  return {
    discard,
    async create({ region, fileName, bytes, actor, beside }: NewFile): Promise<Brought> {
      // 1. Read as it is.
      const content = await store.catalogue((await store.currentRevision()).number);
      organizationsOf(region, content);
      const createdBy = actor.account === null ? null : await store.creator(actor.account);
      const as = { region, fileName, createdBy };
      const asker: Asker = { account: actor.account ?? "", since: performance.now() };
      const first = await reviews.read({ ...as, choices: {} }, content, bytes, asker);
      refuseTooManyRows(first.problems, limits);
      const fingerprint = fingerprintOf(
        first.understood.columns.map(({ header }) => header),
        (first.understood.sheets ?? []).flatMap(({ name, state }) => (state === "read" ? [name] : [])),
        (first.understood.tables ?? []).map(({ title }) => title),
      );
      const recalled = await recallFor(region, fingerprint, first, content);
      const readings = new Map<string, Reading>();
      const recalledKey = JSON.stringify(recalled.choices);
      const readAs = async (choices: ReadingChoices, by: Asker): Promise<Reading> => {
        if (isEmptyChoices(choices)) return first;
        const key = JSON.stringify(choices);
        const reading = readings.get(key) ?? (await reviews.read({ ...as, choices }, content, bytes, by));
        // Beside the one that is needed in the end, only the last, however many drafts there are.
        for (const other of readings.keys()) if (other !== recalledKey) readings.delete(other);
        readings.set(key, reading);
        return reading;
      };
      const until = asker.since + LOOK_MS;
      const hasTime = () => performance.now() < until;
      const looker: Asker = beside === null ? { ...asker, until } : asker;
      const look = { facts: reviews.facts, open: (one: StoredUpload) => opened(one, content, looker) };
      const file = {
        ...{ bytes, fileName, fingerprint, first, recalled: recalled.choices },
        readAs: (choices: ReadingChoices) => readAs(choices, looker),
      };
      for (let i = 0; i < TRIES; i += 1) {
        // 2. Read as earlier files of the region teach, and as was said of a draft of which this is the correction.
        const drafts = await store.drafts(region);
        const among = { drafts, beside, actor, hasTime };
        const { corrected, mayReplace } = await findCorrected(file, among, look, carryFor(looker));
        const { choices } = corrected ?? recalled;
        const read = await reviews.readAll({ ...as, choices }, content, bytes, asker, await readAs(choices, asker));
        // 3. Held against what is current by now, and kept, unless that draft became another meanwhile.
        const made = await inTurn(async (): Promise<Brought | null> => {
          if (corrected && !(await isStill(corrected.draft))) return null;
          const base = (await store.currentRevision()).number;
          const review = await reviews.review(read, { upload: as, base, content });
          const upload = await store.createUpload({
            id: randomUUID(),
            region,
            fileName,
            createdAt: now().toISOString(),
            actor,
            base,
            choices,
            applied: recalled.applied,
            fingerprint,
            file: fileOf(bytes),
          });
          reviews.keep(upload, read);
          if (corrected) {
            await store.catalogueDrafts.handOn(corrected.draft.id, upload.id);
            await discard(corrected.draft.id, actor);
          }
          const said = corrected ? { replaced: corrected.replaced } : mayReplace.length === 0 ? {} : { mayReplace };
          return { upload, base, review, corrected: said };
        });
        if (made) return made;
      }
      throw new ApiError("busy");
    },
    /** Puts a draft's answers to another and discards it. */
    async replace(id: string, draftId: string, actor: AuditActor): Promise<Replaced> {
      const asker: Asker = { account: actor.account ?? "", since: performance.now() };
      for (let i = 0; i < TRIES; i += 1) {
        const [own, draft] = [await openable(id), await openable(draftId)];
        const content = await store.catalogue((await store.currentRevision()).number);
        const file = await opened(own, content, asker);
        const earlier = await opened(draft, content, asker);
        if (!file || !earlier) continue;
        const taken = await takeOver(earlier, file, carryFor(asker));
        const replaced = await inTurn(async () => {
          await openable(id);
          await openable(draftId);
          if (!(await isStill(own)) || !(await isStill(draft))) return null;
          const act = { upload: id, actor, at: now().toISOString() };
          await store.chooseReading(act, mergeChoices(taken.choices, own.choices));
          if (own.catalogueDraft === null) await store.catalogueDrafts.handOn(draftId, id);
          await discard(draftId, actor);
          return taken.replaced;
        });
        if (replaced) return replaced;
      }
      throw new ApiError("busy");
    },
  };

  /** Whether nothing was said of an upload, and nothing done with it, since it was looked up. */
  async function isStill(upload: StoredUpload): Promise<boolean> {
    const current = await store.upload(upload.id);
    return current?.state === upload.state && keyOf(current) === keyOf(upload);
  }
}
