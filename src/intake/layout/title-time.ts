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
  /** It speaks of a part of a year, and which is not clear: 2024年7、8月, 截至8月20日. */
  readonly isPartUnclear: boolean;
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
  new RegExp(`\\d{4}年${NUMERAL}月(?!\\d{1,2}(?:日|${TO}))`, "g"),
  /(?<![\d.-])\d{4}[-.]\d{1,2}(?![\d.-])/g,
];
/** 2024年第8期 is an issue of the year, not the year. */
const WHOLE_YEAR = /(?<![\d\-—–~至到])\d{4}年(?!\d|第?[\d一二三四五六七八九十]+[期号批次])/g;
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
  new RegExp(`${APART}${NUMERAL}月(?!\\d{1,2}(?:日|${TO}))`, "g"),
];
/** A time that is none of these, and so is not known. A day is none. */
const OTHER_TIME = /[\d一二三四五六七八九十首末前后](?:个)?(?:月(?!\d{1,2}日)|季|周|旬)|[上下]半年/;

/** Ways of naming a period that are written out before a title is looked at. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)(\d{4})年?[qQ]1(?:-|—|–|至|到|~)+[qQ]([23])(?!\d)/g, "$1年前$2季度"],
  [/(?<![\d十])(?:一二月|[1一]月[2二]月)/g, "1-2月"],
  [/(?<!\d)(\d{4})年?第?[qQ]([1-4])(?![\da-zA-Z])/g, "$1年第$2季度"],
  [/(?<![\da-zA-Z])[qQ]([1-4])[-,/]?(\d{4})(?!\d)/g, "$2年第$1季度"],
  [/(?<!\d)(\d{4})年?[hH]1(?![\da-zA-Z])/g, "$1年上半年"],
  [/(?<!\d)(\d{4})年?[hH]2(?![\da-zA-Z])/g, "$1年下半年"],
  [/(?<=年|^)元月/gm, "1月"],
  [/[头前]([两二三2-9])个?月/g, "前$1个月"],
  [/前两个月/g, "前2个月"],
  [/(?<!\d)[1一]月?[、,和及与][2二]月/g, "1-2月"],
];
const UNIT = "(?:\\d{4}年|月份?|季度?|半年|[日号])";
/** Times that no period of ours is, and that must not be taken for one that stands in them. */
const UNCLEAR_PART: readonly RegExp[] = [
  // A month and the year up to it; the month of a meeting; a day that ends a range; the beginning of a year.
  new RegExp(`(?:月份?|全年)[及和与、]${NUMERAL}月?${TO}${NUMERAL}月|全年[及和与、]`),
  /月(?:\d{1,2}日)?[^\n]{0,12}(?:例会|会议|会商)/,
  new RegExp(`月?${TO}${NUMERAL}月\\d{1,2}日|月\\d{1,2}日${TO}(?:\\d{4}年)?${NUMERAL}月\\d{1,2}日`),
  /\d{4}年初(?![步稿审核级中]|以来|[至到])/,
  // Within a month or a year, or across their bounds.
  /[上中下]旬|[上下]半个?月|月[初中](?![心国介小等学专稿审步])|第[\d一二三四五六七八九十]+周|[周旬]报|双周|(?<![上下])半年|年中(?![心国])|中报|[春夏秋冬]季|春节|国庆|[暑寒][期假]/,
  new RegExp(
    `${NUMERAL}(?:月份?)?[、,和及与]${NUMERAL}(?:月|季度)|[一二三四1-4]季度?[、,和及与]第?[一二三四1-4]季|(?<![\\d一二三四第])[一二三四]{2}季度|后[一二两三四\\d]+个?(?:月|季度)`,
  ),
  // From one on, or up to one.
  new RegExp(`(?<!\\d{4}年)(?<=${UNIT})(?:及?以[前后来]|之[前后]|至今(?!年)|[前后](?![备期续勤台]))`),
];
const UNCLEAR: readonly RegExp[] = [
  ...UNCLEAR_PART,
  // Several years, or a plan of years.
  new RegExp(`\\d{4}(?:年度?)?${TO}\\d{4}(?!\\d|年?(?:${NUMERAL}月|[-.]\\d))`),
  /[一二三四五六]五(?:期间|时期|以来)/,
  /[近最](?:近)?[一二两三四五六七八九十\d]+个?(?:年|月|季度|周|日|天)/,
];
/** The same of a year, where nothing in it is named: 2024年以来. */
const UNCLEAR_YEAR = /\d{4}年(?:及?以[前后来]|之[前后]|至今|[前后](?![备期续勤台\d一二两三四五六七八九十]))/;

