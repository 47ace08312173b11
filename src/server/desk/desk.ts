import type { Submit } from "#contract/submissions.ts";
import type { Proposals, SaveUploadCatalogue } from "#contract/upload-catalogue.ts";
import type { UploadTable, UploadTableQuery } from "#contract/upload-table.ts";
import type { Publish, Upload, UploadProblems } from "#contract/uploads.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { ApiError } from "#server/http/errors.ts";
import type { ToRemember } from "#server/store/memory.ts";
import { latestPeriod } from "#server/store/seed.ts";
import type { Store, StoredUpload } from "#server/store/store.ts";
import { createAttachments, refuseCatalogue } from "./attached-catalogue.ts";
import { createBroughtFiles } from "./brought-files.ts";
import { createCatalogueDesk, pinyinOf } from "./catalogue-desk.ts";
import { createCatalogueTables } from "./catalogue-tables.ts";
import { readChangeTable } from "./change-table.ts";
import { createQueue, TRIES } from "./job-queue.ts";
import { fixesOf, makeLog } from "./publish-log.ts";
import type { FileReader } from "./reading-job.ts";
import { worthRemembering } from "./remembered.ts";
import { type Review, sheetsOf, toUpload } from "./review.ts";
import { findSourceRow } from "./source-reader.ts";
import { newFiguresOf } from "./stated-figures.ts";
import type { NewFile, Published, UploadDesk, UploadLimits } from "./upload-desk.ts";
import { refuseErrors, refuseUnanswered } from "./upload-refusals.ts";
import { createReviews, keyOf, namesOf, type Placed, type Seen } from "./upload-reviews.ts";

export type DeskDeps = {
  readonly store: Store;
  /** What reads files; the desk itself opens none. */
  readonly reader: FileReader;
  readonly limits: UploadLimits;
  /** How figures are judged. */
  readonly rules: Rules;
  readonly now: () => Date;
};

/**
 * The desk in this thread. It holds one reading at a time against what is published, in the order they came; publishing
 * goes first. Reading itself is done beside it, so that nobody waits for another's file.
 */
