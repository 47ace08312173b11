import { skipToken, useQuery } from "@tanstack/react-query";
import { type RegionEdition, regionQuery } from "#client/queries.ts";
import { useRevisions } from "#client/use-region.ts";
import { dayIn, zoneOf } from "#domain/catalogue/clock.ts";
import type { Completeness, ReportCell } from "#domain/views/completeness.ts";
import { revisionOn, type Timeliness, timelinessOf } from "#domain/views/timeliness.ts";

/** Tells of a report whether it came in time, by the data as known on the due day; nothing until both are read. */
export function useTimeliness({ edition, data }: RegionEdition, completeness: Completeness) {
  const revisions = useRevisions();
  const { due, overdue } = completeness;
  const known =
    revisions.state === "ready" ? revisions.value.revisions.filter(({ number }) => number <= edition.revision) : [];
  const onDue =
    due !== null && overdue ? revisionOn(known, due, (instant) => dayIn(instant, zoneOf(data.region))) : null;
  const query = useQuery(
    onDue
      ? regionQuery({ dataset: edition.dataset, revision: onDue.number }, data.region.code, data.rules)
      : { queryKey: ["region", "not-due"], queryFn: skipToken },
  );
  const seeds = new Set(known.flatMap(({ kind, number }) => (kind === "seed" ? [number] : [])));
  return (cell: ReportCell, indicator: string, organization: string): Timeliness => {
    const before = query.data?.data;
    const known = before?.indicators.find(({ code }) => code === indicator);
    if (!before || cell.period === null) return null;
    const figure = known ? before.observed(known, organization).get(cell.period) : undefined;
    return timelinessOf(cell, figure, (revision) => seeds.has(revision));
  };
}
