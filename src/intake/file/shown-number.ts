import { shiftDecimal } from "#domain/terms/unit.ts";
import type { CellSaid } from "./cell-fact.ts";
import { type FormatSection, readFormat, sectionFor } from "./number-format.ts";
import { showDate } from "./shown-date.ts";

/** Digits a spreadsheet keeps of a number. */
const DIGITS = 15;

/**
 * What a cell with a number says: all its digits, whatever the format rounds; a date by its format; with the percent sign,
 * currency, qualifier and unit that the format puts beside the digits, and as large as it is shown.
 */
export function showNumber(value: number, code: string, epoch1904: boolean): CellSaid {
  if (code === "General" || code === "" || !Number.isFinite(value)) return said(plainNumber(value));
  const format = readFormat(code);
  const section = sectionFor(format, value);
  if (section === undefined || section.kind === "text") return said(plainNumber(value));
  if (section.kind === "date") return said(showDate(value, section.tokens, epoch1904) ?? plainNumber(value));
  if (section.kind === "words") return showWords(value, section.suffix.trim());
  const isNegative = value < 0 && format.numbers.indexOf(section) > 0 && section.condition === null;
  // Beside zero a dash stands for the digits: ¥- in accounts.
  const before = wordsBeside(section.prefix, value <= 0);
  const behind = wordsBeside(section.suffix, value <= 0);
  const number = shiftDecimal(value, 2 * section.percents - section.exponent);
  const text = before + padded(withOctober(plainNumber(number), section), section) + behind;
  const held = plainNumber(value);
  const shown = before + Math.abs(number).toFixed(Math.min(section.decimals, 20)) + behind;
  if (section.isBroken || /\d$/.test(before) || /^\d/.test(behind))
    return { text, fact: { kind: "shown-otherwise", held, shown } };
  if (isNegative && !section.isRed && !SIGN.test(section.prefix + section.suffix))
    return { text, fact: { kind: "shown-otherwise", held, shown } };
  if (section.exponent !== 0) return { text, fact: { kind: "scaled", exponent: section.exponent, held } };
  return { text, fact: MONEY.test(behind) ? { kind: "unit-by-format", held } : null };
}

/** An amount of money with its multiplier, which a heading may state otherwise. */
const MONEY = /[千万亿].*元/;

/** A number among words, as a program shows it: digits with marks between thousands, a point or comma, perhaps a power. */
const SHOWN = /^(\D*?)(\d[\d,.' \u00a0\u202f]*|[.,]\d+)((?:\D.*)?)$/s;
/** Powers of ten by which people show a number smaller, the usual ones first. */
const EXPONENTS = [0, 4, 3, 6, 8, 9, 12, 2, 1, 5, 7];

/** The same where the file has no format code but the text that is shown: 80.0万元 for 800000. */
export function showAsText(value: number, shown: string): CellSaid {
  const held = plainNumber(value);
  const [, before, digits, behind] = SHOWN.exec(shown.trim()) ?? [];
  if (before === undefined || digits === undefined || behind === undefined) return showWords(value, shown.trim());
  if (/^(?:\s?\/\s?\d+|e[-+]?\d+)/i.test(behind.trim())) return said(held);
  const percents = (before + behind).includes("%") ? 1 : 0;
  const exponent = EXPONENTS.find((power) => isShownAs(shiftDecimal(value, 2 * percents - power), digits));
  if (exponent === undefined || (value < 0 && !SIGN.test(before + behind)))
    return { text: held, fact: { kind: "shown-otherwise", held, shown } };
  const number = plainNumber(shiftDecimal(value, 2 * percents - exponent));
  const text = wordsBeside(before, value < 0) + number + wordsBeside(behind, value < 0);
  return { text, fact: exponent === 0 ? null : { kind: "scaled", exponent, held } };
}

/** True where digits are the number rounded to as many decimals as they have. */
function isShownAs(number: number, digits: string): boolean {
  return [
    [/[,'\s]/g, "."],
    [/[.'\s]/g, ","],
  ].some(([marks, point]) => {
    const bare = digits
      .trim()
      .replace(marks ?? "", "")
      .replace(String(point), ".");
    const decimals = bare.includes(".") ? bare.length - bare.indexOf(".") - 1 : 0;
    return Math.abs(Math.abs(number) - Number(bare)) <= 0.500001 * 10 ** -decimals;
  });
}

/** What a cell of words says with what its format puts around them. */
export function showText(text: string, code: string): string {
  if (!code.includes("@") || code === "@") return text;
  const format = readFormat(code);
  const section = format.text ?? format.numbers.find(({ kind }) => kind === "text");
  if (section === undefined || section.kind !== "text") return text;
  return section.tokens.map((token) => (token.kind === "text" ? text : literalOf(token.text, token.kind))).join("");
}

function literalOf(text: string, kind: string): string {
  return kind === "literal" || kind === "percent" ? text : "";
}

/** Fifteen digits, as the spreadsheet itself has them: 0.1 + 0.2 is 0.3. */
export function plainNumber(value: number): string {
  const digits = String(Number(value.toPrecision(DIGITS)));
  return digits === "-0" ? "0" : digits;
}

function said(text: string): CellSaid {
  return { text, fact: null };
}

/** Marks of a negative number. */
const SIGN = /[-−–—(（负减降▼▽↓△]/;

/** A format without digits shows words, or nothing. A dash for zero is how accounts are written. */
function showWords(value: number, words: string): CellSaid {
  const held = plainNumber(value);
  if (value === 0)
    return /^-+$/.test(words) ? said(held) : { text: held, fact: { kind: "zero-unshown", held, shown: words } };
  return { text: words === "" ? held : words, fact: { kind: "shown-otherwise", held, shown: words } };
}

const DECORATION = /[▲▼△▽↑↓→●○◆★☆■□▪]/g;
/** Words for a rise or a total say no more than the number; its sign is its own. */
const RISE = /^(?:同比|环比)?(?:增长|增加|上升|提高|增)$|^(?:共计?|合计|总计|计)$/;
const FALL = /^(?:同比|环比)?(?:下降|减少|降低|回落|降|减)$|^负$/;

/** What a format puts before or behind the digits and is part of what the cell says. */
function wordsBeside(text: string, isNegative: boolean): string {
  if (text === "") return "";
  const bare = text
    .replace(DECORATION, "")
    .replace(/[\u00a0\u3000]/g, " ")
    .trim();
  const words = isNegative ? bare.replace(/[-−–()（）]/g, "").trim() : bare.replace(/^\+$/, "");
  if (words === "-" || RISE.test(words) || (isNegative && FALL.test(words))) return "";
  return words.replace(/￥/g, "¥");
}

/** 2024.10 for 2024.1 where two decimals are shown: October, or the same number. */
function withOctober(number: string, { decimals, exponent, percents }: FormatSection): string {
  return decimals === 2 && exponent + percents === 0 && /^(?:19|20)\d{2}\.1$/.test(number) ? `${number}0` : number;
}

/** 007 for 7 where the format has nothing but zeros. */
function padded(number: string, { leastDigits }: FormatSection): string {
  return leastDigits > 1 && /^\d+$/.test(number) ? number.padStart(Math.min(leastDigits, 20), "0") : number;
}
