import { oneLine } from "./one-line.ts";

/** Released with 0.4.0. The cell of a file that an item of the catalogue was read in, by the revision that said it. */
export const itemSources = [
  oneLine`create table "item_source" (
    "item" text not null,
    "revision" integer not null references "revision" ("number"),
    "upload" text not null references "upload" ("id"),
    "sheet" text not null,
    "cell" text not null,
    primary key ("item", "revision")
  ) without rowid`,
];
