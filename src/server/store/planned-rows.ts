import type { Insertable, Kysely, RawBuilder } from "kysely";
import type { Plan } from "#domain/catalogue/plan.ts";
import type { Target } from "#domain/catalogue/target.ts";
import { planBody, targetBody } from "./bodies/planned-bodies.ts";
import type { Tables } from "./schema.ts";

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
  return rows.map(({ value, body, ...place }) =>
    body === null ? { ...place, value: plainValue(value) } : { ...place, ...targetBody.read(body) },
  );
}

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
