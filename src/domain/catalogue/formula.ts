import type { Aggregation, Indicator } from "./indicator.ts";

/**
 * How an indicator is computed from others. A `ratio` is `numerator / denominator * factor` with both in the unit itself
 * (元, not 万元), so that hires per million yuan have the factor 1000000; a `sum` adds and takes away indicators of one unit.
 */
export type Formula =
  | { readonly kind: "ratio"; readonly numerator: string; readonly denominator: string; readonly factor: number }
  | { readonly kind: "sum"; readonly plus: readonly string[]; readonly minus: readonly string[] };

export const FORMULA_ROLES = ["numerator", "denominator", "plus", "minus"] as const;
/** What a part is in a formula. */
export type FormulaRole = (typeof FORMULA_ROLES)[number];

export type FormulaPart = { readonly code: string; readonly role: FormulaRole };

/** Parts of a sum at most. */
export const MOST_PARTS = 20;

export function formulaParts(formula: Formula): FormulaPart[] {
  if (formula.kind === "ratio")
    return [
      { code: formula.numerator, role: "numerator" },
      { code: formula.denominator, role: "denominator" },
    ];
  return [
    ...formula.plus.map((code): FormulaPart => ({ code, role: "plus" })),
    ...formula.minus.map((code): FormulaPart => ({ code, role: "minus" })),
  ];
}

/** The same formula of other codes. */
export function mapFormula(formula: Formula, codeOf: (code: string) => string): Formula {
  return formula.kind === "ratio"
    ? { ...formula, numerator: codeOf(formula.numerator), denominator: codeOf(formula.denominator) }
    : { ...formula, plus: formula.plus.map(codeOf), minus: formula.minus.map(codeOf) };
}

/** A formula in one line, `hires / fund * 1000000` or `a + b - c`; codes hold no blanks. */
export function formulaText(formula: Formula): string {
  return write(formula, (code) => code, { by: "/", times: "*", minus: "-" });
}

/** The same as people read it, by names: 引进博士 ÷ 平台人数 × 100. */
export function sayFormula(formula: Formula, nameOf: (code: string) => string): string {
  return write(formula, nameOf, { by: "÷", times: "×", minus: "−" });
}

function write(
  formula: Formula,
  nameOf: (code: string) => string,
  signs: { readonly by: string; readonly times: string; readonly minus: string },
): string {
  if (formula.kind === "ratio") {
    const { numerator, denominator, factor } = formula;
    const times = factor === 1 ? "" : ` ${signs.times} ${factor}`;
    return `${nameOf(numerator)} ${signs.by} ${nameOf(denominator)}${times}`;
  }
  const [plus, minus] = [formula.plus.map(nameOf), formula.minus.map(nameOf)];
  return plus.join(" + ") + minus.map((name) => ` ${signs.minus} ${name}`).join("");
}

/** Reads what `formulaText` writes of codes; `null` where it is none. */
export function parseFormula(text: string): Formula | null {
  const words = text.trim().split(/\s+/);
  if (words[1] === "/") {
    const [numerator = "", , denominator = "", times, factor = "1"] = words;
    const number = Number(factor);
    const isWhole = words.length === 3 || (words.length === 5 && times === "*");
    return isWhole && denominator !== "" && Number.isFinite(number)
      ? { kind: "ratio", numerator, denominator, factor: number }
      : null;
  }
  const plus = [words[0] ?? ""];
  const minus: string[] = [];
  for (let i = 1; i < words.length; i += 2) {
    const [sign, code] = [words[i], words[i + 1]];
    if (code === undefined || (sign !== "+" && sign !== "-")) return null;
    (sign === "+" ? plus : minus).push(code);
  }
  return words.length > 1 ? { kind: "sum", plus, minus } : null;
}

/**
 * How a computed indicator adds up over time, which follows from its parts: a sum of flows is a flow, a sum or ratio of
 * stocks is a state at the end of a period, any other ratio has a figure of its own for each period.
 *
 * @returns `null` where the parts make no such figure: a rate among them, or flows and stocks in one sum
 */
export function formulaAggregation(
  { kind }: Formula,
  parts: readonly Pick<Indicator, "aggregation">[],
): Aggregation | null {
  const kinds = new Set(parts.map(({ aggregation }) => aggregation));
  if (kinds.has("mean") || kinds.has("ratio") || kinds.size === 0) return null;
  const [only] = kinds.size === 1 ? kinds : [];
  if (kind === "ratio") return only === "last" ? "last" : "ratio";
  return only ?? null;
}
