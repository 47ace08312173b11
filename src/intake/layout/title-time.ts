import { readPeriod } from "#intake/words/period-text.ts";

/** What a title, a sheet's name or a file's name says of time. */
export type TitleTime = {
  /** Code of the one month, quarter, half or year to date that it names with its year. */
  readonly period: string | null;
  /** Months, a quarter or a half that it names without a year, as written: 1-7月. */
  readonly part: string | null;
  /** The one year named. */
  readonly year: number | null;
  /** Code of the year, where it is named as the period: 2024年. */
  readonly wholeYear: string | null;
  /** Names several times, or one that there is not, so that none is the one meant. */
  readonly isSeveral: boolean;
  /** It says that the figures are of a month or a quarter, not of which: 月报. */
  readonly isVague: boolean;
  /** The time is a day, 截至7月底: a state, or a sum up to it. */
  readonly asOf: boolean;
};

const NUMERAL = "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})";
const TO = "(?:-|—|–|至|到|~)+";

/** Periods as titles name them, the more precise first. A day (2024年9月3日) is the day of the report, not a period. */
const WITH_YEAR: readonly RegExp[] = [
  new RegExp(`\\d{4}年${NUMERAL}月?${TO}${NUMERAL}月`, "g"),
  new RegExp(`\\d{4}年(?:前${NUMERAL}个?月|前[二三23]个?季度|[一1]${TO}[二三23]季度)`, "g"),
  /\d{4}年第?[一二三四1-4]季度/g,
  /\d{4}年[上下]半年/g,
  new RegExp(`\\d{4}年${NUMERAL}月(?!\\d{1,2}日)`, "g"),
  /(?<![\d.-])\d{4}[-.]\d{1,2}(?![\d.-])/g,
];
/** 2024年第8期 is an issue of the year, not the year. */
const WHOLE_YEAR = /\d{4}年(?!\d|第?[\d一二三四五六七八九十]+[期号批次])/g;
/** 截至8月20日, 1月1日至8月20日, 2024年第8期: a time that no period of ours is, unless its day is the last of a month. */
const UP_TO_A_DAY =
  /(?:截至|截止)到?(?:\d{4}年)?(\d{1,2})月(\d{1,2})日|日(?:-|—|–|至|到|~)+(?:\d{4}年)?(\d{1,2})月(\d{1,2})日/g;
const ISSUE = /\d{4}年第?[\d一二三四五六七八九十]+[期号批次]/;

/** The same without a year: what stands before them is no part of a number, a date or a range; 截至 is none. */
const APART = "(?<![\\d年.一二三四五六七八九十~—–到-])(?<!(?<!截)至)";
const WITHOUT_YEAR: readonly RegExp[] = [
  new RegExp(`${APART}${NUMERAL}月?${TO}${NUMERAL}月`, "g"),
  new RegExp(`(?<!年)前(?:${NUMERAL}个?月|[二三23]个?季度)|${APART}[一1]${TO}[二三23]季度`, "g"),
  new RegExp(`${APART}第?[一二三四1-4]季度`, "g"),
  /(?<!年)[上下]半年/g,
  new RegExp(`${APART}${NUMERAL}月(?!\\d{1,2}日)`, "g"),
];
/** A time that is none of these, and so is not known. A day is none. */
const OTHER_TIME = /[\d一二三四五六七八九十首末前后](?:个)?(?:月(?!\d{1,2}日)|季|周|旬)|[上下]半年/;

/** A line that speaks of something else than the time of the figures. */
const OF_OTHER =
  /日期|发布|制表|打印|导出|^(?:注|说明|备注|填表说明|数据来源|资料来源)|^(?:notes?|sources?|remarks?|date[sd]?)[:：]|(?:published|printed|exported|prepared)(?:[:：]|on|by)/i;
/** Words beside a time in a line that states it: 统计期:1-7月. */
const LABEL_LETTERS = 8;

