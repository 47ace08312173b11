import { type CatalogueChange, type ItemPlace, itemKey, placeOfChange } from "#domain/catalogue/catalogue-change.ts";
import { type Formula, formulaParts } from "#domain/catalogue/formula.ts";

/** Changes by the item that each is of. */
export function changesByItem(changes: readonly CatalogueChange[]): ReadonlyMap<string, CatalogueChange> {
  return new Map(changes.map((change) => [itemKey(placeOfChange(change)), change]));
}

/**
 * The changes of a draft with another one for an item: in the place of the one it had, else last. `null` takes it out, and
 * of what was new all that names it goes as well.
 */
export function withChange(
  changes: readonly CatalogueChange[],
  place: ItemPlace,
  change: CatalogueChange | null,
): CatalogueChange[] {
  const key = itemKey(place);
  const at = changes.findIndex((other) => itemKey(placeOfChange(other)) === key);
  if (change !== null)
    return at < 0 ? [...changes, change] : changes.map((other, index) => (index === at ? change : other));
  const former = changes[at];
  if (!former) return [...changes];
  const rest = changes.filter((other) => other !== former);
  return former.kind.startsWith("add-") && "code" in place ? rest.flatMap(without(place.code)) : rest;
}

/** A change without an item that will not be. */
function without(code: string): (change: CatalogueChange) => CatalogueChange[] {
  return (change) => {
    if (change.kind === "set-target" || change.kind === "withdraw-target" || change.kind === "change-plan")
      return change.indicator === code || change.organization === code ? [] : [change];
    if (change.kind === "add-indicator") return isMadeOf(change.fields.formula, code) ? [] : [change];
    if (change.kind === "change-indicator" && isMadeOf(change.fields.formula, code)) {
      const { formula: _, ...fields } = change.fields;
      return [{ ...change, fields }];
    }
    if (change.kind === "add-platform") return change.fields.parent === code ? [] : [change];
    if (change.kind === "add-policy")
      return [{ ...change, fields: { ...change.fields, ...unnamed(change.fields, code) } }];
    if (change.kind === "change-policy")
      return [{ ...change, fields: { ...change.fields, ...unnamed(change.fields, code) } }];
    return [change];
  };
}

function isMadeOf(formula: Formula | null | undefined, code: string): boolean {
  return formula ? formulaParts(formula).some((part) => part.code === code) : false;
}

type Named = {
  readonly organizations?: readonly string[] | undefined;
  readonly indicators?: readonly string[] | undefined;
};

function unnamed({ organizations, indicators }: Named, code: string) {
  const rest = (codes: readonly string[]) => codes.filter((other) => other !== code);
  return {
    ...(organizations ? { organizations: rest(organizations) } : {}),
    ...(indicators ? { indicators: rest(indicators) } : {}),
  };
}

/** The fields that are not what they were; one that is no longer said is `null`. */
export function changedFields<T extends object>(before: Partial<T>, after: T): Partial<T> {
  const keys = Object.keys({ ...before, ...after }) as (keyof T)[];
  const said = (value: unknown) => JSON.stringify(value ?? null);
  return Object.fromEntries(
    keys.filter((key) => said(before[key]) !== said(after[key])).map((key) => [key, after[key] ?? null]),
  ) as Partial<T>;
}

/** A code of the draft's own, that none of its changes has. */
export function newCode(changes: readonly CatalogueChange[]): string {
  const taken = new Set(changes.map((change) => ("code" in change ? change.code : "")));
  let count = 1;
  while (taken.has(`+${count}`)) count += 1;
  return `+${count}`;
}
