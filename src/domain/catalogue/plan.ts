/**
 * How much of a year's target is due by the end of each month: evenly, in the shape of last year's results, in quarterly
 * steps, or by shares of its own. Shares are cumulative, in percent of the year, and end with 100.
 */
export type PlanCurve =
  | { readonly kind: "even" }
  | { readonly kind: "last-year" }
  /** Shares at the end of the four quarters; nothing more is due within one until it ends. */
  | { readonly kind: "quarters"; readonly cumulative: readonly number[] }
  /** Shares at the end of the twelve months. */
  | { readonly kind: "months"; readonly cumulative: readonly number[] };

/** How many shares a curve has. */
export const CURVE_SHARES = { quarters: 4, months: 12 } as const;

/**
 * What a year's scheme says of an indicator beside its targets: of a region for all of its platforms, of a platform for
 * itself alone, field by field.
 */
export type Plan = {
  readonly indicator: string;
  readonly organization: string;
  /** Code of a year. */
  readonly period: string;
  /** 权重, in points of the scheme. Kept for the assessment; nothing is reckoned with it yet. */
  readonly weight?: number | undefined;
  readonly curve?: PlanCurve | undefined;
  readonly source: string;
};

/** Whether shares are as many as the curve's kind has, never go down, and end with 100. */
export function isCurve(curve: PlanCurve): boolean {
  if (curve.kind === "even" || curve.kind === "last-year") return true;
  const { kind, cumulative } = curve;
  return (
    cumulative.length === CURVE_SHARES[kind] &&
    cumulative.every((share, i) => Number.isFinite(share) && share >= (cumulative[i - 1] ?? 0)) &&
    cumulative.at(-1) === 100
  );
}
