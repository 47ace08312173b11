import { oneLine } from "./one-line.ts";

/** Released with 0.1.0. */
export const firstTables = [
  oneLine`create table "meta" (
    "name" text primary key,
    "value" text not null
  )`,
  oneLine`create table "file" (
    "digest" text primary key,
    "size" integer not null,
    "bytes" blob not null
  )`,
  oneLine`create table "revision" (
    "number" integer primary key,
    "kind" text not null,
    "region" text not null,
    "published_at" text not null,
    "published_by" text not null,
    "message" text not null,
    "file_name" text not null,
    "file_digest" text not null references "file" ("digest"),
    "added" integer not null,
    "changed" integer not null,
    "unchanged" integer not null,
    "latest_period" text
  )`,
  'create index "revision_by_file" on "revision" ("file_digest")',
  oneLine`create table "indicator" (
    "code" text not null,
    "position" integer not null,
    "body" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "indicator_key" primary key ("code", "revision_from")
  )`,
  oneLine`create table "organization" (
    "code" text not null,
    "position" integer not null,
    "body" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "organization_key" primary key ("code", "revision_from")
  )`,
  oneLine`create table "policy" (
    "code" text not null,
    "position" integer not null,
    "body" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "policy_key" primary key ("code", "revision_from")
  )`,
  oneLine`create table "source" (
    "code" text not null,
    "position" integer not null,
    "body" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "source_key" primary key ("code", "revision_from")
  )`,
  oneLine`create table "target" (
    "indicator" text not null,
    "organization" text not null,
    "period" text not null,
    "value" real not null,
    "source" text not null,
    "revision_from" integer not null,
    "revision_until" integer,
    constraint "target_key" primary key ("indicator", "organization", "period", "revision_from")
  )`,
  oneLine`create table "observation" (
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
    constraint "observation_key" primary key ("organization", "indicator", "period", "revision_from")
  ) without rowid`,
  oneLine`create table "upload" (
    "id" text primary key,
    "region" text not null,
    "file_name" text not null,
    "file_digest" text not null,
    "created_at" text not null,
    "state" text not null check (state in ('draft', 'published', 'discarded')),
    "base" integer not null,
    "revision" integer references "revision" ("number"),
    "answers" text default '{}' not null
  )`,
  'create index "upload_by_file" on "upload" ("file_digest")',
];
