import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import { isCalendarPeriod, monthsOf, parsePeriod } from "#domain/terms/period.ts";
import { UNITS } from "#domain/terms/unit.ts";
import type { FigureKeys } from "./figure-keys.ts";
import type { LineCell } from "./total-lines.ts";

/** Parts that add up, and the indicator in whose unit; `null` of parts that do not. */
export type Addends = { readonly cells: readonly LineCell[]; readonly indicator: Indicator };

/**
 * Of the parts of a total those to add: the region beside its platforms is none, nor a quarter beside its months.
 * `null` where they do not add up: a rate, a stock over time, figures of different units, periods that overlap.
 */
export function addendsOf(parts: readonly LineCell[], total: FigureKeys, region: string): Addends | null {
  const platforms = parts.some(({ keys }) => keys.organization !== null && keys.organization !== region);
  const own = platforms ? parts.filter(({ keys }) => keys.organization !== region) : parts;
  const cells = withoutCovered(own);
  const indicators = [...new Set(cells.map(({ keys }) => keys.indicator ?? total.indicator))];
  const [indicator] = indicators;
  if (!indicator || indicators.includes(null) || cells.some(({ isOther }) => isOther)) return null;
  if (indicators.some((one) => one !== null && UNITS[one.unit].kind === "percent")) return null;
  const differ = (key: "organization" | "period") => new Set(cells.map(({ keys }) => keys[key])).size > 1;
  const isOverOrganizations = differ("organization");
  const isOverTime = differ("period");
  if (isOverOrganizations && !indicators.every((one) => one?.additive)) return null;
  if (isOverTime && !(indicators.every((one) => one !== null && isFlow(one)) && !overlap(cells))) return null;
  if (indicators.length > 1 && !indicators.every((one) => one?.additive && isAlike(one, indicator))) return null;
  return { cells, indicator };
}

function isAlike(a: Indicator, b: Indicator): boolean {
  return a.unit === b.unit && a.unitMult === b.unitMult && a.aggregation === b.aggregation;
}

function monthsIn(code: string | null): readonly string[] {
  const period = parsePeriod(code ?? "");
  if (period === null) return [];
  if (isCalendarPeriod(period)) return monthsOf(period);
  if (period.kind !== "year-to-date") return [];
  return monthsOf({ kind: "year", year: period.year }).slice(0, period.month);
}

/** Without the periods that others beside them make up: a quarter among its months. */
function withoutCovered(cells: readonly LineCell[]): LineCell[] {
  const codes = [...new Set(cells.map(({ keys }) => keys.period))];
  if (codes.length < 2) return [...cells];
  const months = new Map(codes.map((code) => [code, monthsIn(code)]));
  const isCovered = (code: string | null) => {
    const own = months.get(code) ?? [];
    const finer = codes.filter((other) => other !== code && (months.get(other)?.length ?? 0) < own.length);
    const covered = new Set(finer.flatMap((other) => months.get(other) ?? []));
    return own.length > 1 && own.every((month) => covered.has(month));
  };
  const kept = new Set(codes.filter((code) => !isCovered(code)));
  return cells.filter(({ keys }) => kept.has(keys.period));
}

/** True where a month is in more than one of the periods, or one is no span of months. */
function overlap(cells: readonly LineCell[]): boolean {
  const codes = [...new Set(cells.map(({ keys }) => keys.period))];
  const months = codes.map(monthsIn);
  const all = months.flat();
  return months.some((own) => own.length === 0) || new Set(all).size < all.length;
}
