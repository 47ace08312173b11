import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import type { Published } from "./difference.ts";

type Key = Pick<Observation, "indicator" | "organization" | "period">;

/** Figures as they will stand once a file is published: the file's own before what is published. */
export type FigureLookup = {
  readonly find: (key: Key) => Observation | null;
  /** The same where the file itself has it. */
  readonly read: (key: Key) => SourcedObservation | null;
};

export function createFigureLookup(observations: readonly SourcedObservation[], published: Published): FigureLookup {
  const own = new Map(observations.map((observation) => [observationKey(observation), observation]));
  const read = (key: Key) => own.get(observationKey(key)) ?? null;
  return { read, find: (key) => read(key) ?? published.get(observationKey(key))?.observation ?? null };
}

/** The value of an exact figure; of a bound (超 100) or a wording there is none to add up. */
export function exactValue(observation: Observation | null): number | null {
  return observation?.qualifier === "exact" ? observation.value : null;
}

/** Sums of rounded figures may differ by half a last digit each. */
export function differsBeyondRounding(a: number, b: number, decimals: number, terms: number): boolean {
  return Math.abs(a - b) > 0.5 * 10 ** -decimals * (terms + 1) + 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
