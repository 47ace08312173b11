import fc from "fast-check";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import type { ObsStatus } from "#domain/terms/status.ts";
import type { UnitCode } from "#domain/terms/unit.ts";

/** A figure written in one of the ways staff write it, and what it says. */
export type WrittenCell = {
  readonly text: string;
  /** In the unit itself: 2.4亿元 is 240000000, 六成 is 60. */
  readonly value: number;
  readonly unit: UnitCode | null;
  readonly qualifier: NumericQualifier;
  readonly status: ObsStatus | null;
};

const QUALIFIERS: readonly (readonly [string, string, NumericQualifier])[] = [
  ["", "", "exact"],
  ["超", "", "gt"],
  ["超过", "", "gt"],
  ["逾", "", "gt"],
  ["近", "", "lt"],
  ["不足", "", "lt"],
  ["约", "", "approx"],
  ["至少", "", "ge"],
  ["不超过", "", "le"],
  ["≥", "", "ge"],
  ["<", "", "lt"],
  ["", "以上", "ge"],
  ["", "以内", "le"],
  ["", "左右", "approx"],
  ["达", "", "exact"],
];

const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["", 0],
  ["千", 3],
  ["万", 4],
  ["百万", 6],
  ["千万", 7],
  ["亿", 8],
  ["万亿", 12],
];

const COUNTED: readonly (readonly [string, UnitCode | null])[] = [
  ["", null],
  ["人", "person"],
  ["名", "person"],
  ["家", "enterprise"],
  ["项", "item"],
  ["场", "event"],
  ["期", "edition"],
  ["元", "yuan"],
];

const STATUSES: readonly (readonly [string, ObsStatus | null])[] = [
  ["", null],
  ["（初步）", "P"],
  ["(预计)", "E"],
  [" p", "P"],
  [" b", "B"],
];

const DIGITS = "零一二三四五六七八九";

/** A whole number below a hundred million in Chinese words: 120 is 一百二十, 10010 一万零一十. */
export function inChinese(number: number): string {
  if (number === 0) return "零";
  const high = Math.floor(number / 1e4);
  const low = number % 1e4;
  if (high === 0) return below10000(low);
  const gap = low > 0 && low < 1000 ? "零" : "";
  return `${below10000(high)}万${gap}${low > 0 ? below10000(low) : ""}`;
}

function below10000(number: number): string {
  let text = "";
  let gap = false;
  for (const [power, word] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(number / power) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += `${gap ? "零" : ""}${DIGITS[digit]}${word}`;
      gap = false;
    }
  }
  return text;
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, separator);
}

const whole = fc.integer({ min: 0, max: 99_999_999 });
const decimals = fc.oneof(
  fc.constant(""),
  fc.integer({ min: 1, max: 99 }).map((n) => `.${String(n).padStart(2, "0")}`),
);

function wide(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Digits with or without separators, half or full width, with sign or in brackets, and what surrounds them. */
const arabic: fc.Arbitrary<WrittenCell> = fc
  .record({
    whole,
    decimals,
    separator: fc.constantFrom("", ",", " ", "'"),
    sign: fc.constantFrom("", "+", "-", "−", "－", "负", "()", "（）"),
    qualifier: fc.constantFrom(...QUALIFIERS),
    multiplier: fc.constantFrom(...MULTIPLIERS),
    unit: fc.constantFrom(...COUNTED),
    status: fc.constantFrom(...STATUSES),
    gap: fc.constantFrom("", " "),
    isWide: fc.boolean(),
    more: fc.boolean(),
  })
  .map(({ whole, decimals, separator, sign, qualifier, multiplier, unit, status, gap, isWide, more }) => {
    const isSigned = !["", "+"].includes(sign);
    const [before, after, named] = isSigned ? (["", "", "exact"] as const) : qualifier;
    const isMore = more && named === "exact" && !isSigned && multiplier[0] !== "" && after === "" && decimals === "";
    const number = `${grouped(String(whole), separator)}${decimals}`;
    const digits = isWide && separator !== " " ? wide(number) : number;
    const body = `${digits}${gap}${multiplier[0]}${isMore ? "余" : ""}${unit[0]}`;
    const signed = sign.length === 2 ? `${sign[0]}${body}${sign[1]}` : `${sign}${body}`;
    const value = Number(`${whole}${decimals}e${multiplier[1]}`);
    return {
      text: `${before}${signed}${after}${status[0]}`,
      value: isSigned && value !== 0 ? -value : value,
      unit: unit[1],
      qualifier: isMore ? ("gt" as const) : named,
      status: status[1],
    };
  })
  // (0) and 负0 are nobody's figure.
  .filter(({ text, value }) => value !== 0 || !/[()（）负]/.test(text));

const chinese: fc.Arbitrary<WrittenCell> = fc
  .record({ whole, qualifier: fc.constantFrom(...QUALIFIERS), unit: fc.constantFrom(...COUNTED) })
  .map(({ whole, qualifier: [before, after, named], unit }) => ({
    text: `${before}${inChinese(whole)}${unit[0]}${after}`,
    value: whole,
    unit: unit[1],
    qualifier: named,
    status: null,
  }));

const share: fc.Arbitrary<WrittenCell> = fc
  .record({
    tenths: fc.integer({ min: 1, max: 99 }),
    form: fc.constantFrom("digits", "tenths", "words"),
    qualifier: fc.constantFrom(...QUALIFIERS),
    sign: fc.constantFrom("%", "％", " %"),
  })
  .map(({ tenths, form, qualifier: [before, after, named], sign }) => {
    const [ten, one] = [Math.floor(tenths / 10), tenths % 10];
    const inTenths = ten === 0 ? null : `${DIGITS[ten]}成${one === 0 ? "" : DIGITS[one]}`;
    const words = `百分之${inChinese(tenths)}`;
    const text =
      form === "digits" || (form === "tenths" && inTenths === null)
        ? `${tenths}${sign}`
        : form === "words"
          ? words
          : inTenths;
    return {
      text: `${before}${text}${after}`,
      value: tenths,
      unit: "percent" as const,
      qualifier: named,
      status: null,
    };
  });

export const writtenCell: fc.Arbitrary<WrittenCell> = fc.oneof(arabic, chinese, share);
