import * as z from "zod/mini";
import { SEVERITIES } from "#domain/problem.ts";
import { QUALIFIERS } from "#domain/qualifier.ts";
import { OBS_STATUSES } from "#domain/status.ts";
import { codeSchema, editionSchema, namesSchema, revisionNumberSchema } from "./common.ts";

export const problemSchema = z.object({
  severity: z.enum(SEVERITIES),
  code: z.string(),
  sheet: z.string(),
  cell: z.string(),
  read: z.string(),
  message: namesSchema,
  advice: namesSchema,
});

const severityCountsSchema = z.object({ error: z.int(), warning: z.int(), note: z.int() });

/** What the reader took the file for. */
export const understoodSchema = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  layout: z.enum([
    "long",
    "periods-as-columns",
    "indicators-as-columns",
    "organizations-as-columns",
    "mixed-columns",
    "unknown",
  ]),
  /** Row number of the last header row, counted from 1; 0 for none. */
  headerRow: z.int(),
  /** Data rows that were read. */
  rows: z.int(),
  columns: z.array(z.object({ header: z.string(), role: z.string() })),
  /** Rows that were not data, with the reason: title, unit, total, note, blank. */
  setAside: z.array(z.object({ row: z.int(), kind: z.string(), text: z.string() })),
});
export type Understood = z.infer<typeof understoodSchema>;

const statedSchema = z.object({
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: z.enum(OBS_STATUSES),
  qualifier: z.enum(QUALIFIERS),
});

/** One difference to what is published. `missing`: published, inside the file's scope, and not in the file; it stays. */
export const differenceEntrySchema = z.object({
  kind: z.enum(["added", "changed", "missing"]),
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  before: z.nullable(z.extend(statedSchema, { revision: revisionNumberSchema })),
  after: z.nullable(z.extend(statedSchema, { sheet: z.string(), cell: z.string(), raw: z.string() })),
});
export type DifferenceEntry = z.infer<typeof differenceEntrySchema>;

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
});
export type DifferenceAnswer = z.infer<typeof differenceSchema>;

/** An upload: what was understood, what is wrong with it, what publishing it would change. Nothing is published yet. */
export const uploadSchema = z.object({
  id: z.string(),
  dataset: editionSchema.shape.dataset,
  /** Revision the difference was taken against. */
  base: revisionNumberSchema,
  state: z.enum(["draft", "published", "discarded"]),
  /** Revision it became; `null` until published. */
  revision: z.nullable(revisionNumberSchema),
  region: codeSchema,
  fileName: z.string(),
  fileSize: z.int(),
  fileDigest: z.string(),
  createdAt: z.string(),
  understood: understoodSchema,
  problemCounts: severityCountsSchema,
  /** The first problems, errors before warnings before notes; see `limits` for how many. */
  problems: z.array(problemSchema),
  difference: differenceSchema,
});
export type Upload = z.infer<typeof uploadSchema>;

/** Longest lists an upload's answer holds; the counts beside them are always of all. */
export const LIST_LIMITS = { problems: 1000, entries: 1000 } as const;

export const createUploadQuerySchema = z.object({
  region: codeSchema,
  fileName: z.string().check(z.minLength(1), z.maxLength(255)),
});

export const publishSchema = z.object({
  /** Revision the publisher saw the difference against; another current revision is a conflict. */
  base: revisionNumberSchema,
  /** Office or desk that publishes; natural persons are not stored. */
  publishedBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  message: z.string().check(z.trim(), z.maxLength(500)),
  /** One answer for each code of warning that the upload has. */
  answers: z.record(z.string(), z.string().check(z.trim(), z.maxLength(500))),
});
export type Publish = z.infer<typeof publishSchema>;
