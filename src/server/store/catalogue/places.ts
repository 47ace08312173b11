import { type Kysely, sql } from "kysely";
import { type ItemPlace, itemKey } from "#domain/catalogue/catalogue-change.ts";
import type { Tables } from "#server/store/schema.ts";

/** Tables of items with a code, and what their items are called in a change. */
export const ITEM_TABLES = ["indicator", "organization", "policy"] as const;

/** Tables of what is planned of an indicator, an organization and a period. */
export const PLANNED_TABLES = ["target", "plan"] as const;

/** A place that a revision touched, and the last that did. */
export type TouchedPlace = { readonly place: ItemPlace; readonly revision: number };

/**
 * What revisions after one and up to another did to the catalogue: each place once, by its key, with the last of them that
 * touched it.
 */
export async function readTouched(
  db: Kysely<Tables>,
  after: number,
  upTo: number,
): Promise<ReadonlyMap<string, TouchedPlace>> {
  const touched = new Map<string, TouchedPlace>();
  const isMeant = (revision: number | null) => revision !== null && revision > after && revision <= upTo;
  const note = (place: ItemPlace, { revision_from, revision_until }: Lifespan) => {
    const key = itemKey(place);
    const last = Math.max(...[revision_from, revision_until].map((each) => (isMeant(each) ? (each ?? 0) : 0)));
    if (last > (touched.get(key)?.revision ?? 0)) touched.set(key, { place, revision: last });
  };
  const within = sql<boolean>`((revision_from > ${after} and revision_from <= ${upTo})
    or (revision_until > ${after} and revision_until <= ${upTo}))`;
  for (const table of ITEM_TABLES)
    for (const { code, ...lifespan } of await db
      .selectFrom(table)
      .select(["code", "revision_from", "revision_until"])
      .where(within)
      .execute())
      note({ item: table, code }, lifespan);
  for (const item of PLANNED_TABLES)
    for (const { indicator, organization, period, ...lifespan } of await db
      .selectFrom(item)
      .select(["indicator", "organization", "period", "revision_from", "revision_until"])
      .where(within)
      .execute())
      note({ item, indicator, organization, period }, lifespan);
  return touched;
}

type Lifespan = { readonly revision_from: number; readonly revision_until: number | null };

/** Every code that a revision ever gave, in small letters. */
export async function readEverGiven(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const given = new Set<string>();
  for (const table of [...ITEM_TABLES, "source"] as const)
    for (const { code } of await db.selectFrom(table).select("code").distinct().execute())
      given.add(code.toLowerCase());
  return given;
}
