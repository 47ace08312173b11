import type { Direction } from "./indicator.ts";

export type Ranked<K> = { readonly key: K; readonly value: number; readonly rank: number };

/** Ranked entries, best first, and the keys without a value, which have no rank and are listed apart. */
export type Ranking<K> = { readonly ranked: readonly Ranked<K>[]; readonly unranked: readonly K[] };

/** Standard competition ranking (1, 2, 2, 4); cost-type indicators (`lower`) rank ascending. Ties keep their order. */
export function rankValues<K>(
  entries: readonly { readonly key: K; readonly value: number | null }[],
  direction: Direction,
): Ranking<K> {
  const sign = direction === "lower" ? 1 : -1;
  const valued = entries.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
  const sorted = [...valued].sort((a, b) => sign * (a.value - b.value));
  const ranked: Ranked<K>[] = [];
  for (const [index, { key, value }] of sorted.entries()) {
    const previous = ranked[index - 1];
    ranked.push({ key, value, rank: previous?.value === value ? previous.rank : index + 1 });
  }
  return { ranked, unranked: entries.flatMap(({ key, value }) => (value === null ? [key] : [])) };
}
