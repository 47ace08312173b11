import * as z from "zod/mini";
import { CELL_CHANGES, type ChangeCell } from "#domain/reading/change-table.ts";
import { codeSchema, revisionNumberSchema } from "./common.ts";
import { statedSchema } from "./uploads.ts";

/** Which part of the table: a period of the file, and organizations from one on, counted from 0. */
export const uploadTableQuerySchema = z.object({
  period: z.optional(z.string().check(z.maxLength(40))),
  from: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
});
export type UploadTableQuery = z.infer<typeof uploadTableQuerySchema>;

const changeCellSchema = z.object({
  indicator: codeSchema,
  change: z.enum(CELL_CHANGES),
  published: z.nullable(statedSchema),
  file: z.nullable(z.extend(statedSchema, { sheet: z.string(), cell: z.string(), raw: z.string() })),
  last: z.nullable(statedSchema),
}) satisfies z.ZodMiniType<ChangeCell>;

/** What publishing an upload would make of one period, platform by indicator, with the period before beside it. */
export const uploadTableSchema = z.object({
  id: z.string(),
  base: revisionNumberSchema,
  /** Periods of the file, newest first, with what changes in each. */
  periods: z.array(
    z.object({ period: z.string(), added: z.int(), changed: z.int(), unchanged: z.int(), withdrawn: z.int() }),
  ),
  /** The one that is shown, and the one before it; `null` for none. */
  period: z.nullable(z.string()),
  before: z.nullable(z.string()),
  indicators: z.array(codeSchema),
  /** How many organizations there are, and the first that is shown. */
  organizations: z.int(),
  from: z.int(),
  rows: z.array(z.object({ organization: codeSchema, cells: z.array(changeCellSchema) })),
});
export type UploadTable = z.infer<typeof uploadTableSchema>;
