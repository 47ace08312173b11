import { indicatorSchema, organizationSchema, policySchema, sourceSchema } from "#contract/catalogue.ts";
import { bodyOf } from "./body.ts";
import { firstVersion } from "./versions.ts";

/**
 * Bodies of what has a name. A type with a number is frozen: it says what a program wrote under that version. To the last
 * one may be added what is optional, for the step that one day makes something of it.
 */

export type NamesV1 = { zh: string; en: string };

export type IndicatorV1 = {
  code: string;
  names: NamesV1;
  aliases: string[];
  group: NamesV1;
  unit: "person" | "item" | "enterprise" | "event" | "edition" | "yuan" | "percent";
  unitMult: 0 | 3 | 4 | 6 | 8;
  decimals: number;
  direction: "higher" | "lower" | "neutral";
  aggregation: "sum" | "last" | "mean" | "ratio";
  additive: boolean;
  definition: NamesV1;
  min: number | null;
  max: number | null;
  headline: boolean;
};

export type OrganizationV1 = {
  code: string;
  names: NamesV1;
  aliases: string[];
  kind: "region" | "platform";
  parent: string | null;
  illustrative: boolean;
  reportingDay?: number;
};

export type PolicyV1 = {
  code: string;
  names: NamesV1;
  kind: "policy" | "mechanism" | "honour" | "event";
  region: string;
  organizations: string[];
  date: string | null;
  dateStated: NamesV1;
  indicators: string[];
  source: string;
  quote: string;
};

type SourceV1 = {
  code: string;
  names: NamesV1;
  publisher: NamesV1;
  published: string | null;
  url: string | null;
  illustrative: boolean;
};

export const organizationVersions = firstVersion<OrganizationV1>();

export const indicatorBody = bodyOf("indicator", indicatorSchema, firstVersion<IndicatorV1>());
export const organizationBody = bodyOf("organization", organizationSchema, organizationVersions);
export const policyBody = bodyOf("policy", policySchema, firstVersion<PolicyV1>());
export const sourceBody = bodyOf("source", sourceSchema, firstVersion<SourceV1>());
