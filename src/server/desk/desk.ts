import { randomUUID } from "node:crypto";
import type { AppliedFix } from "#contract/revision-log.ts";
import type { Submit } from "#contract/submissions.ts";
import type { Publish, Upload, UploadProblems } from "#contract/uploads.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { fingerprintOf } from "#intake/dialogue/fingerprint.ts";
import { isEmptyChoices, mergeChoices } from "#intake/meaning/reading-choices.ts";
import { labelsTakenBack } from "#intake/meaning/row-labels.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { ApiError } from "#server/http/errors.ts";
import type { ToRemember } from "#server/store/memory.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import { fileOf, latestPeriod } from "#server/store/seed.ts";
import type { Store, StoredUpload, UploadCreator } from "#server/store/store.ts";
import { findCorrected, type OpenedDraft, takeOver } from "./corrected-draft.ts";
import { createQueue } from "./job-queue.ts";
import { fixesOf, makeLog, withoutCells } from "./publish-log.ts";
import { type Recalled, recall, worthRemembering } from "./remembered.ts";
import { type Review, reviewFile, toUpload } from "./review.ts";
import { createSourceReader } from "./source-reader.ts";
import { statedBy } from "./stated-figures.ts";
import type { NewFile, Published, UploadDesk, UploadLimits } from "./upload-desk.ts";
import { refuseErrors, refuseTooManyRows, refuseUnanswered } from "./upload-refusals.ts";

export type DeskDeps = {
  readonly store: Store;
  readonly limits: UploadLimits;
  /** How figures are judged. */
  readonly rules: Rules;
  readonly now: () => Date;
};

/**
 * Observations of files just read that are kept, and what they would change, so that publishing does not read the file
 * again: a few of ten thousand rows. The last one is kept however long it is.
 */
const KEPT_OBSERVATIONS = 60_000;
/** What is kept of a file holds parts of its text, and with them all of it: so many bytes weigh as one observation. */
const BYTES_AS_ONE = 150;

type Kept = { readonly review: Review; readonly bytes: number };

function weigh({ review, bytes }: Kept): number {
  return 1 + review.observations.length + review.difference.entries.length + Math.ceil(bytes / BYTES_AS_ONE);
}

