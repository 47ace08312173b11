import { useMemo } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import { zoneOf } from "#domain/catalogue/clock.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";

/** What codes are called in the language on screen. An unknown code stays as it is. */
export type HistoryNames = {
  readonly language: Language;
  indicator(code: string): Indicator | undefined;
  indicatorName(code: string): string;
  organizationName(code: string): string;
  policyName(code: string): string;
  /** The zone in which times of a region are told. */
  zone(region: string): string;
  /** True where the region is fictional. */
  isIllustrative(region: string): boolean;
};

export function useHistoryNames(catalogue: Catalogue): HistoryNames {
  const language = useLanguage();
  return useMemo(() => {
    const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
    const organizations = new Map(catalogue.organizations.map((organization) => [organization.code, organization]));
    const policies = new Map(catalogue.policies.map((policy) => [policy.code, policy]));
    const nameOf = (code: string, found: { names: { zh: string; en: string } } | undefined) =>
      found ? nameIn(found.names, language) : code;
    return {
      language,
      indicator: (code) => indicators.get(code),
      indicatorName: (code) => nameOf(code, indicators.get(code)),
      organizationName: (code) => nameOf(code, organizations.get(code)),
      policyName: (code) => nameOf(code, policies.get(code)),
      zone: (region) => zoneOf(organizations.get(region)),
      isIllustrative: (region) => organizations.get(region)?.illustrative === true,
    };
  }, [catalogue, language]);
}
