import { isTotalLabel } from "#intake/table/row-kind.ts";
import type { Heading } from "./headings.ts";

/**
 * 小计 below 引进博士, beside parts of it that name nothing known, is the figure of that indicator; beside its platforms or months it
 * sums up what they say themselves.
 */
export function withOnlyTotals(
  headings: readonly Heading[],
  headerParts: readonly (readonly string[])[],
): readonly Heading[] {
  const isTotal = headings.map(({ role, indicator }, column) => {
    const parts = headerParts[column] ?? [];
    return role === "ignored" && indicator !== null && parts.length > 1 && isTotalLabel((parts.at(-1) ?? "").trim());
  });
  return headings.map((heading, column) => {
    if (!isTotal[column]) return heading;
    const others = headings.filter((other, i) => i !== column && other.indicator === heading.indicator);
    const isOnly = others.every(({ role, unknown }) => role === null && unknown.length > 0);
    return isOnly ? { ...heading, role: null } : heading;
  });
}
