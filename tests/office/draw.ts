import { namedRandom } from "#tools/data/random.ts";

/** Draws from a stream that is the same on every machine for the same name. */
export type Draw = {
  /** Whole number, both ends included. */
  readonly int: (least: number, most: number) => number;
  readonly chance: (share: number) => boolean;
  /** @throws Error of an empty list */
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

export function namedDraw(name: string): Draw {
  const { next } = namedRandom(name);
  // Names that differ in their last letter only begin alike.
  for (let i = 0; i < 5; i += 1) next();
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[int(0, list.length - 1)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const left = [...list];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(int(0, left.length - 1), 1));
    return out;
  };
  return { int, pick, shuffle, chance: (share) => next() < share };
}
