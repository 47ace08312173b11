import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, regionOf } from "#domain/catalogue/organization.ts";
import type { Target } from "#domain/catalogue/target.ts";

/** What a file is read against: one region with the organizations of its tree, and the indicators. */
export type IntakeCatalogue = {
  readonly region: string;
  readonly indicators: readonly Indicator[];
  readonly organizations: readonly Organization[];
  /** Targets of the years, where they are known; what is checked before publishing is held against them. */
  readonly targets?: readonly Target[];
};

/** The organizations a file of this region may name: the region and its platforms. */
export function organizationsOf(catalogue: IntakeCatalogue): Organization[] {
  return catalogue.organizations.filter((organization) => regionOf(organization) === catalogue.region);
}

/** A file may call an organization by its short name. */
export function withShortNames(organization: Organization): Organization {
  const { shortNames, aliases } = organization;
  return shortNames ? { ...organization, aliases: [...aliases, shortNames.zh, shortNames.en] } : organization;
}

/** 全市 and 本市 in a table of a 市 mean the region itself, likewise of a 县 or a 区. */
export function withWholeNames(organization: Organization): Organization {
  const kind = /[省市县区旗州]$/.exec(organization.names.zh)?.[0];
  if (organization.kind !== "region" || kind === undefined) return organization;
  return { ...organization, aliases: [...organization.aliases, `全${kind}`, `本${kind}`] };
}
