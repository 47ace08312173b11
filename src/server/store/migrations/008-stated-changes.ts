import { oneLine } from "./one-line.ts";

/** Released with 0.3.0. What sources say of 同比 is kept beside what the levels come to. */
export const statedChanges = [
  oneLine`create table "stated_change" (
    "revision" integer not null references "revision" ("number"),
    "indicator" text not null,
    "organization" text not null,
    "period" text not null,
    "value" real not null,
    "rounding" real not null,
    "sheet" text not null,
    "cell" text not null,
    "raw" text not null,
    constraint "stated_change_of_figure" primary key ("organization", "indicator", "period", "revision")
  )`,
];
