import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { type SaidFigure, sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { chartNotes, type Remark, remarkLines } from "./notes.ts";
import { drawnSide, NARROW, type SlopeEntry, type SlopeInput } from "./slope-pair.ts";
import { measuredPeriod } from "./tooltip.ts";

type Shown = Pick<SlopeInput, "indicator" | "measure" | "periodBefore" | "periodNow" | "entries">;

/** True of an entry that is drawn on both sides. */
export function isPaired({ before, now }: SlopeEntry): boolean {
  return drawnSide(before) !== null && drawnSide(now) !== null;
}

/** What the signs of a slope mean. */
export function slopeNotes({ entries }: Shown, language: Language): string[] {
  const figures = entries.filter(isPaired).flatMap(({ before, now }) => [before, now]);
  return chartNotes(figures, language, "pairs");
}

/**
 * What is to be known of either side and of the change between them that the labels do not say: reasons, small bases; of a
 * narrow one the marks as well, and the changes themselves.
 */
export function slopeRemarks(shown: Shown, width: number, language: Language): string[] {
  const { indicator, measure, periodBefore, periodNow } = shown;
  const entries = shown.entries.filter(isPaired);
  const tell = ({ remarks, note }: SaidFigure) => (width < NARROW ? remarks : note);
  const sides = (["before", "now"] as const).flatMap((side) => {
    const period = measuredPeriod(side === "before" ? periodBefore : periodNow, measure, language);
    return entries.map((entry): Remark => {
      const remark = tell(sayFigure(entry[side], indicator, measure, language));
      return { names: entry.names, remark: remark === "" ? "" : `${period} ${remark}` };
    });
  });
  const yoy = nameIn(MEASURE_NAMES.yoy, language);
  const changes = entries.map(({ names, change }): Remark => {
    const said = sayFigure(change, indicator, "yoy", language);
    if (width < NARROW) return { names, remark: `${yoy} ${said.line}` };
    const named = change.kind === "missing" ? `${yoy} ${said.text}` : yoy;
    return { names, remark: said.note === "" ? "" : `${named} ${said.note}` };
  });
  return remarkLines([...sides, ...changes], entries.length, language);
}

/** One that is not drawn on both sides, with what there is of each: 示例甲（2023年8月 —，未报；2024年8月 12人）. */
export function sayUnpaired(entry: SlopeEntry, shown: Shown, language: Language): string {
  const { indicator, measure, periodBefore, periodNow } = shown;
  const sides = [
    { period: periodBefore, figure: entry.before },
    { period: periodNow, figure: entry.now },
  ].map(({ period, figure }) => {
    const { text, remarks } = sayFigure(figure, indicator, measure, language);
    const told =
      figure.kind === "missing"
        ? remarks
        : [text, remarks].filter((part) => part !== "").join(language === "en" ? ", " : "，");
    return `${measuredPeriod(period, measure, language)} ${told}`;
  });
  return withRemarks(nameIn(entry.names, language), sides.join(language === "en" ? "; " : "；"), language);
}
