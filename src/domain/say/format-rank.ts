import type { Rank } from "#domain/figures/rank.ts";

/** 3, or 2—4 where bounds leave the order open. */
export function formatRank({ best, worst }: Rank): string {
  return best === worst ? String(best) : `${best}—${worst}`;
}
