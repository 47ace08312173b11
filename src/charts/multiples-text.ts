import { formatPeriod } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { AxisScale, ChartLine } from "./chart-line.ts";
import { lastKnown } from "./line-parts.ts";
import type { Plot, Shape } from "./overlay.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { measuredPeriod } from "./tooltip.ts";

/** What all cells share: the scale of their numbers, and whether they have room for remarks. */
export type Look = { readonly axis: AxisScale; readonly remarked: boolean };

/** What is said below the head of a cell: when its last figure is from, where that is not the end of the axis, and its marks. */
function cellRemark({ series }: ChartLine, language: Language): string {
  const last = lastKnown(series);
  if (!last) return "";
  const { indicator, measure, points } = series;
  const { marks } = sayFigure(last.figure, indicator, measure, language);
  const when =
    last.index < points.length - 1 ? measuredPeriod(points[last.index]?.period ?? "", measure, language) : "";
  return [when, marks].filter((part) => part !== "").join(" · ");
}

/** True where some cell has something to say below its head, so that all make room for it. */
export function hasRemarks(lines: readonly ChartLine[]): boolean {
  return lines.some((line) => cellRemark(line, "zh-CN") !== "");
}

/** Name left and last figure right above the plot, what is to be known of it below; first and last period below the plot. */
export function drawCellText(
  line: ChartLine,
  plot: Plot,
  { axis, remarked }: Look,
  tokens: ChartTokens,
  language: Language,
): Shape[] {
  const { size, font, color, gap } = tokens;
  const { indicator, measure, points } = line.series;
  const last = lastKnown(line.series);
  const right = plot.x + plot.width;
  const value = last ? sayFigure(last.figure, indicator, measure, language, axis.scale).text : "—";
  const remark = cellRemark(line, language);
  const second = remarked ? size.small * 1.4 : 0;
  const room = (plot.width - gap) / size.label - textEms(value) * 1.08;
  const name = labelText(fitText(nameIn(line.names, language), Math.max(3, room / 1.06)));
  const head = {
    y: plot.y - gap * 0.9 - second,
    fontFamily: font,
    fontSize: size.label,
    verticalAlign: "bottom" as const,
  };
  const foot = {
    y: plot.y + plot.height + gap / 2,
    fontFamily: font,
    fontSize: size.small * 0.92,
    fill: color.secondary,
    verticalAlign: "top" as const,
  };
  const under = { y: plot.y - gap * 0.9, fontSize: size.small * 0.92, fill: color.secondary, align: "right" as const };
  const firstPeriod = formatPeriod(points[0]?.period ?? "", language);
  const lastPeriod = formatPeriod(points[points.length - 1]?.period ?? "", language);
  return [
    { type: "text", style: { ...head, x: plot.x, text: name, fill: color.text } },
    {
      type: "text",
      style: { ...head, x: right, text: labelText(value), align: "right", fill: color.text, fontWeight: 600 },
    },
    ...(remark === ""
      ? []
      : [{ type: "text" as const, style: { ...head, ...under, x: right, text: labelText(remark) } }]),
    { type: "text", style: { ...foot, x: plot.x, text: firstPeriod } },
    { type: "text", style: { ...foot, x: right, text: lastPeriod, align: "right" } },
  ];
}
