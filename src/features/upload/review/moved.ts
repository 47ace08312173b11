import type { Upload } from "#contract/uploads.ts";
import { observationKey } from "#domain/figures/observation.ts";
import type { DifferenceEntry } from "#domain/reading/difference.ts";

/** How one line of the difference moved while somebody else published. */
export type MovedEntry = {
  /** `appeared`: new in the difference. `gone`: the file now says what is published. `rebased`: what is published changed. */
  readonly kind: "appeared" | "gone" | "rebased";
  readonly before: DifferenceEntry | null;
  readonly after: DifferenceEntry | null;
  /** The entry that names the cell. */
  readonly entry: DifferenceEntry;
};

/**
 * What moved between the difference a person saw and the difference to what is published now. Only lines that both
 * answers list can be told; the counts beside them are of all.
 */
export function whatMoved(seen: Upload, now: Upload): MovedEntry[] {
  const before = byKey(seen.difference.entries);
  const after = byKey(now.difference.entries);
  const moved: MovedEntry[] = [];
  for (const [key, entry] of after) {
    const old = before.get(key) ?? null;
    if (old === null) moved.push({ kind: "appeared", before: null, after: entry, entry });
    else if (old.kind !== entry.kind || !saysSame(old.before, entry.before))
      moved.push({ kind: "rebased", before: old, after: entry, entry });
  }
  for (const [key, entry] of before)
    if (!after.has(key)) moved.push({ kind: "gone", before: entry, after: null, entry });
  return moved;
}

function byKey(entries: readonly DifferenceEntry[]): Map<string, DifferenceEntry> {
  return new Map(entries.map((entry) => [observationKey(entry), entry]));
}

function saysSame(a: DifferenceEntry["before"], b: DifferenceEntry["before"]): boolean {
  if (a === null || b === null) return a === b;
  return a.value === b.value && a.text === b.text && a.status === b.status && a.qualifier === b.qualifier;
}
