import * as z from "zod/mini";
import { COLUMN_ROLES } from "#domain/catalogue/column-role.ts";
import { DIFFERENCE_KINDS, type Difference, type DifferenceEntry } from "#domain/reading/difference.ts";
import { FIX_KINDS, type Fix, type Problem, SEVERITIES } from "#domain/reading/problem.ts";
import { QUESTION_KINDS, type Question } from "#domain/reading/question.ts";
import { ASIDE_KINDS, LAYOUT_KINDS, SHEET_STATES, TABLE_STATES, type Understood } from "#domain/reading/understood.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { codeSchema, editionSchema, namesSchema, observedStatusSchema, revisionNumberSchema } from "./common.ts";
import { readingChoicesSchema } from "./reading-choices.ts";
import { sentBackSchema, sentInSchema } from "./submissions.ts";
import { uploadCatalogueSchema } from "./upload-catalogue.ts";

/** Where an upload stands: submitted and returned are drafts that a contributor sent in. */
export const UPLOAD_STATES = ["draft", "submitted", "returned", "published", "discarded"] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

const fixSchema = z.object({
  kind: z.enum(FIX_KINDS),
  label: namesSchema,
  replacement: z.string(),
  /** The heading, or the table, that it is said of, where that is not what was read. */
  about: z.optional(z.string()),
} satisfies Record<keyof Fix, z.ZodMiniType>) satisfies z.ZodMiniType<Fix>;

export const problemSchema = z.object({
  severity: z.enum(SEVERITIES),
  code: z.string(),
  sheet: z.string(),
  cell: z.string(),
  read: z.string(),
  message: namesSchema,
  advice: namesSchema,
  fixes: z.optional(z.array(fixSchema)),
} satisfies Record<keyof Problem, z.ZodMiniType>) satisfies z.ZodMiniType<Problem>;

export const severityCountsSchema = z.object({ error: z.int(), warning: z.int(), note: z.int() });

export const problemCodesSchema = z.array(
  z.object({ code: z.string(), severity: z.enum(SEVERITIES), count: z.int(), example: problemSchema }),
);

export const statedSchema = z.object({
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
});

/** Something the file does not say and a person can, with the nearest answers. */
export const questionSchema = z.object({
  about: z.enum(QUESTION_KINDS),
  /** The name, or the heading of the column, as the file has it; empty where the whole table lacks something. */
  text: z.string(),
  sheet: z.string(),
  /** The first cell with the name; empty for the whole table. */
  cell: z.string(),
  /** Of one below the other, which table lacks the key (`Sheet!2` or `2`); empty for the first and for a name. */
  table: z.string(),
  suggestions: z.array(z.object({ code: codeSchema, names: namesSchema, score: z.number() })),
  /** Texts one of which is the answer: headings, members of the column, what the cell may say. */
  options: z.array(z.string()),
  /** The figure that a question of a cell is about. */
  figure: z.optional(
    z.object({
      indicator: codeSchema,
      organization: codeSchema,
      period: z.string(),
      published: z.nullable(statedSchema),
    }),
  ),
}) satisfies z.ZodMiniType<Question>;

const readColumnsSchema = z.array(z.object({ header: z.string(), role: z.enum(COLUMN_ROLES) }));
const sampleRowsSchema = z.array(z.object({ row: z.int(), cells: z.array(z.string()) }));

