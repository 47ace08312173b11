/** A stream of numbers that is the same on every machine for the same name. */
export type Random = {
  /** Evenly spread over [0, 1). */
  readonly next: () => number;
  /** Whole number of events where `mean` are expected. */
  readonly poisson: (mean: number) => number;
};

/**
 * Mulberry32: 32 bits of state, one addition and three multiplications a number. Each series draws from a stream of its
 * own name, so that a change to one leaves all others as they were.
 */
export function namedRandom(name: string): Random {
  let state = hash(name);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, poisson: (mean) => poisson(mean, next) };
}

/** FNV-1a over UTF-16 code units. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return value | 0;
}

/** Inversion by sequential search: adds up the probabilities of 0, 1, 2 ... until they pass one draw. */
function poisson(mean: number, next: () => number): number {
  const draw = next();
  let probability = Math.exp(-mean);
  let cumulative = probability;
  let count = 0;
  while (draw > cumulative && count < 1000) {
    count += 1;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}
