import { describePackage } from "./descriptor.ts";
import { INDICATORS } from "./indicators.ts";
import { LIYANG } from "./liyang.ts";
import { shiliRegion } from "./shili.ts";
import { indicatorsCsv, observationsCsv, organizationsCsv, policiesCsv, sourcesCsv, targetsCsv } from "./tables.ts";

/** Every file of `data/` by name, the same text on every machine. */
export function dataFiles(): ReadonlyMap<string, string> {
  const regions = [LIYANG, shiliRegion()];
  return new Map([
    ["datapackage.json", describePackage(regions)],
    ["indicators.csv", indicatorsCsv(INDICATORS)],
    ["organizations.csv", organizationsCsv(regions.flatMap((region) => region.organizations))],
    ["policies.csv", policiesCsv(regions.flatMap((region) => region.policies))],
    ["sources.csv", sourcesCsv(regions.flatMap((region) => region.sources))],
    ["targets.csv", targetsCsv(regions.flatMap((region) => region.targets))],
    ...regions.map(
      ({ region, observations }) => [`observations-${region}.csv`, observationsCsv(observations)] as const,
    ),
  ]);
}
