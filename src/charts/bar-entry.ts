import type { Figure, ValueFigure } from "#domain/figure.ts";
import { plottable } from "#domain/figure.ts";
import type { Indicator } from "#domain/indicator.ts";
import type { Names } from "#domain/names.ts";
import { type Ranking, rankValues } from "#domain/rank.ts";

/** One bar: an organization's (or an indicator's) figure, and its target where it has one. */
export type BarEntry = {
  readonly key: string;
  readonly names: Names;
  readonly figure: Figure;
  /** In the unit of the figure; of a completion 100. */
  readonly target?: number;
};

export type RankedEntry = BarEntry & { readonly figure: ValueFigure; readonly rank: number };

/** Entries by rank, best first, and those without a number, which are listed and never drawn. */
export function rankEntries(
  entries: readonly BarEntry[],
  indicator: Indicator,
): { ranked: RankedEntry[]; unranked: BarEntry[] } {
  const ranking: Ranking<BarEntry> = rankValues(
    entries.map((entry) => ({ key: entry, value: plottable(entry.figure) })),
    indicator.direction,
  );
  const ranked = ranking.ranked.flatMap(({ key, rank }) =>
    key.figure.kind === "value" ? [{ ...key, figure: key.figure, rank }] : [],
  );
  return { ranked, unranked: [...ranking.unranked] };
}
