import type { MeasureSeries, MeasureUnit } from "#domain/figures/measure.ts";
import { chooseSharedScale, formatNumber, formatScaled, type Scale, scaleUnit } from "#domain/say/format-number.ts";
import type { Language, Names } from "#domain/terms/names.ts";

/** One line of a chart: an organization's or an indicator's series under the name it is labelled with. */
export type ChartLine = {
  /** What a click on the line answers with; an organization's or an indicator's code. */
  readonly key: string;
  readonly names: Names;
  readonly series: MeasureSeries;
  /** Targets by year code, in the indicator's unit. */
  readonly targets?: ReadonlyMap<string, number>;
  /** What of the target should have come by the end of each period, by its code, in the indicator's unit. */
  readonly planned?: ReadonlyMap<string, number>;
  /** Place in the palette, so that an organization keeps its colour while others come and go. */
  readonly slot?: number;
};

/** Lines that can share one axis, in the order given. */
export function groupByUnit(lines: readonly ChartLine[]): ChartLine[][] {
  const groups = new Map<string, ChartLine[]>();
  for (const line of lines) {
    const key = unitKey(line.series.unit);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

function unitKey(unit: MeasureUnit): string {
  return unit.kind === "indicator" ? `${unit.unit} ${unit.unitMult}` : unit.kind;
}

/** Refuses lines of different units or periods with a RangeError: one axis cannot hold them. */
export function assertOneAxis(lines: readonly ChartLine[]): void {
  const first = lines[0];
  if (!first) return;
  for (const { series, key } of lines) {
    if (unitKey(series.unit) !== unitKey(first.series.unit)) throw new RangeError(`another unit: ${key}`);
    if (
      series.points.length !== first.series.points.length ||
      series.points[0]?.period !== first.series.points[0]?.period
    )
      throw new RangeError(`other periods: ${key}`);
  }
}

/** How an axis writes its numbers, and the unit named at it. */
export type AxisScale = {
  /** `undefined` where the numbers are percentages or points. */
  readonly scale: Scale | undefined;
  readonly unit: string;
  tick(value: number): string;
};

/** One scale for all values of an axis: money by its largest and smallest value. */
export function axisScale(unit: MeasureUnit, values: Iterable<number>, language: Language): AxisScale {
  if (unit.kind === "percent") return { scale: undefined, unit: "%", tick: (value) => formatNumber(value, 2) };
  if (unit.kind === "percentage-point")
    return { scale: undefined, unit: language === "en" ? "pp" : "百分点", tick: (value) => formatNumber(value, 2) };
  const scale = chooseSharedScale(unit.unit, unit.unitMult, unit.decimals, values);
  // Ticks are round but may be finer than the figures: 0.5 between whole people is wanted by no one, 0.25亿 is.
  const fine = { ...scale, decimals: Math.max(scale.decimals, 2) };
  return { scale, unit: scaleUnit(scale, language), tick: (value) => formatScaled(value, fine, language) };
}
