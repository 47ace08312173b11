import * as z from "zod/mini";
import { CATALOGUE_PROBLEMS, CATALOGUE_WARNINGS } from "#domain/catalogue/catalogue-problem.ts";
import { catalogueChangeSchema } from "./catalogue-changes.ts";
import { catalogueEntrySchema, catalogueFieldSchema, itemPlaceSchema } from "./catalogue-entries.ts";
import { codeSchema, editionSchema, namesSchema, revisionNumberSchema } from "./common.ts";

/** Changes of a draft: a year's targets of three hundred platforms and a hundred indicators have room. */
export const MOST_CHANGES = 40_000;

export const createCatalogueDraftSchema = z.object({ region: codeSchema });

const versionSchema = z.int().check(z.minimum(1));

/** Changes that a person has not published yet; its owner's alone. */
export const catalogueDraftSchema = z.object({
  id: z.string(),
  /** The region in whose history the publish stands; items of other regions are not touched. */
  region: codeSchema,
  /** Revision of the catalogue that the changes were made against. */
  base: revisionNumberSchema,
  /** Grows by one with each save. */
  version: versionSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  changes: z.array(catalogueChangeSchema),
});
export type CatalogueDraft = z.infer<typeof catalogueDraftSchema>;

/** A draft without its changes, and how many they are. */
const listedDraftSchema = z.extend(z.omit(catalogueDraftSchema, { changes: true }), { changes: z.int() });

/** One's own drafts, newest first. */
export const catalogueDraftsSchema = z.object({ drafts: z.array(listedDraftSchema) });

/** The draft that the tables of a file were put into. */
export const catalogueDraftTakenSchema = listedDraftSchema;
export type CatalogueDraftTaken = z.infer<typeof catalogueDraftTakenSchema>;
export type CatalogueDrafts = z.infer<typeof catalogueDraftsSchema>;

/** Replaces the changes of a draft. Another version than the draft's is a conflict: it was saved elsewhere since. */
export const saveCatalogueDraftSchema = z.object({
  version: versionSchema,
  /** Revision that the person saw while editing. */
  base: revisionNumberSchema,
  changes: z.array(catalogueChangeSchema).check(z.maxLength(MOST_CHANGES)),
});

const catalogueProblemSchema = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.enum(CATALOGUE_PROBLEMS),
  place: itemPlaceSchema,
  /** What the item is called. */
  names: namesSchema,
  /** `null` where the item as a whole is meant. */
  field: z.nullable(catalogueFieldSchema),
  /** Which change of the draft, counted from 0. */
  change: z.nullable(z.int()),
  message: namesSchema,
  /** The way out. */
  advice: namesSchema,
});

/** What somebody else made of an item that the draft changes, since the draft's base. */
export const movedEntrySchema = z.extend(catalogueEntrySchema, {
  /** The last revision that touched it. */
  revision: revisionNumberSchema,
  publishedBy: z.string(),
  publishedAt: z.string(),
});
export type MovedEntry = z.infer<typeof movedEntrySchema>;

/** A draft against what is current now. */
export const catalogueReviewSchema = z.object({
  ...editionSchema.shape,
  id: z.string(),
  version: versionSchema,
  /** All of it; of `entries` and `problems` the first, as `REVIEW_LIMITS` says. */
  counts: z.object({ added: z.int(), changed: z.int(), withdrawn: z.int(), errors: z.int(), warnings: z.int() }),
  entries: z.array(catalogueEntrySchema),
  /** Errors before warnings. */
  problems: z.array(catalogueProblemSchema),
  /** Items of the draft that others have changed since its base. */
  moved: z.array(movedEntrySchema),
});
export type CatalogueReview = z.infer<typeof catalogueReviewSchema>;

/** Longest lists of a review; the counts beside them are of all. */
export const REVIEW_LIMITS = { entries: 1000, problems: 1000, moved: 1000 } as const;

export const publishCatalogueSchema = z.object({
  version: versionSchema,
  /** The revision that the draft was reviewed against. Items that changed since are a conflict; others may have moved. */
  base: revisionNumberSchema,
  /** Why. */
  message: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  /** One answer for each code of warning that the review has. */
  answers: z.partialRecord(z.enum(CATALOGUE_WARNINGS), z.string().check(z.trim(), z.maxLength(500))),
});
export type PublishCatalogue = z.infer<typeof publishCatalogueSchema>;
