import { type CatalogueChange, itemKey, placeOfChange } from "./catalogue-change.ts";

/**
 * The changes of a draft with further ones: one change for each item, as a person edits them. What changes something that the
 * draft adds or changes goes into that change; a later target takes the place of an earlier one.
 */
export function foldChanges(
  changes: readonly CatalogueChange[],
  further: readonly CatalogueChange[],
): CatalogueChange[] {
  const folded = new Map(changes.map((change) => [itemKey(placeOfChange(change)), change]));
  for (const change of further) {
    const key = itemKey(placeOfChange(change));
    const before = folded.get(key);
    folded.set(key, before ? foldInto(before, change) : change);
  }
  return [...folded.values()];
}

function foldInto(before: CatalogueChange, change: CatalogueChange): CatalogueChange {
  if (!("fields" in before) || !("fields" in change)) return change;
  // Both are of one item, so that the fields are of one kind; what the draft adds stays an addition.
  return { ...before, fields: { ...before.fields, ...change.fields }, source: change.source } as CatalogueChange;
}
