import type { Source } from "./source.ts";

/**
 * How a revision came about: shipped with the product, a published file, an undo of an earlier revision, or what a person
 * entered of the catalogue.
 */
export const REVISION_KINDS = ["seed", "upload", "undo", "catalogue"] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** What a revision changed, counted against the revision before: figures, or of the catalogue items and targets. */
export type RevisionCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** What no longer holds and nothing replaces; figures are only withdrawn by an undo. */
  readonly withdrawn: number;
};

/** One publish, or the undo of one. Numbers grow by one; nothing published is ever deleted. */
export type Revision = {
  readonly number: number;
  readonly kind: RevisionKind;
  readonly region: string;
  /** ISO instant, UTC. Of a seed, when it was recorded in this database, which is no publication of its figures. */
  readonly publishedAt: string;
  /** Of a seed, the product: who published its figures, and when, stands in `source`. */
  readonly publishedBy: string;
  /** Of a seed, the source that its figures were taken from; absent of others, and where it is not known. */
  readonly source?: Source | undefined;
  /** Who sent it in; absent where the publisher brought it. */
  readonly submittedBy?: string | undefined;
  readonly message: string;
  /**
   * The file it was read from; of an undo, that of the revision it undoes, whose publication it takes back. `null` where
   * there was none: `publishedBy` entered it on that day.
   */
  readonly fileName: string | null;
  /** SHA-256 of the file, hexadecimal; `null` where there was none. */
  readonly fileDigest: string | null;
  readonly counts: RevisionCounts;
  /** How many of its counts are items of the catalogue, where there may be figures beside them; absent where all are of one kind. */
  readonly items?: number | undefined;
  /** Latest period among its observations; `null` where it holds none. */
  readonly latestPeriod: string | null;
  /** Revision it undoes; `null` for all that is no undo. */
  readonly undoes: number | null;
};

/** A revision with the ISO day it was published in its region, by which it is cited. */
export type DatedRevision = Revision & { readonly publishedDay: string };

/** Whether a revision is of figures, or of the catalogue alone: those are read from files, what is of the catalogue is entered. */
export function isOfFigures({ fileDigest }: Pick<Revision, "fileDigest">): boolean {
  return fileDigest !== null;
}
