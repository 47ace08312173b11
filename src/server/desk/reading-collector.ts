import * as z from "zod/mini";
import { catalogueReadingSchema } from "#contract/catalogue-tables.ts";
import { codeSchema, observedStatusSchema } from "#contract/common.ts";
import { readingChoicesSchema } from "#contract/reading-choices.ts";
import { sourceRowSchema } from "#contract/source-row.ts";
import { problemSchema, understoodSchema } from "#contract/uploads.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import type { Reading } from "#intake/read-upload.ts";
import type { ReadingKind, ReadingResult } from "./reading-job.ts";
import type { Piece } from "./reading-pieces.ts";

const sourceSchema = z.object({ sheet: z.string(), cell: z.string(), raw: z.string() });
const observationSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  value: z.nullable(z.number()),
  text: z.nullable(z.string()),
  status: observedStatusSchema,
  qualifier: z.enum(QUALIFIERS),
  source: sourceSchema,
}) satisfies z.ZodMiniType<SourcedObservation>;
const changeSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  period: z.string(),
  measure: z.literal("year-on-year"),
  basis: z.enum(["current", "year-to-date"]),
  value: z.number(),
  rounding: z.number(),
  source: sourceSchema,
}) satisfies z.ZodMiniType<PublishedChange>;

const LISTS = {
  observations: z.array(observationSchema),
  problems: z.array(problemSchema),
  publishedChanges: z.array(changeSchema),
  setAside: understoodSchema.shape.setAside,
};

/** Of a reading, what is sent whole. */
type Whole = Exclude<keyof Reading, keyof typeof LISTS> | "hasChanges";

const textsSchema = z.array(z.string());
const REST = {
  upload: z.object({
    understood: understoodSchema,
    hasChanges: z.boolean(),
    settled: z.optional(textsSchema),
  } satisfies Record<Whole, z.ZodMiniType>),
  catalogue: catalogueReadingSchema,
  originals: textsSchema,
  labels: textsSchema,
  carried: z.object({ kept: readingChoicesSchema, left: readingChoicesSchema }),
  row: z.union([
    z.enum(["no-table", "no-sheet", "no-cell"]),
    z.object({
      columns: sourceRowSchema.shape.columns,
      width: sourceRowSchema.shape.width,
      at: sourceRowSchema.shape.at,
      rows: sourceRowSchema.shape.rows,
    }),
  ]),
};

/** Puts the pieces of one result together. Both throw an error of zod's where a piece is not what it should be. */
export function createCollector(kind: ReadingKind): { add(piece: Piece): void; finish(): ReadingResult } {
  const lists = {
    observations: [] as SourcedObservation[],
    problems: [] as Reading["problems"],
    publishedChanges: [] as PublishedChange[],
    setAside: [] as Reading["understood"]["setAside"],
  };
  let rest: unknown;
  return {
    add({ list, items }) {
      if (list === "rest") [rest] = items;
      else {
        const own: unknown[] = lists[list];
        for (const item of LISTS[list].parse(items)) own.push(item);
      }
    },
    finish() {
      // The schema of the kind; `exactOptionalPropertyTypes` tells `cut?: undefined` apart, which nobody sends.
      if (kind !== "upload") return REST[kind].parse(rest) as ReadingResult;
      const { understood, hasChanges, settled } = REST.upload.parse(rest);
      const { setAside, publishedChanges, ...others } = lists;
      return {
        understood: { ...understood, setAside },
        ...others,
        ...(hasChanges ? { publishedChanges } : {}),
        ...(settled ? { settled } : {}),
      };
    },
  };
}
