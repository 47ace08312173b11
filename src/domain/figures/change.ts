import { divide, subtract, toNumber } from "#domain/terms/fraction.ts";
import { type MonthRange, monthNumber } from "#domain/terms/period-range.ts";
import { isBound } from "#domain/terms/qualifier.ts";
import { combineMarks, type Marks, NO_MARKS } from "#domain/terms/status.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { isStock } from "./accumulation.ts";
import {
  cleanFloat,
  combineKnown,
  exactValue,
  type Figure,
  isComplete,
  isExactEnough,
  type MissingFigure,
  missing,
  type Ratio,
  ratioFrom,
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
  // A ratio is small by its denominator, and so is what is said of two of them.
  const isOnSmall = now.smallBase === true || base.smallBase === true;
  if (unit === "percent")
    return {
      kind: "value",
      ...(by === 1 ? { value: of } : ratioValue({ of, by, times: 1 })),
      qualifier,
      ...known,
      ...(isOnSmall ? { smallBase: true } : {}),
    };
  const { marks, revision } = known;
  const absolute = {
    change: difference,
    ...(qualifier === "approx" ? { approx: true as const } : {}),
    marks,
    revision,
  };
  if (base.value === 0) return missing("base-zero", absolute);
  if (base.value < 0) return missing("base-negative", absolute);
  const isCounted = unit === "count" && series.indicator.formula?.kind !== "ratio";
  const isSmall = isOnSmall || (isCounted && base.value < series.rules.smallBase);
  return {
    kind: "value",
    ...ratioValue({ ...partOfBase(now, base), times: 100 }),
    qualifier,
    ...known,
    ...(isSmall ? { smallBase: true } : {}),
  };
}

/** `now` less `base`, and that as `of / by`: of levels that are ratios themselves with whole parts. */
function differenceOf(now: ValueFigure, base: ValueFigure): { difference: number; of: number; by: number } {
  if (!now.ratio && !base.ratio) {
    const difference = cleanFloat(now.value - base.value, Math.max(Math.abs(now.value), Math.abs(base.value)));
    return { difference, of: difference, by: 1 };
  }
  const exact = subtract(exactValue(now), exactValue(base));
  const difference = cleanFloat(toNumber(exact));
  return { difference, ...(ratioFrom(exact) ?? { of: difference, by: 1 }) };
}

/** The difference divided by the base. */
function partOfBase(now: ValueFigure, base: ValueFigure): Pick<Ratio, "of" | "by"> {
  if (!now.ratio && !base.ratio) return { of: differenceOf(now, base).of, by: base.value };
  const exact = divide(subtract(exactValue(now), exactValue(base)), exactValue(base));
  return ratioFrom(exact) ?? { of: cleanFloat(toNumber(exact)), by: 1 };
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
