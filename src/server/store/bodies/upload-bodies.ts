import * as z from "zod/mini";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { appliedSchema } from "#contract/uploads.ts";
import { bodyOf } from "./body.ts";
import { firstVersion } from "./versions.ts";

/** Bodies of an upload, and of what is remembered of one. A type with a number is frozen, as in `catalogue-bodies.ts`. */

export type ReadingChoicesV1 = {
  sheets?: string[];
  sheetsAmong?: string[];
  names?: { indicators?: Record<string, string>; organizations?: Record<string, string> };
  columns?: Record<string, ColumnRoleV1>;
  cells?: Record<string, string>;
  takenBack?: string[];
  takenBackLabels?: string[];
  period?: string;
  indicator?: string;
  organization?: string;
  tables?: Record<string, { read?: boolean; period?: string; indicator?: string; organization?: string }>;
};

type ColumnRoleV1 =
  | "indicator"
  | "organization"
  | "period"
  | "year"
  | "value"
  | "year-to-date"
  | "figures"
  | "text"
  | "unit"
  | "unit-mult"
  | "status"
  | "qualifier"
  | "note"
  | "change"
  | "action"
  | "ignored";

/** Empty of an upload that was brought before there was a memory. */
type AppliedV1 = { mapping?: { id: number; name: string } | null; aliases?: number };
export type AppliedV2 = { mapping: { id: number; name: string } | null; aliases: number };

/** The publisher's or the contributor's words, by the code of a warning. */
type AnswersV1 = Record<string, string>;

// Of choices that cannot be read nothing counts, and what they said is asked again: one upload's must not keep a region
// from its others.
export const choicesBody = bodyOf("upload.choices", readingChoicesSchema, firstVersion<ReadingChoicesV1>(), {});
export const appliedBody = bodyOf(
  "upload.applied",
  appliedSchema,
  firstVersion<AppliedV1>().next(({ mapping = null, aliases = 0 }): AppliedV2 => ({ mapping, aliases })),
);
export const answersBody = bodyOf("upload.answers", z.record(z.string(), z.string()), firstVersion<AnswersV1>());
