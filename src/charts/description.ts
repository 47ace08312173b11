import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { ChartLine } from "./chart-line.ts";
import { lastKnown } from "./line-parts.ts";
import { measuredPeriod } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

const MOST_TOLD = 6;

/** A line chart in words, for those who hear it: what, when, of whom, and the latest figures. */
export function describeLines(lines: readonly ChartLine[], language: Language): string {
  const first = lines[0]?.series;
  const from = first?.points[0]?.period;
  const to = first?.points[first.points.length - 1]?.period;
  const en = language === "en";
  if (!first || from === undefined || to === undefined)
    return `${nameIn(CHART_WORDS.lineChart, language)}${en ? ", " : "，"}${nameIn(CHART_WORDS.noFigures, language)}`;
  const latest = lines.slice(0, MOST_TOLD).map((line) => describeLatest(line, language));
  const head = [
    nameIn(CHART_WORDS.lineChart, language),
    nameIn(first.indicator.names, language),
    nameIn(MEASURE_NAMES[first.measure], language),
    `${formatPeriod(from, language)}${en ? " to " : "至"}${formatPeriod(to, language)}`,
    en ? `${lines.length} lines` : `${lines.length}条线`,
  ].join(en ? ", " : "，");
  const more = lines.length > MOST_TOLD ? (en ? "; and others" : "；等") : "";
  return `${head}${en ? ". Latest: " : "。最新："}${latest.join(en ? "; " : "；")}${more}${en ? "." : "。"}`;
}

function describeLatest(line: ChartLine, language: Language): string {
  const last = lastKnown(line.series);
  const name = nameIn(line.names, language);
  if (!last) return `${name} ${nameIn(CHART_WORDS.noFigures, language)}`;
  const { indicator, measure, points } = line.series;
  const period = measuredPeriod(points[last.index]?.period ?? "", measure, language);
  const { line: said } = sayFigure(last.figure, indicator, measure, language);
  return language === "en" ? `${name}, ${period}: ${said}` : `${name}${period}${said}`;
}

/** A bar chart in words: its head and the first entries, each as it is written in the chart. */
export function describeEntries(
  kind: string,
  head: readonly string[],
  entries: readonly string[],
  language: Language,
): string {
  const en = language === "en";
  const told = entries.slice(0, 15);
  const more = entries.length > told.length ? (en ? "; and others" : "；等") : "";
  const body = told.length === 0 ? nameIn(CHART_WORDS.noFigures, language) : told.join(en ? "; " : "；");
  return `${[kind, ...head].join(en ? ", " : "，")}${en ? ". " : "。"}${body}${more}${en ? "." : "。"}`;
}
