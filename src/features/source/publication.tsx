import { useZone } from "#client/zone.ts";
import type { History } from "#contract/history.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatSource } from "#domain/say/format-source.ts";
import type { Language } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { SourceCitation } from "#ui/source-citation.tsx";
import { useSourceText } from "./source-text.ts";

type Entry = History["entries"][number];
type Text = ReturnType<typeof useSourceText>;

/**
 * Who published a figure, and when. Of what the product ships that is its source; on which day a database was filled
 * with it is a fact of its own, and nobody's publication.
 */
export function PublicationFacts({ entry, organization }: { readonly entry: Entry; readonly organization: string }) {
  const text = useSourceText();
  const language = useLanguage();
  const zone = useZone(organization);
  const brought = broughtBy(entry, text, zone, language);
  const revision = `${text("revisionNumber", { number: entry.revision })} · ${brought}`;
  return (
    <>
      {entry.source ? (
        <>
          <dt>{text("published")}</dt>
          <dd>
            <SourceCitation source={entry.source} />
          </dd>
        </>
      ) : null}
      <dt>{text(entry.source || entry.kind === "seed" ? "revision" : "published")}</dt>
      <dd>{revision}</dd>
    </>
  );
}

/** The same in one line. */
export function usePublicationLine(organization: string): (entry: Entry) => string {
  const text = useSourceText();
  const language = useLanguage();
  const zone = useZone(organization);
  return (entry) => {
    const brought = broughtBy(entry, text, zone, language);
    return entry.source ? `${formatSource(entry.source, language)} · ${brought}` : brought;
  };
}

/** What a revision says of itself: who published it and when, or that it was shipped and when it was recorded here. */
function broughtBy({ kind, publishedAt, publishedBy }: Entry, text: Text, zone: string, language: Language): string {
  const time = formatInstant(publishedAt, zone, language);
  return kind === "seed" ? text("recorded", { time }) : `${publishedBy} · ${time}`;
}
