/** Chances from a seed: the same on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both possible. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  /** @throws Error for an empty list */
  pick<T>(things: readonly T[]): T;
}

/** A counter that steps by the golden ratio, its bits mixed (the finalizer of MurmurHash3). */
export function makeRandom(seed: number): Random {
  let counter = seed >>> 0;
  const unit = () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let bits = counter;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    integer,
    chance: (probability) => unit() < probability,
    pick(things) {
      for (const thing of things.slice(integer(0, things.length - 1))) return thing;
      throw new Error("nothing to pick from");
    },
  };
}
