import { oneLine } from "./one-line.ts";

/**
 * Released with 0.3.0. How a revision's file was read; and ways to what a revision stated or ended that do not walk through
 * all figures.
 */
export const logOfARevision = [
  oneLine`create table "revision_log" (
    "revision" integer primary key references "revision" ("number"),
    "body" text not null
  )`,
  'create index "observation_by_revision" on "observation" ("revision_from")',
  'create index "observation_by_end" on "observation" ("revision_until") where "revision_until" is not null',
];
