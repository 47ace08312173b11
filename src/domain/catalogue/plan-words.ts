import type { Names } from "#domain/terms/names.ts";
import type { PlanCurve } from "./plan.ts";

/** What the kinds of curves are called. */
export const CURVE_WORDS: Readonly<Record<PlanCurve["kind"], Names>> = {
  even: { zh: "按月均衡", en: "even" },
  "last-year": { zh: "按上年实际", en: "as last year went" },
  quarters: { zh: "按季度", en: "by quarters" },
  months: { zh: "按月份", en: "by months" },
};

/** A curve in words, with its shares: 按季度（累计20%、45%、70%、100%）. */
export function sayCurve(curve: PlanCurve): Names {
  const { zh, en } = CURVE_WORDS[curve.kind];
  if (curve.kind === "even" || curve.kind === "last-year") return { zh, en };
  const shares = (glue: string, unit: string) => curve.cumulative.map((share) => `${share}${unit}`).join(glue);
  return { zh: `${zh}（累计${shares("、", "%")}）`, en: `${en} (cumulative ${shares(", ", " %")})` };
}
