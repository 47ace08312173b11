import type { Names } from "#domain/terms/names.ts";
import type { Frequency } from "#domain/terms/period.ts";
import type { UnitCode, UnitMult } from "#domain/terms/unit.ts";
import type { Formula } from "./formula.ts";

/**
 * How values add up over time: `sum` a flow, `last` a stock, `mean` a rate whose plain mean is accepted, `ratio` a rate
 * whose numerator and denominator are not stored and which therefore has no value for a longer period.
 */
export const AGGREGATIONS = ["sum", "last", "mean", "ratio"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** Which way is good. `lower` is a cost. */
export const DIRECTIONS = ["higher", "lower", "neutral"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Codes of organizations, or a word for all of a kind. */
export type Reporters = "region" | "platforms" | readonly string[];

export type Indicator = {
  readonly code: string;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly group: Names;
  readonly unit: UnitCode;
  readonly unitMult: UnitMult;
  readonly decimals: number;
  readonly direction: Direction;
  readonly aggregation: Aggregation;
  /** True where a region's value is the total of its platforms' values. */
  readonly additive: boolean;
  readonly definition: Names;
  /** Bounds a value must keep, in the indicator's unit; `null` for none. */
  readonly min: number | null;
  readonly max: number | null;
  /** Shown as a card on the overview. */
  readonly headline: boolean;
  /** Who answers for it, and where its figures come from, as the office calls them. */
  readonly department?: string | undefined;
  readonly dataSource?: string | undefined;
  /** How often it is to be reported; absent where nobody said. */
  readonly frequency?: Frequency | undefined;
  /** Of whom it is expected: the region itself, each of its platforms, or those named; absent where nobody said. */
  readonly reporters?: Reporters | undefined;
  /** Code of the calendar period from which it is no longer expected; figures there are stay. */
  readonly retired?: string | undefined;
  /** Of a computed indicator: what it is made of. No figure of it is ever reported. */
  readonly formula?: Formula | undefined;
};

/** True where values below zero are possible, so that parts that are there bound nothing. */
export function allowsNegative({ min }: Pick<Indicator, "min">): boolean {
  return min === null || min < 0;
}
