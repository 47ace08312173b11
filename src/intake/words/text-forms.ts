const WIDE = /[\uFF01-\uFF5E\u3000\u00A0\u2000-\u200A\u202F\u205F\uFFE5]/;

/**
 * Characters that are there and cannot be seen: marks of direction that calculators and chats paste around a figure,
 * blanks of no width, a byte order mark, a hyphen that shows only at a line's end.
 */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, "g");

/** The invisible character of a text that comes first; `null` for none. */
export function firstInvisible(text: string): string | null {
  return INVISIBLE.exec(text)?.[0] ?? null;
}

/** The text as it is seen. */
export function withoutInvisible(text: string): string {
  return INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, "") : text;
}

/** Full-width letters, digits, signs and blanks as their half-width forms; invisible characters go. The rest stays. */
export function halfWidth(text: string): string {
  const seen = withoutInvisible(text);
  if (!WIDE.test(seen)) return seen;
  let out = "";
  for (const char of seen) {
    const code = char.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else if (code === 0xffe5) out += "¥";
    else if (code === 0x3000 || code === 0xa0 || code === 0x202f || code === 0x205f) out += " ";
    else if (code >= 0x2000 && code <= 0x200a) out += " ";
    else out += char;
  }
  return out;
}

/** A line as it is looked at: its first characters, half width, with one blank between words. */
export function spacedLine(text: string): string {
  return halfWidth(text.slice(0, LONGEST_LINE)).replace(/\s+/g, " ").trim();
}

const LONGEST_LINE = 300;

const DIGITS: ReadonlyMap<string, number> = new Map(
  [..."零一二三四五六七八九"]
    .map((char, i): [string, number] => [char, i])
    .concat([
      ["〇", 0],
      ["两", 2],
    ]),
);
const TENS: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/**
 * A whole number in Chinese words: 二十五 is 25, 一百二十 is 120, 两亿 is 200000000, 二〇二四 is 2024. A multiplier alone
 * counts once (百 is 100), as in 近百家. `null` where the text is no such number.
 */
export function chineseNumber(text: string): number | null {
  if (text === "" || text.length > 20) return null;
  if (/^[零〇一二两三四五六七八九]{2,}$/.test(text)) return Number([...text].map((char) => DIGITS.get(char)).join(""));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of text) {
    const value = DIGITS.get(char);
    const ten = TENS.get(char);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      digit = null;
    } else if (char === "万" || char === "亿") {
      const part = section + (digit ?? 0) || (total === 0 ? 1 : 0);
      total = char === "万" ? total + part * 1e4 : (total + part) * 1e8;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}

/** The code of a text that SDMX-CSV 2.0 writes with its label, `M: Monthly`; `null` for any other text. */
export function codeOfLabelled(text: string): string | null {
  return /^\s*([A-Za-z0-9_@$-]+)\s*: \s*\S/.exec(text)?.[1] ?? null;
}
