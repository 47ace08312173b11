import type { Revision } from "#domain/catalogue/revision.ts";
import type { Source } from "#domain/catalogue/source.ts";

/** By whom what the product ships was brought into a database. Nobody published it there. */
export const SEEDED_BY = "政效 Zhengxiao";

/** A source as the message of a seed cites it: its title, and its day where it has one. */
export function citationOf(source: Source): string {
  return source.names.zh + (source.published === null ? "" : ` (${source.published})`);
}

/**
 * The source that a seed's figures were taken from, by what the seed wrote of it when the database was filled; absent of
 * a revision that was published, and where the seed cites none.
 *
 * @param sources of the catalogue
 */
export function citedSource(
  revision: Pick<Revision, "kind" | "message">,
  sources: readonly Source[],
): Source | undefined {
  if (revision.kind !== "seed") return undefined;
  return sources.find((source) => citationOf(source) === revision.message);
}
