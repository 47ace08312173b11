import type { IndicatorFields, PlatformFields } from "#domain/catalogue/catalogue-change.ts";
import type { Names } from "#domain/terms/names.ts";

/** A platform or indicator to be made of a name that nobody knows, as far as the file itself tells what it is. */
export type Proposal = {
  /** The name as the file has it, and the first cell with it. */
  readonly text: string;
  readonly sheet: string;
  readonly cell: string;
  /** By what the fields go, in words; empty where nothing of it was seen. */
  readonly why: readonly Names[];
} & (
  | { readonly kind: "platform"; readonly fields: PlatformFields }
  | {
      readonly kind: "indicator";
      readonly fields: IndicatorFields;
      /** How many figures the file has of it, and the first of them as written. */
      readonly figures: number;
      readonly examples: readonly string[];
    }
);
