import type { History } from "#contract/history.ts";
import { formatInstant } from "#domain/format-instant.ts";
import { formatSource } from "#domain/format-source.ts";
import type { Language } from "#domain/names.ts";
import { useLanguage } from "#ui/language.ts";
import { SourceCitation } from "#ui/source-citation.tsx";
import { useSourceText } from "./source-text.ts";

type Entry = History["entries"][number];
type Text = ReturnType<typeof useSourceText>;

/**
 * Who published a figure, and when. Of what the product ships that is its source; on which day a database was filled
 * with it is a fact of its own, and nobody's publication.
 */
export function PublicationFacts({ entry }: { readonly entry: Entry }) {
  const text = useSourceText();
  const language = useLanguage();
  const revision = `${text("revisionNumber", { number: entry.revision })} · ${broughtBy(entry, text, language)}`;
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
export function usePublicationLine(): (entry: Entry) => string {
  const text = useSourceText();
  const language = useLanguage();
  return (entry) => {
    const brought = broughtBy(entry, text, language);
    return entry.source ? `${formatSource(entry.source, language)} · ${brought}` : brought;
  };
}

/** What a revision says of itself: who published it and when, or that it was shipped and when it was recorded here. */
function broughtBy({ kind, publishedAt, publishedBy }: Entry, text: Text, language: Language): string {
  const time = formatInstant(publishedAt, language);
  return kind === "seed" ? text("recorded", { time }) : `${publishedBy} · ${time}`;
}
