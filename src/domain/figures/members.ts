import { allowsNegative } from "#domain/catalogue/indicator.ts";
import { changeOf } from "./change.ts";
import { computeFigure } from "./computed.ts";
import type { Derived } from "./derivation.ts";
import { combineKnown, type Figure, type MembersChange, missing } from "./figure.ts";
import { figureOf, intervalOf, sumIntervals } from "./interval.ts";
import type { Series } from "./series.ts";

/**
 * Whether two totals are of the same platforms, and where they are not the change of those in both beside it: a total that
 * grows because a platform joined has not grown like for like. Of a computed figure the totals that it is made of count.
 * Without an answer where both are of the same ones.
 */
export function membersChange(series: Series, now: Derived, base: Derived): MembersChange | null {
  const pairs = totalsOf(now, base);
  if (pairs.every(([one, other]) => hasSame(one, other))) return null;
  const [members, before] = [unite(pairs.map(([one]) => one)), unite(pairs.map(([, other]) => other))];
  const shared = [...members].filter((code) => before.has(code)).length;
  const change =
    shared === 0 ? null : changeOf(series, sharedFigure(series, now, base), sharedFigure(series, base, now));
  return {
    now: members.size,
    base: before.size,
    shared,
    likeForLike:
      change?.kind === "value" ? { value: change.value, ...(change.ratio ? { ratio: change.ratio } : {}) } : null,
  };
}

type Members = ReadonlySet<string>;

/** The platforms of each pair of totals that the two sides are made of. */
function totalsOf(now: Derived, base: Derived): (readonly [Members, Members])[] {
  const { from } = now;
  const { from: other } = base;
  if (from.kind === "total" && other.kind === "total") return [[membersOf(from), membersOf(other)]];
  if (from.kind !== "computed" || other.kind !== "computed") return [];
  return from.parts.flatMap((part, i) => {
    const before = other.parts[i];
    return before ? totalsOf(part, before) : [];
  });
}

function membersOf({ parts }: { readonly parts: readonly { readonly organization: string }[] }): Members {
  return new Set(parts.map(({ organization }) => organization));
}

function hasSame(a: Members, b: Members): boolean {
  return a.size === b.size && [...a].every((code) => b.has(code));
}

function unite(sets: readonly Members[]): Members {
  return new Set(sets.flatMap((set) => [...set]));
}

/** A level with each of its totals reckoned of the platforms alone that the same total of the other side holds. */
function sharedFigure(series: Series, level: Derived, other: Derived): Figure {
  const { from } = level;
  if (from.kind === "computed" && other.from.kind === "computed") {
    const { parts } = other.from;
    return computeFigure(
      series,
      from.parts.map((part, i) => {
        const [own, before] = [series.parts?.[i], parts[i]];
        return own && before ? { ...part, figure: sharedFigure(own.series, part, before) } : part;
      }),
    );
  }
  if (from.kind !== "total" || other.from.kind !== "total") return level.figure;
  const kept = membersOf(other.from);
  const figures = from.parts.filter(({ organization }) => kept.has(organization)).map(({ figure }) => figure);
  if (figures.length === 0) return missing("not-reported");
  return figureOf(
    sumIntervals(figures.map((figure) => intervalOf(figure, !allowsNegative(series.indicator)))),
    combineKnown(figures),
  );
}
