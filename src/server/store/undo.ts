import type { Kysely, Transaction } from "kysely";
import type { Revision } from "#domain/catalogue/revision.ts";
import { auditObject } from "#domain/record/audit.ts";
import { appendAudit } from "./audit.ts";
import { readItemConflicts, undoItems } from "./catalogue/undo.ts";
import { readCurrentRevision, readRevision } from "./read.ts";
import { fromRevision, toRevision } from "./rows.ts";
import type { Tables } from "./schema.ts";
import { latestPeriod } from "./seed.ts";
import type { Undoing } from "./store.ts";
import { StoreRefusal } from "./store-refusal.ts";

/**
 * Undoes a revision by publishing another, in one transaction: what the undone one added is withdrawn, what it changed
 * gets the value from before, what it withdrew stands again, of figures and of the catalogue. A restored figure keeps the cell it was read in and the
 * revision whose file that cell is in (`read_in`), so that it can still be followed to the original.
 *
 * @throws StoreRefusal `revision-moved` when the base is no longer current; `not-found`; `seed-not-undone`;
 * `already-undone`; `undo-conflict` when a later revision changed the same figures or items, or needs them: never half of
 * a revision is undone
 */
export async function undoRevision(writes: Kysely<Tables>, undoing: Undoing): Promise<Revision> {
  return writes.transaction().execute(async (step) => {
    // 1. What is undone is there, stands, and is still the last word on each of its figures.
    const current = await readCurrentRevision(step);
    if (current?.number !== undoing.base) throw new StoreRefusal("revision-moved", movedTo(current));
    const target = await readRevision(step, undoing.number);
    if (!target) throw new StoreRefusal("not-found");
    if (target.kind === "seed") throw new StoreRefusal("seed-not-undone");
    const undoneBy = undoneRevisions(await readAll(step)).get(target.number);
    if (undoneBy !== undefined) throw new StoreRefusal("already-undone", byRevision(undoneBy));
    await refuseConflicts(step, target.number);
    // 2. The revision, one more than the last.
    const number = undoing.base + 1;
    const stated = await countOpen(step, target.number);
    const restored = await readEnded(step, target.number);
    const changed = restored.filter(({ successor }) => successor !== null).length;
    const items = await undoItems(step, target.number, number);
    const revision: Revision = {
      number,
      kind: "undo",
      region: target.region,
      publishedAt: undoing.publishedAt,
      publishedBy: undoing.actor.name,
      message: undoing.message,
      fileName: target.fileName,
      fileDigest: target.fileDigest,
      counts: {
        added: restored.length - changed + items.added,
        changed: changed + items.changed,
        unchanged: 0,
        withdrawn: stated - changed + items.withdrawn,
      },
      ...(items.added + items.changed + items.withdrawn > 0 && target.kind !== "catalogue"
        ? { items: items.added + items.changed + items.withdrawn }
        : {}),
      latestPeriod: latestPeriod(restored),
      undoes: target.number,
    };
    await step.insertInto("revision").values(fromRevision(revision)).execute();
    // 3. Its statements end, and what they had ended is stated anew.
    await endStatements(step, target.number, number);
    await restoreEnded(step, target.number, number);
    // 4. On record with it.
    const detail = { undoes: target.number, region: target.region, message: undoing.message };
    const object = auditObject("revision", number);
    await appendAudit(step, { ...undoing.actor, kind: "undo", outcome: "done", object, detail }, undoing.publishedAt);
    return revision;
  });
}

/**
 * Which revisions are undone, by what. An undo that was itself undone undoes nothing.
 *
 * @param revisions newest first
 */
export function undoneRevisions(revisions: readonly Pick<Revision, "number" | "undoes">[]): Map<number, number> {
  const undone = new Map<number, number>();
  for (const { number, undoes } of revisions) if (undoes !== null && !undone.has(number)) undone.set(undoes, number);
  return undone;
}

async function readAll(step: Transaction<Tables>): Promise<Revision[]> {
  return (await step.selectFrom("revision").selectAll().orderBy("number", "desc").execute()).map(toRevision);
}