/** A line that speaks of something else than the time of the figures. */
const OF_OTHER =
  /日期|发布|制表|打印|导出|依据|根据|按照|工作要点|^(?:注|说明|备注|填表说明|数据来源|资料来源)|^(?:notes?|sources?|remarks?|date[sd]?)[:：]|(?:published|printed|exported|prepared)(?:[:：]|on|by)/i;
/** What the prescribed head of a form says besides, and when it is due or was compared with: 有效期至：2025年1月. */
const OF_FORM =
  /(?:有效期限?至?|批准文号|文号|[上下]次更新|对比期|基期|报送(?:时间|截止|日期)|报出(?:时间|日期))[:：]?[^:：\d\n]{0,8}(?:〔\d{4}〕\d+号|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{4}[-.]\d{1,2}(?:[-.]\d{1,2})?|次月\d{1,2}日)前?|\d{4}年\d{1,2}月\d{1,2}日前(?:报送|上报|填报)/g;
/** Words beside a time in a line that states it: 统计期:1-7月. */
const LABEL_LETTERS = 8;

/** @param text lines of a title, half width and without blanks */
export function timeIn(text: string): TitleTime {
  const told = text
    .replace(OF_FORM, "、")
    .split("\n")
    .filter((line) => !OF_OTHER.test(line))
    .join("\n")
    .replace(/(\d{4}年)度/g, "$1")
    .replace(FROM_NEW_YEAR, wholeMonths)
    .replace(UP_TO_MONTH_END, monthEnd);
  return timeOf(
    WRITTEN_OUT.reduce((left, [pattern, words]) => left.replace(pattern, words), told),
    text,
  );
}

/** @param text the same as it was written, with all its lines */
function timeOf(told: string, text: string): TitleTime {
  const full = firstOf(told, WITH_YEAR, null);
  const year = yearIn(text);
  // What is left when times with a year are taken out.
  const rest = WITH_YEAR.reduce((left, pattern) => left.replace(pattern, "、"), told);
  const part = firstOf(rest, WITHOUT_YEAR, year ?? SOME_YEAR);
  const whole = onlyCode(told, WHOLE_YEAR, null);
  const isVague = /月报|月度|季报|季度|旬报|周报/.test(told);
  const isOfYear = full.code === null && part.text === null && UNCLEAR_YEAR.test(told);
  if (isOfYear || contradictsLine(told, full.code) || UNCLEAR.some((pattern) => pattern.test(told)))
    return {
      period: null,
      part: null,
      year,
      wholeYear: null,
      isSeveral: true,
      isPartUnclear: UNCLEAR_PART.some((pattern) => pattern.test(told)),
      isVague,
      asOf: false,
    };
  const isWithinMonth = endsWithinMonth(told);
  return {
    period: full.code,
    part: full.code === null || differs(full.code, part, year, rest) ? part.text : null,
    year,
    wholeYear: whole.code,
    isSeveral:
      full.isSeveral ||
      part.isSeveral ||
      whole.isSeveral ||
      isWithinMonth ||
      (part.code === null && (OTHER_TIME.test(rest) || ISSUE.test(told))),
    isPartUnclear: full.isSeveral || part.isSeveral || isWithinMonth || (part.code === null && OTHER_TIME.test(rest)),
    isVague,
    asOf: isUpTo(told, full.text ?? part.text ?? ""),
  };
}

/** 1月1日至8月31日 is 1-8月. */
const FROM_NEW_YEAR = /1月1日?(?:-|—|–|至|到|~)+(?:\d{4}年)?(\d{1,2})月(\d{1,2})日/g;

/** 截至8月31日 is the end of August. */
const UP_TO_MONTH_END = /((?:截至|截止)到?(?:\d{4}年)?)(\d{1,2})月(\d{1,2})日/g;

function monthEnd(text: string, before: string, month: string, day: string): string {
  return Number(day) >= (MONTH_DAYS[Number(month) - 1] ?? 32) ? `${before}${month}月末` : text;
}

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

/** A line that states a period, 报表期间:2024-07 below a title of 2024年8月. */
const STATED = /^[(]?(?:报表|报告|统计|数据|所属)?(?:期间|时间|区间|时期|报告期|所属期|统计期|期)[:：]/;

function contradictsLine(told: string, code: string | null): boolean {
  if (code === null) return false;
  const lines = told.split("\n").filter((line) => STATED.test(line));
  return lines.some((line) => WITH_YEAR.some((pattern) => (onlyCode(line, pattern, null).code ?? code) !== code));
}

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
