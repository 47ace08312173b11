import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { CurrentRevision, ListedRevision, Revisions } from "#contract/revisions.ts";
import type { ServerSettings } from "#contract/settings.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import { type Loadable, toLoadable } from "./loadable.ts";
import {
  catalogueQuery,
  currentRevisionQuery,
  type RegionEdition,
  regionQuery,
  revisionsQuery,
  settingsQuery,
} from "./queries.ts";
import { useShownEdition } from "./shown-edition.tsx";

/** The current revision; it changes by itself when somebody publishes. */
export function useCurrentRevision(): Loadable<CurrentRevision> {
  return toLoadable(useQuery(currentRevisionQuery()));
}

/** Everything that has a name, at the revision shown. */
export function useCatalogue(): Loadable<Catalogue> {
  const shown = useShownEdition();
  const query = useQuery(
    shown.state === "ready"
      ? { ...catalogueQuery(shown.value), placeholderData: keepPreviousData }
      : { queryKey: ["catalogue"], queryFn: skipToken },
  );
  return toLoadable(query, shown);
}

/** How figures are judged on this server. Nothing is judged before that is known; the page's document says it at once. */
function useRules(): Loadable<Rules> {
  const settings = useQuery({ ...settingsQuery(), select: rulesOf });
  return toLoadable(settings);
}

function rulesOf({ rules }: ServerSettings): Rules {
  return rules;
}

/** A region's data at the revision shown. While a newer revision is read, the older one of the same region stays. */
export function useRegion(region: string): Loadable<RegionEdition> {
  const shown = useShownEdition();
  const rules = useRules();
  const keepRegion = (previous: RegionEdition | undefined) =>
    previous?.data.region.code === region ? previous : undefined;
  const query = useQuery(
    shown.state === "ready" && rules.state === "ready"
      ? { ...regionQuery(shown.value, region, rules.value), placeholderData: keepRegion }
      : { queryKey: ["region"], queryFn: skipToken },
  );
  return toLoadable(query, rules.state === "failed" ? rules : shown);
}

/** Revisions up to the one shown, newest first. */
export function useRevisions(): Loadable<Revisions> {
  const shown = useShownEdition();
  const query = useQuery(
    shown.state === "ready"
      ? { ...revisionsQuery(shown.value), placeholderData: keepPreviousData }
      : { queryKey: ["revisions"], queryFn: skipToken },
  );
  return toLoadable(query, shown);
}

/**
 * The revisions by number, for tooltips and titles; empty until they are read. It is one map for as long as the view
 * stands, filled in place, so that charts which only look into it when asked are not drawn anew when it fills.
 */
export function useRevisionMap(): ReadonlyMap<number, ListedRevision> {
  const revisions = useRevisions();
  const [known] = useState(() => new Map<number, ListedRevision>());
  if (revisions.state === "ready")
    for (const revision of revisions.value.revisions) known.set(revision.number, revision);
  return known;
}
