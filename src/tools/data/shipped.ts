import type { Organization } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { PlainTarget } from "#domain/catalogue/target.ts";
import type { Observation } from "#domain/figures/observation.ts";

/** An observation with the wording it was taken from. */
export type ShippedObservation = Observation & { readonly raw: string };

/** What the product ships of one region. */
export type ShippedRegion = {
  readonly region: string;
  readonly organizations: readonly Organization[];
  readonly policies: readonly Policy[];
  readonly sources: readonly Source[];
  readonly targets: readonly PlainTarget[];
  readonly observations: readonly ShippedObservation[];
};