/** The desk in this thread. One job at a time, in the order they came. */
export function createDesk({ store, limits, rules, now }: DeskDeps): UploadDesk {
  const reviews = new LruMap<string, Kept>(KEPT_OBSERVATIONS, weigh);
  const inTurn = createQueue();
  const findSourceRow = createSourceReader(store);

  async function reviewOf(upload: StoredUpload, base: number): Promise<Review> {
    const key = reviewKey(upload, base);
    const kept = reviews.get(key);
    if (kept) return kept.review;
    const file = await store.file(upload.fileDigest);
    if (!file) throw new ApiError("already-discarded");
    const catalogue = await store.catalogue(base);
    const review = await reviewFile({
      store,
      limits,
      rules,
      today: dayIn(now(), zoneIn(catalogue.organizations, upload.region)),
      region: upload.region,
      base,
      bytes: file.bytes,
      fileName: upload.fileName,
      choices: upload.choices,
      organizations: statesOnly(upload.createdBy),
    });
    reviews.set(key, { review, bytes: file.bytes.length });
    return review;
  }

  /** What was put right in an upload's file, cell by cell; the file is read as it is to see what was wrong. */
  async function fixesIn(upload: StoredUpload, base: number): Promise<AppliedFix[]> {
    const { cells } = upload.choices;
    const file = cells && Object.keys(cells).length > 0 ? await store.file(upload.fileDigest) : null;
    if (!file) return [];
    const asItIs = await reviewOf({ ...upload, choices: withoutCells(upload.choices) }, base);
    return fixesOf(file.bytes, cells, asItIs.problems);
  }

  async function found(id: string): Promise<StoredUpload> {
    const upload = await store.upload(id);
    if (!upload) throw new ApiError("not-found");
    return upload;
  }

  async function opened(upload: StoredUpload, base: number): Promise<OpenedDraft> {
    const file = await store.file(upload.fileDigest);
    if (!file) throw new ApiError("already-discarded");
    return { upload, review: await reviewOf(upload, base), bytes: file.bytes };
  }

  async function create(brought: NewFile): Promise<Upload> {
    const { region, fileName, bytes, actor, beside } = brought;
    const base = (await store.currentRevision()).number;
    const catalogue = await store.catalogue(base);
    organizationsOf(region, catalogue);
    const today = dayIn(now(), zoneIn(catalogue.organizations, region));
    const creator = actor.account === null ? null : await store.creator(actor.account);
    const organizations = statesOnly(creator);
    const options = { store, limits, rules, today, region, base, bytes, fileName, organizations };
    const first = await reviewFile({ ...options, choices: {} });
    refuseTooManyRows(first.problems, limits);
    const fingerprint = fingerprintOf(
      first.understood.columns.map(({ header }) => header),
      (first.understood.sheets ?? []).flatMap(({ name, state }) => (state === "read" ? [name] : [])),
      (first.understood.tables ?? []).map(({ title }) => title),
    );
    const recalled = await recallFor(region, fingerprint, first);
    const readAs = async (choices: ReadingChoices) =>
      isEmptyChoices(choices) ? first : reviewFile({ ...options, choices });
    // What was said of a draft of which this is the correction holds for it too.
    const drafts = await store.drafts(region);
    const file = { bytes, fileName, fingerprint, first, recalled: recalled.choices, readAs };
    const { corrected, mayReplace } = await findCorrected(file, { drafts, beside, actor }, (one) => opened(one, base));
    const { choices } = corrected ?? recalled;
    const { applied } = recalled;
    const review = corrected?.review ?? (await readAs(choices));
    const stored = await store.createUpload({
      id: randomUUID(),
      region,
      fileName,
      createdAt: now().toISOString(),
      actor,
      base,
      choices,
      applied,
      fingerprint,
      file: fileOf(bytes),
    });
    reviews.set(reviewKey(stored, base), { review, bytes: bytes.length });
    if (corrected) await discard(corrected.replaced.id, actor);
    const made = await answer(stored, base, review);
    if (corrected) return { ...made, replaced: corrected.replaced };
    return mayReplace.length === 0 ? made : { ...made, mayReplace };
  }

  function discard(id: string, actor: AuditActor): Promise<void> {
    return store.discardUpload({ upload: id, actor, at: now().toISOString() });
  }

  async function replace(id: string, draftId: string, actor: AuditActor): Promise<Upload> {
    const base = (await store.currentRevision()).number;
    const [own, draft] = [await opened(await openDraft(id), base), await opened(await openDraft(draftId), base)];
    const { choices, replaced } = takeOver(draft, own.bytes, own.review);
    const act = { upload: id, actor, at: now().toISOString() };
    await store.chooseReading(act, mergeChoices(choices, own.upload.choices));
    await discard(draftId, actor);
    return { ...(await read(id)), replaced };
  }

  async function openDraft(id: string): Promise<StoredUpload> {
    const upload = await found(id);
    if (upload.state === "published") throw new ApiError("already-published");
    if (upload.state === "discarded") throw new ApiError("already-discarded");
    return upload;
  }

  /** What earlier files of the region teach about this one. */
  async function recallFor(region: string, fingerprint: string, { questions, understood }: Review): Promise<Recalled> {
    const [mappings, aliases] = await Promise.all([store.memory.mappings(region), store.memory.aliases(region)]);
    return recall({ mappings, aliases }, fingerprint, questions, sheetsOf(understood));
  }

  async function answer(upload: StoredUpload, base: number, review: Review): Promise<Upload> {
    const publishedAs = await store.publishedAs(upload.fileDigest, upload.region);
    return toUpload(store.dataset, upload, base, review, publishedAs);
  }

  async function choose(id: string, choices: ReadingChoices, actor: AuditActor): Promise<Upload> {
    await store.chooseReading({ upload: id, actor, at: now().toISOString() }, choices);
    return read(id);
  }

  /** An upload against what is current, or, once published, against what was then. */
  async function reviewed(id: string): Promise<{ upload: StoredUpload; base: number; review: Review }> {
    const upload = await found(id);
    if (upload.state === "discarded") throw new ApiError("already-discarded");
    const base = upload.state === "published" ? upload.base : (await store.currentRevision()).number;
    return { upload, base, review: await reviewOf(upload, base) };
  }

  async function read(id: string): Promise<Upload> {
    const { upload, base, review } = await reviewed(id);
    return answer(upload, base, review);
  }

  async function problems(id: string): Promise<UploadProblems> {
    const { base, review } = await reviewed(id);
    return { id, base, problems: [...review.problems] };
  }

  async function toRemember(upload: StoredUpload, { understood }: Review): Promise<ToRemember | null> {
    const isTakenBack = (upload.choices.takenBack ?? []).length > 0;
    const file = isTakenBack ? await store.file(upload.fileDigest) : null;
    const takenBackLabels = file ? labelsTakenBack(file.bytes, upload.choices) : [];
    return worthRemembering(upload.choices, upload, { takenBackLabels, sheets: sheetsOf(understood) });
  }

  async function publish(
    id: string,
    { base, message, answers: own, remember }: Publish,
    actor: AuditActor,
  ): Promise<Published> {
    // 1. A draft, seen against what is current.
    const upload = await openDraft(id);
    const current = (await store.currentRevision()).number;
    if (base !== current) throw new ApiError("revision-moved", movedTo(current));
    // 2. Without errors, every warning answered, and something to say.
    const answers = { ...upload.submission?.answers, ...own };
    const review = await reviewOf(upload, base);
    refuseErrors(review.problems);
    refuseUnanswered(review.problems, answers);
    const { added, changed, unchanged } = review.difference.counts;
    if (added + changed === 0)
      throw new ApiError(
        (await store.publishedAs(upload.fileDigest, upload.region)) ? "already-published" : "nothing-to-publish",
      );
    // 3. Written, all or nothing.
    const revision = await store.publish({
      upload: id,
      base,
      publishedAt: now().toISOString(),
      actor,
      message,
      answers,
      log: makeLog(upload, review, await fixesIn(upload, base)),
      added: statedBy(review.difference.entries, "added"),
      changed: statedBy(review.difference.entries, "changed"),
      unchanged,
      statedChanges: review.statedChanges,
      latestPeriod: latestPeriod(review.observations),
      remember: remember === true ? await toRemember(upload, review) : null,
    });
    const published: StoredUpload = { ...upload, state: "published", base, revision: revision.number };
    return { upload: await answer(published, base, review), revision };
  }

  /** What is sent in is fit to be published: without errors, every warning answered, and something to say. */
  async function submit(id: string, word: Submit, actor: AuditActor): Promise<Upload> {
    const upload = await found(id);
    if (upload.state === "draft" || upload.state === "returned") {
      const review = await reviewOf(upload, (await store.currentRevision()).number);
      refuseErrors(review.problems);
      refuseUnanswered(review.problems, word.answers);
      const { added, changed } = review.difference.counts;
      if (added + changed === 0) throw new ApiError("nothing-to-publish");
    }
    await store.submissions.submit({ upload: id, actor, at: now().toISOString() }, word);
    return read(id);
  }

  async function takeBack(id: string, actor: AuditActor): Promise<Upload> {
    await store.submissions.takeBack({ upload: id, actor, at: now().toISOString() });
    return read(id);
  }

  async function sendBack(id: string, remark: string, actor: AuditActor): Promise<Upload> {
    await store.submissions.sendBack({ upload: id, actor, at: now().toISOString() }, remark);
    return read(id);
  }

  return {
    submit: (id, word, actor) => inTurn(() => submit(id, word, actor)),
    takeBack: (id, actor) => inTurn(() => takeBack(id, actor)),
    sendBack: (id, remark, actor) => inTurn(() => sendBack(id, remark, actor)),
    create: (file) => inTurn(() => create(file)),
    read: (id) => inTurn(() => read(id)),
    problems: (id) => inTurn(() => problems(id)),
    publish: (id, request, actor) => inTurn(() => publish(id, request, actor)),
    choose: (id, choices, actor) => inTurn(() => choose(id, choices, actor)),
    renameMapping: (id, name, actor) =>
      inTurn(() => store.memory.renameMapping(id, name, { actor, at: now().toISOString() })),
    forgetMapping: (id, actor) => inTurn(() => store.memory.forgetMapping(id, { actor, at: now().toISOString() })),
    forgetAlias: (id, actor) => inTurn(() => store.memory.forgetAlias(id, { actor, at: now().toISOString() })),
    discard: (id, actor) => inTurn(() => discard(id, actor)),
    replace: (id, draft, actor) => inTurn(() => replace(id, draft, actor)),
    undo: (number, request, actor) =>
      inTurn(() => store.undo({ number, ...request, actor, publishedAt: now().toISOString() })),
    sourceRow: findSourceRow,
    close: () => inTurn(async () => {}),
  };
}

/** A review holds for a file as it was said to be read, against one revision, by what its account may state. */
function reviewKey({ id, choices, createdBy }: StoredUpload, base: number): string {
  return `${id} ${base} ${JSON.stringify(choices)} ${statesOnly(createdBy)?.join(" ") ?? "*"}`;
}

/** The organizations a contributor's file may state figures of; `null` of others, who state any. */
function statesOnly(creator: UploadCreator | null): readonly string[] | null {
  return creator?.role === "contributor" ? creator.organizations : null;
}

/** Names of all sheets of a workbook; none for a file of text. */
function sheetsOf({ sheets }: Review["understood"]): string[] {
  return (sheets ?? []).map(({ name }) => name);
}

function movedTo(current: number) {
  return { zh: `当前版本已是 ${current}`, en: `the current revision is ${current}` };
}
