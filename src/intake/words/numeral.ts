import { chineseNumber } from "./text-forms.ts";

/** `whole` where 万 or 亿 are part of the number itself (两亿), so that no multiplier of the column applies. */
export type Numeral = { readonly number: number; readonly rest: string; readonly whole: boolean };

const ARABIC = /^([-+−–－]?) ?(\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(e[-+]?\d{1,3})?/i;
const CHINESE = /^([零〇一二两三四五六七八九十百千万亿]+)(?:点([零〇一二三四五六七八九]{1,9}))?/;
/** 3亿5000万, 1万2千: digits before each of several powers, the larger first. */
const COMPOUND = /^(?:\d{1,4}亿)?(?:\d{1,4}万)?(?:\d千)?(?:\d百)?(?![\d.])/;
/** 贰拾伍, as on bills, is 二十五. */
const CAPITALS: ReadonlyMap<string, string> = new Map(
  [..."壹贰叁肆伍陆柒捌玖拾佰仟萬億"].map((capital, i): [string, string] => [
    capital,
    "一二三四五六七八九十百千万亿"[i] ?? "",
  ]),
);
const POWERS: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The number at the start of a text. Words for powers of ten alone (百, 亿) count only where a qualifier stands by: 近百家. */
export function readNumeral(text: string, isQualified: boolean): Numeral | null {
  return readCompound(text) ?? readArabic(text) ?? readChinese(text, isQualified);
}

function readCompound(text: string): Numeral | null {
  const whole = COMPOUND.exec(text)?.[0] ?? "";
  const parts = [...whole.matchAll(/(\d+)([百千万亿])/g)];
  if (parts.length < 2) return null;
  const number = parts.reduce((sum, [, digits, power]) => sum + Number(digits) * (POWERS[power ?? ""] ?? 0), 0);
  return { number, rest: text.slice(whole.length).trim(), whole: true };
}

function readArabic(text: string): Numeral | null {
  const found = ARABIC.exec(text);
  if (!found) return null;
  const [whole, sign = "", digits = "", exponent = ""] = found;
  const number = Number(digits.replace(/[,' ]/g, "") + exponent);
  if (!Number.isFinite(number)) return null;
  const isNegative = sign !== "" && sign !== "+";
  return { number: isNegative && number !== 0 ? -number : number, rest: text.slice(whole.length).trim(), whole: false };
}

function readChinese(written: string, isQualified: boolean): Numeral | null {
  const text = written.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟萬億]/g, (capital) => CAPITALS.get(capital) ?? capital);
  const [all, words, decimals] = CHINESE.exec(text) ?? [];
  if (all === undefined || words === undefined || (/^[百千万亿]+$/.test(words) && !isQualified)) return null;
  const number = chineseNumber(words);
  if (number === null) return null;
  const rest = text.slice(all.length).trim();
  if (decimals === undefined) return { number, rest, whole: /[万亿]/.test(words) };
  const digits = [...decimals].map((char) => chineseNumber(char) ?? 0).join("");
  return { number: Number(`${number}.${digits}`), rest, whole: /[万亿]/.test(words) };
}
