/** Who waits for a place: one after another for each client, and the clients by turns. */
export type FairQueue<T> = {
  /** @returns `one` or `all` where that has enough waiting */
  add(client: string, item: T): "added" | "one" | "all";
  /** The item whose turn it is; `undefined` where nobody waits. */
  take(): T | undefined;
  /** Takes out all that wait. */
  clear(): T[];
};

/** @param room how many may wait: of all clients together, and of one */
export function createFairQueue<T>(room: { readonly all: number; readonly ofOne: number }): FairQueue<T> {
  const waiting = new Map<string, T[]>();
  let count = 0;
  return {
    add(client, item) {
      const own = waiting.get(client) ?? [];
      if (own.length >= room.ofOne) return "one";
      if (count >= room.all) return "all";
      own.push(item);
      waiting.set(client, own);
      count += 1;
      return "added";
    },
    take() {
      for (const [client, items] of waiting) {
        const item = items.shift();
        // To the end of the line, or out of it.
        waiting.delete(client);
        if (items.length > 0) waiting.set(client, items);
        count -= 1;
        return item;
      }
      return undefined;
    },
    clear() {
      const items = [...waiting.values()].flat();
      waiting.clear();
      count = 0;
      return items;
    },
  };
}
