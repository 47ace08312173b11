/** How a revision came about. */
export type RevisionKind = "seed" | "upload";

/** What a revision changed, counted against the revision before. */
export type RevisionCounts = { readonly added: number; readonly changed: number; readonly unchanged: number };

/** One published upload. Numbers grow by one; nothing published is ever deleted. */
export type Revision = {
  readonly number: number;
  readonly kind: RevisionKind;
  readonly region: string;
  /** ISO instant, UTC. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly message: string;
  readonly fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly fileDigest: string;
  readonly counts: RevisionCounts;
  /** Latest period among its observations; `null` where it holds none. */
  readonly latestPeriod: string | null;
};
