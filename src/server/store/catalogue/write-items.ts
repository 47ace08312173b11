import type { Insertable, Transaction } from "kysely";
import type { IndexedItems } from "#domain/catalogue/catalogue-apply.ts";
import type { ItemPlace, TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import type { Source } from "#domain/catalogue/source.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import type { Body } from "#server/store/bodies/body.ts";
import { indicatorBody, organizationBody, policyBody, sourceBody } from "#server/store/bodies/catalogue-bodies.ts";
import { planRow, targetRow } from "#server/store/planned-rows.ts";
import type { NamedTableName, Tables } from "#server/store/schema.ts";
import type { PLANNED_TABLES } from "./places.ts";

/** Rows of one statement: SQLite takes 32,766 parameters. */
const BATCH = 2000;

/** What a revision says of places of the catalogue, and the sources that this cites. */
export type ItemWrite = {
  readonly revision: number;
  readonly places: readonly ItemPlace[];
  readonly after: IndexedItems;
  readonly sources: readonly Source[];
  /** The code of the source that an item cites. */
  readonly sourceOf: (place: ItemPlace) => string;
};

/** Ends what held at these places, and writes what holds from now on; an item keeps its place in the catalogue's order. */
export async function writeItems(
  step: Transaction<Tables>,
  { revision, places, after, sources, sourceOf }: ItemWrite,
): Promise<void> {
  const cited = <T extends { readonly source: string }>(item: T, place: ItemPlace): T => ({
    ...item,
    source: sourceOf(place),
  });
  const targets: Insertable<Tables["target"]>[] = [];
  for (const source of sources)
    await writeNamed(step, "source", sourceBody, { code: source.code, item: source, revision });
  for (const place of places)
    switch (place.item) {
      case "indicator":
        await writeNamed(step, "indicator", indicatorBody, {
          code: place.code,
          item: after.indicators.get(place.code),
          revision,
        });
        break;
      case "organization":
        await writeNamed(step, "organization", organizationBody, {
          code: place.code,
          item: after.organizations.get(place.code),
          revision,
        });
        break;
      case "policy": {
        const policy = after.policies.get(place.code);
        const item = policy && cited(policy, place);
        await writeNamed(step, "policy", policyBody, { code: place.code, item, revision });
        break;
      }
      case "target": {
        const { indicator, organization, period } = place;
        const target = after.targets.get(targetKey(indicator, organization, period));
        if (target) targets.push(targetRow(cited(target, place), revision));
        await endPlanned(step, "target", place, revision);
        break;
      }
      case "plan": {
        const { indicator, organization, period } = place;
        const plan = after.plans.get(targetKey(indicator, organization, period));
        await endPlanned(step, "plan", place, revision);
        if (plan)
          await step
            .insertInto("plan")
            .values(planRow(cited(plan, place), revision))
            .execute();
        break;
      }
    }
  for (let from = 0; from < targets.length; from += BATCH)
    await step
      .insertInto("target")
      .values(targets.slice(from, from + BATCH))
      .execute();
}

/** What holds of a place is over from a revision on. */
async function endPlanned(
  step: Transaction<Tables>,
  table: (typeof PLANNED_TABLES)[number],
  { indicator, organization, period }: TargetPlace,
  revision: number,
): Promise<void> {
  await step
    .updateTable(table)
    .set({ revision_until: revision })
    .where("indicator", "=", indicator)
    .where("organization", "=", organization)
    .where("period", "=", period)
    .where("revision_until", "is", null)
    .execute();
}

type NamedWrite<T> = { readonly code: string; readonly item: T | undefined; readonly revision: number };

/** What cannot be read back is not written: one such record would keep all of the catalogue from being read. */
async function writeNamed<T>(
  step: Transaction<Tables>,
  table: NamedTableName,
  body: Body<T>,
  { code, item, revision }: NamedWrite<T>,
): Promise<void> {
  const held = await step
    .selectFrom(table)
    .select("position")
    .where("code", "=", code)
    .where("revision_until", "is", null)
    .executeTakeFirst();
  await step
    .updateTable(table)
    .set({ revision_until: revision })
    .where("code", "=", code)
    .where("revision_until", "is", null)
    .execute();
  if (item === undefined) return;
  const text = body.write(item);
  body.read(text);
  const position = held?.position ?? (await nextPosition(step, table));
  await step
    .insertInto(table)
    .values({ code, position, body: text, revision_from: revision, revision_until: null })
    .execute();
}

async function nextPosition(step: Transaction<Tables>, table: NamedTableName): Promise<number> {
  const { last } = await step
    .selectFrom(table)
    .select((at) => at.fn.max("position").as("last"))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : Number(last) + 1;
}
