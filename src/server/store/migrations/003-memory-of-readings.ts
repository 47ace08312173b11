import { oneLine } from "./one-line.ts";

/**
 * Released with 0.2.0. What was said of a file stays with its upload; what is worth it is remembered for the region.
 */
export const memoryOfReadings = [
  'alter table "upload" add column "choices" text default \'{}\' not null',
  'alter table "upload" add column "applied" text default \'{}\' not null',
  'alter table "upload" add column "fingerprint" text default \'\' not null',
  oneLine`create table "mapping" (
    "id" integer primary key autoincrement,
    "region" text not null,
    "name" text not null,
    "fingerprint" text not null,
    "choices" text not null,
    "created_at" text not null,
    "revision" integer not null references "revision" ("number"),
    constraint "mapping_of_shape" unique ("region", "fingerprint")
  )`,
  oneLine`create table "alias" (
    "id" integer primary key autoincrement,
    "region" text not null,
    "kind" text not null check (kind in ('indicator', 'organization')),
    "form" text not null,
    "text" text not null,
    "code" text not null,
    "revision" integer not null references "revision" ("number"),
    constraint "alias_of_form" unique ("region", "kind", "form")
  )`,
];
