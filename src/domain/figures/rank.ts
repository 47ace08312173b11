import { allowsNegative, type Indicator } from "#domain/catalogue/indicator.ts";
import { type Figure, isComplete } from "./figure.ts";

/**
 * A place in a ranking. `best` and `worst` are equal where the order is decided; where bounds leave it open they are the
 * highest and the lowest rank the entry can have.
 */
export type Rank = { readonly best: number; readonly worst: number };

export type Ranked<K> = { readonly key: K; readonly rank: Rank };

/** Ranked entries, best first, and those without a figure to rank, which are listed apart. */
export type Ranking<K> = { readonly ranked: readonly Ranked<K>[]; readonly unranked: readonly K[] };

type Extent = { readonly low: number; readonly high: number; readonly above: boolean; readonly below: boolean };

/**
 * Standard competition ranking (1, 2, 2, 4); cost-type indicators (`lower`) rank ascending. Figures that are bounds rank
 * between limits: over 60 and 65 may stand either way. Missing figures, words, and changes on a small base are not ranked.
 * Ties keep their order.
 */
export function rankFigures<K>(
  entries: readonly { readonly key: K; readonly figure: Figure }[],
  indicator: Pick<Indicator, "direction" | "min">,
): Ranking<K> {
  const sign = indicator.direction === "lower" ? -1 : 1;
  const least = allowsNegative(indicator) ? Number.NEGATIVE_INFINITY : 0;
  const extents = entries.flatMap(({ key, figure }) => {
    const extent = extentOf(figure, least);
    return extent ? [{ key, extent: sign === 1 ? extent : mirrored(extent), order: sign * middleOf(figure) }] : [];
  });
  const ranked = extents.map((entry) => {
    let surelyBetter = 0;
    let perhapsBetter = 0;
    for (const other of extents) {
      if (other === entry) continue;
      if (isSurelyAbove(other.extent, entry.extent)) surelyBetter += 1;
      if (mayBeAbove(other.extent, entry.extent)) perhapsBetter += 1;
    }
    return { ...entry, rank: { best: surelyBetter + 1, worst: perhapsBetter + 1 } };
  });
  ranked.sort((a, b) => a.rank.best - b.rank.best || a.rank.worst - b.rank.worst || b.order - a.order);
  return {
    ranked: ranked.map(({ key, rank }) => ({ key, rank })),
    unranked: entries.flatMap(({ key, figure }) => (extentOf(figure, least) ? [] : [key])),
  };
}

/** @param least what no value is below */
function extentOf(figure: Figure, least: number): Extent | null {
  if (figure.kind === "range") return figure;
  if (figure.kind !== "value" || figure.smallBase || !isComplete(figure)) return null;
  const { value, qualifier, words, floor = least } = figure;
  const point = { low: value, high: value, above: false, below: false };
  switch (qualifier) {
    case "exact":
    case "approx":
      return words ? { ...point, high: Number.POSITIVE_INFINITY } : point;
    case "gt":
    case "ge":
      return { ...point, high: Number.POSITIVE_INFINITY, above: qualifier === "gt" };
    case "lt":
    case "le":
      return { ...point, low: floor, below: qualifier === "lt" };
  }
}

function mirrored({ low, high, above, below }: Extent): Extent {
  return { low: -high, high: -low, above: below, below: above };
}

function middleOf(figure: Figure): number {
  if (figure.kind === "range") return (figure.low + figure.high) / 2;
  return figure.kind === "value" ? figure.value : 0;
}

/** Every value that `a` leaves possible is greater than every one of `b`. */
function isSurelyAbove(a: Extent, b: Extent): boolean {
  return a.low > b.high || (a.low === b.high && (a.above || b.below));
}

/** Some value that `a` leaves possible is greater than some one of `b`. */
function mayBeAbove(a: Extent, b: Extent): boolean {
  return a.high > b.low;
}
