/**
 * Released with 0.4.0. An upload may be held against a draft of the catalogue and be published with it, in one revision;
 * a draft may be made for one upload and goes with it. Of a revision, how many of its counts are items of the catalogue.
 */
export const attachedCatalogue = [
  'alter table "upload" add column "catalogue_draft" text references "catalogue_draft" ("id") on delete set null',
  'alter table "catalogue_draft" add column "made_for" text references "upload" ("id")',
  'alter table "revision" add column "items" integer',
];
