import { nameForm } from "#domain/terms/name-form.ts";

/**
 * What the heading of a column says of time: of the time of the figures (统计年度), of that of something else (成立时间,
 * 填报日期), or nothing of time (电话). `blank`: nothing at all, as 甲 or 列1.
 */
export type HeadingTime = "figures" | "other" | "none" | "blank";

const TIME = "(?:年度?|年份|年月份?|月份?|月度|季度?|半年度?|时期|期间|时段|时间|时点|日期|区间|周期|期|日)";
/** Whose time it is, where that is the figures'. */
const OF_FIGURES = "(?:统计|数据|数值|指标|报表|报告|所属|所在|对应|核算|观测|会计|财务|财政|发生|起止|完整)?";
const FIGURES = new RegExp(`^${OF_FIGURES}${TIME}+(?:名称|代码|编码)?$`);
const SAYS_TIME = /(?:年度|年份|年月|月份|季度|时期|时段|时间|时点|日期|期限|期|年|月|日|届)$/;
const ENGLISH_TIME = /\b(?:years?|months?|quarters?|periods?|dates?|time|weeks?|days?|fy|yr|qtr|since|on|at)\b/;
const ENGLISH_FIGURES =
  /^(?:(?:the|of|in|for|data|stat(?:istical)?|survey|census|reference|ref|fiscal|financial|calendar|observation|obs|covered|ending|ended|end|year|yr|fy|month|mon|quarter|qtr|period|time|date|day|week|range|id|code|key|name|label)\s*)+$/;

/** 填表, 报送: when a report was made is not when what it tells happened. */
const REPORTED = /^(?:report(?:ing|ed)?|submi(?:t|ssion|tted))\b/;

/** A heading that only tells columns apart. */
const BLANK =
  /^(?:[甲乙丙丁戊己庚辛壬癸]|[a-z]|\d{0,3}|(?:列|字段|标题|栏|column|col|field|unnamed|var|f|c|v|x)\d{0,3})$/;

const CORNER = /[\\＼/／|｜]/;
const LONGEST = 100;

export function headingTime(heading: string): HeadingTime {
  const text = heading.slice(0, LONGEST);
  const form = nameForm(text);
  if (BLANK.test(form) || /\uFFFD/.test(text)) return "blank";
  // 月份＼指标 heads what is beside it and what is above.
  if (text.split(CORNER).some((part) => FIGURES.test(nameForm(part)))) return "figures";
  const words = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
  if (/\p{Script=Han}/u.test(form)) return SAYS_TIME.test(form) ? "other" : "none";
  if (!ENGLISH_TIME.test(words)) return "none";
  return ENGLISH_FIGURES.test(words) && !REPORTED.test(words) ? "figures" : "other";
}

/** One end of a period that two columns state: 起 beside 止, 开始时间 beside 截止时间. */
export type PeriodEnd = { readonly end: "first" | "last"; readonly noun: string };

const NOUN = "(时间|日期|时期|年月|月份|年份|期|年|月|日)?";
const PREFIX = "(?:统计|数据|报告|所属|时期|期间|时间|日期)?";
const FIRST = new RegExp(`^${PREFIX}(?:起始|开始|起|自|从|始)${NOUN}$`);
const LAST = new RegExp(`^${PREFIX}(?:截止|截至|终止|结束|止|至|到|终)${NOUN}$`);
const ENGLISH_END =
  /^(?:period|time|date|data)?(start|from|begin|beginning|end|to|until|thru)(?:ing|ed)?(period|time|date|month|year)?$/;

/** `null` for a heading that says neither end. */
export function periodEnd(text: string): PeriodEnd | null {
  const form = nameForm(text.slice(0, 40)).replaceAll("_", "");
  const first = FIRST.exec(form);
  if (first) return { end: "first", noun: first[1] ?? "" };
  const last = LAST.exec(form);
  if (last) return { end: "last", noun: last[1] ?? "" };
  const [, word, noun = ""] = ENGLISH_END.exec(form) ?? [];
  if (word === undefined) return null;
  return { end: /^(?:start|from|begin)/.test(word) ? "first" : "last", noun };
}
