import { queryOptions } from "@tanstack/react-query";
import { type Catalogue, catalogueSchema, targetsIn } from "#contract/catalogue.ts";
import type { Edition } from "#contract/common.ts";
import { historySchema, statedChangesSchema } from "#contract/history.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { type CurrentRevision, currentRevisionSchema, revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { serverSettingsSchema } from "#contract/settings.ts";
import { sourceRowSchema } from "#contract/source-row.ts";
import { targetHistorySchema } from "#contract/target-history.ts";
import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import { curvesIn } from "#domain/catalogue/plan-curves.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { makeRegionData, type RegionData } from "#domain/views/region-data.ts";
import { fetchJson } from "./fetch.ts";
import { editionQuery, pathWith, sourceRowPath } from "./paths.ts";

/** Key of the one read that changes; the live connection writes to it. */
export const CURRENT_REVISION_KEY = ["current-revision"] as const;

/** Which revision is current. Everything else names its revision and never changes. */
export function currentRevisionQuery() {
  return queryOptions({
    queryKey: CURRENT_REVISION_KEY,
    queryFn: ({ signal }): Promise<CurrentRevision> =>
      fetchJson(ROUTES.currentRevision, currentRevisionSchema, { signal }),
    staleTime: 30_000,
    refetchOnReconnect: "always",
    refetchOnWindowFocus: "always",
  });
}

export function settingsQuery() {
  return queryOptions({
    queryKey: ["settings"],
    queryFn: ({ signal }) => fetchJson(ROUTES.settings, serverSettingsSchema, { signal }),
    staleTime: 60_000,
  });
}

export function catalogueQuery(edition: Edition) {
  return queryOptions({
    queryKey: ["catalogue", edition.dataset, edition.revision],
    queryFn: ({ signal }) => fetchJson(pathWith(ROUTES.catalogue, editionQuery(edition)), catalogueSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

export function revisionsQuery(edition: Edition) {
  return queryOptions({
    queryKey: ["revisions", edition.dataset, edition.revision],
    queryFn: ({ signal }) => fetchJson(pathWith(ROUTES.revisions, editionQuery(edition)), revisionsSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A region's data as known at a revision, with the catalogue it was named by. */
export type RegionEdition = { readonly edition: Edition; readonly catalogue: Catalogue; readonly data: RegionData };

/**
 * All observations of a region, read once a revision and turned into series, to be judged by rules. Under other rules it is
 * another answer, so that no view is judged by two.
 */
export function regionQuery(edition: Edition, region: string, rules: Rules) {
  return queryOptions({
    queryKey: ["region", edition.dataset, edition.revision, region, rules],
    queryFn: async ({ signal, client }): Promise<RegionEdition> => {
      const path = pathWith(ROUTES.observations, { ...editionQuery(edition), region });
      const [catalogue, answer] = await Promise.all([
        client.ensureQueryData(catalogueQuery(edition)),
        fetchJson(path, observationsSchema, { signal }),
      ]);
      const organization = catalogue.organizations.find(({ code }) => code === region);
      if (!organization) throw new RangeError(`no region ${region} in the catalogue`);
      const seriesSet = buildSeriesSet(
        decodeObservations(answer),
        targetsIn(catalogue),
        rules,
        curvesIn(catalogue.plans, catalogue.organizations),
      );
      return { edition, catalogue, data: makeRegionData(organization, catalogue, seriesSet) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

/** What was ever published of one figure, newest first. */
export function historyQuery(edition: Edition, key: ObservationKey) {
  const { indicator, organization, period } = key;
  return queryOptions({
    queryKey: ["history", edition.dataset, edition.revision, indicator, organization, period],
    queryFn: ({ signal }) =>
      fetchJson(
        pathWith(ROUTES.history, { ...editionQuery(edition), indicator, organization, period }),
        historySchema,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What was ever planned of one place, newest first. */
export function targetHistoryQuery(edition: Edition, { indicator, organization, period }: TargetPlace) {
  return queryOptions({
    queryKey: ["target-history", edition.dataset, edition.revision, indicator, organization, period],
    queryFn: ({ signal }) =>
      fetchJson(
        pathWith(ROUTES.targetHistory, { ...editionQuery(edition), indicator, organization, period }),
        targetHistorySchema,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The changes on the year before that files state of an indicator in a region. */
export function statedChangesQuery(edition: Edition, region: string, indicator: string) {
  return queryOptions({
    queryKey: ["stated-changes", edition.dataset, edition.revision, region, indicator],
    queryFn: ({ signal }) =>
      fetchJson(pathWith(ROUTES.statedChanges, { ...editionQuery(edition), region, indicator }), statedChangesSchema, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The original row of a cell, from the file it was read in. */
export function sourceRowQuery(digest: string, sheet: string, cell: string) {
  return queryOptions({
    queryKey: ["source-row", digest, sheet, cell],
    queryFn: ({ signal }) => fetchJson(sourceRowPath(digest, sheet, cell), sourceRowSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
