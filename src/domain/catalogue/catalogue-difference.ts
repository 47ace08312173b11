import type { Names } from "#domain/terms/names.ts";
import type { CatalogueField, ItemPlace } from "./catalogue-change.ts";

export const ITEM_CHANGES = ["added", "changed", "withdrawn"] as const;
export type ItemChange = (typeof ITEM_CHANGES)[number];

/** What a field says: a text, a number, a list of texts or codes, names in both languages; `null` where it says nothing. */
export type FieldValue = string | number | boolean | readonly string[] | Names | null;

export type FieldChange = {
  readonly field: CatalogueField;
  readonly before: FieldValue;
  readonly after: FieldValue;
};

/** The cell of a file that an item was read in. */
export type EntrySource = {
  readonly fileName: string;
  readonly fileDigest: string;
  /** Empty for a file of text. */
  readonly sheet: string;
  readonly cell: string;
};

/** What became of one item. */
export type CatalogueEntry = {
  readonly place: ItemPlace;
  /** What it is called; of a target its indicator, organization and year. */
  readonly names: Names;
  readonly did: ItemChange;
  /** The fields that differ; of an item added or withdrawn all that say something. */
  readonly fields: readonly FieldChange[];
  /** Absent of what a person entered. */
  readonly source?: EntrySource | undefined;
};
