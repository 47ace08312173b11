import { oneLine } from "./one-line.ts";

/**
 * Released with 0.3.0. Uploads belong to an account, those of a time without accounts to nobody; one may be sent in, and its
 * revision keeps by whom.
 */
export const submissions = [
  'alter table "upload" add column "created_by" text references "account" ("id")',
  'alter table "revision" add column "submitted_by" text',
  oneLine`create table "submission" (
    "id" integer primary key autoincrement,
    "upload" text not null references "upload" ("id"),
    "submitted_at" text not null,
    "submitted_by" text not null references "account" ("id"),
    "submitted_name" text not null,
    "message" text not null,
    "answers" text not null,
    "outcome" text check (outcome in ('taken-back', 'returned', 'published', 'discarded')),
    "decided_at" text,
    "decided_by" text references "account" ("id"),
    "decided_name" text,
    "remark" text
  )`,
  'create index "submission_by_upload" on "submission" ("upload", "id")',
];
