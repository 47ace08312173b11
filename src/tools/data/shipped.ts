import type { Observation } from "#domain/observation.ts";
import type { Organization } from "#domain/organization.ts";
import type { Policy } from "#domain/policy.ts";
import type { Source } from "#domain/source.ts";
import type { Target } from "#domain/target.ts";

/** An observation with the wording it was taken from. */
export type ShippedObservation = Observation & { readonly raw: string };

/** What the product ships of one region. */
export type ShippedRegion = {
  readonly region: string;
  readonly organizations: readonly Organization[];
  readonly policies: readonly Policy[];
  readonly sources: readonly Source[];
  readonly targets: readonly Target[];
  readonly observations: readonly ShippedObservation[];
};
