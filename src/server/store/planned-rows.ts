import type { Insertable, Kysely, RawBuilder, Selectable } from "kysely";
import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Plan } from "#domain/catalogue/plan.ts";
import type { Target } from "#domain/catalogue/target.ts";
import { planBody, targetBody } from "./bodies/planned-bodies.ts";
import { toRevision } from "./rows.ts";
import type { Tables } from "./schema.ts";
import type { StoredTarget } from "./store.ts";

/** Plain numbers, which nearly all targets are, have a column and no body. */
export function targetRow({ value, wording, ...place }: Target, revision: number): Insertable<Tables["target"]> {
  const isPlain = typeof value === "number" && wording === undefined;
  return {
    ...place,
    value: isPlain ? value : null,
    body: isPlain ? null : targetBody.write({ value, ...(wording === undefined ? {} : { wording }) }),
    revision_from: revision,
    revision_until: null,
  };
}

export function planRow({ weight, curve, ...place }: Plan, revision: number): Insertable<Tables["plan"]> {
  const fields = {
    weight,
    curve: curve && "cumulative" in curve ? { ...curve, cumulative: [...curve.cumulative] } : curve,
  };
  return { ...place, body: planBody.write(fields), revision_from: revision, revision_until: null };
}

/** Targets that hold, in the order of their places. */
export async function readTargets(db: Kysely<Tables>, holds: RawBuilder<boolean>): Promise<Target[]> {
  const rows = await db
    .selectFrom("target")
    .select(["indicator", "organization", "period", "value", "body", "source"])
    .where(holds)
    .orderBy("indicator")
    .orderBy("organization")
    .orderBy("period")
    .execute();
  return rows.map(toTarget);
}

/** What was planned of one place up to a revision, newest first. */
export async function readTargetHistory(
  db: Kysely<Tables>,
  revision: number,
  { indicator, organization, period }: TargetPlace,
): Promise<StoredTarget[]> {
  const rows = await db
    .selectFrom("target")
    .selectAll()
    .where("indicator", "=", indicator)
    .where("organization", "=", organization)
    .where("period", "=", period)
    .where("revision_from", "<=", revision)
    .orderBy("revision_from", "desc")
    .execute();
  const published = await db
    .selectFrom("revision")
    .selectAll()
    .where(
      "number",
      "in",
      rows.map(({ revision_from }) => revision_from),
    )
    .execute();
  const revisions = new Map(published.map((row) => [row.number, toRevision(row)]));
  return rows.map(({ revision_from, revision_until, ...row }) => {
    const of = revisions.get(revision_from);
    if (!of) throw new Error(`no revision ${revision_from}, which set a target`);
    // A later revision is not yet known at the one that is read.
    const until = revision_until !== null && revision_until <= revision ? revision_until : null;
    const withdrawn = until !== null && rows.every((other) => other.revision_from !== until);
    return { target: toTarget(row), revision: of, until, withdrawn };
  });
}

/** A target as its row has it. */
export function toTarget({ value, body, ...place }: Omit<Selectable<Tables["target"]>, keyof Lifespan>): Target {
  return body === null ? { ...place, value: plainValue(value) } : { ...place, ...targetBody.read(body) };
}

type Lifespan = { revision_from: number; revision_until: number | null };

function plainValue(value: number | null): number {
  if (value === null) throw new Error("a target has neither a value nor a body");
  return value;
}

/** Plans that hold, in the order of their places. */
export async function readPlans(db: Kysely<Tables>, holds: RawBuilder<boolean>): Promise<Plan[]> {
  const rows = await db
    .selectFrom("plan")
    .select(["indicator", "organization", "period", "body", "source"])
    .where(holds)
    .orderBy("indicator")
    .orderBy("organization")
    .orderBy("period")
    .execute();
  return rows.map(({ body, ...place }) => ({ ...place, ...planBody.read(body) }));
}
