import type { Source } from "#domain/catalogue/source.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";

/** A source as it is cited: its title, who published it, and on which day where that is known. */
export function formatSource(source: Source, language: Language): string {
  return [nameIn(source.names, language), formatPublication(source, language)].join(" · ");
}

/** Who published a source, and when: 溧阳市委组织部 · 2024-09-06发布. */
export function formatPublication({ publisher, published }: Source, language: Language): string {
  const day = published === null ? [] : [language === "en" ? `published ${published}` : `${published}发布`];
  return [nameIn(publisher, language), ...day].join(" · ");
}
