import type { Aggregation } from "#domain/catalogue/indicator.ts";

/**
 * How figures of an indicator accumulate over months; the one place that decides it.
 * - `flow`: the figure of a longer period is the sum of its months, and a year to date is C(y,m);
 * - `stock`: the figure of any period is the state at its end, so that a year to date is the last value;
 * - `mean`: of a rate, the plain mean of its months; a year to date is not defined;
 * - `none`: of a ratio without its parts, only what was reported.
 */
export type Accumulation = "flow" | "stock" | "mean" | "none";

const ACCUMULATIONS: Record<Aggregation, Accumulation> = { sum: "flow", last: "stock", mean: "mean", ratio: "none" };

export function accumulationOf({ aggregation }: { readonly aggregation: Aggregation }): Accumulation {
  return ACCUMULATIONS[aggregation];
}

/** True where a year to date is a sum of months: what 累计, 累计同比 and 序时进度 speak of. */
export function isFlow(indicator: { readonly aggregation: Aggregation }): boolean {
  return accumulationOf(indicator) === "flow";
}

/** True where the figure of a period is the state at its end. */
export function isStock(indicator: { readonly aggregation: Aggregation }): boolean {
  return accumulationOf(indicator) === "stock";
}
