import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Target } from "#domain/catalogue/target.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import type { Archive } from "#server/store/archive/archive.ts";
import { indicatorBody, organizationBody, policyBody, sourceBody } from "#server/store/bodies/catalogue-bodies.ts";
import { toTarget } from "#server/store/planned-rows.ts";

/** What holds now of an archive, and what its codes are called. */
export type ArchivedContent = {
  readonly archive: Archive;
  readonly region: Organization;
  /** The last of its revisions. */
  readonly revision: Archive["revisions"][number];
  readonly indicators: readonly Indicator[];
  readonly platforms: readonly Organization[];
  readonly policies: readonly Policy[];
  readonly targets: readonly Target[];
  nameOf(code: string, language: Language): string;
  unitOf(indicator: string, language: Language): string;
  sourceName(code: string, language: Language): string;
  revisionOf(number: number): Archive["revisions"][number] | undefined;
};

export function contentOf(archive: Archive): ArchivedContent {
  const indicators = current(archive.indicators, indicatorBody);
  const organizations = current(archive.organizations, organizationBody);
  const policies = current(archive.policies, policyBody);
  const sources = new Map(current(archive.sources, sourceBody).map((source) => [source.code, source]));
  const region = organizations.find(({ code }) => code === archive.region);
  const revision = archive.revisions.at(-1);
  if (!region || !revision) throw new Error(`an archive without its region or a revision: ${archive.region}`);
  const named = new Map([...indicators, ...organizations].map((item) => [item.code, item.names]));
  const units = new Map(indicators.map(({ code, unit, unitMult }) => [code, unitNames(unit, unitMult)]));
  const revisions = new Map(archive.revisions.map((one) => [one.number, one]));
  return {
    archive,
    region,
    revision,
    indicators,
    platforms: organizations.filter(({ parent }) => parent === archive.region),
    policies,
    targets: archive.targets.filter(({ revision_until }) => revision_until === null).map(toTarget),
    nameOf: (code, language) => nameIn(named.get(code) ?? { zh: code, en: code }, language),
    unitOf: (indicator, language) => nameIn(units.get(indicator) ?? { zh: "", en: "" }, language),
    sourceName: (code, language) => nameIn(sources.get(code)?.names ?? { zh: code, en: code }, language),
    revisionOf: (number) => revisions.get(number),
  };
}

function current<T>(items: Archive["indicators"], { read }: { read(text: string): T }): T[] {
  return items.filter(({ revision_until }) => revision_until === null).map(({ body }) => read(body));
}
