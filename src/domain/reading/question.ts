import type { Names } from "#domain/terms/names.ts";

/**
 * What a question asks for: which indicator, platform or period; `value`, which of several columns holds the figures;
 * `member`, which rows are meant where a further column parts rows that are alike in all else.
 */
export const QUESTION_KINDS = ["indicator", "organization", "period", "value", "member"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Something the file does not say and a person can: what a name means, or a key of the whole table. */
export type Question = {
  readonly about: QuestionKind;
  /** The name, or the heading of the column, as the file has it; empty where the whole table lacks something. */
  readonly text: string;
  readonly sheet: string;
  /** The first cell with the name; empty for the whole table. */
  readonly cell: string;
  /** Of several tables on a sheet, which lacks something (`Sheet!2` or `2`); empty for the first and for a name. */
  readonly table: string;
  /** The nearest that the catalogue has, best first; of a name only. */
  readonly suggestions: { readonly code: string; readonly names: Names; readonly score: number }[];
  /** Texts of the file one of which is the answer: headings, or members of the column. */
  readonly options: string[];
};
