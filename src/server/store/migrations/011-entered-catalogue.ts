import { oneLine } from "./one-line.ts";

/**
 * Released with 0.4.0. What a person enters of the catalogue is a revision without a file, with answers to warnings of its
 * own; until it is published, a draft.
 */
export const enteredCatalogue = [
  oneLine`create table "revision_next" (
    "number" integer primary key,
    "kind" text not null,
    "region" text not null,
    "published_at" text not null,
    "published_by" text not null,
    "message" text not null,
    "file_name" text,
    "file_digest" text references "file" ("digest"),
    "added" integer not null,
    "changed" integer not null,
    "unchanged" integer not null,
    "latest_period" text,
    "withdrawn" integer default 0 not null,
    "undoes" integer references "revision" ("number"),
    "submitted_by" text,
    "answers" text
  )`,
  oneLine`insert into "revision_next" select
    "number", "kind", "region", "published_at", "published_by", "message", "file_name", "file_digest", "added", "changed",
    "unchanged", "latest_period", "withdrawn", "undoes", "submitted_by", null
    from "revision" order by "number"`,
  'drop table "revision"',
  'alter table "revision_next" rename to "revision"',
  'create index "revision_by_file" on "revision" ("file_digest")',
  oneLine`create table "catalogue_draft" (
    "id" text primary key,
    "owner" text not null references "account" ("id"),
    "region" text not null,
    "base" integer not null references "revision" ("number"),
    "version" integer not null,
    "created_at" text not null,
    "updated_at" text not null,
    "changes" text not null
  )`,
  'create index "catalogue_draft_by_owner" on "catalogue_draft" ("owner", "updated_at")',
];
