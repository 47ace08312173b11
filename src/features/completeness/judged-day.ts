import { useRevisions } from "#client/use-region.ts";
import { parseAsOf } from "#domain/as-of.ts";
import { localDay } from "#domain/local-day.ts";

export type JudgedDay = {
  /** ISO day by whose end reports are judged due and late. */
  readonly day: string;
  /** True where that is not today. */
  readonly isEarlier: boolean;
};

/**
 * The day by which reports are judged: today; of a day asked for, that day; of a revision, the day it was published,
 * since what fell due later was not late by what was known then.
 */
export function useJudgedDay(asOf: string | undefined, revision: number): JudgedDay {
  const revisions = useRevisions();
  const today = localDay(new Date());
  const asked = asOf === undefined ? null : parseAsOf(asOf);
  if (asked === null) return { day: today, isEarlier: false };
  if (asked.kind === "day") return { day: asked.day, isEarlier: asked.day !== today };
  const listed = revisions.state === "ready" ? revisions.value.revisions : [];
  const day = listed.find(({ number }) => number === revision)?.publishedDay ?? today;
  return { day, isEarlier: day !== today };
}
