import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import { installationZone } from "#domain/catalogue/clock.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { Store } from "#server/store/store.ts";

/**
 * The region shown where the address names none: the one that an administrator chose; else the first, in catalogue order,
 * with a headline indicator by month; failing that, the first of all. One that is hidden only where all are.
 */
export async function defaultRegion(
  store: Pick<Store, "observations">,
  revision: number,
  catalogue: CatalogueContent,
): Promise<string | null> {
  const all = catalogue.organizations.filter(({ kind }) => kind === "region");
  const shown = all.filter(({ hidden }) => hidden !== true);
  const offered = shown.length > 0 ? shown : all;
  const chosen = offered.find(({ isDefault }) => isDefault);
  if (chosen) return chosen.code;
  const regions = offered.map(({ code }) => code);
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

/** What is known of the regions at a revision. */
export type Regions = {
  readonly codes: ReadonlySet<string>;
  /** The one shown where the address names none. */
  readonly standard: string | null;
  /** Its zone, in which times are told that belong to no region. */
  readonly timeZone: string;
};

type RegionReads = Pick<Store, "catalogue" | "observations">;

const kept = new WeakMap<RegionReads, LruMap<number, Regions>>();

/** The regions at a revision, which never change and are asked for with every page. */
export async function regionsAt(store: RegionReads, revision: number): Promise<Regions> {
  const known = kept.get(store) ?? new LruMap<number, Regions>(8);
  kept.set(store, known);
  const found = known.get(revision);
  if (found) return found;
  const catalogue = await store.catalogue(revision);
  const standard = await defaultRegion(store, revision, catalogue);
  const timeZone = installationZone(catalogue.organizations, standard);
  const regions = { codes: new Set(regionCodes(catalogue)), standard, timeZone };
  known.set(revision, regions);
  return regions;
}

/** The zone of times that belong to no region. */
export async function currentZone(store: RegionReads & Pick<Store, "currentRevision">): Promise<string> {
  return (await regionsAt(store, (await store.currentRevision()).number)).timeZone;
}

export function regionCodes({ organizations }: CatalogueContent): string[] {
  return organizations.filter(({ kind }) => kind === "region").map(({ code }) => code);
}
