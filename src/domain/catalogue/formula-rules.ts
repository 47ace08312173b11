import type { RuleContext } from "./catalogue-item-rules.ts";
import type { CatalogueProblemCode } from "./catalogue-problem.ts";
import type { Parameters } from "./catalogue-problem-texts.ts";
import type { CatalogueReport } from "./catalogue-report.ts";
import { type Formula, formulaAggregation, formulaParts, MOST_PARTS } from "./formula.ts";
import type { Indicator } from "./indicator.ts";

type Context = Pick<RuleContext, "after" | "figures" | "computed">;

/** What is wrong with how an indicator is computed, and with what is computed from it now that it is another. */
export function checkFormulas(report: CatalogueReport, indicator: Indicator, context: Context): void {
  const count = context.figures.ofIndicators.get(indicator.code) ?? 0;
  if (indicator.formula && count > 0) report.add("formula-with-figures", "formula", { count });
  if (indicator.formula) checkFormula(report, indicator, context);
  for (const other of context.computed)
    if (other.code !== indicator.code && isPartOf(indicator.code, other)) checkFormula(report, other, context);
}

export function isPartOf(code: string, { formula }: Indicator): boolean {
  return formula !== undefined && formulaParts(formula).some((part) => part.code === code);
}

function checkFormula(report: CatalogueReport, indicator: Indicator, { after }: Context): void {
  const problem = indicator.formula ? problemOf(indicator, indicator.formula, after.indicators) : null;
  if (problem) report.add(problem.code, "formula", problem.parameters ?? {});
}

type FormulaProblem = { readonly code: CatalogueProblemCode; readonly parameters?: Parameters };

/** The first thing that is wrong with a formula; what follows it would only repeat it. */
function problemOf(
  { code, names: of, unit, aggregation }: Indicator,
  formula: Formula,
  indicators: ReadonlyMap<string, Indicator>,
): FormulaProblem | null {
  const codes = formulaParts(formula).map((part) => part.code);
  const unknown = codes.find((part) => !indicators.has(part));
  if (unknown !== undefined) return { code: "unknown-indicator", parameters: { code: unknown } };
  if (codes.includes(code)) return { code: "formula-of-itself" };
  if (codes.length < 2 || codes.length > MOST_PARTS || new Set(codes).size < codes.length)
    return { code: "formula-parts", parameters: { of, most: MOST_PARTS } };
  const parts = codes.flatMap((part) => indicators.get(part) ?? []);
  const nested = parts.find((part) => part.formula && !isPlainSum(part, indicators));
  if (nested) return { code: "formula-nested", parameters: { of, part: nested.names } };
  if (formula.kind === "ratio" && !(Number.isFinite(formula.factor) && formula.factor > 0))
    return { code: "formula-factor" };
  const other = formula.kind === "sum" ? parts.find((part) => part.unit !== unit) : undefined;
  if (other) return { code: "formula-units", parameters: { of, part: other.names } };
  if (formulaAggregation(formula, parts) !== aggregation) return { code: "formula-aggregation", parameters: { of } };
  return null;
}

/** A sum of indicators that are reported. */
function isPlainSum({ formula }: Indicator, indicators: ReadonlyMap<string, Indicator>): boolean {
  return formula?.kind === "sum" && formulaParts(formula).every(({ code }) => !indicators.get(code)?.formula);
}
