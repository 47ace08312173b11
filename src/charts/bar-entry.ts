import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure, RangeFigure, ValueFigure } from "#domain/figures/figure.ts";
import { type Rank, rankFigures } from "#domain/figures/rank.ts";
import type { Names } from "#domain/terms/names.ts";

/** One bar: an organization's (or an indicator's) figure, and its target where it has one. */
export type BarEntry = {
  readonly key: string;
  readonly names: Names;
  readonly figure: Figure;
  /** In the unit of the figure; of a completion 100. */
  readonly target?: number;
};

export type RankedEntry = BarEntry & { readonly figure: ValueFigure | RangeFigure; readonly rank: Rank };

/** Entries by rank, best first, and those that have none (missing, incomplete, on a small base), which are listed apart. */
export function rankEntries(
  entries: readonly BarEntry[],
  indicator: Indicator,
): { ranked: RankedEntry[]; unranked: BarEntry[] } {
  const ranking = rankFigures(
    entries.map((entry) => ({ key: entry, figure: entry.figure })),
    indicator,
  );
  const ranked = ranking.ranked.flatMap(({ key, rank }) =>
    key.figure.kind === "value" || key.figure.kind === "range" ? [{ ...key, figure: key.figure, rank }] : [],
  );
  return { ranked, unranked: [...ranking.unranked] };
}
