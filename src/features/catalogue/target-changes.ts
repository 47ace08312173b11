import { type CatalogueChange, itemKey, placeOfChange, type TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import { isSameTarget, type TargetValue, targetKey } from "#domain/catalogue/target.ts";
import type { Desk } from "./use-catalogue-desk.ts";

/** The changes of a draft with targets set; undefined withdraws the one that there is. */
export function withTargets(
  changes: readonly CatalogueChange[],
  { targets }: Pick<Desk["published"], "targets">,
  edits: readonly (TargetPlace & { readonly value: TargetValue | undefined })[],
): CatalogueChange[] {
  const made = new Map(changes.map((change) => [itemKey(placeOfChange(change)), change]));
  for (const { indicator, organization, period, value } of edits) {
    const place = { indicator, organization, period };
    const key = itemKey({ item: "target", ...place });
    const former = targets.get(targetKey(indicator, organization, period));
    if (value === undefined) {
      if (former) made.set(key, { kind: "withdraw-target", ...place });
      else made.delete(key);
    } else if (former && isSameTarget(former, { value })) made.delete(key);
    else made.set(key, { kind: "set-target", ...place, value });
  }
  return [...made.values()];
}
