import { shiliObservations } from "./shili-observations.ts";
import { SHILI, SHILI_PLATFORMS, SHILI_REGION } from "./shili-platforms.ts";
import { SHILI_POLICIES } from "./shili-policies.ts";
import { SHILI_SOURCE, SHILI_TARGET_SOURCE } from "./shili-sources.ts";
import { shiliTargets } from "./shili-targets.ts";
import type { ShippedRegion } from "./shipped.ts";

/** 示例市, which does not exist: what a region looks like that has reported every month for years. */
export function shiliRegion(): ShippedRegion {
  const observations = shiliObservations();
  return {
    region: SHILI,
    organizations: [SHILI_REGION, ...SHILI_PLATFORMS],
    policies: SHILI_POLICIES,
    sources: [SHILI_SOURCE, SHILI_TARGET_SOURCE],
    targets: shiliTargets(observations),
    observations,
  };
}
