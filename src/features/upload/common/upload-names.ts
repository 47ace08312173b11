import type { Catalogue } from "#contract/catalogue.ts";
import type { Revisions } from "#contract/revisions.ts";
import { zoneOf } from "#domain/catalogue/clock.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatSource } from "#domain/say/format-source.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";

/** What codes and numbers are called in the language on screen. An unknown code stays as it is. */
export type UploadNames = {
  readonly language: Language;
  indicator(code: string): Indicator | undefined;
  indicatorName(code: string): string;
  organizationName(code: string): string;
  /** The office that published a revision, of what was shipped its source; empty where the list of revisions is not there. */
  publisher(revision: number): string;
  /** The zone in which times of a region are told. */
  zone(region: string): string;
  /** True where the region is fictional. */
  isIllustrative(region: string): boolean;
};

export function uploadNames(catalogue: Catalogue, revisions: Revisions | null, language: Language): UploadNames {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const organizations = new Map(catalogue.organizations.map((organization) => [organization.code, organization]));
  const publishers = new Map(
    revisions?.revisions.map(({ number, publishedBy, source }) => [
      number,
      source ? formatSource(source, language) : publishedBy,
    ]),
  );
  const name = (of: { names: { zh: string; en: string } } | undefined, code: string) =>
    of ? nameIn(of.names, language) : code;
  return {
    language,
    indicator: (code) => indicators.get(code),
    indicatorName: (code) => name(indicators.get(code), code),
    organizationName: (code) => name(organizations.get(code), code),
    publisher: (revision) => publishers.get(revision) ?? "",
    zone: (region) => zoneOf(organizations.get(region)),
    isIllustrative: (region) => organizations.get(region)?.illustrative === true,
  };
}
