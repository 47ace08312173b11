import type { Indicator } from "#domain/catalogue/indicator.ts";
import { splitForeignUnit } from "./foreign-unit.ts";
import type { Match, Matcher, Slip } from "./matching.ts";
import { type StatedUnit, splitUnit } from "./unit-text.ts";

/** `month`, `quarter`: 当月值, 当季值, whatever the period beside it; `end`: 期末值, which a flow has not. */
type Measure =
  | "current"
  | "month"
  | "quarter"
  | "end"
  | "year-to-date"
  | "change"
  | "year-to-date-change"
  | "other-change";

/** An indicator as a row names it. */
export type NamedIndicator = {
  readonly indicator: Indicator;
  readonly unit: StatedUnit | null;
  /** A unit behind the name that none of ours is. */
  readonly foreign: string | null;
  /** What the name says of its figures; a stated change is never read as the indicator's value. */
  readonly slip: Slip | null;
  readonly measure: Measure;
};

/** The indicator that a text names, with a unit in brackets or a measure behind its name; `null` for none known. */
export function findIndicator(
  text: string,
  matcher: Matcher,
  indicators: ReadonlyMap<string, Indicator>,
): NamedIndicator | null {
  const whole = matcher.match(text);
  const foreign = splitForeignUnit(text);
  const bare = foreign ? { text: foreign.text, unit: null } : splitUnit(text);
  const split = { ...bare, foreign: foreign?.foreign ?? null, text: whole.kind === "exact" ? text : bare.text };
  const match = whole.kind === "exact" ? whole : matcher.match(split.text);
  const indicator = match.kind === "exact" ? indicators.get(match.code) : undefined;
  if (indicator)
    return { indicator, unit: split.unit, foreign: split.foreign, slip: slipIn(match), measure: "current" };
  return findMeasured(split, matcher, indicators);
}

/** A name in the catalogue, a measure and what separates them are shorter; these patterns take the square of the length. */
const LONGEST_MEASURED = 200;

/** Words behind an indicator's name in exports of statistical offices: 指标_累计值(人), 指标_同比增长(%). */
const MEASURES: readonly (readonly [Measure, RegExp])[] = [
  ["other-change", /[_\s:：-]*(?:累计|当期|本期|本月|当月|当季|本季)?环比(?:增长|增速|增幅)?(?:率|速度)?$/],
  ["year-to-date-change", /[_\s:：-]*(?:本年)?累计(?:同比)?(?:增长|增速|增幅|同比)(?:率|速度)?$/],
  ["change", /[_\s:：-]*(?:当期|本期|本月|当月|当季|本季)?(?:同比)?(?:增长|增速|增幅|同比)(?:率|速度)?$/],
  ["year-to-date", /[_\s:：-]*(?:本年|自年初)?累计(?:值|数)?$/],
  ["month", /[_\s:：-]*(?:当月|本月|单月)(?:值|数)?$/],
  ["quarter", /[_\s:：-]*(?:当季度?|本季度?|单季度?)(?:值|数)?$/],
  ["end", /[_\s:：-]*(?:期末|月末|季末|年末|年底)(?:值|数|余额|存量)?$/],
  ["current", /[_\s:：-]*(?:当期|本期)(?:值|数)?$/],
];

function findMeasured(
  { text, unit, foreign }: { readonly text: string; readonly unit: StatedUnit | null; readonly foreign: string | null },
  matcher: Matcher,
  indicators: ReadonlyMap<string, Indicator>,
): NamedIndicator | null {
  if (text.length > LONGEST_MEASURED) return null;
  for (const [measure, words] of MEASURES) {
    if (!words.test(text)) continue;
    const match = matcher.match(text.replace(words, ""));
    const indicator = match.kind === "exact" ? indicators.get(match.code) : undefined;
    if (indicator) return { indicator, unit, foreign, slip: slipIn(match), measure };
  }
  return null;
}

function slipIn(match: Match): Slip | null {
  return match.kind === "exact" ? (match.slip ?? null) : null;
}
