type Entry<K, V> = {
  readonly key: K;
  value: V;
  weight: number;
  older: Entry<K, V> | undefined;
  newer: Entry<K, V> | undefined;
};

/**
 * A map that forgets what was used longest ago once the weights of its values pass a limit. Entries are chained by use: a
 * Map's own order would have each step look past all that was taken out before.
 */
export class LruMap<K, V> {
  readonly #limit: number;
  readonly #weigh: (value: V) => number;
  readonly #entries = new Map<K, Entry<K, V>>();
  #oldest: Entry<K, V> | undefined;
  #newest: Entry<K, V> | undefined;
  #total = 0;

  /** @param weigh one for each value where absent, so that the limit is a count */
  constructor(limit: number, weigh: (value: V) => number = () => 1) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry !== this.#newest) {
      this.#unchain(entry);
      this.#chain(entry);
    }
    return entry.value;
  }

  /** Stores a value, or weighs a stored one anew. The newest is kept even when it alone passes the limit. */
  set(key: K, value: V): void {
    this.delete(key);
    const entry: Entry<K, V> = { key, value, weight: this.#weigh(value), older: undefined, newer: undefined };
    this.#entries.set(key, entry);
    this.#chain(entry);
    this.#total += entry.weight;
    while (this.#total > this.#limit && this.#oldest && this.#oldest !== entry) this.delete(this.#oldest.key);
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#unchain(entry);
    this.#total -= entry.weight;
    this.#entries.delete(key);
  }

  /** As the one used last. */
  #chain(entry: Entry<K, V>): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest) this.#newest.newer = entry;
    else this.#oldest = entry;
    this.#newest = entry;
  }

  #unchain(entry: Entry<K, V>): void {
    if (entry.older) entry.older.newer = entry.newer;
    else this.#oldest = entry.newer;
    if (entry.newer) entry.newer.older = entry.older;
    else this.#newest = entry.older;
  }
}
