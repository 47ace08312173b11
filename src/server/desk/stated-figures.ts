import { observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import type { DifferenceKind } from "#domain/reading/difference.ts";
import type { Review } from "./review.ts";

/** Of what a file states, the figures that are new and those that are others than published. */
export function newFiguresOf({ observations, difference }: Pick<Review, "observations" | "difference">): {
  readonly added: SourcedObservation[];
  readonly changed: SourcedObservation[];
} {
  const kinds = new Map<string, DifferenceKind>(difference.entries.map((entry) => [observationKey(entry), entry.kind]));
  const added: SourcedObservation[] = [];
  const changed: SourcedObservation[] = [];
  for (const observation of observations) {
    const key = observationKey(observation);
    const kind = kinds.get(key);
    // Of a figure that is stated twice the first counts, as in the difference.
    kinds.delete(key);
    if (kind === "added") added.push(observation);
    if (kind === "changed") changed.push(observation);
  }
  return { added, changed };
}
