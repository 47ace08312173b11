import * as z from "zod/mini";
import { ITEM_KINDS } from "#domain/catalogue/catalogue-change.ts";
import {
  CATALOGUE_QUESTIONS,
  CATALOGUE_TABLE_KINDS,
  type CatalogueQuestion,
  type CatalogueTable,
} from "#domain/reading/catalogue-reading.ts";
import { catalogueChangeSchema } from "./catalogue-changes.ts";
import { namesSchema, revisionNumberSchema } from "./common.ts";
import { problemCodesSchema, problemSchema, severityCountsSchema } from "./uploads.ts";

const countsSchema = z.object({ added: z.int(), changed: z.int(), same: z.int() });

const catalogueTableSchema = z.object({
  /** Empty for a file of text. */
  sheet: z.string(),
  /** Its place among the tables of its sheet, from 1. */
  number: z.int(),
  title: z.string(),
  kind: z.enum(CATALOGUE_TABLE_KINDS),
  headerRow: z.int(),
  lastRow: z.int(),
  counts: countsSchema,
  /** Headings and first rows. */
  sample: z.array(z.array(z.string())),
}) satisfies z.ZodMiniType<CatalogueTable>;

const catalogueQuestionSchema = z.object({
  key: z.string(),
  about: z.enum(CATALOGUE_QUESTIONS),
  text: z.string(),
  sheet: z.string(),
  /** Empty for the whole table. */
  cell: z.string(),
  options: z.array(z.object({ value: z.string(), names: namesSchema })),
  /** What is taken while nobody answers; `null` where what hangs on it is left out until then. */
  proposed: z.nullable(z.string()),
  answer: z.nullable(z.string()),
}) satisfies z.ZodMiniType<CatalogueQuestion>;

/** What a file holds for the catalogue, as the process that read it tells it. */
export const catalogueReadingSchema = z.object({
  tables: z.array(catalogueTableSchema),
  changes: z.array(z.object({ sheet: z.string(), cell: z.string(), change: catalogueChangeSchema })),
  questions: z.array(catalogueQuestionSchema),
  problems: z.array(problemSchema),
});

/** What a person says of the tables of a file, and the draft of theirs that they are held against; `null` for a new one. */
export const readTablesSchema = z.object({
  answers: z.record(z.string().check(z.maxLength(600)), z.string().check(z.maxLength(200))),
  draft: z.nullable(z.string().check(z.maxLength(100))),
});
export type ReadTables = z.infer<typeof readTablesSchema>;

/** What the tables of an upload's file would change of the catalogue. Nothing is kept yet. */
export const uploadTablesSchema = z.object({
  upload: z.string(),
  fileName: z.string(),
  /** Revision that the file was held against. */
  base: revisionNumberSchema,
  /** The first tables; those of figures among them are left to the upload's own review. */
  tables: z.array(catalogueTableSchema),
  /** By kind of item, of all changes. */
  counts: z.array(z.object({ item: z.enum(ITEM_KINDS), added: z.int(), changed: z.int() })),
  /** Changes that the asker may not make and that are left out. */
  notPermitted: z.int(),
  /** The first of very many. */
  questions: z.array(catalogueQuestionSchema),
  questionCount: z.int(),
  problemCounts: severityCountsSchema,
  problems: z.array(problemSchema),
  problemCodes: problemCodesSchema,
});
export type UploadTables = z.infer<typeof uploadTablesSchema>;

/** Longest lists of the answer; the counts beside them are of all. */
export const TABLE_LIMITS = { tables: 100, questions: 300, problems: 300 } as const;
