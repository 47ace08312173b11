import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Observation } from "#domain/figures/observation.ts";
import type { Qualifier } from "#domain/terms/qualifier.ts";
import { UNITS } from "#domain/terms/unit.ts";

/** Between what a figure lies, in its indicator's unit; `null` where there is no such limit. */
export type Limits = { readonly low: number | null; readonly high: number | null };

/** A figure of a line that a total sums up. `isExact` where it is one value, but for how it is rounded. */
export type LineFigure = Limits & {
  readonly isExact: boolean;
  readonly value: number | null;
  readonly qualifier: Qualifier;
};

type Stated = Pick<Observation, "value" | "qualifier">;

/**
 * What a cell says for a sum. A bound has one side; of what is about so much, in words or missing nothing is known but
 * that it is not below the least its indicator can be.
 *
 * @param number as it is written in the cell, before its unit counts
 * @param raw the cell's text, which shows to how many places it is rounded
 */
export function lineFigure(stated: Stated | null, number: number, raw: string, indicator: Indicator): LineFigure {
  const least = indicator.min !== null && indicator.min >= 0 ? 0 : null;
  const { value, qualifier }: Stated = stated ?? { value: null, qualifier: "exact" };
  if (value === null) return { low: least, high: null, isExact: false, value, qualifier };
  switch (qualifier) {
    case "exact": {
      const half = roundingOf(value, number, raw, indicator);
      return { low: value - half, high: value + half, isExact: true, value, qualifier };
    }
    case "gt":
    case "ge":
      return { low: value, high: null, isExact: false, value, qualifier };
    case "lt":
    case "le":
      return { low: least, high: value, isExact: false, value, qualifier };
    case "approx":
    case "text":
      return { low: least, high: null, isExact: false, value, qualifier };
  }
}

/** Half a unit of the last place shown; people and projects are counted whole. */
function roundingOf(value: number, number: number, raw: string, { unit, unitMult }: Indicator): number {
  const isWhole = number === value && Number.isInteger(value);
  if (UNITS[unit].kind === "count" && unitMult === 0 && isWhole) return 0;
  const places = /\d[.．](\d+)/.exec(raw)?.[1]?.length ?? 0;
  const scale = number === 0 ? 1 : Math.abs(value / number);
  return 0.5 * 10 ** -places * scale;
}

export function sumOf(figures: readonly LineFigure[]): Limits {
  const side = (which: "low" | "high") =>
    figures.reduce<number | null>((sum, figure) => {
      const own = figure[which];
      return sum === null || own === null ? null : sum + own;
    }, 0);
  return { low: side("low"), high: side("high") };
}

/** How far two limits lie apart; 0 where some value keeps both. */
export function gapBetween(a: Limits, b: Limits): number {
  const above = a.low !== null && b.high !== null ? a.low - b.high : 0;
  const below = b.low !== null && a.high !== null ? b.low - a.high : 0;
  const size = Math.max(1, Math.abs(a.low ?? a.high ?? 0), Math.abs(b.low ?? b.high ?? 0));
  const gap = Math.max(above, below);
  return gap > 1e-9 * size ? gap : 0;
}
