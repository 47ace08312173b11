import type { Catalogue } from "#contract/catalogue.ts";
import type { Session } from "#contract/session.ts";
import type { UploadCatalogue } from "#contract/upload-catalogue.ts";
import { applyChange, indexItems } from "#domain/catalogue/catalogue-apply.ts";
import type {
  CatalogueChange,
  CatalogueChangeKind,
  IndicatorFields,
  PlatformFields,
} from "#domain/catalogue/catalogue-change.ts";
import { CATALOGUE_PERMISSIONS } from "#domain/catalogue/permission.ts";
import type { Proposal } from "#domain/reading/proposal.ts";

/** One new platform or indicator as it stands in the form: under a code of its own, chosen or not. */
export type NewItem = {
  readonly code: string;
  readonly isChosen: boolean;
  /** What the file says of it. */
  readonly about: Pick<Proposal, "text" | "sheet" | "cell" | "why"> & { readonly examples: readonly string[] };
} & (
  | { readonly kind: "platform"; readonly fields: PlatformFields }
  | { readonly kind: "indicator"; readonly fields: IndicatorFields }
);

/** Items for proposals, with codes that no change has yet. */
export function newItems(proposals: readonly Proposal[], changes: readonly CatalogueChange[]): NewItem[] {
  const taken = new Set(changes.map((change) => ("code" in change ? change.code : "")));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(`+${last}`));
    return `+${last}`;
  };
  return proposals.map((proposal): NewItem => {
    const { text, sheet, cell, why } = proposal;
    const examples = proposal.kind === "indicator" ? proposal.examples : [];
    const shared = { code: next(), isChosen: true, about: { text, sheet, cell, why, examples } };
    return proposal.kind === "platform"
      ? { ...shared, kind: "platform", fields: proposal.fields }
      : { ...shared, kind: "indicator", fields: proposal.fields };
  });
}

/** An item that was added before, to be altered. */
export function itemOfChange(change: CatalogueChange): NewItem | null {
  const about = { text: "", sheet: "", cell: "", why: [], examples: [] };
  if (change.kind === "add-platform") return { ...change, kind: "platform", isChosen: true, about };
  return change.kind === "add-indicator" ? { ...change, kind: "indicator", isChosen: true, about } : null;
}

/** The changes with what was chosen in the form, in the place of what had the same code. */
export function withItems(changes: readonly CatalogueChange[], items: readonly NewItem[]): CatalogueChange[] {
  const made = items.filter(({ isChosen }) => isChosen).map(toChange);
  const codes = new Set(made.map(({ code }) => code));
  return [...changes.filter((change) => !("code" in change && codes.has(change.code))), ...made];
}

function toChange(item: NewItem): Extract<CatalogueChange, { kind: "add-platform" | "add-indicator" }> {
  const { code } = item;
  return item.kind === "platform"
    ? { kind: "add-platform", code, fields: item.fields }
    : { kind: "add-indicator", code, fields: item.fields };
}

/** Without the item of a code, and what is of it. */
export function withoutItem(changes: readonly CatalogueChange[], code: string): CatalogueChange[] {
  return changes.filter(
    (change) =>
      !("code" in change && change.code === code) &&
      !("indicator" in change && (change.indicator === code || change.organization === code)),
  );
}

/** Whether whoever is signed in may publish changes of these kinds, and does not only propose them. */
export function mayPublishKinds(session: Session | undefined, kinds: readonly CatalogueChangeKind[]): boolean {
  const may = CATALOGUE_PERMISSIONS[session?.asker ?? "anonymous"];
  return kinds.every((kind) => may.includes(kind));
}

/** The catalogue with what goes with an upload, so that what is new is called by its name. */
export function withAttached(catalogue: Catalogue, attached: UploadCatalogue | undefined): Catalogue {
  if (!attached || attached.changes.length === 0) return catalogue;
  const items = indexItems({ ...catalogue, targets: [], plans: [] });
  for (const change of attached.changes) applyChange(items, change);
  return {
    ...catalogue,
    indicators: [...items.indicators.values()].map((indicator) => ({ ...indicator, aliases: [...indicator.aliases] })),
    organizations: [...items.organizations.values()].map((one) => ({ ...one, aliases: [...one.aliases] })),
  };
}
