import type { Qualifier } from "#domain/terms/qualifier.ts";
import type { ObservedStatus } from "#domain/terms/status.ts";

/** `missing`: published, inside the file's scope, and not in the file; it stays. */
export const DIFFERENCE_KINDS = ["changed", "added", "missing"] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What a source says of a figure. */
export type Stated = {
  readonly value: number | null;
  readonly text: string | null;
  readonly status: ObservedStatus;
  readonly qualifier: Qualifier;
};

/** One difference of a file to what is published. */
export type DifferenceEntry = {
  readonly kind: DifferenceKind;
  readonly indicator: string;
  readonly organization: string;
  readonly period: string;
  readonly before: (Stated & { readonly revision: number }) | null;
  readonly after: (Stated & { readonly sheet: string; readonly cell: string; readonly raw: string }) | null;
};

export type DifferenceCounts = Record<DifferenceKind | "unchanged", number>;

/** What publishing a file would change. */
export type Difference = {
  readonly counts: DifferenceCounts;
  /** Changed, then added, then missing; within each by indicator, organization and time. */
  readonly entries: DifferenceEntry[];
  readonly summary: ({ readonly indicator: string; readonly organization: string } & DifferenceCounts)[];
};
