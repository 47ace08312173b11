import type { Figure } from "#domain/figure.ts";
import { type Language, nameIn } from "#domain/names.ts";
import { isQualified, isUncertain } from "./line-parts.ts";
import { CHART_WORDS } from "./words.ts";

/** What the marks of a chart mean, only those that occur in it: dashed lines or light bars, hollow points. */
export function chartNotes(figures: Iterable<Figure>, language: Language, kind: "lines" | "bars" = "lines"): string[] {
  let dashed = false;
  let hollow = false;
  for (const figure of figures) {
    if (figure.kind !== "value") continue;
    dashed ||= isUncertain(figure);
    hollow ||= isQualified(figure);
  }
  return [
    ...(dashed ? [nameIn(CHART_WORDS[kind === "lines" ? "dashed" : "light"], language)] : []),
    ...(hollow ? [nameIn(CHART_WORDS.hollow, language)] : []),
  ];
}
