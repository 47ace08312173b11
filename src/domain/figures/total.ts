import { allowsNegative } from "#domain/catalogue/indicator.ts";
import type { MonthRange } from "#domain/terms/period-range.ts";
import { isFlow } from "./accumulation.ts";
import type { Derived, DerivedPart } from "./derivation.ts";
import { earliestReport, expectedRange } from "./expectation.ts";
import {
  type Coverage,
  combineKnown,
  type Figure,
  isComplete,
  isDetermined,
  type MissingReason,
  missing,
} from "./figure.ts";
import { figureOf, type Interval, intervalOf, sumIntervals } from "./interval.ts";
import type { Series } from "./series.ts";

/** How a platform's own figure of part of the months is reckoned: of those from its beginning on. */
type OwnOf = (platform: Series, range: MonthRange) => Derived;

/**
 * 合计: the sum of each platform's own figure of one measure and period, each reckoned from whatever that platform reported.
 *
 * A platform is expected from the beginning of its first period until it closes; of an earlier month nothing is expected of it, as long as
 * another reported by then. Before the first report of all nobody's figures are known. A platform that is not complete adds
 * what is certain: at least what it reported, at most what a longer report of it allows. The total is then `≥`, or lies
 * between limits; where values may be negative it is missing.
 */
export function totalOf(platforms: readonly Series[], range: MonthRange, ownOf: OwnOf): Derived {
  const earliest = earliestReport(platforms);
  const parts = platforms.flatMap((platform): DerivedPart[] => {
    const isState = !isFlow(platform.indicator);
    const expected = expectedRange(platform, range, earliest, isState);
    if (expected === null) return [];
    // A stock has its state at the end, however long the platform has been there.
    const part = { organization: platform.organization, ...ownOf(platform, isState ? range : expected) };
    // Of whom it is not asked for, what is reported counts and nothing is owed.
    return platform.span?.asked === false && !isComplete(part.figure) ? [] : [part];
  });
  const [first] = platforms;
  if (!first || parts.length === 0) return { figure: missing("not-reported"), from: { kind: "none", near: [] } };
  return { figure: sumParts(parts, !allowsNegative(first.indicator)), from: { kind: "total", parts } };
}

function sumParts(parts: readonly DerivedPart[], isCount: boolean): Figure {
  const figures = parts.map(({ figure }) => figure);
  const complete = figures.filter(isDetermined);
  const coverage: Coverage = { of: "platforms", reported: complete.length, expected: figures.length };
  const told = { ...combineKnown(figures), ...(complete.length < figures.length ? { coverage } : {}) };
  const isTold = figures.some(isComplete) || figures.some(saysSomething) || complete.length === figures.length;
  if (!isTold) return missingTotal(figures, coverage, isCount);
  return figureOf(sumIntervals(figures.map((figure) => intervalOf(figure, isCount))), told);
}

/** True of a figure that is not there but of which some months are known: it adds at least those. */
function saysSomething(figure: Figure): boolean {
  return figure.kind === "missing" && figure.coverage !== undefined;
}

/** Nobody said anything of these months alone: why, and the limits that longer reports set. */
function missingTotal(figures: readonly Figure[], coverage: Coverage, isCount: boolean): Figure {
  const reasons = figures.map((figure) => (figure.kind === "missing" ? figure.reason : "not-reported"));
  const order: readonly MissingReason[] = ["inexact", "reported-together", "incomplete", "reported-missing"];
  const reason = order.find((each) => reasons.includes(each)) ?? reasons[0] ?? "not-reported";
  const { revision } = combineKnown(figures);
  const limits =
    isCount && reason === "reported-together"
      ? limitsOf(sumIntervals(figures.map((each) => intervalOf(each, true))))
      : {};
  return missing(reason, { coverage, revision, ...limits });
}

function limitsOf({ low, high, above, below }: Interval) {
  return low === null ? {} : { limits: { low, high, above, below } };
}
