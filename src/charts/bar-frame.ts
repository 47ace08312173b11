import type { XAXisComponentOption, YAXisComponentOption } from "echarts";
import type { ValueFigure } from "#domain/figures/figure.ts";
import { isQualified, isUncertain } from "./line-parts.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";

/** Height of a chart of horizontal bars, in pixels. */
export function barsHeight(count: number, tokens: ChartTokens, head = 0): number {
  return Math.max(1, count) * tokens.row + tokens.gap * 2 + head;
}

/**
 * Names left of horizontal bars, with what stands before them (a rank), fitted and aligned at their left edge; `apart` is
 * room between them and the plot, for the labels of negative bars.
 */
export function nameAxis(
  rows: readonly { readonly key: string; readonly before: string; readonly name: string }[],
  longest: number,
  tokens: ChartTokens,
  apart = 0,
): { axis: YAXisComponentOption; width: number } {
  const { label, small } = tokens.size;
  const rank = Math.max(0, ...rows.map(({ before }) => textEms(before))) * small;
  const names = rows.map(({ name }) => labelText(fitText(name, longest)));
  const rankWidth = rank === 0 ? 0 : rank + tokens.gap;
  const width = rankWidth + Math.max(0, ...names.map(textEms)) * label * 1.04 + tokens.gap * 1.5 + apart;
  const face = { fontFamily: tokens.font, color: tokens.color.text, fontSize: label, verticalAlign: "middle" as const };
  const axis: YAXisComponentOption = {
    type: "category",
    inverse: true,
    triggerEvent: true,
    data: rows.map(({ key }) => key),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      ...face,
      interval: 0,
      align: "left",
      margin: width,
      formatter: (_key: string, index: number) => {
        const name = names[index] ?? "";
        return rank === 0 ? `{n|${name}}` : `{r|${rows[index]?.before ?? ""}}{n|${name}}`;
      },
      rich: {
        r: { ...face, fontSize: small, color: tokens.color.secondary, width: rankWidth, align: "left" },
        n: face,
      },
    },
  };
  return { axis, width };
}

/** A value axis that says nothing: the bars are labelled. */
export function silentValueAxis(extent: { min?: number; max?: number }): XAXisComponentOption {
  return {
    type: "value",
    ...extent,
    axisLabel: { show: false },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  };
}

export type BarStyle = { color: string; borderColor?: string; borderWidth?: number };

/** A bar in a colour: only its outline where the figure is qualified, lighter where it may still change. */
export function barStyle(figure: ValueFigure, color: string, tokens: ChartTokens): BarStyle {
  const edge = { borderColor: color, borderWidth: tokens.line.normal * 0.75 };
  if (isQualified(figure)) return { color: tokens.color.surface, ...edge };
  return isUncertain(figure) ? { color: withAlpha(color, "73"), ...edge } : { color };
}

/** A six-digit colour with an alpha of two hexadecimal digits. */
export function withAlpha(color: string, alpha: string): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color + alpha : color;
}

/** Room right of the longest bar for its label, in pixels. */
export function labelRoom(labels: readonly string[], tokens: ChartTokens): number {
  return Math.max(0, ...labels.map(textEms)) * tokens.size.label * 1.06 + tokens.gap * 2.5;
}
