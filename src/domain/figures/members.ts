import { allowsNegative } from "#domain/catalogue/indicator.ts";
import { changeOf } from "./change.ts";
import type { Derived } from "./derivation.ts";
import { combineKnown, type Figure, type MembersChange, type ValueFigure } from "./figure.ts";
import { figureOf, intervalOf, sumIntervals } from "./interval.ts";
import type { Series } from "./series.ts";

/**
 * Whether two totals are of the same platforms, and where they are not the change of those in both beside it: a total that
 * grows because a platform joined has not grown like for like. Without an answer where both are of the same ones.
 */
export function membersChange(series: Series, now: Derived, base: Derived): MembersChange | null {
  if (now.from.kind !== "total" || base.from.kind !== "total") return null;
  const before = new Map(base.from.parts.map(({ organization, figure }) => [organization, figure]));
  const shared = now.from.parts.flatMap(({ organization, figure }) => {
    const earlier = before.get(organization);
    return earlier ? [{ figure, earlier }] : [];
  });
  const counts = { now: now.from.parts.length, base: base.from.parts.length, shared: shared.length };
  if (counts.now === counts.shared && counts.base === counts.shared) return null;
  const change = likeForLike(series, shared);
  return {
    ...counts,
    likeForLike: change ? { value: change.value, ...(change.ratio ? { ratio: change.ratio } : {}) } : null,
  };
}

type Pair = { readonly figure: Figure; readonly earlier: Figure };

function likeForLike(series: Series, pairs: readonly Pair[]): ValueFigure | null {
  const total = (figures: readonly Figure[]) =>
    figureOf(
      sumIntervals(figures.map((figure) => intervalOf(figure, !allowsNegative(series.indicator)))),
      combineKnown(figures),
    );
  if (pairs.length === 0) return null;
  const change = changeOf(series, total(pairs.map(({ figure }) => figure)), total(pairs.map(({ earlier }) => earlier)));
  return change.kind === "value" ? change : null;
}
