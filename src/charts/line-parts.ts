import { isFlow } from "#domain/figures/accumulation.ts";
import {
  type Figure,
  type MissingFigure,
  plottable,
  type RangeFigure,
  type ValueFigure,
} from "#domain/figures/figure.ts";
import type { MeasureSeries } from "#domain/figures/measure.ts";
import { isPreliminary } from "#domain/terms/status.ts";

/** A column of values, one a period; `null` is a gap. */
export type Column = (number | null)[];

/** The parts of a line. Every column is as long as the series; a column is absent where it would be empty. */
export type LineParts = {
  readonly solid: readonly Column[];
  /** Segments that touch a provisional, estimated or forecast value. */
  readonly dashed: readonly Column[];
};

/** True for figures that may still change or were not observed: drawn dashed. */
export function isUncertain(figure: ValueFigure): boolean {
  return isPreliminary(figure.marks);
}

/** True for figures that are bounds, approximations or partial totals: drawn hollow. */
export function isQualified(figure: ValueFigure): boolean {
  return figure.qualifier !== "exact" || figure.coverage !== undefined;
}

/** True where the line starts again each year: what accumulates from January on. */
export function restartsYearly(series: MeasureSeries): boolean {
  const accumulates = series.measure === "ytd" || series.measure === "completion";
  return accumulates && isFlow(series.indicator) && series.frequency !== "year";
}

/**
 * Splits a series into columns that ECharts draws as lines. Missing and worded figures are gaps. A dashed column repeats
 * the certain neighbours of its uncertain values, so that both parts join. Where the line starts again each year, even
 * and odd years stand in columns of their own: a category axis has no place between December and January for a gap.
 */
export function lineParts(series: MeasureSeries): LineParts {
  const values = series.points.map(({ figure }) => plottable(figure));
  const uncertain = series.points.map(({ figure }) => figure.kind === "value" && isUncertain(figure));
  const runs = yearRuns(series);
  const solid: Column[] = [];
  const dashed: Column[] = [];
  for (const parity of restartsYearly(series) ? [0, 1] : [0]) {
    const inPart = (i: number) => (runs[i] ?? 0) % 2 === parity;
    const touches = (i: number, j: number) => runs[i] === runs[j] && uncertain[j] === true && values[j] !== null;
    solid.push(values.map((value, i) => (inPart(i) && !uncertain[i] ? value : null)));
    dashed.push(
      values.map((value, i) => (inPart(i) && (uncertain[i] || touches(i, i - 1) || touches(i, i + 1)) ? value : null)),
    );
  }
  return { solid: solid.filter(hasValue), dashed: dashed.filter(hasValue) };
}

/** A point of a line that needs a symbol: a line through it alone would not show it, or would show it as exact. */
export type MarkedPoint = { readonly index: number; readonly value: number; readonly hollow: boolean };

/** Points without a neighbour on either side, and qualified points. */
export function markedPoints(series: MeasureSeries): MarkedPoint[] {
  const { points } = series;
  const runs = yearRuns(series);
  const joined = (i: number, j: number) => isPlotted(points[j]?.figure) && runs[i] === runs[j];
  return points.flatMap(({ figure }, index) => {
    if (!isPlotted(figure)) return [];
    const hollow = isQualified(figure);
    const isolated = !joined(index, index - 1) && !joined(index, index + 1);
    return hollow || isolated ? [{ index, value: figure.value, hollow }] : [];
  });
}

/** The last point that has a value; `null` where none has. */
export function lastPoint(series: MeasureSeries): { index: number; figure: ValueFigure } | null {
  for (let index = series.points.length - 1; index >= 0; index -= 1) {
    const figure = series.points[index]?.figure;
    if (isPlotted(figure)) return { index, figure };
  }
  return null;
}

/** The last point that is drawn, as a value or between its limits; `null` where none is. */
export function lastShown(series: MeasureSeries): { index: number; figure: ValueFigure | RangeFigure } | null {
  for (let index = series.points.length - 1; index >= 0; index -= 1) {
    const figure = series.points[index]?.figure;
    if (isPlotted(figure) || figure?.kind === "range") return { index, figure };
  }
  return null;
}

/** The last figure that says anything, drawn or not: words have no place on an axis, and a bound with words has none either. */
export function lastKnown(series: MeasureSeries): { index: number; figure: Exclude<Figure, MissingFigure> } | null {
  for (let index = series.points.length - 1; index >= 0; index -= 1) {
    const figure = series.points[index]?.figure;
    if (figure !== undefined && figure.kind !== "missing") return { index, figure };
  }
  return null;
}

/** Where a figure stands on the value axis: of limits, half way between them. */
export function heightOf(figure: ValueFigure | RangeFigure): number {
  return figure.kind === "range" ? (figure.low + figure.high) / 2 : figure.value;
}

/** A figure that is known only between limits; `index` is its place in the series. */
export type RangePoint = { readonly index: number; readonly low: number; readonly high: number };

export function rangePoints(series: MeasureSeries): RangePoint[] {
  return series.points.flatMap(({ figure }, index) =>
    figure.kind === "range" ? [{ index, low: figure.low, high: figure.high }] : [],
  );
}

/** All numbers of a series that are drawn: its values, and the limits of what is known only between them. */
export function drawnValues(series: MeasureSeries): number[] {
  return series.points.flatMap(({ figure }) =>
    figure.kind === "range" ? [figure.low, figure.high] : (plottable(figure) ?? []),
  );
}

function isPlotted(figure: Figure | undefined): figure is ValueFigure {
  return figure !== undefined && plottable(figure) !== null;
}

/** The number of the unbroken run a point belongs to: its year where the line starts again each year, 0 otherwise. */
function yearRuns(series: MeasureSeries): number[] {
  const restarts = restartsYearly(series);
  return series.points.map(({ period }) => (restarts ? Number(period.slice(0, 4)) : 0));
}

function hasValue(column: Column): boolean {
  return column.some((value) => value !== null);
}
