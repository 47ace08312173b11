import type { Figure } from "#domain/figure.ts";
import { type Language, nameIn } from "#domain/names.ts";
import { isQualified, isUncertain } from "./line-parts.ts";
import { CHART_WORDS } from "./words.ts";

/** What the marks of a chart mean, only those that occur in it: dashed lines, hollow points. */
export function chartNotes(figures: Iterable<Figure>, language: Language): string[] {
  let dashed = false;
  let hollow = false;
  for (const figure of figures) {
    if (figure.kind !== "value") continue;
    dashed ||= isUncertain(figure);
    hollow ||= isQualified(figure);
  }
  return [
    ...(dashed ? [nameIn(CHART_WORDS.dashed, language)] : []),
    ...(hollow ? [nameIn(CHART_WORDS.hollow, language)] : []),
  ];
}
