import { oneLine } from "./one-line.ts";

/** Released with 0.4.0. A target that is no plain number has a body; beside the targets a year has weights and curves. */
export const planned = [
  oneLine`create table "target_next" (
    "indicator" text not null,
    "organization" text not null,
    "period" text not null,
    "value" real,
    "body" text,
    "source" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "target_key" primary key ("indicator", "organization", "period", "revision_from")
  )`,
  oneLine`insert into "target_next" select
    "indicator", "organization", "period", "value", null, "source", "revision_from", "revision_until"
    from "target"`,
  'drop table "target"',
  'alter table "target_next" rename to "target"',
  oneLine`create table "plan" (
    "indicator" text not null,
    "organization" text not null,
    "period" text not null,
    "body" text not null,
    "source" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "plan_key" primary key ("indicator", "organization", "period", "revision_from")
  )`,
];
