import type { Kysely } from "kysely";
import type { MovedEntry } from "#contract/catalogue-drafts.ts";
import { indexItems } from "#domain/catalogue/catalogue-apply.ts";
import { type CatalogueChange, itemKey, placeOfChange } from "#domain/catalogue/catalogue-change.ts";
import { compareItems } from "#domain/catalogue/catalogue-compare.ts";
import { readCatalogue, readRevision } from "#server/store/read.ts";
import type { Tables } from "#server/store/schema.ts";
import { readTouched } from "./places.ts";
import { toWireEntry } from "./wire-entry.ts";

/**
 * What others made of the items that changes are of, between two revisions: before and after, with the last revision that
 * touched each. What was changed and changed back has not moved.
 */
export async function readMoved(
  db: Kysely<Tables>,
  changes: readonly CatalogueChange[],
  base: number,
  current: number,
): Promise<MovedEntry[]> {
  if (base >= current) return [];
  const touched = await readTouched(db, base, current);
  const own = changes.flatMap((change) => {
    const found = touched.get(itemKey(placeOfChange(change)));
    return found ? [found] : [];
  });
  if (own.length === 0) return [];
  const before = indexItems(await readCatalogue(db, base));
  const after = indexItems(await readCatalogue(db, current));
  const places = new Map(own.map((each) => [itemKey(each.place), each]));
  const moved: MovedEntry[] = [];
  for (const entry of compareItems(
    before,
    after,
    [...places.values()].map(({ place }) => place),
  )) {
    const number = places.get(itemKey(entry.place))?.revision ?? current;
    const revision = await readRevision(db, number);
    if (!revision) throw new Error(`no revision ${number}, which touched an item`);
    const { publishedBy, publishedAt } = revision;
    moved.push({ ...toWireEntry(entry), revision: number, publishedBy, publishedAt });
  }
  return moved;
}
