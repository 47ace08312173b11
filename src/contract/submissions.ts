import * as z from "zod/mini";
import { codeSchema } from "./common.ts";

/** What a contributor says when sending a file in. */
export const submitSchema = z.object({
  message: z.string().check(z.trim(), z.maxLength(500)),
  /** One answer for each code of warning that the upload has. */
  answers: z.record(z.string(), z.string().check(z.trim(), z.maxLength(500))),
});
export type Submit = z.infer<typeof submitSchema>;

/** Why a file goes back to who sent it. */
export const returnSchema = z.object({ remark: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) });

/** That an upload was sent in: by whom, when, with what word. */
export const sentInSchema = z.object({
  by: z.string(),
  at: z.string(),
  message: z.string(),
  answers: z.record(z.string(), z.string()),
});

/** That it was sent back. */
export const sentBackSchema = z.object({ by: z.string(), at: z.string(), remark: z.string() });

/** Files that were sent in and are not published yet, newest first; a contributor sees only its own. */
export const submissionsSchema = z.object({
  submissions: z.array(
    z.object({
      /** Id of the upload. */
      id: z.string(),
      region: codeSchema,
      fileName: z.string(),
      fileSize: z.int(),
      state: z.enum(["submitted", "returned"]),
      sentIn: sentInSchema,
      sentBack: z.nullable(sentBackSchema),
    }),
  ),
});
export type Submissions = z.infer<typeof submissionsSchema>;

export const submissionsQuerySchema = z.object({ region: codeSchema });
