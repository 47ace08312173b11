import * as z from "zod/mini";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { catalogueEntrySchema } from "./catalogue-entries.ts";
import { codeSchema, editionSchema, observedStatusSchema, revisionNumberSchema } from "./common.ts";

/** A figure as a revision stated it, and the file and cell it was read in. */
const placedSchema = z.object({
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
  /** Revision that stated it. */
  revision: revisionNumberSchema,
  sheet: z.string(),
  cell: z.string(),
  raw: z.string(),
  /** Revision whose file holds the cell: an earlier one where an undo restored the figure. */
  readIn: revisionNumberSchema,
  fileName: z.string(),
  fileDigest: z.string(),
});
export type PlacedFigure = z.infer<typeof placedSchema>;

export const REVISION_CHANGES = ["changed", "added", "withdrawn"] as const;
export type RevisionChange = (typeof REVISION_CHANGES)[number];

/** What a revision did to one figure. `withdrawn`: it held before, and nothing is said in its place. */
export const revisionEntrySchema = z.object({
  kind: z.enum(REVISION_CHANGES),
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  before: z.nullable(placedSchema),
  after: z.nullable(placedSchema),
});
export type RevisionEntry = z.infer<typeof revisionEntrySchema>;

const countsShape = { added: z.int(), changed: z.int(), withdrawn: z.int() };

/** What a revision changed against the one before it; never changes itself. */
export const revisionDifferenceSchema = z.object({
  ...editionSchema.shape,
  /** The revision that is described. */
  number: revisionNumberSchema,
  counts: z.object(countsShape),
  /** The first entries, changed before added before withdrawn; see `REVISION_ENTRIES` for how many. */
  entries: z.array(revisionEntrySchema),
  /** Counts of all entries by indicator and organization. */
  summary: z.array(z.object({ indicator: codeSchema, organization: codeSchema, ...countsShape })),
  /** What became of the catalogue; absent where nothing did. `counts` and `summary` are of figures alone. */
  catalogue: z.optional(
    z.object({
      counts: z.object(countsShape),
      /** The first entries, as of figures. */
      entries: z.array(catalogueEntrySchema),
    }),
  ),
});
export type RevisionDifference = z.infer<typeof revisionDifferenceSchema>;

/** Longest list of entries in an answer; the counts beside it are always of all. */
export const REVISION_ENTRIES = 1000;
