import type { LineSeriesOption } from "echarts";
import { sayAmount } from "#domain/say/say-figure.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import type { AxisScale, ChartLine } from "./chart-line.ts";
import type { DrawnLine } from "./drawn-line.ts";
import type { EndLabel } from "./end-labels.ts";
import type { Column } from "./line-parts.ts";
import type { ChartTokens } from "./tokens.ts";
import { CHART_WORDS } from "./words.ts";

/**
 * The target of each year as level steps, even and odd years apart so that no line joins two years. Only where a value
 * of the series can be held against the year's target: years to date, years, and completion (100 %).
 */
export function targetColumns({ series, targets }: ChartLine): Column[] {
  if (series.measure === "completion") return [series.points.map(() => 100)];
  const comparable = series.measure === "ytd" || (series.measure === "current" && series.frequency === "year");
  if (!comparable || !targets) return [];
  const level = (parity: number) =>
    series.points.map(({ period }) => {
      const year = period.slice(0, 4);
      return Number(year) % 2 === parity ? (targets.get(year) ?? null) : null;
    });
  return [level(0), level(1)].filter((column) => column.some((value) => value !== null));
}

/**
 * What of the target should have come by the end of each period, drawn where 累计 is: even and odd years apart, as it begins
 * anew each year.
 */
function plannedColumns({ series, planned }: ChartLine): Column[] {
  if (series.measure !== "ytd" || series.frequency === "year" || !planned) return [];
  const course = (parity: number) =>
    series.points.map(({ period }) =>
      Number(period.slice(0, 4)) % 2 === parity ? (planned.get(period) ?? null) : null,
    );
  return [course(0), course(1)].filter((column) => column.some((value) => value !== null));
}

/** The course of the plan of up to two coloured lines, named where it ends. */
export function plannedCourses(
  drawn: readonly DrawnLine[],
  axis: AxisScale,
  tokens: ChartTokens,
  language: Language,
): TargetSteps {
  const coloured = drawn.filter((line) => !line.muted && plannedColumns(line).length > 0);
  if (coloured.length > 2) return { series: [], labels: [] };
  return {
    series: coloured.flatMap((line) =>
      plannedColumns(line).map((data, i) => stepSeries(line, data, `plan|${i}`, tokens)),
    ),
    labels: coloured.flatMap((line) => endLabel(line, plannedColumns(line), CHART_WORDS.plan, axis, language)),
  };
}

/** The steps as series, and the label at the end of each line's last one. */
export type TargetSteps = { readonly series: readonly LineSeriesOption[]; readonly labels: readonly EndLabel[] };

/**
 * The year's target of up to two coloured lines; of more, steps would be mistaken for data. A completion has one target
 * for all lines.
 */
export function targetSteps(
  drawn: readonly DrawnLine[],
  axis: AxisScale,
  tokens: ChartTokens,
  language: Language,
): TargetSteps {
  const coloured = drawn.filter((line) => !line.muted && targetColumns(line).length > 0);
  const [first] = coloured;
  if (first?.series.measure === "completion")
    return stepsOf([{ ...first, color: tokens.color.target }], axis, tokens, language);
  return coloured.length > 2 ? { series: [], labels: [] } : stepsOf(coloured, axis, tokens, language);
}

function stepsOf(lines: readonly DrawnLine[], axis: AxisScale, tokens: ChartTokens, language: Language): TargetSteps {
  return {
    series: lines.flatMap((line) =>
      targetColumns(line).map((data, i) => stepSeries(line, data, `target|${i}`, tokens)),
    ),
    labels: lines.flatMap((line) => endLabel(line, targetColumns(line), CHART_WORDS.target, axis, language)),
  };
}

function stepSeries(line: DrawnLine, data: Column, place: string, tokens: ChartTokens): LineSeriesOption {
  return {
    type: "line",
    id: `${line.key}|${place}`,
    name: line.key,
    data,
    silent: true,
    showSymbol: false,
    color: line.color,
    lineStyle: { width: tokens.line.normal * 0.75, type: [1, 3], opacity: 0.9 },
    tooltip: { show: false },
    emphasis: { disabled: true },
    z: 2,
  };
}

/** 目标 50人, where the last period of the chart has one. */
function endLabel(
  line: DrawnLine,
  columns: readonly Column[],
  what: Names,
  axis: AxisScale,
  language: Language,
): EndLabel[] {
  const { indicator, measure, points } = line.series;
  const index = points.length - 1;
  const at = columns.map((column) => column[index] ?? null).find((value) => value !== null) ?? null;
  if (at === null) return [];
  const text = sayAmount(at, indicator, measure, language, axis.scale);
  return [{ index, at, value: "", name: `${nameIn(what, language)} ${text}`, color: line.color }];
}
