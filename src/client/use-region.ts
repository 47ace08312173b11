import { keepPreviousData, skipToken, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { CurrentRevision, Revisions } from "#contract/revisions.ts";
import type { Revision } from "#domain/revision.ts";
import { catalogueQuery, currentRevisionQuery, type RegionEdition, regionQuery, revisionsQuery } from "./queries.ts";

/** What a page has of the server's data: not yet, failed (with a retry), or there. Old data stays while new is read. */
export type Loadable<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown; retry(): void }
  | { readonly state: "ready"; readonly value: T };

/** The current revision; it changes by itself when somebody publishes. */
export function useCurrentRevision(): Loadable<CurrentRevision> {
  return toLoadable(useQuery(currentRevisionQuery()));
}

/** Everything that has a name, at the current revision. */
export function useCatalogue(): Loadable<Catalogue> {
  const current = useQuery(currentRevisionQuery());
  const query = useQuery(
    current.data
      ? { ...catalogueQuery(current.data), placeholderData: keepPreviousData }
      : { queryKey: ["catalogue"], queryFn: skipToken },
  );
  return toLoadable(query, current);
}

/** A region's data at the current revision. While a newer revision is read, the older one of the same region stays. */
export function useRegion(region: string): Loadable<RegionEdition> {
  const current = useQuery(currentRevisionQuery());
  const keepRegion = (previous: RegionEdition | undefined) =>
    previous?.data.region.code === region ? previous : undefined;
  const query = useQuery(
    current.data
      ? { ...regionQuery(current.data, region), placeholderData: keepRegion }
      : { queryKey: ["region"], queryFn: skipToken },
  );
  return toLoadable(query, current);
}

/** Revisions up to the current one, newest first. */
export function useRevisions(): Loadable<Revisions> {
  const current = useQuery(currentRevisionQuery());
  const query = useQuery(
    current.data
      ? { ...revisionsQuery(current.data), placeholderData: keepPreviousData }
      : { queryKey: ["revisions"], queryFn: skipToken },
  );
  return toLoadable(query, current);
}

/**
 * The revisions by number, for tooltips and titles; empty until they are read. It is one map for as long as the view
 * stands, filled in place, so that charts which only look into it when asked are not drawn anew when it fills.
 */
export function useRevisionMap(): ReadonlyMap<number, Revision> {
  const revisions = useRevisions();
  const [known] = useState(() => new Map<number, Revision>());
  if (revisions.state === "ready")
    for (const revision of revisions.value.revisions) known.set(revision.number, revision);
  return known;
}

/** The first of the queries to have failed speaks; data that is there is shown whatever else failed. */
function toLoadable<T>(query: UseQueryResult<T>, ...before: UseQueryResult[]): Loadable<T> {
  if (query.data !== undefined) return { state: "ready", value: query.data };
  const broken = [...before, query].find(({ isError }) => isError);
  if (!broken) return { state: "loading" };
  return { state: "failed", error: broken.error, retry: () => void broken.refetch() };
}
