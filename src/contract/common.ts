import * as z from "zod/mini";
import { isTimeZone } from "#domain/catalogue/clock.ts";
import { MARKS, OBS_STATUSES } from "#domain/terms/status.ts";

/** Small schemas that every resource is made of. Types are inferred from them, never written twice. */
export const namesSchema = z.object({ zh: z.string(), en: z.string() });

/** Codes are short, stable and safe in a URL, a file and a key: letters, digits, dot, hyphen, underscore. */
const markSchema = z.enum(MARKS);

/** A status of CL_OBS_STATUS, or up to four marks together (`BP`). */
export const observedStatusSchema = z.union([
  z.enum(OBS_STATUSES),
  z.templateLiteral([markSchema, markSchema]),
  z.templateLiteral([markSchema, markSchema, markSchema]),
  z.templateLiteral([markSchema, markSchema, markSchema, markSchema]),
]);

export const codeSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/));

/**
 * A name that a person gives: one line, without control characters, halves of characters and marks that turn the
 * direction of reading, by which a name could pass for another.
 */
export const givenNameSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u));

/** Name of a zone of the IANA time zone database that this runtime knows: Asia/Shanghai. */
export const timeZoneSchema = z.string().check(z.refine(isTimeZone, "not a time zone known here"));

/** Number of a revision; numbers grow by one from 1. */
export const revisionNumberSchema = z.int().check(z.minimum(1));

/** Which data set (made anew when a store is seeded) and which of its revisions an answer was read from. */
export const editionSchema = z.object({ dataset: z.string(), revision: revisionNumberSchema });
export type Edition = z.infer<typeof editionSchema>;
