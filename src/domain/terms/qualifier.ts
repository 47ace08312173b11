import type { Names } from "./names.ts";

/**
 * How exact a published value is. Our own column; SDMX has none.
 * `gt` 超, `ge` 不少于, `lt` 近, `le` 不超过, `approx` 约, `text` a wording without a number (数千).
 */
export const QUALIFIERS = ["exact", "gt", "ge", "lt", "le", "approx", "text"] as const;
export type Qualifier = (typeof QUALIFIERS)[number];
export type NumericQualifier = Exclude<Qualifier, "text">;

/** The words that stand before a number. */
export const QUALIFIER_NAMES: Record<Qualifier, Names> = {
  exact: { zh: "", en: "" },
  gt: { zh: "超", en: "over " },
  ge: { zh: "不少于", en: "at least " },
  lt: { zh: "近", en: "nearly " },
  le: { zh: "不超过", en: "at most " },
  approx: { zh: "约", en: "about " },
  text: { zh: "", en: "" },
};

/** The sign of a qualifier, for axes and tables where a word is too long. */
export const QUALIFIER_SIGNS: Record<Qualifier, string> = {
  exact: "",
  gt: ">",
  ge: "≥",
  lt: "<",
  le: "≤",
  approx: "≈",
  text: "",
};

export function isQualifier(text: string): text is Qualifier {
  return (QUALIFIERS as readonly string[]).includes(text);
}

/** True where the value bounds the figure from one side only, so that no ratio may be formed with it. */
export function isBound(qualifier: Qualifier): boolean {
  return qualifier === "gt" || qualifier === "ge" || qualifier === "lt" || qualifier === "le";
}
