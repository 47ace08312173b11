import type { Indicator } from "#domain/indicator.ts";
import { type Organization, regionOf } from "#domain/organization.ts";
import { roleOfHeading } from "./columns.ts";
import type { Matchers } from "./headings.ts";
import { createMatcher } from "./matching.ts";

/** What a file is read against: one region with the organizations of its tree, and the indicators. */
export type IntakeCatalogue = {
  readonly region: string;
  readonly indicators: readonly Indicator[];
  readonly organizations: readonly Organization[];
};

/** The organizations a file of this region may name: the region and its platforms. */
export function organizationsOf(catalogue: IntakeCatalogue): Organization[] {
  return catalogue.organizations.filter((organization) => regionOf(organization) === catalogue.region);
}

export function createMatchers(catalogue: IntakeCatalogue): Matchers {
  const organizations = organizationsOf(catalogue).map(withWholeNames);
  return {
    indicators: createMatcher(catalogue.indicators, (name) => roleOfHeading(name) !== null),
    organizations: createMatcher(organizations),
    platforms: createMatcher(organizations.filter(({ kind }) => kind === "platform")),
  };
}

/** 全市 and 本市 in a table of a 市 mean the region itself, likewise of a 县 or a 区. */
function withWholeNames(organization: Organization): Organization {
  const kind = /[省市县区旗州]$/.exec(organization.names.zh)?.[0];
  if (organization.kind !== "region" || kind === undefined) return organization;
  return { ...organization, aliases: [...organization.aliases, `全${kind}`, `本${kind}`] };
}
