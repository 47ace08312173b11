import type { CustomSeriesOption } from "echarts";
import { shortPeriod } from "#domain/say/format-period.ts";
import { sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { AxisScale } from "./chart-line.ts";
import type { DrawnLine } from "./drawn-line.ts";
import { heightOf, lastShown } from "./line-parts.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { spread } from "./spread.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";

/** One label at the end of a line: its value in bold where it has one, then its name. */
export type EndLabel = {
  readonly index: number;
  readonly at: number;
  readonly value: string;
  readonly name: string;
  readonly color: string;
};

/**
 * Names the coloured lines where they end, with their last figure and its marks; a line that ended early says when. What
 * else is to be known of the figure is for `endRemarks` to tell below the chart.
 *
 * @param longest room for a label in em
 */
export function endLabelsOf(
  drawn: readonly DrawnLine[],
  axis: AxisScale,
  longest: number,
  language: Language,
): EndLabel[] {
  return drawn.flatMap((line) => {
    const last = lastShown(line.series);
    if (line.muted || !last) return [];
    const { indicator, measure, points } = line.series;
    const { text, marks } = sayFigure(last.figure, indicator, measure, language, axis.scale);
    const when = last.index < points.length - 1 ? shortPeriod(points[last.index]?.period ?? "", language) : "";
    const told = [when, marks].filter((part) => part !== "").join(language === "en" ? ", " : "，");
    const value = labelText(withRemarks(text, told, language));
    const room = Math.max(4, longest - textEms(value) - 0.4);
    const name = labelText(fitText(nameIn(line.names, language), room));
    return [{ index: last.index, at: heightOf(last.figure), value, name, color: line.color }];
  });
}

/** Room that labels need right of the plot, in pixels. */
export function endLabelsWidth(labels: readonly EndLabel[], tokens: ChartTokens): number {
  const ems = labels.reduce((most, { value, name }) => Math.max(most, textEms(value) * 1.06 + textEms(name) + 0.4), 0);
  return ems === 0 ? 0 : ems * tokens.size.label + leaderWidth(tokens) + tokens.gap;
}

/** The labels in a column right of the plot, moved apart where they meet, each led to by a thin line from its point. */
export function endLabelSeries(labels: readonly EndLabel[], tokens: ChartTokens): CustomSeriesOption {
  const [first] = labels;
  return overlay("ends", first ? [first.index, first.at] : null, (plot) => drawEndLabels(labels, plot, tokens));
}

function drawEndLabels(labels: readonly EndLabel[], plot: Plot, tokens: ChartTokens): Shape[] {
  const { label: fontSize, small } = tokens.size;
  const points = labels.map(({ index, at }) => plot.at(index, at));
  const height = fontSize * 1.4;
  const low = plot.y + small * 0.5;
  const high = plot.y + plot.height;
  const tops = spread(
    points.map(([, y]) => y),
    height,
    low,
    high,
  );
  const left = plot.x + plot.width + leaderWidth(tokens);
  return labels.flatMap(({ value, name, color }, i) => {
    const [x, y] = points[i] ?? [0, 0];
    const top = tops[i] ?? y;
    return [leader(x, y, left, top, color, tokens), labelShape(left, top, value, name, color, tokens)];
  });
}

function leader(x: number, y: number, left: number, top: number, color: string, tokens: ChartTokens): Shape {
  const bend = left - tokens.gap * 1.1;
  const end = left - tokens.gap * 0.4;
  return {
    type: "polyline",
    shape: {
      points: [
        [x + tokens.symbol / 2 + 1, y],
        [Math.max(bend - tokens.gap, x + tokens.symbol / 2 + 1), y],
        [bend, top],
        [end, top],
      ],
    },
    style: { stroke: color, fill: "none", lineWidth: tokens.line.hair, opacity: 0.55 },
  };
}

function labelShape(x: number, y: number, value: string, name: string, color: string, tokens: ChartTokens): Shape {
  const face = { fontFamily: tokens.font, fontSize: tokens.size.label, fill: color };
  return {
    type: "text",
    style: {
      x,
      y,
      text: value === "" ? `{n|${name}}` : `{v|${value}} {n|${name}}`,
      verticalAlign: "middle",
      rich: { v: { ...face, fontWeight: 600 }, n: face },
      ...face,
    },
  };
}

function leaderWidth(tokens: ChartTokens): number {
  return tokens.gap * 3;
}
