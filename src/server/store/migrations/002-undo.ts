/** Released with 0.2.0. A revision may undo another; what it restores was read in the file of an earlier one. */
export const undo = [
  'alter table "revision" add column "withdrawn" integer default 0 not null',
  'alter table "revision" add column "undoes" integer references "revision" ("number")',
  'alter table "observation" add column "read_in" integer references "revision" ("number")',
];
