import { jotResult } from "./build-books.ts";
import type { NamedIndicator } from "./catalogue.ts";
import { openDesk } from "./desk.ts";
import { compare, fraction, writeFraction } from "./fraction.ts";
import type { Interval } from "./interval.ts";
import { type LevelMeasure, rangeOf } from "./level.ts";
import { beginOf, type CalendarKind, endOf, listPeriods, type MonthRange, type Period } from "./period.ts";
import { type RandomRegion, toBooks } from "./random-region.ts";
import { openReckoner } from "./reckoner.ts";

/** What the reckoner says of an invented region, held against what is known to have happened there. */
export interface TruthCheck {
  readonly figures: number;
  /** Figures said exactly. */
  readonly exact: number;
  /** One line each, where the truth lies outside what the reckoner says is possible. */
  readonly untrue: readonly string[];
}

interface Question {
  readonly indicator: NamedIndicator;
  readonly period: Period;
  readonly measure: LevelMeasure;
  readonly range: MonthRange;
}

type Sides = Pick<Interval, "low" | "lowStrict" | "high" | "highStrict">;

const KINDS: readonly CalendarKind[] = ["month", "quarter", "half", "year"];

/**
 * Asks for current and year to date of every flow and stock: of each platform, where what is not known must leave the
 * truth possible, and of the region, where it is a total. What a source calls 约 may be untrue and is to be kept out.
 */
export function checkTruth(region: RandomRegion): TruthCheck {
  const books = toBooks(region, "first");
  const [desk, reckoner] = [openDesk(books), openReckoner(books)];
  const { region: city, platforms } = region.catalogue;
  const untrue: string[] = [];
  let [figures, exact] = [0, 0];
  const hold = (sides: Sides, truth: number, { indicator }: Question, say: () => string) => {
    figures += 1;
    const value = fraction(truth, 10 ** indicator.decimals);
    if (!isWithin(sides, truth, indicator)) untrue.push(`${say()}, in truth ${writeFraction(value)}`);
  };
  for (const question of listQuestions(region)) {
    const { indicator, period, measure, range } = question;
    const label = `${region.seed}: ${indicator.code} ${period.code} ${measure}`;
    for (const { code } of platforms) {
      const { figures: own } = desk.folder(indicator.code, code);
      const figure =
        indicator.aggregation === "last"
          ? own.state(range.year, range.to, "month")
          : own.flow(range, measure === "ytd" ? "to-date" : "calendar");
      const truth = happened(region, indicator, code, range);
      hold(figure.interval, truth, question, () => `${label} ${code}: ${figure.kind}`);
    }
    const total = reckoner.reckon(indicator.code, city.code, period.code, measure);
    if (total.kind === "missing" || total.origin !== "total") continue;
    if (total.form === "exact") exact += 1;
    const truth = platforms.reduce((sum, { code }) => sum + happened(region, indicator, code, range), 0);
    hold({ ...total, low: total.floor }, truth, question, () => `${label} ${city.code}: ${jotResult(total)}`);
  }
  return { figures, exact, untrue };
}

function listQuestions({ catalogue, years }: RandomRegion): Question[] {
  const measured = catalogue.indicators.filter(
    ({ aggregation, recipe }) => !recipe && (aggregation === "sum" || aggregation === "last"),
  );
  const all = Array.from({ length: years.last - years.first + 1 }, (_, index) => years.first + index);
  const periods = all.flatMap((year) => KINDS.flatMap((kind) => listPeriods(year, kind)));
  return measured.flatMap((indicator) =>
    periods.flatMap((period) =>
      (["current", "ytd"] as const).map((measure) => {
        return { indicator, period, measure, range: rangeOf(period.range, measure) };
      }),
    ),
  );
}

/** In units of the last decimal: a flow over the months, a stock at their end. */
function happened({ truth }: RandomRegion, indicator: NamedIndicator, organization: string, range: MonthRange): number {
  const of = truth(indicator.code, organization);
  if (indicator.aggregation === "last") return of(endOf(range));
  let sum = 0;
  for (let month = beginOf(range); month <= endOf(range); month += 1) sum += of(month);
  return sum;
}

function isWithin({ low, lowStrict, high, highStrict }: Sides, truth: number, indicator: NamedIndicator): boolean {
  const value = fraction(truth, 10 ** indicator.decimals);
  const fromLow = low ? compare(value, low) : 1;
  const toHigh = high ? compare(high, value) : 1;
  return fromLow >= (lowStrict ? 1 : 0) && toHigh >= (highStrict ? 1 : 0);
}
