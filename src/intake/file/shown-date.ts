import { SSF } from "@e965/xlsx";
import type { FormatToken } from "./format-tokens.ts";

type DateParts = {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Words between the parts of a date that say no more than the parts do. */
const OF_DATES = /^[\s年月日号时分秒点上下午整度份,，.。:：/\-—–()（）'’]*$/;
/** 周三 behind a date, T before a time, and what other languages put between day and month. */
const BESIDE_DATES = /星期|礼拜|周|\b(?:[tz]|of|de|del|den|st|nd|rd|th)\b/gi;

/** True of a format that says more than a date: yyyy"年1-"m"月", "预计"yyyy"年". */
function saysMore(tokens: readonly FormatToken[]): boolean {
  const words = tokens.flatMap(({ kind, text }) => (kind === "literal" ? [text] : [])).join("");
  return !OF_DATES.test(words.replace(BESIDE_DATES, ""));
}

/**
 * A day, month or year as its format says which: 2024-08-01, 2024-08, 2024; without a year, or with words around it, as it is
 * shown (8月1日, 2024年1-8月). `null` for a number that is no date.
 */
export function showDate(value: number, tokens: readonly FormatToken[], epoch1904: boolean): string | null {
  const date: DateParts | null = SSF.parse_date_code(value, { date1904: epoch1904 });
  if (!date || date.y < 1900) return null;
  const parts = tokens.flatMap(({ kind, text }) => (kind === "date" ? [text.toLowerCase()] : []));
  const holds = (letters: RegExp) => parts.some((part) => letters.test(part));
  const hasYear = holds(/^[yeb]/);
  const isTime = holds(/^\[?[hs]/) && !holds(/^[yed]/);
  if (isTime || !hasYear || saysMore(tokens)) return spelled(date, Math.floor(value) * 24, tokens);
  if (!holds(/^m/)) return holds(/^d/) ? fullDay(date) : String(date.y);
  return holds(/^d/) ? fullDay(date) : `${date.y}-${two(date.m)}`;
}

function fullDay({ y, m, d, H, M, S }: DateParts): string {
  const time = H + M + S === 0 ? "" : ` ${two(H)}:${two(M)}:${two(S)}`;
  return `${y}-${two(m)}-${two(d)}${time}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}

/** The date as its format shows it, without the day of the week; [h] counts the hours of whole days too. */
function spelled(date: DateParts, hours: number, tokens: readonly FormatToken[]): string {
  let isTime = false;
  const texts = tokens.map(({ kind, text }) => {
    if (kind !== "date") return kind === "literal" || kind === "slash" ? text : "";
    const part = text.toLowerCase();
    isTime ||= part.startsWith("[h");
    if (part.startsWith("[h")) return String(hours + date.H);
    if (part.startsWith("h")) {
      isTime = true;
      return part.length > 1 ? two(date.H) : String(date.H);
    }
    if (part.startsWith("s")) return two(date.S);
    if (part.startsWith("m") && isTime) return two(date.M);
    if (part.startsWith("m")) return monthText(date.m, part.length);
    if (/^[ye]/.test(part)) return yearText(date.y, part);
    if (part === "d" || part === "dd") return part.length > 1 ? two(date.d) : String(date.d);
    return "";
  });
  return texts.join("").trim();
}

function yearText(year: number, part: string): string {
  return /^yy?$/.test(part) ? two(year % 100) : String(year);
}

function monthText(month: number, letters: number): string {
  if (letters > 2) return MONTHS[month - 1] ?? "";
  return letters > 1 ? two(month) : String(month);
}
