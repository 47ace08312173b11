import { isDayOrMonth } from "#domain/terms/iso-date.ts";
import { daysInMonth } from "#domain/terms/period.ts";
import { chineseNumber, halfWidth } from "#intake/words/text-forms.ts";

/**
 * A date as a list states it. `date` is a year, a month or a day (ISO), as precise as it is written. `october-or-january`:
 * 2024.1, which a spreadsheet makes of 2024.10.
 */
export type StatedDate =
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "missing" }
  | { readonly kind: "october-or-january"; readonly year: number }
  | { readonly kind: "nonexistent" }
  | { readonly kind: "unreadable" };

const MISSING = /^(?:[-—–/\\]+|无|暂无|不详|未知|待定|n\/?a)?$/i;
const SIGNED = /^(\d{4})(?:([-/.．])(\d{1,2})(?:\2(\d{1,2}))?|年(?:(\d{1,2})月(?:份|(\d{1,2})[日号])?)?)$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})?$/;
const SERIAL = { first: 20_000, last: 73_415, unixEpoch: 25_569 } as const;
const YEARS = { first: 1900, last: 2100 } as const;
/** 2019年3月12日成立, 于2020年5月: words around a date. */
const AROUND = /^(?:于|自)|(?:成立|设立|揭牌|印发|发布|起施行|起实施|起执行|施行|实施|起)$/g;
const TIME = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/i;

/** Reads a date: 2024年5月18日, 2024-05-18, 2024/5/18, 2024.5.18, 20240518, 45430, 2019年3月, 2020.05, 2019年, 二〇二四年五月. */
export function readStatedDate(cell: string): StatedDate {
  const text = halfWidth(cell.slice(0, 60)).trim().replace(TIME, "");
  if (MISSING.test(text)) return { kind: "missing" };
  const plain = digitsOf(text.replace(/\s+/g, "").replace(AROUND, ""));
  const compact = COMPACT.exec(plain);
  if (compact) return checked(Number(compact[1]), compact[2], compact[3]);
  const [whole, y, , m, d, m2, d2] = SIGNED.exec(plain) ?? [];
  if (whole === undefined || y === undefined) return bare(plain);
  if (/^\d{4}\.1$/.test(plain)) return { kind: "october-or-january", year: Number(y) };
  return checked(Number(y), m ?? m2, d ?? d2);
}

function bare(text: string): StatedDate {
  if (/^\d{4}年?$/.test(text)) return checked(Number(text.slice(0, 4)), undefined, undefined);
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial < SERIAL.first || serial > SERIAL.last) return { kind: "unreadable" };
  const day = new Date((serial - SERIAL.unixEpoch) * 86_400_000);
  return dated([day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]);
}

function checked(year: number, month: string | undefined, day: string | undefined): StatedDate {
  if (year < YEARS.first || year > YEARS.last) return { kind: "nonexistent" };
  if (month === undefined) return { kind: "date", date: String(year) };
  const months = Number(month);
  const days = day === undefined ? 1 : Number(day);
  if (months < 1 || months > 12 || days < 1 || days > daysInMonth(year, months)) return { kind: "nonexistent" };
  const code = `${year}-${month.padStart(2, "0")}`;
  return { kind: "date", date: day === undefined ? code : `${code}-${day.padStart(2, "0")}` };
}

/** 二〇二四年十二月 as 2024年12月. */
function digitsOf(text: string): string {
  return text.replace(/[零〇○一二三四五六七八九十]+(?=[年月日号])/g, (word) =>
    String(chineseNumber(word.replaceAll("○", "〇")) ?? word),
  );
}

/** What a policy or a platform may have as a date of a day or a month; a year alone is none. */
export function isPrecise(date: string): boolean {
  return isDayOrMonth(date);
}

/** 有效期三年, 5年, 有效期至2027年底: until when, counted from a date where it is a span; `null` where it cannot be told. */
export function readValidity(cell: string, from: string | null): StatedDate | { readonly kind: "no-end" } {
  const text = halfWidth(cell.slice(0, 60)).trim().replace(/\s+/g, "");
  if (/^(?:长期(?:有效)?|有效|现行有效|永久有效|未注明|无固定期限|至今有效|在用)$/.test(text))
    return { kind: "no-end" };
  const span =
    /^(?:有效期|试行期?|期限|执行期限?)?(?:为|自[发印公实施行布之日起]+)?([\d一二三四五六七八九十两]{1,2})年$/.exec(
      text,
    )?.[1];
  if (span !== undefined) return from === null ? { kind: "unreadable" } : endOfSpan(from, numberOf(span));
  const bareText = text
    .replace(/^(?:有效期)?(?:至|到|截至|截止到?|延长至)/, "")
    .replace(/(?:止|为止|失效|废止|到期)$/, "");
  const end = /^(\d{4})年?(?:底|末|年底|年末)$/.exec(bareText)?.[1];
  if (end !== undefined) return { kind: "date", date: `${end}-12-31` };
  const range = /(?:至|到|-{1,2}|—+|~)((?:19|20)\d{2}.*)$/.exec(bareText)?.[1];
  const date = readStatedDate(bareText);
  const read = date.kind === "unreadable" && range !== undefined ? readStatedDate(range) : date;
  return read.kind === "date" && /^\d{4}$/.test(read.date) ? { kind: "date", date: `${read.date}-12-31` } : read;
}

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : (chineseNumber(text.replace("两", "二")) ?? 0);
}

/** Three years from 2024-05-18 end on 2027-05-17; from a month, with the month before. */
function endOfSpan(from: string, years: number): StatedDate {
  if (!isDayOrMonth(from) || years < 1) return { kind: "unreadable" };
  const [year = 0, month = 1, day] = from.split("-").map(Number);
  // Of a month the month before the same one ends it, of a day the day before.
  if (day === undefined) return dated(month === 1 ? [year + years - 1, 12] : [year + years, month - 1]);
  if (day > 1) return dated([year + years, month, Math.min(day - 1, daysInMonth(year + years, month))]);
  const [endYear, endMonth] = month === 1 ? [year + years - 1, 12] : [year + years, month - 1];
  return dated([endYear, endMonth, daysInMonth(endYear, endMonth)]);
}

function dated(parts: readonly number[]): StatedDate {
  return { kind: "date", date: parts.map((part) => String(part).padStart(2, "0")).join("-") };
}