/** What the reader took the file for. */
export const understoodSchema = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  layout: z.enum(LAYOUT_KINDS),
  /** Row number of the last header row, counted from 1; 0 for none. */
  headerRow: z.int(),
  /** Data rows that were read. */
  rows: z.int(),
  columns: readColumnsSchema,
  /** Rows that were not data, with the reason: the first of very many. */
  setAside: z.array(
    z.object({ row: z.int(), kind: z.enum(ASIDE_KINDS), text: z.string(), sheet: z.optional(z.string()) }),
  ),
  /** How many they are, where not all are listed. */
  setAsideCount: z.optional(z.int()),
  /** The first rows as the file has them, title and header included. */
  sample: sampleRowsSchema,
  /** The same of each further table that was read, of a sheet or below the first, with what its columns mean. */
  furtherSamples: z.optional(
    z.array(
      z.object({
        sheet: z.string(),
        /** Which of the tables of its sheet, from 1. */
        table: z.int(),
        columns: readColumnsSchema,
        rows: sampleRowsSchema,
      }),
    ),
  ),
  /** Tables in the order of the file, where a sheet or the file has several one below or beside the other; absent otherwise. */
  tables: z.optional(
    z.array(
      z.object({
        /** Empty for a file of text. */
        sheet: z.string(),
        /** Its place among the tables of its sheet, from 1. */
        number: z.int(),
        /** The line above its header, or else its headings. */
        title: z.string(),
        /** Numbers of its first row below the title and of its last, counted from 1. */
        firstRow: z.int(),
        lastRow: z.int(),
        /** Of a table that stands beside another, its first column, counted from 1; else absent. */
        firstColumn: z.optional(z.int()),
        state: z.enum(TABLE_STATES),
        /** Data rows that were read. */
        rows: z.int(),
      }),
    ),
  ),
  /** Sheets of a workbook, in its order; absent for a file of text. */
  sheets: z.optional(
    z.array(
      z.object({
        name: z.string(),
        hidden: z.boolean(),
        state: z.enum(SHEET_STATES),
        /** Data rows that were read. */
        rows: z.int(),
        /** Rows and columns that hold something, whatever they hold. */
        size: z.object({ rows: z.int(), columns: z.int() }),
      }),
    ),
  ),
} satisfies Record<keyof Understood, z.ZodMiniType>) satisfies z.ZodMiniType<Understood>;

/** One difference to what is published. */
export const differenceEntrySchema = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  before: z.nullable(z.extend(statedSchema, { revision: revisionNumberSchema })),
  after: z.nullable(z.extend(statedSchema, { sheet: z.string(), cell: z.string(), raw: z.string() })),
}) satisfies z.ZodMiniType<DifferenceEntry>;

export const differenceSchema = z.object({
  counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), missing: z.int() }),
  /** The first entries, changed before added before missing; see `limits` for how many. */
  entries: z.array(differenceEntrySchema),
  /** Counts by indicator and organization, for a difference too long to list. */
  summary: z.array(
    z.object({
      indicator: codeSchema,
      organization: codeSchema,
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      missing: z.int(),
    }),
  ),
}) satisfies z.ZodMiniType<Difference>;

/** What was remembered of earlier files and used for this one. */
export const appliedSchema = z.object({
  mapping: z.nullable(z.object({ id: z.int(), name: z.string() })),
  aliases: z.int(),
  /** Who corrected each of the cells that are read as another text; absent of earlier uploads, and where none is. */
  correctedBy: z.optional(z.record(z.string(), z.string())),
});
export type Applied = z.infer<typeof appliedSchema>;

const sampleFigureSchema = z.extend(statedSchema, {
  /** Empty for a file of text. */
  sheet: z.string(),
  cell: z.string(),
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
});
export type SampleFigure = z.infer<typeof sampleFigureSchema>;

/** A draft as others are told from it. */
const draftNameSchema = z.object({ id: z.string(), fileName: z.string(), createdAt: z.string() });

/** The draft that a corrected file took the place of. */
export const replacedSchema = z.extend(draftNameSchema, {
  /** What was said of it and does not hold for the corrected file. */
  left: readingChoicesSchema,
  /** How many things said of it were taken over. */
  kept: z.int(),
  /** Why it had been returned; empty where it had not. */
  remark: z.string(),
});
export type Replaced = z.infer<typeof replacedSchema>;

