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

/**
 * A day, month or year as its format says which: 2024-08-01, 2024-08, 2024; without a year as it is shown (8月1日). `null`
 * for a number that is no date.
 */
export function showDate(value: number, tokens: readonly FormatToken[], epoch1904: boolean): string | null {
  const date: DateParts | null = SSF.parse_date_code(value, { date1904: epoch1904 });
  if (!date || date.y < 1900) return null;
  const parts = tokens.flatMap(({ kind, text }) => (kind === "date" ? [text.toLowerCase()] : []));
  const holds = (letters: RegExp) => parts.some((part) => letters.test(part));
  const hasYear = holds(/^[yeb]/);
  const isTime = holds(/^\[?[hs]/) && !holds(/^[yed]/);
  if (isTime || !hasYear) return spelled(date, Math.floor(value) * 24, tokens);
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
    if (part === "d" || part === "dd") return part.length > 1 ? two(date.d) : String(date.d);
    return "";
  });
  return texts.join("").trim();
}

function monthText(month: number, letters: number): string {
  if (letters > 2) return MONTHS[month - 1] ?? "";
  return letters > 1 ? two(month) : String(month);
}
