import type { Kysely, Transaction } from "kysely";
import type { MovedEntry, PublishCatalogue } from "#contract/catalogue-drafts.ts";
import { type ItemPlace, itemKey } from "#domain/catalogue/catalogue-change.ts";
import { countEntries } from "#domain/catalogue/catalogue-compare.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import { sayEntry } from "#domain/catalogue/catalogue-entry-words.ts";
import type { CatalogueProblem } from "#domain/catalogue/catalogue-problem.ts";
import { PROBLEM_TEXTS } from "#domain/catalogue/catalogue-problem-texts.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { Source } from "#domain/catalogue/source.ts";
import { type AuditActor, type AuditEvent, auditObject } from "#domain/record/audit.ts";
import type { Names } from "#domain/terms/names.ts";
import { appendAudit } from "#server/store/audit.ts";
import { answersBody } from "#server/store/bodies/upload-bodies.ts";
import { readCurrentRevision } from "#server/store/read.ts";
import { fromRevision } from "#server/store/rows.ts";
import type { Tables } from "#server/store/schema.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { requireVersion, type StoredCatalogueDraft } from "./drafts.ts";
import { fileSources, readChangeSources, writeItemSources } from "./item-sources.ts";
import { readMoved } from "./moved.ts";
import { type DraftReview, reviewDraft } from "./review.ts";
import { writeItems } from "./write-items.ts";

export type CataloguePublication = PublishCatalogue & {
  readonly draft: string;
  readonly actor: AuditActor;
  readonly publishedAt: string;
};

/** How many of a list a message names. */
const NAMED = 3;

/**
 * Publishes a draft of the catalogue in one transaction: the revision, what it says, its entry in the audit log; the draft
 * is gone with it. Items that nobody else touched since `base` may be published whatever else was.
 *
 * @throws StoreRefusal `not-found`; `draft-moved`; `catalogue-moved` naming who changed what; `catalogue-has-errors`;
 * `warnings-unanswered`; `nothing-changed`
 */
export async function publishCatalogue(
  writes: Kysely<Tables>,
  { draft: id, version, base, message, answers, actor, publishedAt }: CataloguePublication,
): Promise<Revision> {
  return writes.transaction().execute(async (step) => {
    // 1. The draft is as the publisher saw it, and so is each item that it changes; it may be published, and says something.
    const current = await readCurrentRevision(step);
    if (!current || base > current.number) throw new StoreRefusal("revision-moved");
    const { draft, review } = await checkDraft(step, { draft: id, version, base, answers }, current.number);
    if (review.entries.length === 0) throw new StoreRefusal("nothing-changed");
    // 2. The revision, one more than the last, and what it says.
    const counts = countEntries(review.entries);
    const revision: Revision = {
      number: current.number + 1,
      kind: "catalogue",
      region: draft.region,
      publishedAt,
      publishedBy: actor.name,
      message,
      fileName: null,
      fileDigest: null,
      counts: { ...counts, unchanged: 0 },
      latestPeriod: null,
      undoes: null,
    };
    await step
      .insertInto("revision")
      .values({ ...fromRevision(revision), answers: answersBody.write({ ...answers }) })
      .execute();
    await writeDraft(step, { draft, revision, review });
    // 3. On record with it.
    await appendAudit(step, publishedEvent(actor, revision, { draft: id, base, entries: review.entries }), publishedAt);
    return revision;
  });
}

type CheckedDraft = { readonly draft: StoredCatalogueDraft; readonly review: DraftReview };

/**
 * A draft as it was seen, held against what is current: no other's change of its items since `base`, no errors, every
 * warning answered.
 *
 * @throws StoreRefusal `not-found`; `draft-moved`; `catalogue-moved`; `catalogue-has-errors`; `warnings-unanswered`
 */
export async function checkDraft(
  step: Transaction<Tables>,
  { draft: id, version, base, answers }: SeenDraft,
  current: number,
): Promise<CheckedDraft> {
  const draft = await requireVersion(step, id, version);
  const moved = await readMoved(step, draft.changes, base ?? draft.base, current);
  if (moved.length > 0) throw new StoreRefusal("catalogue-moved", movedText(moved));
  const review = await reviewDraft(step, draft, current);
  refuseProblems(review.problems, answers);
  return { draft, review };
}

type SeenDraft = {
  readonly draft: string;
  readonly version: number;
  /** The revision whose items the publisher saw; `null` for that which the draft was saved against. */
  readonly base: number | null;
  readonly answers: Readonly<Record<string, string | undefined>>;
};

