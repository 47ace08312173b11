import type { FormulaRole } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "./figure.ts";

/** A published figure that counts towards another, added or taken away. */
export type DerivedTerm = { readonly organization: string; readonly code: string; readonly sign: 1 | -1 };

/**
 * How a figure comes about, so that it can be followed to its cells.
 * - `reported`: it was published itself, under this code;
 * - `terms`: sums and differences of published figures of one organization;
 * - `mean`: the plain mean of the figures of shorter periods;
 * - `total`: the sum of platforms' figures, each with its own derivation;
 * - `computed`: made of figures of other indicators of the same organization, each with its own derivation;
 * - `none`: it cannot be told; `near` are the published figures that say something of it all the same.
 */
export type Derivation =
  | { readonly kind: "reported"; readonly term: DerivedTerm }
  | { readonly kind: "terms"; readonly terms: readonly DerivedTerm[] }
  | { readonly kind: "mean"; readonly parts: readonly Derived[] }
  | { readonly kind: "total"; readonly parts: readonly DerivedPart[] }
  | { readonly kind: "computed"; readonly parts: readonly ComputedPart[] }
  | { readonly kind: "none"; readonly near: readonly DerivedTerm[] };

/** A figure with how it comes about. */
export type Derived = { readonly figure: Figure; readonly from: Derivation };

/** One platform's share of a total. */
export type DerivedPart = Derived & { readonly organization: string };

/** What another indicator contributes to a computed figure. */
export type ComputedPart = Derived & { readonly indicator: Indicator; readonly role: FormulaRole };
