import * as z from "zod/mini";
import { givenNameSchema } from "./common.ts";

/** A wall's token, which can only read; without its secret. */
export const displaySchema = z.object({
  id: z.string(),
  /** Where the wall hangs. */
  name: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
});

/** Displays that are in force, newest first. */
export const displaysSchema = z.object({ displays: z.array(displaySchema) });

export const newDisplaySchema = z.object({
  name: givenNameSchema,
  /** Days until it expires. */
  days: z.int().check(z.minimum(1), z.maximum(366)),
});
export type NewDisplay = z.infer<typeof newDisplaySchema>;

/** The path of the wall with its secret in the fragment, shown here and never again. */
export const madeDisplaySchema = z.object({ display: displaySchema, path: z.string() });
export type MadeDisplay = z.infer<typeof madeDisplaySchema>;

/** The wall shows its secret once and is given a cookie. */
export const displaySessionSchema = z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
