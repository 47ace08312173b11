import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type CalendarPeriod, lastMonth } from "#domain/terms/period.ts";
import { isBound } from "#domain/terms/qualifier.ts";
import { withoutLimits } from "./change.ts";
import { cleanFloat, type Figure, missing, ratioValue, type ValueFigure } from "./figure.ts";
import { deriveAgainst, goalOf, isUpperBound, leastOf, targetAt } from "./planned.ts";
import type { Series } from "./series.ts";

/**
 * 完成率 `C(y,m) / target(y)`, in percent; of a quarter or a half with a target of its own, its figure over that. A
 * qualifier of the value passes on to it, and one of the target the other way round.
 */
export function completionAt(series: Series, period: CalendarPeriod): Figure {
  const target = targetAt(series, period);
  if (target === null) return missing("no-target");
  const goal = goalOf(target);
  if (goal.kind !== "value") return goal;
  const { figure } = deriveAgainst(series, target, lastMonth(period));
  switch (figure.kind) {
    case "missing":
      return withoutLimits(figure);
    case "text":
      return missing("text-only", { revision: figure.revision });
    case "range":
      return missing("inexact", {
        revision: figure.revision,
        ...(figure.coverage ? { coverage: figure.coverage } : {}),
      });
    case "value":
      if (goal.value <= 0) return missing("base-zero", { revision: figure.revision });
      return isBound(goal.qualifier) ? overBound(figure, goal, series.indicator) : overNumber(figure, goal);
  }
}

function overNumber(figure: ValueFigure, { value: by, qualifier }: ValueFigure): ValueFigure {
  const isAbout = qualifier === "approx";
  return {
    ...figure,
    ...percentOf(figure, by),
    ...(figure.floor ? { floor: ratioValue({ of: figure.floor, by, times: 100 }).value } : {}),
    ...(isAbout && figure.qualifier === "exact" ? { qualifier } : {}),
    ...(isAbout && isBound(figure.qualifier) ? { approx: true } : {}),
  };
}

/** A level that is itself a ratio stays one, so that thresholds are decided on what it is exactly. */
function percentOf({ value, ratio }: ValueFigure, target: number) {
  if (!ratio) return ratioValue({ of: value, by: target, times: 100 });
  return ratioValue({ of: ratio.of, by: cleanFloat(ratio.by * target), times: 100 });
}

/**
 * Over a target of at least so much a completion is at most so much, and the other way round: what both leave open on one
 * side is no percentage, and neither is what may be negative. Nothing is nothing of any target.
 */
function overBound({ floor: _floor, ...figure }: ValueFigure, target: ValueFigure, indicator: Indicator): Figure {
  const { coverage, revision, qualifier } = figure;
  const inexact = missing("inexact", { revision, ...(coverage ? { coverage } : {}) });
  const least = leastOf({ ...figure, ...(_floor === undefined ? {} : { floor: _floor }) }, indicator);
  if (figure.words || least === null || least < 0) return inexact;
  const made = { ...figure, ...percentOf(figure, target.value) };
  if (figure.value === 0 && !isBound(qualifier)) return made;
  const about = qualifier === "approx" ? ({ approx: true } as const) : {};
  if (isUpperBound(target)) {
    if (isUpperBound(figure)) return inexact;
    const isStrict = qualifier === "gt" || (target.qualifier === "lt" && figure.value > 0);
    return { ...made, ...about, qualifier: isStrict ? "gt" : "ge" };
  }
  if (isBound(qualifier) && !isUpperBound(figure)) return inexact;
  const isStrict = qualifier === "lt" || target.qualifier === "gt";
  return { ...made, ...about, qualifier: isStrict ? "lt" : "le", floor: 0 };
}
