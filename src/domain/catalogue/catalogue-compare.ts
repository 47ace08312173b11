import type { Names } from "#domain/terms/names.ts";
import type { IndexedItems } from "./catalogue-apply.ts";
import {
  type CatalogueField,
  INDICATOR_FIELDS,
  type ItemPlace,
  PLAN_FIELDS,
  PLATFORM_FIELDS,
  POLICY_FIELDS,
  REGION_FIELDS,
  TARGET_FIELDS,
} from "./catalogue-change.ts";
import type { CatalogueEntry, FieldChange, FieldValue, ItemChange } from "./catalogue-difference.ts";
import { type Formula, formulaText } from "./formula.ts";
import type { Indicator } from "./indicator.ts";
import type { Organization } from "./organization.ts";
import type { Plan } from "./plan.ts";
import { sayCurve } from "./plan-words.ts";
import type { Policy } from "./policy.ts";
import { type Target, targetKey } from "./target.ts";
import { sayTargetValue } from "./target-words.ts";

type Item = Indicator | Organization | Policy | Target | Plan;

/** What became of each of these items between two states of the catalogue, in their order; what is the same goes unsaid. */
export function compareItems(before: IndexedItems, after: IndexedItems, places: Iterable<ItemPlace>): CatalogueEntry[] {
  const entries: CatalogueEntry[] = [];
  for (const place of places) {
    const [was, is] = [itemAt(before, place), itemAt(after, place)];
    const fields = changedFields(was, is);
    if (fields.length === 0) continue;
    const did: ItemChange = !was ? "added" : is ? "changed" : "withdrawn";
    // What is called otherwise now is found by the name that it has now.
    entries.push({ place, names: namesAt(is ? after : before, place), did, fields });
  }
  return entries;
}

export function countEntries(entries: readonly CatalogueEntry[]): Record<ItemChange, number> {
  const counts: Record<ItemChange, number> = { added: 0, changed: 0, withdrawn: 0 };
  for (const { did } of entries) counts[did] += 1;
  return counts;
}

/** The item at a place; `undefined` where there is none. */
export function itemAt(items: IndexedItems, place: ItemPlace): Item | undefined {
  switch (place.item) {
    case "indicator":
      return items.indicators.get(place.code);
    case "organization":
      return items.organizations.get(place.code);
    case "policy":
      return items.policies.get(place.code);
    case "target":
      return items.targets.get(targetKey(place.indicator, place.organization, place.period));
    case "plan":
      return items.plans.get(targetKey(place.indicator, place.organization, place.period));
  }
}

/** What an item is called; one that is not there by its code. */
export function namesAt(items: IndexedItems, place: ItemPlace): Names {
  if ("code" in place) {
    const item = itemAt(items, place);
    return item && "names" in item ? item.names : { zh: place.code, en: place.code };
  }
  const indicator = namesAt(items, { item: "indicator", code: place.indicator });
  const organization = namesAt(items, { item: "organization", code: place.organization });
  return {
    zh: `${indicator.zh} · ${organization.zh} · ${place.period}`,
    en: `${indicator.en} · ${organization.en} · ${place.period}`,
  };
}

function changedFields(was: Item | undefined, is: Item | undefined): FieldChange[] {
  const item = is ?? was;
  if (!item) return [];
  return fieldsOf(item).flatMap((field) => {
    const [before, after] = [fieldValue(was, field), fieldValue(is, field)];
    return isSame(before, after) ? [] : [{ field, before, after }];
  });
}

/** No number is written as what says nothing is. */
function isSame(a: FieldValue, b: FieldValue): boolean {
  return typeof a === "number" || typeof b === "number" ? Object.is(a, b) : JSON.stringify(a) === JSON.stringify(b);
}

function fieldsOf(item: Item): readonly CatalogueField[] {
  if ("aggregation" in item) return INDICATOR_FIELDS;
  if ("quote" in item) return POLICY_FIELDS;
  if ("value" in item) return TARGET_FIELDS;
  if (!("kind" in item)) return PLAN_FIELDS;
  return item.kind === "region" ? REGION_FIELDS : PLATFORM_FIELDS;
}

/** Letters of a digest that tell one file from another. */
const DIGEST_SHOWN = 8;

/** An item that is not there says nothing; neither does an empty text or list, nor what is only there to be true. */
function fieldValue(item: Item | undefined, field: CatalogueField): FieldValue {
  if (!item) return null;
  if ("value" in item && field === "value") return targetValue(item);
  if ("curve" in item && field === "curve") return item.curve ? sayCurve(item.curve) : null;
  const value: unknown = Object.entries(item).find(([name]) => name === field)?.[1];
  if (field === "formula" && isFormula(value)) return formulaText(value);
  if (field === "document" && item && "document" in item && item.document) {
    const { fileName, digest } = item.document;
    // Another file of the same name is another one.
    return `${fileName} · ${digest.slice(0, DIGEST_SHOWN)}`;
  }
  const isEmpty =
    value === undefined ||
    ((field === "hidden" || field === "isDefault") && value === false) ||
    value === "" ||
    (Array.isArray(value) && value.length === 0);
  return isEmpty ? null : (value as FieldValue);
}

/** A number as it is, words as a text, and what is neither in words of ours: none of these is taken for another. */
function targetValue({ value }: Target): FieldValue {
  if (typeof value === "number") return value;
  return value.kind === "words" ? value.text : sayTargetValue(value);
}

function isFormula(value: unknown): value is Formula {
  return typeof value === "object" && value !== null && "kind" in value;
}
