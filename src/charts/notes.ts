import type { Figure } from "#domain/figures/figure.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import type { ChartLine } from "./chart-line.ts";
import { isQualified, isUncertain, lastKnown, lastShown } from "./line-parts.ts";
import { measuredPeriod } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

/** Lines over time, bars, or lines between two periods: each says by other signs what a figure is. */
type ChartKind = "lines" | "bars" | "pairs";

const LIMITS = { lines: "limitsUpright", bars: "limitsLevel", pairs: "limitsUpright" } as const;

/** What the signs of a chart mean, only those that occur in it: dashed lines or light bars, hollow points, thin strokes. */
export function chartNotes(figures: Iterable<Figure>, language: Language, kind: ChartKind = "lines"): string[] {
  let preliminary = false;
  let hollow = false;
  let limits = false;
  for (const figure of figures) {
    if (figure.kind === "range") limits = true;
    if (figure.kind !== "value") continue;
    preliminary ||= isUncertain(figure);
    hollow ||= isQualified(figure);
  }
  const words = [
    ...(preliminary ? [CHART_WORDS[kind === "bars" ? "light" : "dashed"]] : []),
    ...(hollow ? [CHART_WORDS[kind === "bars" ? "outlined" : "hollow"]] : []),
    ...(limits ? [CHART_WORDS[LIMITS[kind]]] : []),
  ];
  return words.map((names) => nameIn(names, language));
}

/**
 * What is to be known of the last figure of each line that its label does not say: coverage, limits; or the figure itself
 * where it is words, which no label at the end of a line can say. With its period.
 */
export function endRemarks(lines: readonly ChartLine[], language: Language): Remark[] {
  return lines.map(({ names, series }) => {
    const last = lastKnown(series);
    if (last === null) return { names, remark: "" };
    const { indicator, measure, points } = series;
    const { line, note } = sayFigure(last.figure, indicator, measure, language);
    const told = last.index === lastShown(series)?.index ? note : line;
    const period = measuredPeriod(points[last.index]?.period ?? "", measure, language);
    return { names, remark: told === "" ? "" : `${period} ${told}` };
  });
}

/** Something to be said of one line or bar. */
export type Remark = { readonly names: Names; readonly remark: string };

/**
 * What the labels of a chart have no room for, each remark once with those it holds of: 已报2/3个月：甲、乙. Of all of
 * `count`, it says so instead of naming them.
 */
export function remarkLines(remarks: readonly Remark[], count: number, language: Language): string[] {
  const holds = new Map<string, Names[]>();
  for (const { names, remark } of remarks) if (remark !== "") holds.set(remark, [...(holds.get(remark) ?? []), names]);
  return [...holds].map(([remark, of]) => {
    const whom =
      of.length === count && count > 2
        ? nameIn(CHART_WORDS.all, language).replace("{count}", String(count))
        : formatList(
            of.map((names) => nameIn(names, language)),
            language,
          );
    return language === "en" ? `${remark}: ${whom}` : `${remark}：${whom}`;
  });
}
