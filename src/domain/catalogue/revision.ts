import type { Source } from "./source.ts";

/** How a revision came about: shipped with the product, a published file, or an undo of an earlier revision. */
export const REVISION_KINDS = ["seed", "upload", "undo"] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** What a revision changed, counted against the revision before. */
export type RevisionCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Figures that no longer hold and that nothing replaces; only an undo withdraws. */
  readonly withdrawn: number;
};

/** One published upload, or the undo of one. Numbers grow by one; nothing published is ever deleted. */
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
  /** The file it was read from; of an undo, that of the revision it undoes, whose publication it takes back. */
  readonly fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly fileDigest: string;
  readonly counts: RevisionCounts;
  /** Latest period among its observations; `null` where it holds none. */
  readonly latestPeriod: string | null;
  /** Revision it undoes; `null` for a seed or an upload. */
  readonly undoes: number | null;
};

/** A revision with the ISO day it was published in its region, by which it is cited. */
export type DatedRevision = Revision & { readonly publishedDay: string };
