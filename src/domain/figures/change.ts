import { type MonthRange, monthNumber } from "#domain/terms/period-range.ts";
import { isBound } from "#domain/terms/qualifier.ts";
import { combineMarks, type Marks, NO_MARKS } from "#domain/terms/status.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { isStock } from "./accumulation.ts";
import {
  cleanFloat,
  combineKnown,
  type Figure,
  isComplete,
  isExactEnough,
  type MissingFigure,
  missing,
  ratioValue,
  type ValueFigure,
} from "./figure.ts";
import type { Series } from "./series.ts";
import { indexReports } from "./year-reports.ts";

/**
 * Change of `now` on `base`: in percent, or in percentage points of shares. Where either is not there, not complete, a
 * bound or words, it is missing, and the reason says of which of the two. A base that is zero or negative gives no
 * percentage but the absolute change. Marks of both hold of it; a break between the two is for `breakBetween` to tell.
 */
export function changeOf(series: Series, now: Figure, base: Figure): ValueFigure | MissingFigure {
  const obstacle = obstacleOf(now, base);
  if (obstacle) return withBase(obstacle, now, base);
  if (now.kind !== "value" || base.kind !== "value") return missing("inexact");
  const { marks: both, ...rest } = combineKnown([now, base]);
  // A figure that begins a new definition compares with later ones like with like: whether a break lies between is told apart.
  const known = { ...rest, marks: both.filter((mark) => mark !== "B") };
  const { difference, of, by } = differenceOf(now, base);
  const qualifier = now.qualifier === "approx" || base.qualifier === "approx" ? "approx" : "exact";
  const unit = UNITS[series.indicator.unit].kind;
  if (unit === "percent")
    return { kind: "value", ...(by === 1 ? { value: of } : ratioValue({ of, by, times: 1 })), qualifier, ...known };
  const { marks, revision } = known;
  const absolute = {
    change: difference,
    ...(qualifier === "approx" ? { approx: true as const } : {}),
    marks,
    revision,
  };
  if (base.value === 0) return missing("base-zero", absolute);
  if (base.value < 0) return missing("base-negative", absolute);
  const isSmall = unit === "count" && base.value < series.rules.smallBase;
  return {
    kind: "value",
    ...ratioValue({ of, by: cleanFloat(partsOf(base)[0] * (by / partsOf(base)[1])), times: 100 }),
    qualifier,
    ...known,
    ...(isSmall ? { smallBase: true } : {}),
  };
}

/**
 * `now` less `base`, also as `of / by` with whole parts: the difference of two means of three is a third of the difference
 * of their sums.
 */
function differenceOf(now: ValueFigure, base: ValueFigure): { difference: number; of: number; by: number } {
  const [a, b] = partsOf(now);
  const [c, d] = partsOf(base);
  const by = b === d ? b : b * d;
  const [left, right] = b === d ? [a, c] : [a * d, c * b];
  const of = cleanFloat(left - right, Math.max(Math.abs(left), Math.abs(right)));
  return { difference: by === 1 ? of : cleanFloat(of / by), of, by };
}

/** A level as what it is divided by what: of a mean its sum and its number. */
function partsOf({ value, ratio }: ValueFigure): readonly [number, number] {
  return ratio?.times === 1 ? [ratio.of, ratio.by] : [value, 1];
}

function obstacleOf(now: Figure, base: Figure): MissingFigure | null {
  const revision = Math.max(now.revision, base.revision);
  if (now.kind === "missing") return withoutLimits(now);
  if (now.kind === "text") return missing("text-only", { revision });
  if (!isExactEnough(now)) return missing(reasonOf(now), { revision, ...coverageOf(now) });
  if (base.kind === "missing")
    return base.reason === "incomplete"
      ? missing("base-incomplete", { revision, ...coverageOf(base) })
      : missing("base-missing", { because: base.reason, revision, ...coverageOf(base) });
  if (base.kind === "text") return missing("base-missing", { because: "text-only", revision });
  if (isExactEnough(base)) return null;
  return missing(reasonOf(base) === "incomplete" ? "base-incomplete" : "base-inexact", {
    revision,
    ...coverageOf(base),
  });
}

/** Says of a newer side that cannot be used that its base cannot either, where both are the case. */
function withBase(obstacle: MissingFigure, now: Figure, base: Figure): MissingFigure {
  if (isExactEnough(now) || isExactEnough(base)) return obstacle;
  const isOld = base.kind === "missing" && base.reason === "not-reported";
  if (now.kind === "missing" && isOld) return obstacle;
  return {
    ...obstacle,
    alsoBase: base.kind === "missing" ? base.reason : base.kind === "text" ? "text-only" : reasonOf(base),
  };
}

/** Limits are in the indicator's unit, and mean nothing of a percentage. */
export function withoutLimits({ limits: _, ...figure }: MissingFigure): MissingFigure {
  return figure;
}

/** Why no ratio is formed of a figure that is there: parts are outstanding, or it is known only between limits. */
function reasonOf(figure: Figure): "incomplete" | "inexact" {
  const isBounded = figure.kind === "value" && isBound(figure.qualifier) && figure.coverage === undefined;
  return isComplete(figure) || isBounded || figure.kind === "range" ? "inexact" : "incomplete";
}

function coverageOf(figure: Figure) {
  return figure.coverage ? { coverage: figure.coverage } : {};
}

/**
 * The mark of a break where a definition changes between a base and a period: after the month the base begins (of a stock,
 * ends) and no later than the period's last month; of the organization itself or, `ofTotal`, of a platform of it.
 */
export function breakBetween(series: Series, period: MonthRange, base: MonthRange, ofTotal: boolean): Marks {
  const from = monthNumber(base.year, isStock(series.indicator) ? base.last : base.first);
  const to = monthNumber(period.year, period.last);
  const isBroken = [series, ...(ofTotal ? series.platforms : [])].some(({ figures }) =>
    indexReports(figures).breaks.some((at) => at > from && at <= to),
  );
  return isBroken ? ["B"] : NO_MARKS;
}

/** A figure with further marks: of the comparison it stands in, none of its own hidden. */
export function withMarks<F extends Figure>(figure: F, marks: Marks): F {
  if (marks.length === 0) return figure;
  if (figure.kind === "missing" && figure.change === undefined) return figure;
  return { ...figure, marks: combineMarks(figure.marks ?? NO_MARKS, marks) };
}
