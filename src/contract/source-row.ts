import * as z from "zod/mini";

/** `sheet` is empty for a file of one table; `cell` is as a spreadsheet shows it, `D12`. */
export const sourceRowQuerySchema = z.object({
  sheet: z.optional(z.string().check(z.maxLength(200))),
  cell: z.string().check(z.regex(/^[A-Z]{1,3}[1-9]\d{0,7}$/)),
});

/** Why a row is among the answer: it stands above the header, is part of it, names units, or is near the cell's row. */
export const SOURCE_ROW_KINDS = ["title", "header", "unit", "near", "cell"] as const;

/**
 * The row of a cell as the file has it, under its header, with a few rows around. Never the whole file: of a wide table
 * the columns around the cell, of a long text its beginning.
 */
export const sourceRowSchema = z.object({
  sheet: z.string(),
  cell: z.string(),
  /** Columns shown, counted from 0; where they are not all, the first ones and those around the cell. */
  columns: z.array(z.int()),
  /** Columns that the table has. */
  width: z.int(),
  /** Place of the cell's column among `columns`. */
  at: z.int(),
  /** In the file's order; rows between them may be left out. */
  rows: z.array(
    z.object({
      /** As a spreadsheet counts, from 1. */
      row: z.int(),
      kind: z.enum(SOURCE_ROW_KINDS),
      /** One text a column, exactly as in the file but for those in `cut`. */
      cells: z.array(z.string()),
      /** Places of texts too long to be sent whole. */
      cut: z.optional(z.array(z.int())),
    }),
  ),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;
