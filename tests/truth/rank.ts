import type { Indicator } from "./books.ts";
import { compare } from "./fraction.ts";
import type { Result, ValueResult } from "./result.ts";

export interface Entry {
  readonly organization: string;
  readonly result: Result;
}

/** Where an organization stands: `best` to `worst`, the same where the figures decide. */
export interface Place {
  readonly organization: string;
  readonly best: number;
  readonly worst: number;
}

export interface Ranking {
  /** In the order given. */
  readonly places: readonly Place[];
  /** Missing, in words only, or a change on a small base. */
  readonly unranked: readonly string[];
}

/**
 * Standard competition (1, 2, 2, 4), cost-type from the least up. Bounds: `best` counts those that are better whatever
 * the bounds hide, `worst` those that may be.
 */
export function rankEntries(entries: readonly Entry[], direction: Indicator["direction"]): Ranking {
  const ranked = entries.flatMap(({ organization, result }) => (isRankable(result) ? [{ organization, result }] : []));
  const order = (a: ValueResult, b: ValueResult) => (direction === "lower" ? ([b, a] as const) : ([a, b] as const));
  const places = ranked.map(({ organization, result }) => {
    const rivals = ranked.filter((other) => other.organization !== organization);
    const surely = rivals.filter((rival) => isSurelyGreater(...order(rival.result, result)));
    const maybe = rivals.filter((rival) => mayBeGreater(...order(rival.result, result)));
    return { organization, best: 1 + surely.length, worst: 1 + maybe.length };
  });
  const unranked = entries.filter(({ result }) => !isRankable(result)).map(({ organization }) => organization);
  return { places, unranked };
}

function isRankable(result: Result): result is ValueResult {
  return (
    result.kind === "value" &&
    result.form !== "words" &&
    result.comparison?.smallBase !== true &&
    !result.smallDenominator &&
    !isShort(result)
  );
}

/** A sum that lacks a part is not ranked. */
function isShort({ computed, coverage }: ValueResult): boolean {
  return computed && coverage !== null && coverage.reported < coverage.expected;
}

function isSurelyGreater(a: ValueResult, b: ValueResult): boolean {
  if (!a.floor || !b.high) return false;
  const order = compare(a.floor, b.high);
  return order > 0 || (order === 0 && (a.lowStrict || b.highStrict));
}

function mayBeGreater(a: ValueResult, b: ValueResult): boolean {
  return !a.high || !b.floor || compare(a.high, b.floor) > 0;
}
