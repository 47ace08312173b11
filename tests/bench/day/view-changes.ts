import { ROUTES } from "#contract/routes.ts";
import { indicatorCode, organizationCode, periodAt, REGION, type RegionSize } from "#tests/bench/region/made-region.ts";
import { createRandom } from "#tests/intake/fuzz-bytes.ts";

/**
 * The reads of people who change from view to view, one for each change: what a page opens with, one platform, an indicator of all
 * platforms over some months, one series that nobody asked for, where a figure comes from, what was published.
 */
export function createViewChanges(size: RegionSize, dataset: string): (revision: number) => string {
  const upTo = createRandom(15);
  const range = () => {
    const from = upTo(size.months);
    return { from: periodAt(from), to: periodAt(from + upTo(size.months - from)) };
  };
  const views: ((edition: Record<string, string>) => string)[] = [
    (edition) => path(ROUTES.observations, { ...edition, region: REGION }),
    (edition) => path(ROUTES.observations, { ...edition, region: REGION }),
    (edition) => path(ROUTES.catalogue, edition),
    (edition) => path(ROUTES.revisions, edition),
    (edition) => path(ROUTES.observations, { ...edition, organization: organizationCode(upTo(size.platforms)) }),
    (edition) =>
      path(ROUTES.observations, {
        ...edition,
        region: REGION,
        indicator: indicatorCode(upTo(size.indicators)),
        ...range(),
      }),
    (edition) =>
      path(ROUTES.observations, {
        ...edition,
        organization: organizationCode(upTo(size.platforms)),
        indicator: indicatorCode(upTo(size.indicators)),
        ...range(),
      }),
    (edition) =>
      path(ROUTES.history, {
        ...edition,
        organization: organizationCode(upTo(size.platforms)),
        indicator: indicatorCode(upTo(size.indicators)),
        period: periodAt(upTo(size.months)),
      }),
  ];
  let next = 0;
  return (revision) => {
    const view = views[next % views.length];
    next += 1;
    if (!view) throw new Error("there is a view");
    return view({ revision: String(revision), dataset });
  };
}

function path(route: string, query: Record<string, string>): string {
  return `${route}?${new URLSearchParams(query)}`;
}
