import { nameForm } from "#domain/terms/name-form.ts";
import { splitUnit } from "./unit-text.ts";

/**
 * Whose figures a heading says are below it, counted from the time of the table: those of its last month (本月, 当月数), of
 * its last quarter (本季度完成), of a period that it does not say (本期), or of the year (本年), whole or so far.
 */
export type CurrentTime = "month" | "quarter" | "period" | "year";

/** No such heading is longer. */
const LONGEST = 40;
const WHAT =
  "(?:实际|已|新增|新)?(?:完成|实现|达成|引进|招引|发生|到位|新增)?(?:情况|实绩)?(?:人数|个数|家数|数量|数值|金额|[数值量额])?";
const CURRENT = new RegExp(`^(?:[本当该](?<part>月|季|期|年)|单(?<one>月|季)|今(?<now>年))[份度内]?${WHAT}$`);
const OF_PART: ReadonlyMap<string, CurrentTime> = new Map([
  ["月", "month"],
  ["季", "quarter"],
  ["期", "period"],
  ["年", "year"],
]);

/** `null` for a heading that says nothing of the kind. A unit in brackets does not matter. */
export function currentTime(heading: string): CurrentTime | null {
  if (heading.length > LONGEST) return null;
  const { part, one, now } = CURRENT.exec(nameForm(splitUnit(heading).text))?.groups ?? {};
  return OF_PART.get(part ?? one ?? now ?? "") ?? null;
}

/** What is said of figures behind a time, where that is only that there are some: 1-9月完成, 9月份实际完成数. */
const DONE =
  /^(?:的)?(?:实际|已|共|新增|新)?(?:完成|实现|达成|执行|引进|招引|发生|到位|新增|实绩|实际)?(?:情况)?(?:人数|个数|家数|数量|数值|数据|金额|[数值量额])?$/;

/** True of 完成, 实绩, 完成数: words that name no figures and only say that they are such. */
export function saysDone(name: string): boolean {
  return name.length <= LONGEST && DONE.test(nameForm(splitUnit(name).text));
}

/** A heading that says 月末 or 季底 and not of which month: of the end of the table's own time. */
const END = /^(?:[本当]?[月季年期]度?)[末底](?:累计)?(?:实有|结存|余额)?(?:人数|个数|家数|数量|数值|[数值量额])?$/;

export function saysEnd(heading: string): boolean {
  return heading.length <= LONGEST && END.test(nameForm(splitUnit(heading).text));
}

const MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec";
const TIME = new RegExp(
  "\\d月|[一二三四五六七八九十]月|个月|元月|季度|[一二三四首末前\\d]季|半年|\\d年|[头前][两二三四五六七八九十\\d]|" +
    "[月季年期]度?[初末底]|[上中下]旬|旬|周|年初|年中|[本当今全]年|[本当]季|[上下]月|截至|截止|至今|以来|日均|月均|(?<!\\d)(?:19|20)\\d{2}(?!\\d)|" +
    `(?<![a-z\\d])(?:q[1-4]|h[12]|ytd|(?:${MONTH})[a-z]*|to date|week|quarter|monthly|month)(?![a-z])`,
  "i",
);

/** True of a text that speaks of a time, however it does, other than of one year. */
export function saysTime(text: string, but: number | null = null): boolean {
  const bare = text.slice(0, 200).replace(/\s+/g, " ");
  return TIME.test(but === null ? bare : bare.replace(new RegExp(`(?<!\\d)${but}(?:年度?)?(?![\\d.\\-/])`, "g"), ""));
}
