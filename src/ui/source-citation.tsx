import type { Source } from "#domain/catalogue/source.ts";
import { formatPublication, formatSource } from "#domain/say/format-source.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "./language.ts";

/** A source's title, publisher and day; the title leads to its address where one is known. */
export function SourceCitation({ source }: { readonly source: Source }) {
  const language = useLanguage();
  // Only the web: an address of another kind is shown to nobody as a link.
  if (source.url === null || !/^https?:\/\//.test(source.url)) return formatSource(source, language);
  return (
    <>
      <a href={source.url} target="_blank" rel="noreferrer">
        {nameIn(source.names, language)}
      </a>
      {` · ${formatPublication(source, language)}`}
    </>
  );
}
