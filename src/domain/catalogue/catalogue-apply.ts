import type { Names } from "#domain/terms/names.ts";
import type { CatalogueChange, CatalogueItems, PlanFields } from "./catalogue-change.ts";
import type { Indicator } from "./indicator.ts";
import type { Organization } from "./organization.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { isSameTarget, targetKey } from "./target.ts";
import { overTargets, type TargetIndex } from "./target-index.ts";

/** The source of what is entered, until its revision has a number. */
export const ENTERED = "entered";

/** Items by their key, in catalogue order; what is new stands last. */
export type IndexedItems = {
  readonly indicators: Map<string, Indicator>;
  readonly organizations: Map<string, Organization>;
  readonly policies: Map<string, Policy>;
  readonly targets: TargetIndex;
  readonly plans: Map<string, Plan>;
};

export function indexItems(items: CatalogueItems): IndexedItems {
  return {
    indicators: new Map(items.indicators.map((item) => [item.code, item])),
    organizations: new Map(items.organizations.map((item) => [item.code, item])),
    policies: new Map(items.policies.map((item) => [item.code, item])),
    targets: new Map(items.targets.map((item) => [targetKey(item.indicator, item.organization, item.period), item])),
    plans: new Map(items.plans.map((item) => [targetKey(item.indicator, item.organization, item.period), item])),
  };
}

/** A copy that may be changed without changing what it is of. */
export function layOver({ indicators, organizations, policies, targets, plans }: IndexedItems): IndexedItems {
  return {
    indicators: new Map(indicators),
    organizations: new Map(organizations),
    policies: new Map(policies),
    targets: overTargets(targets, ({ indicator, organization, period }) => targetKey(indicator, organization, period)),
    plans: new Map(plans),
  };
}

/** What a change cannot be made of: nothing has its code, or something has it already. */
export type Misfit = "unknown-item" | "code-taken";

/**
 * Makes one change. One that does not fit changes nothing.
 *
 * @returns why it does not fit; `null` where it does
 */
export function applyChange(items: IndexedItems, change: CatalogueChange): Misfit | null {
  switch (change.kind) {
    case "add-indicator":
      return add(items.indicators, { ...change.fields, code: change.code });
    case "change-indicator":
      return alter(items.indicators, change.code, change.fields);
    case "add-region":
      return add(items.organizations, { ...change.fields, code: change.code, kind: "region", parent: null });
    case "change-region":
      return items.organizations.get(change.code)?.kind === "region"
        ? alter(items.organizations, change.code, change.fields)
        : "unknown-item";
    case "add-platform": {
      const illustrative = items.organizations.get(change.fields.parent)?.illustrative ?? false;
      return add(items.organizations, { ...change.fields, code: change.code, kind: "platform", illustrative });
    }
    case "change-platform":
      return items.organizations.get(change.code)?.kind === "platform"
        ? alter(items.organizations, change.code, change.fields)
        : "unknown-item";
    case "add-policy": {
      const { code, region, fields } = change;
      return add(items.policies, { ...fields, code, region, source: ENTERED });
    }
    case "change-policy":
      return alter(items.policies, change.code, { ...change.fields, source: ENTERED });
    case "withdraw-policy":
      return items.policies.delete(change.code) ? null : "unknown-item";
    case "set-target": {
      const { indicator, organization, period, value, wording } = change;
      const key = targetKey(indicator, organization, period);
      const former = items.targets.get(key);
      const target = { indicator, organization, period, value, ...(wording ? { wording } : {}), source: ENTERED };
      // The same again is no other target.
      if (!former || !isSameTarget(former, target)) items.targets.set(key, target);
      return null;
    }
    case "withdraw-target":
      return items.targets.delete(targetKey(change.indicator, change.organization, change.period))
        ? null
        : "unknown-item";
    case "change-plan": {
      const { indicator, organization, period, fields } = change;
      const key = targetKey(indicator, organization, period);
      const former = items.plans.get(key);
      const plan = tidyPlan({ indicator, organization, period, source: ENTERED }, { ...planned(former), ...fields });
      if (JSON.stringify(planned(plan)) === JSON.stringify(planned(former))) return null;
      if (plan.weight === undefined && plan.curve === undefined) items.plans.delete(key);
      else items.plans.set(key, plan);
      return null;
    }
  }
}

function planned(plan: Plan | undefined): PlanFields {
  return { weight: plan?.weight, curve: plan?.curve };
}

function tidyPlan(plan: Plan, { weight, curve }: { readonly [K in keyof PlanFields]: PlanFields[K] | null }): Plan {
  return {
    ...plan,
    ...(weight === null || weight === undefined ? {} : { weight }),
    ...(curve === null || curve === undefined ? {} : { curve }),
  };
}

function add<T extends Named>(items: Map<string, T>, item: T): Misfit | null {
  if (items.has(item.code)) return "code-taken";
  items.set(item.code, tidy(item));
  return null;
}

/** Fields that are `null` and need not be there go; those that may say `null` (a bound, a date) say it. */
function alter<T extends Named>(
  items: Map<string, T>,
  code: string,
  fields: { readonly [K in keyof T]?: T[K] | null | undefined },
): Misfit | null {
  const item = items.get(code);
  if (!item) return "unknown-item";
  items.set(code, tidy({ ...item, ...fields } as T));
  return null;
}

type Named = {
  readonly code: string;
  readonly names: Names;
  readonly aliases?: readonly string[];
  readonly shortNames?: Names | undefined;
};

/** Fields of which `null` says something. */
const NULLABLE: ReadonlySet<string> = new Set(["min", "max", "date", "parent"]);

/** An item as it is kept: names without blanks around them, and no field that says nothing. */
function tidy<T extends Named>(item: T): T {
  const { names, aliases, shortNames } = item;
  const short = shortNames ? inBoth(shortNames) : null;
  const kept = Object.entries({
    ...item,
    names: inBoth(names),
    ...(aliases ? { aliases: aliases.map((alias) => alias.trim()).filter((alias) => alias !== "") } : {}),
    shortNames: short?.zh === "" ? null : short,
  }).filter(([field, value]) => value !== undefined && (value !== null || NULLABLE.has(field)));
  return Object.fromEntries<unknown>(kept) as T;
}

/** What has no English name is called by its Chinese one, and the other way round. */
function inBoth({ zh, en }: Names): Names {
  const [chinese, english] = [zh.trim(), en.trim()];
  return { zh: chinese || english, en: english || chinese };
}
