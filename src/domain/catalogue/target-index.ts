import type { Target } from "./target.ts";

/** Targets by their key. A map is one; of hundreds of thousands, most of which nobody asks for, it would be slow to make. */
export type TargetIndex = {
  get(key: string): Target | undefined;
  set(key: string, target: Target): unknown;
  /** Whether there was one. */
  delete(key: string): boolean;
  values(): Iterable<Target>;
};

/** The targets of an index, and what is changed of them, by which the index itself is not touched; what is new stands last. */
export function overTargets(base: Pick<TargetIndex, "get" | "values">, keyOf: (target: Target) => string): TargetIndex {
  const changed = new Map<string, Target | null>();
  return {
    get: (key) => {
      const own = changed.get(key);
      return own === undefined ? base.get(key) : (own ?? undefined);
    },
    set: (key, target) => changed.set(key, target),
    delete(key) {
      const isThere = this.get(key) !== undefined;
      if (isThere) changed.set(key, null);
      return isThere;
    },
    *values() {
      for (const target of base.values()) {
        const own = changed.get(keyOf(target));
        if (own !== null) yield own ?? target;
      }
      for (const [key, target] of changed) if (target !== null && base.get(key) === undefined) yield target;
    },
  };
}
