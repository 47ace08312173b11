import type { Indicator } from "./indicator.ts";
import type { Organization } from "./organization.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import type { Source } from "./source.ts";
import type { Target } from "./target.ts";

/** What people enter of the catalogue, as known at one revision, in catalogue order. */
export type CatalogueItems = {
  readonly indicators: readonly Indicator[];
  readonly organizations: readonly Organization[];
  readonly policies: readonly Policy[];
  readonly targets: readonly Target[];
  readonly plans: readonly Plan[];
};

/** The same with the sources that its items cite. */
export type CatalogueContent = CatalogueItems & { readonly sources: readonly Source[] };

export const INDICATOR_FIELDS = [
  "names",
  "aliases",
  "group",
  "unit",
  "unitMult",
  "decimals",
  "direction",
  "aggregation",
  "additive",
  "definition",
  "min",
  "max",
  "headline",
  "department",
  "dataSource",
  "frequency",
  "reporters",
  "retired",
  "formula",
] as const satisfies readonly (keyof Indicator)[];

export const REGION_FIELDS = [
  "names",
  "aliases",
  "shortNames",
  "illustrative",
  "reportingDay",
  "timeZone",
  "isDefault",
  "hidden",
] as const satisfies readonly (keyof Organization)[];

export const PLATFORM_FIELDS = [
  "names",
  "aliases",
  "shortNames",
  "parent",
  "founded",
  "closed",
] as const satisfies readonly (keyof Organization)[];

export const POLICY_FIELDS = [
  "names",
  "kind",
  "organizations",
  "date",
  "dateStated",
  "validUntil",
  "documentNumber",
  "issuer",
  "link",
  "document",
  "replacedBy",
  "indicators",
  "quote",
] as const satisfies readonly (keyof Policy)[];

export const TARGET_FIELDS = ["value", "wording"] as const satisfies readonly (keyof Target)[];

export const PLAN_FIELDS = ["weight", "curve"] as const satisfies readonly (keyof Plan)[];

export type CatalogueField =
  | (typeof INDICATOR_FIELDS)[number]
  | (typeof REGION_FIELDS)[number]
  | (typeof PLATFORM_FIELDS)[number]
  | (typeof POLICY_FIELDS)[number]
  | (typeof TARGET_FIELDS)[number]
  | (typeof PLAN_FIELDS)[number];

/** Some fields of an item; `null` takes away one that need not be there. */
type Changed<T> = { readonly [K in keyof T]?: T[K] | (undefined extends T[K] ? null : never) | undefined };

export type IndicatorFields = Pick<Indicator, (typeof INDICATOR_FIELDS)[number]>;
export type RegionFields = Pick<Organization, (typeof REGION_FIELDS)[number]>;
export type PlatformFields = Omit<Pick<Organization, (typeof PLATFORM_FIELDS)[number]>, "parent"> & {
  /** Code of its region. */
  readonly parent: string;
};
export type PolicyFields = Pick<Policy, (typeof POLICY_FIELDS)[number]>;
export type PlanFields = Pick<Plan, (typeof PLAN_FIELDS)[number]>;

/**
 * One thing that a person does to the catalogue. A code is made by the server: what is added has one of the person's draft
 * until then, `+1` (`isNewCode`), by which other changes of the draft may name it.
 */
export type CatalogueChange = Change & { readonly source?: ChangeSource | undefined };

/** Where a change was read: a cell of the file of an upload. Absent of what a person entered. */
export type ChangeSource = { readonly upload: string; readonly sheet: string; readonly cell: string };

type Change =
  | { readonly kind: "add-indicator"; readonly code: string; readonly fields: IndicatorFields }
  | { readonly kind: "change-indicator"; readonly code: string; readonly fields: Changed<IndicatorFields> }
  | { readonly kind: "add-region"; readonly code: string; readonly fields: RegionFields }
  // What is fictional stays so: its figures were made up.
  | {
      readonly kind: "change-region";
      readonly code: string;
      readonly fields: Changed<Omit<RegionFields, "illustrative">>;
    }
  | { readonly kind: "add-platform"; readonly code: string; readonly fields: PlatformFields }
  | { readonly kind: "change-platform"; readonly code: string; readonly fields: Changed<PlatformFields> }
  | { readonly kind: "add-policy"; readonly code: string; readonly region: string; readonly fields: PolicyFields }
  | { readonly kind: "change-policy"; readonly code: string; readonly fields: Changed<PolicyFields> }
  | { readonly kind: "withdraw-policy"; readonly code: string }
  | ({ readonly kind: "set-target" } & TargetPlace & Pick<Target, "value" | "wording">)
  | ({ readonly kind: "withdraw-target" } & TargetPlace)
  // What is not named stays as it is; a plan that says nothing any more is none.
  | ({ readonly kind: "change-plan"; readonly fields: Changed<PlanFields> } & TargetPlace);

export type CatalogueChangeKind = CatalogueChange["kind"];

export type TargetPlace = Pick<Target, "indicator" | "organization" | "period">;

/** What a change is of: something with a code, or what is planned of an indicator, an organization and a period. */
export const ITEM_KINDS = ["indicator", "organization", "policy", "target", "plan"] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One item of the catalogue. */
export type ItemPlace =
  | { readonly item: Exclude<ItemKind, "target" | "plan">; readonly code: string }
  | ({ readonly item: "target" | "plan" } & TargetPlace);

/** The item that a change is of. */
export function placeOfChange(change: CatalogueChange): ItemPlace {
  switch (change.kind) {
    case "add-indicator":
    case "change-indicator":
      return { item: "indicator", code: change.code };
    case "add-region":
    case "change-region":
    case "add-platform":
    case "change-platform":
      return { item: "organization", code: change.code };
    case "add-policy":
    case "change-policy":
    case "withdraw-policy":
      return { item: "policy", code: change.code };
    case "set-target":
    case "withdraw-target": {
      const { indicator, organization, period } = change;
      return { item: "target", indicator, organization, period };
    }
    case "change-plan": {
      const { indicator, organization, period } = change;
      return { item: "plan", indicator, organization, period };
    }
  }
}

/** One key for an item; no code holds a bar. */
export function itemKey(place: ItemPlace): string {
  return "code" in place
    ? `${place.item}|${place.code}`
    : `${place.item}|${place.indicator}|${place.organization}|${place.period}`;
}

/** Whether a code is one that a draft gives, until the server makes the item's own. */
export function isNewCode(code: string): boolean {
  return code.startsWith("+");
}
