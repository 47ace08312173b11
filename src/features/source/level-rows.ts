import type { FormulaRole } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Derivation, Derived, DerivedTerm } from "#domain/figures/derivation.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import type { ExplainedLevel } from "#domain/views/explanation.ts";

/**
 * One row of how a level comes about: a published figure with its sign, a platform's subtotal of the rows below it, or an
 * indicator that a computed figure is made of, with the rows of its own below. `counts` says of a published figure whether it
 * counts, or only says something of a figure that cannot be told.
 */
export type LevelRow = { readonly indicator: Indicator } & (
  | { readonly kind: "term"; readonly term: DerivedTerm; readonly counts: boolean }
  | { readonly kind: "subtotal"; readonly organization: string; readonly figure: Figure; readonly terms: number }
  | { readonly kind: "part"; readonly role: FormulaRole; readonly figure: Figure; readonly depth: number }
);

/** The rows of a level, largest parts first, each platform's terms under its subtotal. */
export function levelRows(indicator: Indicator, { from }: Derived, depth = 0): LevelRow[] {
  if (from.kind === "computed")
    return from.parts.flatMap((part): LevelRow[] => [
      { kind: "part", indicator: part.indicator, role: part.role, figure: part.figure, depth },
      ...levelRows(part.indicator, part, depth + 1),
    ]);
  if (from.kind !== "total") return termRows(indicator, from);
  const parts = [...from.parts].sort((a, b) => sizeOf(b.figure) - sizeOf(a.figure));
  return parts.flatMap((part): LevelRow[] => {
    const rows = termRows(indicator, part.from);
    const [only, ...more] = rows;
    // A subtotal of one published figure is that figure.
    if (only && more.length === 0 && only.kind === "term" && only.counts && only.term.sign === 1) return [only];
    const { organization, figure } = part;
    return [{ kind: "subtotal", indicator, organization, figure, terms: rows.length }, ...rows];
  });
}

/** The published figure that is shown first: of the largest part, the last of its terms. */
export function firstTerm(indicator: Indicator, level: ExplainedLevel): ObservationKey | null {
  const rows = levelRows(indicator, level);
  const first = rows.findIndex(({ kind }) => kind === "term");
  let last = first;
  while (rows[last + 1]?.kind === "term" && level.from.kind !== "total") last += 1;
  const row = rows[last];
  return row?.kind === "term" ? keyOf(row.indicator, row.term) : null;
}

export function keyOf(indicator: Indicator, { organization, code }: DerivedTerm): ObservationKey {
  return { indicator: indicator.code, organization, period: code };
}

function termRows(indicator: Indicator, from: Derivation): LevelRow[] {
  switch (from.kind) {
    case "reported":
      return [{ kind: "term", indicator, term: from.term, counts: true }];
    case "terms":
      return from.terms.map((term) => ({ kind: "term", indicator, term, counts: true }));
    case "none":
      return from.near.map((term) => ({ kind: "term", indicator, term, counts: false }));
    case "mean":
    case "total":
      return from.parts.flatMap((part) => termRows(indicator, part.from));
    case "computed":
      return from.parts.flatMap((part) => termRows(part.indicator, part.from));
  }
}

function sizeOf(figure: Figure): number {
  switch (figure.kind) {
    case "value":
      return Math.abs(figure.value);
    case "range":
      return Math.abs(figure.high);
    case "text":
      return 0;
    case "missing":
      return -1;
  }
}
