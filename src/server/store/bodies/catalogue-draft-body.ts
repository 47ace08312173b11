import * as z from "zod/mini";
import { catalogueChangeSchema } from "#contract/catalogue-changes.ts";
import { bodyOf } from "./body.ts";
import type { IndicatorV1, NamesV1, OrganizationV1, PolicyV1 } from "./catalogue-bodies.ts";
import type { PlanCurveV1, TargetValueV1 } from "./planned-bodies.ts";
import { firstVersion } from "./versions.ts";

/** Changes of a draft. A type with a number is frozen, as in `catalogue-bodies.ts`. */

type IndicatorFieldsV1 = Omit<IndicatorV1, "code">;
type RegionFieldsV1 = {
  names: NamesV1;
  aliases: string[];
  shortNames?: NamesV1;
  illustrative: boolean;
  reportingDay?: number;
  timeZone?: string;
  isDefault?: boolean;
  hidden?: boolean;
};
type PlatformFieldsV1 = Pick<OrganizationV1, "names" | "aliases"> & {
  shortNames?: NamesV1;
  parent: string;
  founded?: string;
  closed?: string;
};
type PolicyFieldsV1 = Pick<PolicyV1, "names" | "organizations" | "date" | "dateStated" | "indicators" | "quote"> & {
  kind: PolicyKindV1;
  validUntil?: string;
  documentNumber?: string;
  issuer?: string;
  link?: string;
  document?: { digest: string; fileName: string; size: number };
  replacedBy?: string;
};
type PolicyKindV1 =
  | "policy"
  | "mechanism"
  | "fund"
  | "service"
  | "initiative"
  | "honour"
  | "event"
  | "organization"
  | "plan"
  | "context";
/** Some of the fields; `null` takes one away that need not be there. */
type SomeV1<T> = { [K in keyof T]?: T[K] | (undefined extends T[K] ? null : never) };
type TargetPlaceV1 = { indicator: string; organization: string; period: string };

type CatalogueChangeV1 = (
  | { kind: "add-indicator"; code: string; fields: IndicatorFieldsV1 }
  | { kind: "change-indicator"; code: string; fields: SomeV1<IndicatorFieldsV1> }
  | { kind: "add-region"; code: string; fields: RegionFieldsV1 }
  | { kind: "change-region"; code: string; fields: SomeV1<Omit<RegionFieldsV1, "illustrative">> }
  | { kind: "add-platform"; code: string; fields: PlatformFieldsV1 }
  | { kind: "change-platform"; code: string; fields: SomeV1<PlatformFieldsV1> }
  | { kind: "add-policy"; code: string; region: string; fields: PolicyFieldsV1 }
  | { kind: "change-policy"; code: string; fields: SomeV1<PolicyFieldsV1> }
  | { kind: "withdraw-policy"; code: string }
  | ({ kind: "set-target"; value: TargetValueV1; wording?: string } & TargetPlaceV1)
  | ({ kind: "withdraw-target" } & TargetPlaceV1)
  | ({ kind: "change-plan"; fields: { weight?: number | null; curve?: PlanCurveV1 | null } } & TargetPlaceV1)
) & { source?: { upload: string; sheet: string; cell: string } };

export const catalogueDraftBody = bodyOf(
  "catalogue_draft",
  z.array(catalogueChangeSchema),
  firstVersion<CatalogueChangeV1[]>(),
);
