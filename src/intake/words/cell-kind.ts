import { ENGLISH_MONTH } from "./english-months.ts";

/** What a cell looks like, before anything is known of its column. `missing` is a mark such as — or 无. */
export type CellKind = "blank" | "number" | "period" | "missing" | "text";

/** Marks that stand where a figure is missing, in half width and lower case without blanks. */
export const MISSING_MARKS: ReadonlySet<string> = new Set([
  ..."- – — ― ─ －".split(" "),
  ..."-- —— ―― ── --- / // \\ : ? . … …… .. ... ...... 。。。".split(" "),
  ..."无 空 缺 缺报 未报 未报送 未上报 无数据 暂无 暂无数据 不详 未统计".split(" "),
  ..."n/a na n.a. #n/a nan null none nil #null!".split(" "),
]);

/** Calendar words and shapes: 2024, 2024年8月, 2024.08, 2024-08-01, 202408, 1-8月, 8月, Q3, 上半年, 2024M08, Aug-24, Excel serials aside. */
const PERIOD = new RegExp(
  `^(?:(?:19|20)\\d{2}(?:年度?)?|(?:19|20)\\d{2}[-./年](?:0?[1-9]|1[0-2])(?:月份?)?(?:[-./]?\\d{1,2}日?)?(?: .*)?|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\\d)?|(?:\\d{2,4}年?)?(?:前?\\d{1,2}个?月份?|\\d{1,2}月?[-—–~至]+\\d{1,2}月(?:份|累计)?|[一二三四五六七八九十]{1,2}月份?|第?[一二三四1-4]季度?|前[二三23]个?季度?|[上下]半年|全年)|(?:19|20)\\d{2}[- 年]?[QSH][1-4]|(?:19|20)\\d{2}-?M(?:0?[1-9]|1[0-2])|[QSH][1-4](?:[- ]?(?:19|20)\\d{2})?|[12]H|(?:\\d{1,2}[- ])?${ENGLISH_MONTH}\\.?(?:[- ]?\\d{2,4})?|(?:19|20)\\d{2}年.{1,8}(?:月|季度|半年|累计)份?)$`,
  "i",
);

/** Numbers as they are written: sign, brackets, thousands, percent, a qualifier before, a unit or flag behind. */
const NUMBER =
  /^[(（]?(?:超过?|近|约|逾|达|不足|不少于|不超过|至少|[<>≤≥≈~])?\s*[-+−–－¥￥$]{0,2}[\d０-９.．][\d０-９,，.．' ]*(?:e[-+]?\d+)?\s*(?:[%％‰]|[十百千万亿余多]*(?:百分点|人次|场次|[人名位个项件家户场次期元成])?(?:以上|以下|以内|左右|上下)?)?[)）]?(?:\s*\(?[a-z]\)?)?$/i;

export function cellKind(cell: string): CellKind {
  if (cell.length === 0) return "blank";
  if (isPlainNumber(cell)) return isYear(cell) ? "period" : "number";
  const text = cell.length > 60 ? "" : cell.trim();
  if (text === "") return cell.trim() === "" ? "blank" : "text";
  if (MISSING_MARKS.has(text.toLowerCase())) return "missing";
  if (PERIOD.test(text)) return "period";
  return NUMBER.test(text) && /[\d０-９]/.test(text) ? "number" : "text";
}

/** Digits with at most one point and a sign: the shape nearly all cells have, told without a regular expression. */
function isPlainNumber(cell: string): boolean {
  let digits = 0;
  let points = 0;
  for (let i = 0; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46) points += 1;
    else if (code !== 45 || i > 0) return false;
  }
  return digits > 0 && points <= 1;
}

function isYear(cell: string): boolean {
  return cell.length === 4 && /^(?:19|20)\d\d$/.test(cell);
}

/** Digits that may as well name a period: 202408, 2024.1, an Excel serial. */
export function mayBePeriod(cell: string): boolean {
  return /^\s*(?:(?:19|20)\d{2}(?:\.\d{1,2}|0[1-9]|1[0-2])|[2-5]\d{4})\s*$/.test(cell);
}

export function isBlank(cell: string): boolean {
  return cell.length === 0 || cell.trim() === "";
}
