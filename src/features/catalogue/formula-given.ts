import { type Formula, formulaAggregation, formulaParts } from "#domain/catalogue/formula.ts";
import type { Aggregation, Indicator } from "#domain/catalogue/indicator.ts";
import { writtenNumber } from "./entered-text.ts";

/** What is chosen and typed of how an indicator comes about, as it stands in the form. */
export type FormulaGiven = {
  readonly kind: "reported" | Formula["kind"];
  readonly numerator: string;
  readonly denominator: string;
  readonly factor: string;
  readonly terms: readonly { readonly sign: "plus" | "minus"; readonly code: string }[];
};

const NO_TERM = { sign: "plus", code: "" } as const;

export function formulaGivenOf(formula: Formula | undefined): FormulaGiven {
  const none: FormulaGiven = {
    kind: "reported",
    numerator: "",
    denominator: "",
    factor: "100",
    terms: [NO_TERM, NO_TERM],
  };
  if (!formula) return none;
  if (formula.kind === "ratio") return { ...none, ...formula, factor: String(formula.factor) };
  return {
    ...none,
    kind: "sum",
    terms: formulaParts(formula).map(({ role, code }) => ({ sign: role === "minus" ? "minus" : "plus", code })),
  };
}

/** The formula that is given; `null` where it lacks a part or its factor is no number. */
export function givenFormula(given: FormulaGiven): Formula | null {
  if (given.kind === "reported") return null;
  if (given.kind === "ratio") {
    const { numerator, denominator } = given;
    const factor = writtenNumber(given.factor);
    return numerator !== "" && denominator !== "" && factor ? { kind: "ratio", numerator, denominator, factor } : null;
  }
  const chosen = given.terms.filter(({ code }) => code !== "");
  const codesOf = (sign: "plus" | "minus") => chosen.filter((term) => term.sign === sign).map(({ code }) => code);
  const [plus, minus] = [codesOf("plus"), codesOf("minus")];
  return plus.length > 0 && chosen.length > 1 ? { kind: "sum", plus, minus } : null;
}

/** How a formula's figures add up over time; parts that do not go together are told by the review. */
export function aggregationOfFormula(formula: Formula, indicators: ReadonlyMap<string, Indicator>): Aggregation {
  const parts = formulaParts(formula).flatMap(({ code }) => indicators.get(code) ?? []);
  return formulaAggregation(formula, parts) ?? (formula.kind === "ratio" ? "ratio" : "sum");
}
