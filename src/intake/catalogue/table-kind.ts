import { CATALOGUE_TABLE_KINDS, type CatalogueTableKind } from "#domain/reading/catalogue-reading.ts";
import { choose } from "#intake/table/choice.ts";
import { CERTAIN_KIND, KIND_EVIDENCE, type KindCandidate, mayBe } from "./kind-evidence.ts";
import type { TableFacts } from "./table-facts.ts";

export type KindChoice = {
  readonly kind: CatalogueTableKind;
  /** The next likeliest, where it is nearly as likely; `null` where the kind is certain. */
  readonly rival: CatalogueTableKind | null;
};

/** Tells what a table is. */
export function chooseKind(facts: TableFacts): KindChoice {
  const candidates: [KindCandidate, ...KindCandidate[]] = [
    { kind: "unknown", facts },
    ...CATALOGUE_TABLE_KINDS.flatMap((kind) => (kind !== "unknown" && mayBe(kind, facts) ? [{ kind, facts }] : [])),
  ];
  const { best, next, margin } = choose(candidates, KIND_EVIDENCE);
  const isOpen = next !== null && margin < CERTAIN_KIND && isOfCatalogue(best.kind) && next.kind !== "unknown";
  return { kind: best.kind, rival: isOpen ? next.kind : null };
}

/** Whether such a table is read here: figures are left to their reader. */
export function isOfCatalogue(kind: CatalogueTableKind): boolean {
  return kind !== "figures" && kind !== "unknown";
}
