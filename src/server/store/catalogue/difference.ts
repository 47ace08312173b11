import type { Kysely } from "kysely";
import { indexItems } from "#domain/catalogue/catalogue-apply.ts";
import { compareItems } from "#domain/catalogue/catalogue-compare.ts";
import type { CatalogueEntry } from "#domain/catalogue/catalogue-difference.ts";
import { readCatalogue, readRevision } from "#server/store/read.ts";
import type { Tables } from "#server/store/schema.ts";
import { readItemSources, withSources } from "./item-sources.ts";
import { readTouched } from "./places.ts";

/** What a revision changed of the catalogue against the one before it; nothing of what the product came with. */
export async function readCatalogueDifference(db: Kysely<Tables>, number: number): Promise<CatalogueEntry[]> {
  const revision = await readRevision(db, number);
  if (!revision || revision.kind === "seed") return [];
  const touched = await readTouched(db, number - 1, number);
  if (touched.size === 0) return [];
  const before = indexItems(await readCatalogue(db, number - 1));
  const after = indexItems(await readCatalogue(db, number));
  const entries = compareItems(
    before,
    after,
    [...touched.values()].map(({ place }) => place),
  );
  return withSources(entries, await readItemSources(db, number));
}
