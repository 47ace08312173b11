import type { XAXisComponentOption, YAXisComponentOption } from "echarts";
import { type MeasureSeries, measureUnit } from "#domain/figures/measure.ts";
import { shortPeriod } from "#domain/say/format-period.ts";
import type { Language } from "#domain/terms/names.ts";
import { UNITS } from "#domain/terms/unit.ts";
import type { AxisScale } from "./chart-line.ts";
import type { ChartTokens } from "./tokens.ts";

/**
 * Which periods are labelled, and what stands there: every, every second, every third ... as `room` allows; the year is
 * said once, under its first label. Where only one label a year fits, it is the year itself.
 *
 * @param room how many labels fit side by side
 */
export function periodTicks(periods: readonly string[], room: number, language: Language): Map<number, string> {
  const ticks = new Map<number, string>();
  const perYear = periodsPerYear(periods[0] ?? "");
  const step = stepFor(periods.length, perYear, room);
  let saidYear = "";
  for (const [index, code] of periods.entries()) {
    const year = code.slice(0, 4);
    const place = perYear === 1 ? Number(year) : Number(code.slice(-2).replace(/\D/, "")) - 1;
    if (step >= perYear) {
      if (
        perYear === 1 ? (periods.length - 1 - index) % step === 0 : place === 0 && Number(year) % (step / perYear) === 0
      )
        ticks.set(index, yearText(year, language));
      continue;
    }
    if (place % step !== 0) continue;
    const label = shortPeriod(code, language);
    ticks.set(index, saidYear === year ? label : `${label}\n${yearText(year, language)}`);
    saidYear = year;
  }
  return ticks;
}

function stepFor(count: number, perYear: number, room: number): number {
  const steps = [1, 2, 3, 6, 12, 24, 60, 120]
    .map((months) => (months * perYear) / 12)
    .filter((step) => step >= 1 && Number.isInteger(step));
  return steps.find((step) => count / step <= room) ?? steps[steps.length - 1] ?? 1;
}

function periodsPerYear(code: string): number {
  if (code.length === 4) return 1;
  return code.includes("Q") ? 4 : code.includes("S") ? 2 : 12;
}

function yearText(year: string, language: Language): string {
  return language === "en" ? year : `${year}年`;
}

/**
 * The time axis of line charts: categories are period codes.
 *
 * @param width about how wide the plot will be, in pixels
 */
export function periodAxis(
  periods: readonly string[],
  width: number,
  tokens: ChartTokens,
  language: Language,
): XAXisComponentOption {
  const ticks = periodTicks(periods, width / (tokens.size.small * 3.6), language);
  const labelled = (index: number) => ticks.has(index);
  return {
    type: "category",
    data: [...periods],
    boundaryGap: false,
    axisLine: { lineStyle: { color: tokens.color.axis, width: tokens.line.hair }, onZero: true },
    axisTick: { interval: labelled, length: tokens.gap / 2, lineStyle: { color: tokens.color.axis } },
    axisLabel: {
      interval: labelled,
      formatter: (_code: string, index: number) => ticks.get(index) ?? "",
      hideOverlap: true,
      color: tokens.color.secondary,
      fontFamily: tokens.font,
      fontSize: tokens.size.small,
      lineHeight: tokens.size.small * 1.35,
      margin: tokens.gap,
    },
    splitLine: { show: false },
  };
}

/** True where the axis may start above zero: shares move within narrow bounds, counts and money never start at 60. */
function mayCut(series: MeasureSeries): boolean {
  const unit = measureUnit(series.indicator, series.measure);
  return unit.kind === "indicator" && UNITS[unit.unit].kind === "percent";
}

/** The value axis of line charts, with its unit named above it. `nameGap` is the room between plot and unit. */
export function valueAxis(
  series: MeasureSeries | undefined,
  axis: AxisScale,
  tokens: ChartTokens,
  nameGap: number,
): YAXisComponentOption {
  const wholeOnly =
    series?.unit.kind === "indicator" && series.indicator.decimals === 0 && axis.scale?.from === axis.scale?.to;
  return {
    type: "value",
    name: axis.unit,
    nameGap,
    nameTextStyle: {
      // To the right from the plot's edge: to the left, a long unit would lose its multiplier at the picture's edge.
      align: "left",
      color: tokens.color.secondary,
      fontFamily: tokens.font,
      fontSize: tokens.size.small,
    },
    scale: series !== undefined && mayCut(series),
    splitNumber: 4,
    ...(wholeOnly ? { minInterval: 1 } : {}),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      formatter: (value: number) => axis.tick(value),
      color: tokens.color.secondary,
      fontFamily: tokens.font,
      fontSize: tokens.size.small,
      margin: tokens.gap,
    },
    splitLine: { lineStyle: { color: tokens.color.grid, width: tokens.line.hair } },
  };
}
