import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { PlanCurve } from "#domain/catalogue/plan.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import type { Curve } from "#tests/truth/books.ts";
import type { RandomRegion } from "#tests/truth/random-region.ts";
import { isPlainTarget } from "#tests/truth/region-package.ts";

/** The targets of a random region that no package holds, and its curves, as a person enters them. */
export function plannedChanges({ targets, curves }: Pick<RandomRegion, "targets" | "curves">): CatalogueChange[] {
  return [
    ...targets
      .filter((target) => !isPlainTarget(target))
      .map(({ indicator, organization, period, aim }): CatalogueChange => {
        return { kind: "set-target", indicator, organization, period, value: targetValue(aim) };
      }),
    ...curves.map(({ indicator, organization, year, shape }): CatalogueChange => {
      return { kind: "change-plan", indicator, organization, period: `${year}`, fields: { curve: curveOf(shape) } };
    }),
  ];
}

const QUALIFIERS = { "": "exact", ">=": "ge", ">": "gt", "<=": "le", "<": "lt", "~": "approx" } as const;

function targetValue(aim: string): TargetValue {
  const parts = /^(last )?(>=|<=|>|<|~|)([+-]?[\d.]+)(%?)$/.exec(aim);
  if (!parts) return { kind: "words", text: aim };
  const [, relative, sign = "", number = "", percent] = parts;
  const qualifier = QUALIFIERS[sign as keyof typeof QUALIFIERS];
  if (relative) return { kind: "relative", by: percent ? "percent" : "amount", change: Number(number), qualifier };
  return qualifier === "exact" ? Number(number) : { kind: "bound", qualifier, value: Number(number) };
}

function curveOf(shape: Curve["shape"]): PlanCurve {
  if (shape === "even" || shape === "last-year") return { kind: shape };
  return { kind: shape.length === 4 ? "quarters" : "months", cumulative: shape.map(Number) };
}
