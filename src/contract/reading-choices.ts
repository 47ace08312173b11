import * as z from "zod/mini";
import { COLUMN_ROLES } from "#domain/catalogue/column-role.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { codeSchema } from "./common.ts";

/** Longest text of a file that a choice can name or put in its place. */
const textSchema = z.string().check(z.maxLength(500));
/** An empty code leaves out what has the name. */
const namesChosenSchema = z.record(textSchema, z.union([codeSchema, z.literal("")]));

/** What a person said of a file, as `#domain/reading-choices.ts` has it. Every part may be absent. */
export const readingChoicesSchema = z.strictObject({
  /** Sheets to read, by name; absent: those the reader takes by itself. */
  sheets: z.optional(z.array(textSchema).check(z.maxLength(500))),
  /** Of sheets that were remembered: all that the workbook had, to tell which of the next they correspond to. */
  sheetsAmong: z.optional(z.array(textSchema).check(z.maxLength(500))),
  /** Names as in the file, each with the code it means; an empty code leaves its rows or its column out. */
  names: z.optional(
    z.strictObject({ indicators: z.optional(namesChosenSchema), organizations: z.optional(namesChosenSchema) }),
  ),
  /** Headings with what their column holds; `ignored` leaves it out. */
  columns: z.optional(z.record(textSchema, z.enum(COLUMN_ROLES))),
  /** Headings of columns that part rows (SEX, unit), each with the one member whose rows are read. */
  members: z.optional(z.record(textSchema, textSchema)),
  /** Headings of such columns with the members whose rows are not read. */
  membersLeftOut: z.optional(z.record(textSchema, z.array(textSchema).check(z.maxLength(500)))),
  /** Cells (`Sheet!B7`, of a text file `B7`), each with the text to read in its place. */
  cells: z.optional(z.record(textSchema, textSchema)),
  /** Blank cells say nothing: figures published for them stay as they are. */
  keepBlanks: z.optional(z.boolean()),
  /** Rows (`Sheet!12` or `12`) that were set aside and are data after all. */
  takenBack: z.optional(z.array(textSchema).check(z.maxLength(10_000))),
  /** What such rows are called in files of this shape: remembered, as the rows themselves stand elsewhere in the next. */
  takenBackLabels: z.optional(z.array(textSchema).check(z.maxLength(1000))),
  /** Period, indicator and organization of the whole table, where the file names none. */
  period: z.optional(z.string().check(z.maxLength(40))),
  indicator: z.optional(codeSchema),
  organization: z.optional(codeSchema),
  /** Tables one below the other, by their place among those of their sheet (`Sheet!2` or `2`): whether to read each. */
  tables: z.optional(
    z.record(
      textSchema,
      z.strictObject({
        read: z.optional(z.boolean()),
        /** Of a table below the first, what it does not say itself. */
        period: z.optional(z.string().check(z.maxLength(40))),
        indicator: z.optional(codeSchema),
        organization: z.optional(codeSchema),
      }),
    ),
  ),
} satisfies Record<keyof ReadingChoices, z.ZodMiniType>) satisfies z.ZodMiniType<ReadingChoices>;