type DraftToWrite = {
  readonly draft: Pick<StoredCatalogueDraft, "id" | "region" | "changes">;
  readonly revision: Revision;
  readonly review: DraftReview;
};

/** Writes what a draft comes to as part of a revision; the draft is gone with it. */
export async function writeDraft(step: Transaction<Tables>, { draft, revision, review }: DraftToWrite): Promise<void> {
  const { entries, current, after } = review;
  const { number, region, publishedAt, publishedBy } = revision;
  const said = new Set(entries.flatMap(({ place, did }) => (did === "withdrawn" ? [] : [itemKey(place)])));
  const read = new Map(
    [...(await readChangeSources(step, draft.changes, draft.region))].filter(([key]) => said.has(key)),
  );
  const day = dayIn(publishedAt, zoneIn(current.organizations, region));
  const illustrative = after.organizations.get(region)?.illustrative ?? false;
  const { made, codes } = fileSources(read, revision, { day, illustrative });
  const isEntered = entries.some(
    ({ place, did }) => did !== "withdrawn" && isCiting(place) && !read.has(itemKey(place)),
  );
  const entered: Source = {
    code: `entered-${number}`,
    names: { zh: `${publishedBy}于 ${day} 录入`, en: `Entered by ${publishedBy} on ${day}` },
    publisher: { zh: publishedBy, en: publishedBy },
    published: day,
    url: null,
    illustrative,
  };
  await writeItems(step, {
    revision: number,
    places: entries.map(({ place }) => place),
    after,
    sources: isEntered ? [...made, entered] : made,
    sourceOf: (place) => codes.get(itemKey(place)) ?? entered.code,
  });
  await writeItemSources(step, number, read);
  await step.deleteFrom("catalogue_draft").where("id", "=", draft.id).execute();
}

/** Targets, plans and policies cite a source; what else is entered is found in its revision. */
function isCiting({ item }: ItemPlace): boolean {
  return item !== "indicator" && item !== "organization";
}

function refuseProblems(problems: readonly CatalogueProblem[], answers: SeenDraft["answers"]): void {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new StoreRefusal("catalogue-has-errors", listed(errors.map(({ message }) => message)));
  const open = new Set(problems.map(({ code }) => code).filter((code) => !answered(answers, code)));
  if (open.size > 0)
    throw new StoreRefusal("warnings-unanswered", listed([...open].map((code) => PROBLEM_TEXTS[code].name)));
}

function answered(answers: Readonly<Record<string, string | undefined>>, code: string): boolean {
  return Object.hasOwn(answers, code) && answers[code] !== "";
}

/** 版本 6（市人才办）：目标“…”的目标值由 50 改为 55 */
function movedText(moved: readonly MovedEntry[]): Names {
  return listed(
    moved.map((entry) => {
      const said = sayEntry(entry);
      return {
        zh: `版本 ${entry.revision}（${entry.publishedBy}）：${said.zh.trim()}`,
        en: `revision ${entry.revision} (${entry.publishedBy}): ${said.en}`,
      };
    }),
  );
}

function listed(texts: readonly Names[]): Names {
  const first = texts.slice(0, NAMED);
  const more = texts.length - first.length;
  return {
    zh: first.map(({ zh }) => zh).join("；") + (more > 0 ? `；另有 ${more} 项` : ""),
    en: first.map(({ en }) => en).join("; ") + (more > 0 ? `; and ${more} more` : ""),
  };
}

type Published = { readonly draft: string; readonly base: number; readonly entries: readonly CatalogueEntry[] };

/** Items by name, as far as a line holds; the revision has them all. */
const ITEMS_ON_RECORD = 20;

function publishedEvent(actor: AuditActor, revision: Revision, { draft, base, entries }: Published): AuditEvent {
  const { added, changed, withdrawn } = revision.counts;
  const detail = {
    draft,
    base,
    region: revision.region,
    added,
    changed,
    withdrawn,
    items: itemsOnRecord(entries),
    message: revision.message,
  };
  return {
    ...actor,
    kind: "catalogue-publish",
    outcome: "done",
    object: auditObject("revision", revision.number),
    detail,
  };
}

/** What entries are of, as far as a line of the log holds. */
export function itemsOnRecord(entries: readonly CatalogueEntry[]): string {
  const items = entries.slice(0, ITEMS_ON_RECORD).map(({ place }) => itemKey(place));
  return items.join(", ") + (entries.length > items.length ? " …" : "");
}
