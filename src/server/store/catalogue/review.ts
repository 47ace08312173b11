import type { Kysely } from "kysely";
import { type CatalogueContent, placeOfChange } from "#domain/catalogue/catalogue-change.ts";
import { figuresAsked, type ReviewedCatalogue, reviewCatalogue } from "#domain/catalogue/catalogue-review.ts";
import { readCatalogue } from "#server/store/read.ts";
import type { Tables } from "#server/store/schema.ts";
import type { StoredCatalogueDraft } from "./drafts.ts";
import { readFiguresSummary } from "./figures.ts";
import { readChangeSources, withSources } from "./item-sources.ts";
import { readEverGiven } from "./places.ts";

/** A draft held against what is current. */
export type DraftReview = ReviewedCatalogue & { readonly current: CatalogueContent };

export async function reviewDraft(
  db: Kysely<Tables>,
  { region, changes }: Pick<StoredCatalogueDraft, "region" | "changes">,
  revision: number,
): Promise<DraftReview> {
  const current = await readCatalogue(db, revision);
  const figures = await readFiguresSummary(db, figuresAsked(changes.map(placeOfChange)));
  const everGiven = await readEverGiven(db);
  const reviewed = reviewCatalogue(current, changes, { region, figures, everGiven });
  const entries = withSources(reviewed.entries, await readChangeSources(db, changes, region));
  return { ...reviewed, entries, current };
}
