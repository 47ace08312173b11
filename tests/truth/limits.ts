import { add, compare, type Fraction, negate, ZERO } from "./fraction.ts";
import { anything, type Interval } from "./interval.ts";
import type { MonthRange } from "./period.ts";
import type { Report } from "./reports.ts";

/** At most `value`; below it where strict. */
interface Bound {
  readonly value: Fraction;
  readonly strict: boolean;
}

/** The least bound on C(column) - C(row) for each pair of the sums from January, C(0)..C(12). */
type Matrix = (Bound | null)[][];

const NODES = Array.from({ length: 13 }, (_, node) => node);
const AT_ZERO: Bound = { value: ZERO, strict: false };

/** What a year's reports leave possible of months that they do not determine. Of values that cannot be negative. */
export interface Limits {
  /** The reports cannot all be true: then `between` says nothing. */
  readonly contradictory: boolean;
  between(range: MonthRange): Interval;
}

/**
 * The tightest limits that all reports of one year allow: difference constraints C(i) >= C(i-1) and one pair a report,
 * solved by shortest paths.
 */
export function findLimits(reports: readonly Report[]): Limits {
  const matrix = closeMatrix(readConstraints(reports));
  if (NODES.some((node) => isTighter(matrix[node]?.[node] ?? null, AT_ZERO))) {
    return { contradictory: true, between: () => ({ ...anything(true), limited: true }) };
  }
  return {
    contradictory: false,
    between({ from, to }) {
      const high = matrix[from - 1]?.[to] ?? null;
      const back = matrix[to]?.[from - 1] ?? null;
      return {
        ...anything(true),
        ...lowSide({ value: negate(back?.value ?? ZERO), strict: back?.strict ?? false }),
        high: high?.value ?? null,
        highStrict: high?.strict ?? false,
        limited: true,
      };
    },
  };
}

function readConstraints(reports: readonly Report[]): Matrix {
  const matrix: Matrix = NODES.map((row) =>
    NODES.map((column) => (column === row || column === row - 1 ? AT_ZERO : null)),
  );
  const tighten = (row: number, column: number, bound: Bound) => {
    const line = matrix[row];
    if (line && isTighter(bound, line[column] ?? null)) line[column] = bound;
  };
  for (const { period, interval } of reports) {
    const [tail, head] = [period.range.from - 1, period.range.to];
    if (interval.high) tighten(tail, head, { value: interval.high, strict: interval.highStrict });
    if (interval.low) tighten(head, tail, { value: negate(interval.low), strict: interval.lowStrict });
  }
  return matrix;
}

/** Floyd and Warshall. */
function closeMatrix(matrix: Matrix): Matrix {
  for (const middle of NODES) {
    for (const row of matrix) {
      const first = row[middle] ?? null;
      if (!first) continue;
      for (const column of NODES) {
        const second = matrix[middle]?.[column] ?? null;
        if (!second) continue;
        const bound = { value: add(first.value, second.value), strict: first.strict || second.strict };
        if (isTighter(bound, row[column] ?? null)) row[column] = bound;
      }
    }
  }
  return matrix;
}

function isTighter(bound: Bound | null, other: Bound | null): boolean {
  if (!bound || !other) return bound !== null;
  const order = compare(bound.value, other.value);
  return order < 0 || (order === 0 && bound.strict && !other.strict);
}

function lowSide({ value, strict }: Bound): Pick<Interval, "low" | "lowStrict"> {
  return { low: value, lowStrict: strict };
}