/** An upload: what was understood, what is wrong with it, what publishing it would change. Nothing is published yet. */
export const uploadSchema = z.object({
  id: z.string(),
  dataset: editionSchema.shape.dataset,
  /** Revision the difference was taken against. */
  base: revisionNumberSchema,
  state: z.enum(UPLOAD_STATES),
  /** Revision it became; `null` until published. */
  revision: z.nullable(revisionNumberSchema),
  region: codeSchema,
  fileName: z.string(),
  fileSize: z.int(),
  fileDigest: z.string(),
  createdAt: z.string(),
  /** Name of the account that brought it; `null` of a time without accounts. */
  createdBy: z.nullable(z.string()),
  /** By whom and with what word it was sent in last; `null` for a draft, and where it was taken back. */
  sentIn: z.nullable(sentInSchema),
  /** Why it was returned; `null` unless `state` is "returned". */
  sentBack: z.nullable(sentBackSchema),
  understood: understoodSchema,
  problemCounts: severityCountsSchema,
  /** The first problems, errors before warnings before notes; see `limits` for how many. */
  problems: z.array(problemSchema),
  /** Every code of problem that there is, with how many and the first of them; none is cut. */
  problemCodes: problemCodesSchema,
  /** What the file does not say and a person can. */
  questions: z.array(questionSchema),
  /** What a person, or the memory, said of the file; the reading follows it. */
  choices: readingChoicesSchema,
  /** What of `choices` was remembered when the file came: a way of reading, and explained names. */
  applied: appliedSchema,
  /** What the cells of the sample were read as. */
  figures: z.array(sampleFigureSchema),
  /** The revision as which these bytes were published for this region before; `null` for none. */
  publishedAs: z.nullable(z.object({ revision: revisionNumberSchema, publishedAt: z.string() })),
  difference: differenceSchema,
  /** Changes of the catalogue that are published with it; absent for none. */
  catalogue: z.optional(uploadCatalogueSchema),
  /** Told when it came: the draft it took the place of, with what was said of that. */
  replaced: z.optional(replacedSchema),
  /** Told when it came: drafts it may be the correction of, where it is not sure which. */
  mayReplace: z.optional(z.array(draftNameSchema)),
});
export type Upload = z.infer<typeof uploadSchema>;

/** Every problem of an upload, errors before warnings before notes; none is cut. */
export const uploadProblemsSchema = z.object({
  id: z.string(),
  base: revisionNumberSchema,
  problems: z.array(problemSchema),
});
export type UploadProblems = z.infer<typeof uploadProblemsSchema>;

/** Longest lists an upload's answer holds; the counts beside them are always of all. */
export const LIST_LIMITS = { problems: 1000, entries: 1000 } as const;

export const draftsQuerySchema = z.object({ region: codeSchema, state: z.optional(z.literal("draft")) });

/** Drafts of a region, newest first. */
export const draftsSchema = z.object({
  drafts: z.array(
    z.object({
      id: z.string(),
      region: codeSchema,
      fileName: z.string(),
      fileSize: z.int(),
      createdAt: z.string(),
      /** Name of the account that brought it; `null` of a time without accounts. */
      createdBy: z.nullable(z.string()),
    }),
  ),
});
export type Drafts = z.infer<typeof draftsSchema>;

export const createUploadQuerySchema = z.object({
  region: codeSchema,
  fileName: z.string().check(z.minLength(1), z.maxLength(255)),
  /** The draft beside which the file was brought; absent where it was brought by itself. */
  beside: z.optional(z.string().check(z.maxLength(100))),
});

export const publishSchema = z.object({
  /** Revision the publisher saw the difference against; another current revision is a conflict. */
  base: revisionNumberSchema,
  message: z.string().check(z.trim(), z.maxLength(500)),
  /** One answer for each code of warning that the upload has. */
  answers: z.record(z.string(), z.string().check(z.trim(), z.maxLength(500))),
  /** The version of the changes of the catalogue that the publisher saw beside it; absent for none. */
  catalogue: z.optional(z.object({ version: z.int() })),
  /** Whether what was said of the file is remembered for the next of its shape; absent means no. */
  remember: z.optional(z.boolean()),
});
export type Publish = z.infer<typeof publishSchema>;
