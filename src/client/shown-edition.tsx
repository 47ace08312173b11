import { skipToken, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Edition } from "#contract/common.ts";
import { installationZone, zoneOf } from "#domain/catalogue/clock.ts";
import { type AsOf, lastRevisionBy, parseAsOf } from "#domain/views/as-of.ts";
import { UnknownAsOfError } from "./as-of-error.ts";
import { type Loadable, toLoadable } from "./loadable.ts";
import { catalogueQuery, currentRevisionQuery, revisionsQuery } from "./queries.ts";

/** An earlier edition in place of the current one; `null` where the views show what is current. */
const ShownEdition = createContext<Loadable<Edition> | null>(null);

/**
 * Every view below shows what was known as of a revision (`12`) or by the end of a day (`2026-11-01`). What is published
 * meanwhile does not move it.
 */
export function ShownEditionProvider({
  asOf,
  region,
  children,
}: {
  readonly asOf: string | undefined;
  /** The region in the address, whose day a day is; the default one where there is none. */
  readonly region: string | undefined;
  readonly children: ReactNode;
}) {
  const shown = useEditionAsOf(asOf, region);
  return <ShownEdition value={shown}>{children}</ShownEdition>;
}

/** The edition that views show: the one the address asks for, else the current one, which moves by itself. */
export function useShownEdition(): Loadable<Edition> {
  const earlier = useContext(ShownEdition);
  const current = useQuery(currentRevisionQuery());
  return earlier ?? toLoadable(current);
}

/** The edition the address asks for, for those who say so; `null` where views show what is current. */
export function useEarlierEdition(): Loadable<Edition> | null {
  return useContext(ShownEdition);
}

function useEditionAsOf(text: string | undefined, region: string | undefined): Loadable<Edition> | null {
  const current = useQuery(currentRevisionQuery());
  const asked = text === undefined ? null : parseAsOf(text);
  const edition = asked?.kind === "day" ? current.data : undefined;
  const revisions = useQuery(edition ? revisionsQuery(edition) : { queryKey: ["revisions"], queryFn: skipToken });
  const catalogue = useQuery(edition ? catalogueQuery(edition) : { queryKey: ["catalogue"], queryFn: skipToken });
  // A day that is not over yet gets its revision once and keeps it.
  const [found] = useState(() => new Map<string, number>());
  const dataset = current.data?.dataset;
  const key = `${dataset} ${text} ${region}`;
  const number =
    found.get(key) ??
    (asked?.kind === "day"
      ? revisions.data &&
        catalogue.data &&
        lastRevisionBy(asked.day, zoneShown(catalogue.data, region), revisions.data.revisions)
      : findRevision(asked, current.data?.revision));
  if (typeof number === "number") found.set(key, number);
  const ready = toLoadable(current);
  const waitsFor: Loadable<unknown> =
    asked?.kind === "day" ? toLoadable(revisions, toLoadable(catalogue, ready)) : ready;
  const waiting = waitsFor.state === "failed" ? waitsFor.error : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the retry is the queries' own, which are stable
  return useMemo((): Loadable<Edition> | null => {
    if (text === undefined) return null;
    if (dataset !== undefined && typeof number === "number")
      return { state: "ready", value: { dataset, revision: number } };
    if (number === null) return { state: "failed", error: new UnknownAsOfError(text), retry: () => {} };
    return waitsFor.state === "failed" ? waitsFor : { state: "loading" };
  }, [text, dataset, number, waiting]);
}

/** The zone of the region that a view shows. */
function zoneShown({ organizations, defaultRegion }: Catalogue, region: string | undefined): string {
  const asked = organizations.find(({ kind, code }) => kind === "region" && code === region);
  return asked ? zoneOf(asked) : installationZone(organizations, defaultRegion);
}

/** A revision's number; `null` where there is none such, undefined while that is not yet known. */
function findRevision(
  asked: Extract<AsOf, { readonly kind: "revision" }> | null,
  current: number | undefined,
): number | null | undefined {
  if (asked === null) return null;
  return current === undefined ? undefined : asked.number <= current ? asked.number : null;
}
