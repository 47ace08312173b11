import * as z from "zod/mini";
import { codeSchema, revisionNumberSchema } from "./common.ts";
import { readingChoicesSchema } from "./reading-choices.ts";

/** A way of reading that was remembered: for files of this shape, with the revision that it came from. */
export const mappingSchema = z.object({
  id: z.int(),
  region: codeSchema,
  name: z.string(),
  fingerprint: z.string(),
  choices: readingChoicesSchema,
  createdAt: z.string(),
  revision: revisionNumberSchema,
});
export type Mapping = z.infer<typeof mappingSchema>;

/** A name that somebody explained: what it means in files of this region. */
export const aliasSchema = z.object({
  id: z.int(),
  region: codeSchema,
  kind: z.enum(["indicator", "organization"]),
  text: z.string(),
  code: codeSchema,
  revision: revisionNumberSchema,
});
export type Alias = z.infer<typeof aliasSchema>;

export const memoryQuerySchema = z.object({ region: codeSchema });
export const mappingsSchema = z.object({ mappings: z.array(mappingSchema) });
export const aliasesSchema = z.object({ aliases: z.array(aliasSchema) });

export const renameMappingSchema = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)) });
