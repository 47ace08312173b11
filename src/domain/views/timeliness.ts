import type { Revision } from "#domain/catalogue/revision.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { ReportCell } from "./completeness.ts";

/** Whether a report came by its due day; `null` where that is not known. */
export type Timeliness = "on-time" | "late" | null;

/**
 * The last revision published by the end of a day: what it holds came in time. `null` where the data began later, so
 * that nobody could have reported in time here, and nothing can be said.
 *
 * @param due ISO date
 * @param dayOf the ISO date of an instant where the reports are due
 */
export function revisionOn(
  revisions: readonly Revision[],
  due: string,
  dayOf: (instant: string) => string,
): Revision | null {
  let last: Revision | null = null;
  for (const revision of revisions)
    if (dayOf(revision.publishedAt) <= due && (last === null || revision.number > last.number)) last = revision;
  return last;
}

/**
 * When a report came, by what was known on the due day. What a data set was started with has no time of reporting.
 *
 * @param onDue the same figure as known on the due day; `undefined` where it was not
 * @param isSeed true of a revision that a data set was started with
 */
export function timelinessOf(
  cell: ReportCell,
  onDue: Figure | undefined,
  isSeed: (revision: number) => boolean,
): Timeliness {
  if (!cell.figure) return null;
  if (!onDue) return isSeed(cell.figure.revision) ? null : "late";
  return isSeed(onDue.revision) ? null : "on-time";
}