/** @param text lines of a title, half width and without blanks */
export function timeIn(text: string): TitleTime {
  const told = text
    .split("\n")
    .filter((line) => !OF_OTHER.test(line))
    .join("\n")
    .replace(/(\d{4}年)度/g, "$1")
    .replace(FROM_NEW_YEAR, wholeMonths);
  const full = firstOf(told, WITH_YEAR, null);
  const year = yearIn(text);
  // What is left when times with a year are taken out.
  const rest = WITH_YEAR.reduce((left, pattern) => left.replace(pattern, "、"), told);
  const part = firstOf(rest, WITHOUT_YEAR, year ?? SOME_YEAR);
  const whole = onlyCode(told, WHOLE_YEAR, null);
  return {
    period: full.code,
    part: full.code === null || differs(full.code, part, year, rest) ? part.text : null,
    year,
    wholeYear: whole.code,
    isSeveral:
      full.isSeveral ||
      part.isSeveral ||
      whole.isSeveral ||
      endsWithinMonth(told) ||
      (part.code === null && (OTHER_TIME.test(rest) || ISSUE.test(told))),
    isVague: /月报|月度|季报|季度|旬报|周报/.test(told),
    asOf: isUpTo(told, full.text ?? part.text ?? ""),
  };
}

/** 1月1日至8月31日 is 1-8月. */
const FROM_NEW_YEAR = /1月1日?(?:-|—|–|至|到|~)+(?:\d{4}年)?(\d{1,2})月(\d{1,2})日/g;

function wholeMonths(text: string, month: string, day: string): string {
  return Number(day) >= (MONTH_DAYS[Number(month) - 1] ?? 32) ? `1-${month}月` : text;
}

function endsWithinMonth(text: string): boolean {
  return [...text.matchAll(UP_TO_A_DAY)].some(([, upToMonth, upToDay, toMonth, toDay]) => {
    const [month, day] = [Number(upToMonth ?? toMonth), Number(upToDay ?? toDay)];
    return day < (MONTH_DAYS[month - 1] ?? 0);
  });
}

/** Days of each month, of February the fewest. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Any year will do to tell whether a text is a part of one. */
const SOME_YEAR = 2000;

type Found = { readonly code: string | null; readonly text: string | null; readonly isSeveral: boolean };

/** A second line that states another time than the first (统计期:1-7月 below 2024年7月) contradicts it. */
function differs(code: string, part: Found, year: number | null, rest: string): boolean {
  if (part.text === null || part.code === null || year === null || part.code === code) return false;
  const line = rest.split("\n").find((one) => one.includes(part.text ?? "")) ?? "";
  return line.length - part.text.length <= LABEL_LETTERS;
}

function firstOf(text: string, patterns: readonly RegExp[], year: number | null): Found {
  for (const pattern of patterns) {
    const found = onlyCode(text, pattern, year);
    if (found.code !== null || found.isSeveral) return found;
  }
  return { code: null, text: null, isSeveral: false };
}

/** The one period that a pattern finds, however often it is said. */
function onlyCode(text: string, pattern: RegExp, year: number | null): Found {
  const codes = new Map<string, string>();
  for (const [found] of text.matchAll(pattern)) {
    const reading = readPeriod(found, year);
    if (reading.kind === "period") codes.set(reading.code, codes.get(reading.code) ?? found);
    else if (reading.kind === "nonexistent") return { code: null, text: null, isSeveral: true };
  }
  const [only] = codes;
  if (codes.size !== 1 || only === undefined) return { code: null, text: null, isSeveral: codes.size > 1 };
  return { code: only[0], text: only[1], isSeveral: false };
}

/** 截至2024年7月, 7月末, 7月底: the time as found, with what stands around it. */
function isUpTo(text: string, time: string): boolean {
  if (time === "") return false;
  const at = text.indexOf(time);
  return /(?:截至|截止|截止到|截至到)$/.test(text.slice(0, at)) || /^份?(?:末|底)/.test(text.slice(at + time.length));
}

export function yearIn(text: string): number | null {
  const years = new Set([...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 && only !== undefined ? only : null;
}
