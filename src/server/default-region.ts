import { parsePeriod } from "#domain/period.ts";
import { organizationsOf } from "./observations.ts";
import type { CatalogueContent, Store } from "./store/store.ts";

/** The region shown where the address names none: the first, in catalogue order, with a headline indicator by month; failing that, the first of all. */
export async function defaultRegion(
  store: Store,
  revision: number,
  catalogue: CatalogueContent,
): Promise<string | null> {
  const regions = regionCodes(catalogue);
  const headlines = catalogue.indicators.filter(({ headline }) => headline);
  for (const region of regions) {
    const organizations = organizationsOf(region, catalogue);
    for (const { code } of headlines) {
      const rows = await store.observations(revision, { organizations, indicators: [code] });
      if (rows.some(({ observation }) => parsePeriod(observation.period)?.kind === "month")) return region;
    }
  }
  return regions[0] ?? null;
}

export function regionCodes({ organizations }: CatalogueContent): string[] {
  return organizations.filter(({ kind }) => kind === "region").map(({ code }) => code);
}
