import type { Names } from "#domain/terms/names.ts";
import type { CatalogueField, ItemPlace } from "./catalogue-change.ts";

/** What may be wrong with changes of the catalogue. An error keeps them from being published; a warning asks for a word why. */
export const CATALOGUE_ERRORS = [
  "name-missing",
  "name-characters",
  "duplicate-name",
  "unknown-item",
  "code-taken",
  "outside-region",
  "unknown-parent",
  "parent-of-itself",
  "parent-no-region",
  "unit-with-figures",
  "range-reversed",
  "date-invalid",
  "closed-before-founded",
  "valid-until-before-date",
  "unknown-indicator",
  "unknown-organization",
  "two-default-regions",
  "unknown-policy",
  "replaced-by-itself",
  "link-invalid",
  "target-period",
  "target-not-finite",
  "target-blank",
  "plan-period",
  "weight-invalid",
  "curve-invalid",
  "still-used",
  "retired-period",
  "formula-parts",
  "formula-of-itself",
  "formula-nested",
  "formula-factor",
  "formula-aggregation",
  "formula-units",
  "formula-with-figures",
] as const;
export const CATALOGUE_WARNINGS = ["aggregation-changed", "closed-with-later-figures", "moved-with-figures"] as const;

export const CATALOGUE_PROBLEMS = [...CATALOGUE_ERRORS, ...CATALOGUE_WARNINGS] as const;
export type CatalogueProblemCode = (typeof CATALOGUE_PROBLEMS)[number];
export type CatalogueWarningCode = (typeof CATALOGUE_WARNINGS)[number];

/** One defect of changes: what, of which item and field, by which change, what to do. */
export type CatalogueProblem = {
  readonly severity: "error" | "warning";
  readonly code: CatalogueProblemCode;
  readonly place: ItemPlace;
  /** What the item is called. */
  readonly names: Names;
  /** `null` where the item as a whole is meant. */
  readonly field: CatalogueField | null;
  /** Which change of the draft it is, counted from 0; `null` where an undo is meant. */
  readonly change: number | null;
  readonly message: Names;
  /** The way out. */
  readonly advice: Names;
};
