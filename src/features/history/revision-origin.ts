import type { ListedRevision } from "#contract/revisions.ts";
import { formatInstant, formatInstantAbroad } from "#domain/catalogue/clock.ts";
import { formatPublication } from "#domain/say/format-source.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { HistoryNames } from "./history-names.ts";
import type { useHistoryText } from "./history-text.ts";

/** What a revision is about: of a seed the title of its source, else the publisher's words, else the file. */
export function revisionTitle({ source, message, fileName }: ListedRevision, language: Language): string {
  return source ? nameIn(source.names, language) : message || (fileName ?? "");
}

/**
 * Who published a revision and when; of a seed, who published its source, and when it was recorded here.
 *
 * @param place `abroad` in files, which leave the page and say the offset of their times
 */
export function revisionOrigin(
  { kind, source, region, publishedAt, publishedBy }: ListedRevision,
  text: ReturnType<typeof useHistoryText>,
  { language, zone }: Pick<HistoryNames, "language" | "zone">,
  place: "here" | "abroad" = "here",
): string {
  const format = place === "here" ? formatInstant : formatInstantAbroad;
  const time = format(publishedAt, zone(region), language);
  if (kind !== "seed") return `${time} · ${publishedBy}`;
  const recorded = text("recorded", { time });
  return source ? `${formatPublication(source, language)} · ${recorded}` : recorded;
}
