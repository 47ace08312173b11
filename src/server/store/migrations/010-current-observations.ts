import { oneLine } from "./one-line.ts";

/**
 * Released with 0.4.0. Rows lie by the revision that stated them, so that publishing writes them one after another
 * however often a cell was published before; what holds now is found by an index that has all that an answer says.
 */
export const currentObservations = [
  oneLine`create table "observation_next" (
    "organization" text not null,
    "indicator" text not null,
    "period" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    "value" real,
    "text" text,
    "status" text not null,
    "qualifier" text not null,
    "sheet" text not null,
    "cell" text not null,
    "raw" text not null,
    "read_in" integer references "revision" ("number"),
    constraint "observation_key" primary key ("revision_from", "organization", "indicator", "period")
  ) without rowid`,
  oneLine`insert into "observation_next" select
    "organization", "indicator", "period", "revision_from", "revision_until",
    "value", "text", "status", "qualifier", "sheet", "cell", "raw", "read_in"
    from "observation" order by "revision_from", "organization", "indicator", "period"`,
  'drop table "observation"',
  'alter table "observation_next" rename to "observation"',
  oneLine`create index "observation_by_end" on "observation" (
    "revision_until",
    "organization",
    "indicator",
    "period"
  ) where "revision_until" is not null`,
  oneLine`create index "observation_current" on "observation" (
    "organization",
    "indicator",
    "period",
    "revision_from",
    "value",
    "text",
    "status",
    "qualifier",
    "revision_until"
  ) where "revision_until" is null`,
];
