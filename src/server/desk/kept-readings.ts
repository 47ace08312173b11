/**
 * What was read, kept until there is too much of it: then whoever keeps most loses what they used longest ago, so that
 * nobody's large files take another's place.
 */
export class KeptReadings<V> {
  readonly #limit: number;
  readonly #entries = new Map<string, { value: V; owner: string; weight: number }>();
  readonly #owned = new Map<string, number>();
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** The newest is kept even where it alone passes the limit. */
  set(key: string, value: V, owner: string, weight: number): void {
    this.#delete(key);
    this.#entries.set(key, { value, owner, weight });
    this.#add(owner, weight);
    while (this.#total > this.#limit && this.#entries.size > 1) {
      const most = [...this.#owned].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
      const oldest = [...this.#entries].find(([own, entry]) => own !== key && entry.owner === most);
      const [own = ""] = oldest ?? [...this.#entries].find(([one]) => one !== key) ?? [];
      this.#delete(own);
    }
  }

  #delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#add(entry.owner, -entry.weight);
  }

  #add(owner: string, weight: number): void {
    this.#total += weight;
    const own = (this.#owned.get(owner) ?? 0) + weight;
    if (own > 0) this.#owned.set(owner, own);
    else this.#owned.delete(owner);
  }
}
