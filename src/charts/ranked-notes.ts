import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Measure } from "#domain/figures/measure.ts";
import type { Rank } from "#domain/figures/rank.ts";
import { formatRank } from "#domain/say/format-rank.ts";
import { sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { BarEntry, RankedEntry } from "./bar-entry.ts";
import { chartNotes, remarkLines } from "./notes.ts";
import { CHART_WORDS } from "./words.ts";

type Shown = { readonly indicator: Indicator; readonly measure: Measure };

/** True of a place that bounds leave open: 2—4. */
export function isOpen({ best, worst }: Rank): boolean {
  return best !== worst;
}

/** What the signs of ranked bars mean, and why places are open. */
export function rankedNotes(ranked: readonly RankedEntry[], language: Language): string[] {
  const places = [...new Set(ranked.filter(({ rank }) => isOpen(rank)).map(({ rank }) => formatRank(rank)))];
  const word = nameIn(CHART_WORDS.openOrder, language);
  const open = language === "en" ? `rank ${places.join(", ")}: ${word}` : `名次${places.join("、")}：${word}`;
  const signs = chartNotes(
    ranked.map(({ figure }) => figure),
    language,
    "bars",
  );
  return places.length === 0 ? signs : [...signs, open];
}

/** What is to be known of the figures beyond their marks, which the labels have. */
export function rankedRemarks(
  ranked: readonly RankedEntry[],
  { indicator, measure }: Shown,
  language: Language,
): string[] {
  const remarks = ranked.map(({ names, figure }) => ({
    names,
    remark: sayFigure(figure, indicator, measure, language).note,
  }));
  return remarkLines(remarks, ranked.length, language);
}

/** One that has no rank, with its figure and why: 示例甲 +300%（基数小，不排名）. */
export function sayUnranked(entry: BarEntry, { indicator, measure }: Shown, language: Language): string {
  const { text, remarks } = sayFigure(entry.figure, indicator, measure, language);
  const name = nameIn(entry.names, language);
  // Of a dash the reason alone says all.
  return withRemarks(entry.figure.kind === "missing" ? name : `${name} ${text}`, remarks, language);
}
