import { useRevisions } from "#client/use-region.ts";
import { dayIn } from "#domain/catalogue/clock.ts";
import { parseAsOf } from "#domain/views/as-of.ts";

export type JudgedDay = {
  /** ISO day by whose end reports are judged due and late. */
  readonly day: string;
  /** True where that is not today. */
  readonly isEarlier: boolean;
};

/**
 * The day by which reports are judged: today; of a day asked for, that day; of a revision, the day it was published,
 * since what fell due later was not late by what was known then.
 *
 * @param zone of the region, whose days these are
 */
export function useJudgedDay(asOf: string | undefined, revision: number, zone: string): JudgedDay {
  const revisions = useRevisions();
  const today = dayIn(new Date(), zone);
  const asked = asOf === undefined ? null : parseAsOf(asOf);
  if (asked === null) return { day: today, isEarlier: false };
  if (asked.kind === "day") return { day: asked.day, isEarlier: asked.day !== today };
  const listed = revisions.state === "ready" ? revisions.value.revisions : [];
  const published = listed.find(({ number }) => number === revision)?.publishedAt;
  const day = published === undefined ? today : dayIn(published, zone);
  return { day, isEarlier: day !== today };
}
