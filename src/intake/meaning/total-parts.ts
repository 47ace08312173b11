/** What stands in a line of figures: a part, a part of a part (其中), or a total of any rank, 小计 below 合计 below 总计. */
export type LineKind =
  | { readonly kind: "part" }
  | { readonly kind: "among" }
  | { readonly kind: "total"; readonly rank: number };

/** One way of what a total sums up: places in the line. `id` is the same for the same way in other lines. */
export type Way = {
  readonly id: string;
  readonly parts: readonly number[];
  /** True of the parts that 其中 right below a total names, which may be but some of them. */
  readonly isSome: boolean;
};

/** Parts behind 其中 that may still belong to it. */
const MOST_AMONG = 30;

/**
 * What the total at a place may sum up, the likeliest first: its group before it or behind it, up to the next total that
 * is not below it; or everything on that side. What is among a part is not counted again, except where every part is.
 */
export function waysToSum(line: readonly LineKind[], at: number): Way[] {
  const own = line[at];
  if (own?.kind !== "total") return [];
  const ends = (step: 1 | -1): number => {
    let end = at + step;
    for (let entry = line[end]; entry !== undefined; end += step, entry = line[end])
      if (entry.kind === "total" && entry.rank >= own.rank) break;
    return end;
  };
  const before = { id: "before", from: ends(-1) + 1, to: at };
  const behind = { id: "behind", from: at + 1, to: ends(1) };
  const isOnTop = line[0]?.kind === "total";
  const groups = [...(isOnTop ? [behind, before] : [before, behind])];
  const sides = [
    { id: "all-before", from: 0, to: at },
    { id: "all-behind", from: at + 1, to: line.length },
  ];
  const ways = [...groups, ...sides].flatMap(({ id, from, to }) => waysWithin(line, { id, from, to }, from === at + 1));
  const seen = new Set<string>();
  return ways.filter(({ parts }) => {
    const key = parts.join();
    if (parts.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Range = { readonly id: string; readonly from: number; readonly to: number };

/** Without what is among a part; without more that may be among it; and all, where 其中 is right below the total. */
function waysWithin(line: readonly LineKind[], { id, from, to }: Range, isBelow: boolean): Way[] {
  const places = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const kindAt = (place: number) => line[place]?.kind;
  const parts = places.filter((place) => kindAt(place) === "part");
  const among = places.filter((place) => kindAt(place) === "among");
  if (among.length === 0) return [{ id, parts, isSome: false }];
  const longer = Array.from({ length: Math.min(MOST_AMONG, parts.length) }, (_, k) => {
    const left = new Set(among.flatMap((place) => Array.from({ length: k + 1 }, (_, i) => place + i + 1)));
    return { id: `${id} among-${k + 1}`, parts: parts.filter((place) => !left.has(place)), isSome: false };
  });
  const all = places.filter((place) => kindAt(place) !== "total");
  const whole = isBelow && among[0] === from ? [{ id: `${id} all`, parts: all, isSome: true }] : [];
  return [...whole, { id, parts, isSome: false }, ...longer];
}