export function createDesk({ store, reader, limits, rules, now }: DeskDeps): UploadDesk {
  const attachedOf = createAttachments(store);
  const reviews = createReviews({ store, reader, limits, rules, now });
  const catalogue = createCatalogueDesk({ store, now });
  const inTurn = createQueue();
  const brought = createBroughtFiles({ store, reviews, limits, now, inTurn });

  async function found(id: string): Promise<StoredUpload> {
    const upload = await store.upload(id);
    if (!upload) throw new ApiError("not-found");
    return upload;
  }

  /** An upload against what is current, or, once published, against what was then. */
  async function placed(id: string): Promise<Placed> {
    const upload = await found(id);
    if (upload.state === "discarded") throw new ApiError("already-discarded");
    const base = upload.state === "published" ? upload.base : (await store.currentRevision()).number;
    return { upload, base, ...(await attachedOf(upload, base)) };
  }

  /**
   * Does something in turn with an upload and its review, once the file was read.
   *
   * @param check refuses early what needs no reading to be refused
   */
  async function withReview<T>(
    id: string,
    use: (seen: Seen) => Promise<T>,
    check: (upload: StoredUpload) => Promise<void> = async () => {},
    urgency?: "first",
  ): Promise<T> {
    const since = performance.now();
    for (let i = 0; i < TRIES; i += 1) {
      await check(await found(id));
      const before = await placed(id);
      const read = await reviews.ofUpload(before, { since });
      const done = await inTurn(async () => {
        await check(await found(id));
        const seen = await placed(id);
        if (keyOf(seen.upload) !== keyOf(before.upload) || namesOf(seen.content) !== namesOf(before.content))
          return null;
        return { value: await use(await reviews.see(read, seen)) };
      }, urgency);
      if (done) return done.value;
    }
    throw new ApiError("busy");
  }

  async function create(file: NewFile): Promise<Upload> {
    const { upload, base, review, corrected } = await brought.create(file);
    // What goes with the draft that it took the place of goes with it, and it is read by that.
    const isHeldAlone = (await found(upload.id)).catalogueDraft === null;
    return { ...(await (isHeldAlone ? answer({ upload, base }, review) : read(upload.id))), ...corrected };
  }

  async function replace(id: string, draft: string, actor: AuditActor): Promise<Upload> {
    const replaced = await brought.replace(id, draft, actor);
    return { ...(await read(id)), replaced };
  }

  async function answer(
    { upload, base, catalogue }: Pick<Placed, "upload" | "base" | "catalogue">,
    review: Review,
  ): Promise<Upload> {
    const publishedAs = await store.publishedAs(upload.fileDigest, upload.region);
    return toUpload(store.dataset, upload, base, review, publishedAs, catalogue);
  }

  async function saveCatalogue(id: string, save: SaveUploadCatalogue, actor: AuditActor): Promise<Upload> {
    const owner = actor.account;
    if (owner === null) throw new ApiError("not-permitted");
    const at = now().toISOString();
    await inTurn(() => store.catalogueDrafts.saveAttached({ ...save, upload: id, owner, at, pinyinOf }));
    return read(id);
  }

  async function attachCatalogue(id: string, draft: string | null): Promise<Upload> {
    await inTurn(() => store.attachCatalogue(id, draft));
    return read(id);
  }

  async function choose(id: string, choices: ReadingChoices, actor: AuditActor): Promise<Upload> {
    await inTurn(() => store.chooseReading({ upload: id, actor, at: now().toISOString() }, choices));
    return read(id);
  }

  function read(id: string): Promise<Upload> {
    return withReview(id, (seen) => answer(seen, seen.review));
  }

  function problems(id: string): Promise<UploadProblems> {
    return withReview(id, async ({ base, review }) => ({ id, base, problems: [...review.problems] }));
  }

  async function table(id: string, query: UploadTableQuery): Promise<UploadTable> {
    return withReview(id, ({ upload: { region }, base, content, review: { observations } }) =>
      readChangeTable(store, { id, region, base, content, observations }, query),
    );
  }

  async function proposals(id: string): Promise<Proposals> {
    const seen = await withReview(id, async ({ upload, base, content, review }) => ({ upload, base, content, review }));
    const { upload, base, content, review } = seen;
    return { id, base, proposals: await reviews.proposals(upload, content, review.questions) };
  }

  function toRemember({ upload, review, labels }: Seen): ToRemember | null {
    return worthRemembering(upload.choices, upload, { takenBackLabels: labels, sheets: sheetsOf(review.understood) });
  }

  function publish(id: string, request: Publish, actor: AuditActor): Promise<Published> {
    // A draft, seen against what is current.
    const check = async ({ state }: StoredUpload) => {
      if (state === "published") throw new ApiError("already-published");
      if (state === "discarded") throw new ApiError("already-discarded");
      const current = (await store.currentRevision()).number;
      if (request.base !== current) throw new ApiError("revision-moved", movedTo(current));
    };
    return withReview(id, (seen) => publishNow(seen, request, actor), check, "first");
  }

  async function publishNow(
    seen: Seen,
    { message, answers: own, remember, catalogue: seenCatalogue }: Publish,
    actor: AuditActor,
  ): Promise<Published> {
    // 1. Without errors, every warning answered, and something to say.
    const { upload, base, review } = seen;
    const answers = { ...upload.submission?.answers, ...own };
    refuseErrors(review.problems);
    refuseUnanswered(review.problems, answers);
    const { catalogue } = seen;
    if (catalogue?.version !== seenCatalogue?.version) throw new ApiError("draft-moved");
    refuseCatalogue(catalogue, answers);
    const { added, changed, unchanged } = review.difference.counts;
    if (added + changed === 0 && (catalogue?.entries ?? []).length === 0)
      throw new ApiError(
        (await store.publishedAs(upload.fileDigest, upload.region)) ? "already-published" : "nothing-to-publish",
      );
    // 2. Written, all or nothing.
    const revision = await store.publish({
      upload: upload.id,
      base,
      publishedAt: now().toISOString(),
      actor,
      message,
      answers,
      log: makeLog(
        upload,
        review,
        fixesOf(upload.choices.cells, seen.originals, seen.problemsAsItIs, upload.applied.correctedBy),
      ),
      ...newFiguresOf(review),
      unchanged,
      statedChanges: review.statedChanges,
      latestPeriod: latestPeriod(review.observations),
      remember: remember === true ? toRemember(seen) : null,
      catalogue:
        catalogue && upload.catalogueDraft !== null
          ? { draft: upload.catalogueDraft, version: catalogue.version }
          : null,
    });
    const published: StoredUpload = { ...upload, state: "published", base, revision: revision.number };
    const { catalogue: became } = await attachedOf(published, base);
    return {
      upload: await answer({ upload: published, base, ...(became ? { catalogue: became } : {}) }, review),
      revision,
    };
  }

  /** What is sent in is fit to be published: without errors, every warning answered, and something to say. */
  async function submit(id: string, word: Submit, actor: AuditActor): Promise<Upload> {
    const { state } = await found(id);
    const send = () => store.submissions.submit({ upload: id, actor, at: now().toISOString() }, word);
    if (state !== "draft" && state !== "returned") await inTurn(send);
    else
      await withReview(id, ({ review, catalogue }) => {
        refuseErrors(review.problems);
        refuseUnanswered(review.problems, word.answers);
        refuseCatalogue(catalogue, word.answers);
        const { added, changed } = review.difference.counts;
        if (added + changed === 0 && (catalogue?.entries ?? []).length === 0) throw new ApiError("nothing-to-publish");
        return send();
      });
    return read(id);
  }

  async function takeBack(id: string, actor: AuditActor): Promise<Upload> {
    await inTurn(() => store.submissions.takeBack({ upload: id, actor, at: now().toISOString() }));
    return read(id);
  }

  async function sendBack(id: string, remark: string, actor: AuditActor): Promise<Upload> {
    await inTurn(() => store.submissions.sendBack({ upload: id, actor, at: now().toISOString() }, remark));
    return read(id);
  }

  return {
    ...catalogue,
    ...createCatalogueTables({ store, reader, now, save: catalogue.saveCatalogueDraft }),
    submit,
    takeBack,
    sendBack,
    create,
    read,
    problems,
    publish,
    choose,
    table,
    proposals,
    saveCatalogue,
    attachCatalogue,
    renameMapping: (id, name, actor) =>
      inTurn(() => store.memory.renameMapping(id, name, { actor, at: now().toISOString() })),
    forgetMapping: (id, actor) => inTurn(() => store.memory.forgetMapping(id, { actor, at: now().toISOString() })),
    forgetAlias: (id, actor) => inTurn(() => store.memory.forgetAlias(id, { actor, at: now().toISOString() })),
    discard: (id, actor) => inTurn(() => brought.discard(id, actor)),
    replace,
    publishCatalogue: (draft, request, actor) =>
      inTurn(
        () => store.catalogueDrafts.publish({ ...request, draft, actor, publishedAt: now().toISOString() }),
        "first",
      ),
    undo: (number, request, actor) =>
      inTurn(() => store.undo({ number, ...request, actor, publishedAt: now().toISOString() }), "first"),
    sourceRow: (place) => findSourceRow(store, reader, place),
    close: () => inTurn(async () => {}),
  };
}

function movedTo(current: number) {
  return { zh: `当前版本已是 ${current}`, en: `the current revision is ${current}` };
}