async function countOpen(step: Transaction<Tables>, target: number): Promise<number> {
  const row = await step
    .selectFrom("observation")
    .select((at) => at.fn.countAll<number>().as("count"))
    .where("revision_from", "=", target)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What held until a revision, each with the revision's own statement in its place, if it made one. */
async function readEnded(
  step: Transaction<Tables>,
  target: number,
): Promise<{ period: string; successor: string | null }[]> {
  return step
    .selectFrom("observation as ended")
    .leftJoin("observation as stated", (join) =>
      join
        .onRef("stated.organization", "=", "ended.organization")
        .onRef("stated.indicator", "=", "ended.indicator")
        .onRef("stated.period", "=", "ended.period")
        .on("stated.revision_from", "=", target),
    )
    .select(["ended.period as period", "stated.status as successor"])
    .where("ended.revision_until", "=", target)
    .execute();
}

/** @throws StoreRefusal naming each later revision that changed figures of the target, and how many */
async function refuseConflicts(step: Transaction<Tables>, target: number): Promise<void> {
  const replaced = await step
    .selectFrom("observation")
    .select((at) => ["revision_until as later", at.fn.countAll<number>().as("count")])
    .where("revision_from", "=", target)
    .where("revision_until", "is not", null)
    .groupBy("revision_until")
    .execute();
  // What the target had withdrawn and somebody stated since.
  const stated = await step
    .selectFrom("observation as later")
    .select((at) => ["later.revision_from as later", at.fn.countAll<number>().as("count")])
    .where("later.revision_from", ">", target)
    .where((at) =>
      at(
        at.refTuple("later.organization", "later.indicator", "later.period"),
        "in",
        at
          .selectFrom("observation as ended")
          .select(["ended.organization", "ended.indicator", "ended.period"])
          .where("ended.revision_until", "=", target)
          .$asTuple("organization", "indicator", "period"),
      ),
    )
    .groupBy("later.revision_from")
    .execute();
  const counts = new Map(await readItemConflicts(step, target));
  for (const { later, count } of [...stated, ...replaced])
    if (later !== null) counts.set(later, Math.max(counts.get(later) ?? 0, Number(count)));
  if (counts.size > 0) throw new StoreRefusal("undo-conflict", conflictsWith(counts));
}

async function endStatements(step: Transaction<Tables>, target: number, until: number): Promise<void> {
  await step
    .updateTable("observation")
    .set({ revision_until: until })
    .where("revision_from", "=", target)
    .where("revision_until", "is", null)
    .execute();
}

async function restoreEnded(step: Transaction<Tables>, target: number, from: number): Promise<void> {
  await step
    .insertInto("observation")
    .columns([
      "organization",
      "indicator",
      "period",
      "revision_from",
      "revision_until",
      "value",
      "text",
      "status",
      "qualifier",
      "sheet",
      "cell",
      "raw",
      "read_in",
    ])
    .expression((at) =>
      at
        .selectFrom("observation")
        .select((row) => [
          "organization",
          "indicator",
          "period",
          row.val(from).as("revision_from"),
          row.val(null).as("revision_until"),
          "value",
          "text",
          "status",
          "qualifier",
          "sheet",
          "cell",
          "raw",
          row.fn.coalesce("read_in", "revision_from").as("read_in"),
        ])
        .where("revision_until", "=", target),
    )
    .execute();
}

function movedTo(current: Revision | null) {
  const number = current?.number ?? 0;
  return { zh: `当前版本已是 ${number}`, en: `the current revision is ${number}` };
}

function byRevision(number: number) {
  return { zh: `由版本 ${number} 撤销`, en: `by revision ${number}` };
}

function conflictsWith(counts: ReadonlyMap<number, number>) {
  const lines = [...counts].sort(([a], [b]) => b - a).slice(0, 5);
  return {
    zh: lines.map(([number, count]) => `版本 ${number} 改了 ${count} 项`).join("、"),
    en: lines.map(([number, count]) => `revision ${number} changed ${count}`).join(", "),
  };
}
