import { applyChange, type IndexedItems, indexItems, layOver } from "./catalogue-apply.ts";
import {
  type CatalogueChange,
  type CatalogueItems,
  type ItemPlace,
  itemKey,
  placeOfChange,
} from "./catalogue-change.ts";
import { compareItems, namesAt } from "./catalogue-compare.ts";
import type { CatalogueEntry } from "./catalogue-difference.ts";
import { checkItem, type FiguresSummary, type RuleContext } from "./catalogue-item-rules.ts";
import { indexNames } from "./catalogue-names.ts";
import type { CatalogueProblem } from "./catalogue-problem.ts";
import { reportOn } from "./catalogue-report.ts";
import { regionOf } from "./organization.ts";

export type ReviewContext = {
  /** The region in whose history the changes will stand; items of others are not touched. */
  readonly region: string;
  readonly figures: FiguresSummary;
  /** Every code that any revision ever gave, in small letters. */
  readonly everGiven: ReadonlySet<string>;
};

export type ReviewedCatalogue = {
  /** What would become of each item that the changes touch, in the order of the changes. */
  readonly entries: readonly CatalogueEntry[];
  /** Errors before warnings, each in the order of the changes. */
  readonly problems: readonly CatalogueProblem[];
  /** The catalogue as it would be. */
  readonly after: IndexedItems;
};

/** Holds changes against the catalogue as it is: what they would change, and what is wrong with them. */
export function reviewCatalogue(
  current: CatalogueItems,
  changes: readonly CatalogueChange[],
  { region, figures, everGiven }: ReviewContext,
): ReviewedCatalogue {
  const before = indexItems(current);
  const after = layOver(before);
  const problems: CatalogueProblem[] = [];
  const touched = new Map<string, { place: ItemPlace; change: number }>();
  // 1. One after another, as a later change may be of what an earlier one added.
  for (const [index, change] of changes.entries()) {
    const place = placeOfChange(change);
    const isReused = change.kind.startsWith("add-") && "code" in change && everGiven.has(change.code.toLowerCase());
    const misfit = isReused ? "code-taken" : applyChange(after, change);
    touched.set(itemKey(place), { place, change: index });
    const report = reportOn(problems, { place, names: namesAt(after, place), change: index });
    if (misfit) report.add(misfit, null, {});
    const of = regionOfChange(change, before, after);
    if (of !== null && of !== region)
      report.add("outside-region", null, { region: namesAt(after, { item: "organization", code: region }) });
  }
  // 2. What came of it, item by item.
  const entries = compareItems(
    before,
    after,
    [...touched.values()].map(({ place }) => place),
  );
  for (const problem of checkEntries(entries, { before, after, figures }))
    problems.push({ ...problem, change: touched.get(itemKey(problem.place))?.change ?? null });
  return { entries, problems: inOrder(problems), after };
}

/** What is wrong with the items of a difference, as they would be. */
export function checkEntries(
  entries: readonly CatalogueEntry[],
  context: Omit<RuleContext, "index" | "computed">,
): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const index = indexNames(context.after);
  const computed = [...context.after.indicators.values()].filter(({ formula }) => formula !== undefined);
  for (const entry of entries)
    checkItem(reportOn(problems, { place: entry.place, names: entry.names, change: null }), entry, {
      ...context,
      index,
      computed,
    });
  return problems;
}

/** Whose figures the rules ask for, to review a difference. */
export function figuresAsked(places: Iterable<ItemPlace>): {
  readonly indicators: readonly string[];
  readonly organizations: readonly string[];
} {
  const [indicators, organizations] = [new Set<string>(), new Set<string>()];
  for (const place of places) {
    if (place.item === "indicator") indicators.add(place.code);
    if (place.item === "organization") organizations.add(place.code);
  }
  return { indicators: [...indicators], organizations: [...organizations] };
}

function inOrder(problems: readonly CatalogueProblem[]): CatalogueProblem[] {
  return (["error", "warning"] as const).flatMap((severity) =>
    problems.filter((problem) => problem.severity === severity).sort((a, b) => (a.change ?? 0) - (b.change ?? 0)),
  );
}

/** The region that a change is of; `null` of indicators and regions, which are an administrator's, and of what is unknown. */
function regionOfChange(change: CatalogueChange, before: IndexedItems, after: IndexedItems): string | null {
  const ofOrganization = (code: string) => {
    const organization = before.organizations.get(code) ?? after.organizations.get(code);
    return organization ? regionOf(organization) : null;
  };
  switch (change.kind) {
    case "add-indicator":
    case "change-indicator":
    case "add-region":
    case "change-region":
      return null;
    case "change-platform":
      return ofOrganization(change.code);
    case "add-platform":
      return before.organizations.has(change.fields.parent) ? change.fields.parent : null;
    case "add-policy":
      return before.organizations.has(change.region) ? change.region : null;
    case "change-policy":
    case "withdraw-policy":
      return before.policies.get(change.code)?.region ?? null;
    case "set-target":
    case "withdraw-target":
    case "change-plan":
      return ofOrganization(change.organization) ?? null;
  }
}
