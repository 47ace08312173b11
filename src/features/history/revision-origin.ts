import type { ListedRevision } from "#contract/revisions.ts";
import { formatInstant } from "#domain/format-instant.ts";
import { formatPublication } from "#domain/format-source.ts";
import { type Language, nameIn } from "#domain/names.ts";
import type { useHistoryText } from "./history-text.ts";

/** What a revision is about: of a seed the title of its source, else the publisher's words, else the file. */
export function revisionTitle({ source, message, fileName }: ListedRevision, language: Language): string {
  return source ? nameIn(source.names, language) : message || fileName;
}

/** Who published a revision and when; of a seed, who published its source, and when it was recorded here. */
export function revisionOrigin(
  { kind, source, publishedAt, publishedBy }: ListedRevision,
  text: ReturnType<typeof useHistoryText>,
  language: Language,
): string {
  const time = formatInstant(publishedAt, language);
  if (kind !== "seed") return `${time} · ${publishedBy}`;
  const recorded = text("recorded", { time });
  return source ? `${formatPublication(source, language)} · ${recorded}` : recorded;
}
