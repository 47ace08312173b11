/** A text about time without what people say around it. */
export type BarePeriod = {
  readonly text: string;
  /** 截至 stands before it. */
  readonly asOf: boolean;
};

const DAY_OF_WEEK = "(?:星期|礼拜|周)[一二三四五六日天]";
const EN_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
/** 2024-07-31,三 and 2024年7月31日（星期三）: a day of the week behind a date, whatever parts them. */
const BEHIND = new RegExp(
  `^(.*\\d日?)(?:[\\s,、(]*${DAY_OF_WEEK}|[\\s,、(]+(?:[一二三四五六日天]|${EN_DAY}))\\)?(?=$|\\s*\\d{1,2}:)`,
);
/** Wed, 31 July 2024. */
const BEFORE = new RegExp(`^(?:${DAY_OF_WEEK}|${EN_DAY})[\\s,]+(?=.*\\d)`);
/** Only a whole date has a day of the week; 2024年8月 三 is something else. */
const DATE = /\d{4}\D{0,2}\d{1,2}\D{0,2}\d{1,2}|\d{1,2}月\d{1,2}日|[a-z]{3}.*\d{4}/;

/**
 * Takes off a day of the week and 截至, which says that a figure is of the end of the period, or of all until then.
 *
 * @param text in half width and lower case, with its blanks
 */
export function barePeriod(text: string): BarePeriod {
  const dated = withoutWeekday(text.replace(/^'/, "").trim());
  const [start = ""] = /^截(?:至|止)(?:到|至)?\s*/.exec(dated) ?? [];
  return { text: dated.slice(start.length).trim(), asOf: start !== "" };
}

/** 2024年9月末, 三季度末, 9月30日止: the end of a period is in it. 年末 alone names a year. */
export function withoutEnd(text: string): string {
  return text.replace(/(?<=.年|[月度日\d])(?:末|底|止|为止)$/, "");
}

function withoutWeekday(text: string): string {
  const [before = ""] = BEFORE.exec(text) ?? [];
  const rest = text.slice(before.length);
  const behind = BEHIND.exec(rest);
  const date = behind ? (behind[1] ?? "") + rest.slice(behind[0].length) : rest;
  return date !== text && DATE.test(date) ? date : text;
}
