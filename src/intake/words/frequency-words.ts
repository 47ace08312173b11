import { nameForm } from "#domain/terms/name-form.ts";
import { type Frequency, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { codeOfLabelled } from "./text-forms.ts";

/** How long the time is that a figure is of; `other`: weeks or days, of which none of ours is. */
export type StatedFrequency = Frequency | "other";

const WORDS: Record<StatedFrequency, string> = {
  month: "月 月度 月报 月报表 按月 每月 逐月 m monthly month months",
  quarter: "季 季度 季报 季报表 按季 按季度 每季 每季度 q quarterly quarter quarters",
  half: "半年 半年度 半年报 半年报表 按半年 s h halfyearly semiannual semiannually biannual half",
  year: "年 年度 年报 年报表 按年 每年 全年 a y annual annually yearly year",
  other: "周 旬 日 周报 旬报 日报 按周 按日 w d b weekly daily",
};
const FREQUENCY_OF: ReadonlyMap<string, StatedFrequency> = new Map(
  (Object.keys(WORDS) as StatedFrequency[]).flatMap((frequency) =>
    WORDS[frequency].split(" ").map((word): [string, StatedFrequency] => [word, frequency]),
  ),
);
const HEADING = /freq|频|周期|期别|报表类[型别]|periodicity|interval/i;

/** True of a heading of how long the times of figures are: 频度, FREQ, 统计周期. */
export function headsFrequencies(heading: string): boolean {
  return heading.length <= 40 && HEADING.test(heading);
}

/** 季, Q, Quarterly, 季报; `null` for anything else. One letter may be something else where the heading does not say. */
export function readFrequency(text: string, isHeaded: boolean): StatedFrequency | null {
  if (text.length > 40) return null;
  const form = nameForm(codeOfLabelled(text) ?? text);
  return !isHeaded && /^[a-z]?$/.test(form) ? null : (FREQUENCY_OF.get(form) ?? null);
}

const MONTHS: Record<Frequency, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/**
 * The period that a code names where figures are of a stated frequency: 2024-09 is the third quarter of a quarterly figure.
 * `null` where the two do not agree. A year to date is of whatever length.
 */
export function periodOfFrequency(code: string, frequency: StatedFrequency): string | null {
  const period = parsePeriod(code);
  if (period === null || frequency === "other") return null;
  if (period.kind === frequency) return code;
  if (period.kind === "year-to-date" || period.kind === "year-to-date-open" || period.kind === "as-of-open")
    return code;
  const month = lastMonth(period);
  if (period.kind !== "month" || month % MONTHS[frequency] !== 0) return null;
  const { year } = period;
  switch (frequency) {
    case "month":
      return code;
    case "quarter":
      return periodCode({ kind: "quarter", year, quarter: month / 3 });
    case "half":
      return periodCode({ kind: "half", year, half: month / 6 });
    case "year":
      return periodCode({ kind: "year", year });
  }
}
