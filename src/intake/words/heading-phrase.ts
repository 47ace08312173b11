import { halfWidth } from "./text-forms.ts";

/** A heading that says in one what others say over several rows: 2024年8月引进博士, 1-8月累计引进博士, 引进博士(2024.8). */
export type HeadingPhrase = {
  /** What is left when the time is taken off. */
  readonly name: string;
  /** The time as written; empty where the heading only says 累计. */
  readonly period: string;
  /** 截至 stands before it, or 末 behind. */
  readonly asOf: boolean;
  readonly yearToDate: boolean;
};

const LONGEST = 60;
const NUMBER = "(?:1?\\d|十[一二]?|[一二三四五六七八九])";
const TO = "[-—–~至到]";
const PART_OF_YEAR = `(?:${NUMBER}月?${TO}${NUMBER}月份?|前${NUMBER}个?月|${NUMBER}月(?:\\d{1,2}日|份)?|前[二三23]个?季度?|[一1]${TO}[二三23]季度|第?[一二三四1-4]季度|q[1-4]|[上下]半年|全年)`;
/** The time at the start, perhaps with 截至 before and 末 behind it. */
const BEFORE = new RegExp(
  `^(?<asOf>截至|截止)?[到至]?(?<period>(?:19|20)\\d{2}[.\\-/]\\d{1,2}(?![\\d.\\-/])|(?:(?:19|20)\\d{2}|\\d{2}(?=年\\d))年?${PART_OF_YEAR}|(?:19|20)\\d{2}年度?|${PART_OF_YEAR})(?<end>底|末)?(?<sum>本年累计|累计)?(?:当月|当期)?(?<name>\\D.*)$`,
  "i",
);
const BEHIND = /^(?<name>.*\D)\((?<period>[^()]{2,20})\)$/;
/** 累计 at the start, without a time of its own. */
const SUM = /^(?<sum>本年累计|年初累计|累计)(?<name>\D.+)$/;

/** Takes the time off a heading; `null` where none stands at its start or, in brackets, at its end. */
export function splitPhrase(text: string): HeadingPhrase | null {
  if (text.length > LONGEST) return null;
  const bare = halfWidth(text).replace(/\s+/g, "");
  const groups = (BEFORE.exec(bare) ?? BEHIND.exec(bare) ?? SUM.exec(bare))?.groups;
  if (!groups) return null;
  const { name = "", period = "", asOf, end, sum } = groups;
  return { name, period, asOf: (asOf ?? end) !== undefined, yearToDate: sum !== undefined };
}
