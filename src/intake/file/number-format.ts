import { ownText } from "#domain/terms/own-text.ts";
import { type FormatToken, type RawSection, splitSections } from "./format-tokens.ts";

/** One section of a format code (ECMA-376 18.8.31): how numbers of one kind are shown. */
export type FormatSection = {
  readonly kind: "number" | "general" | "date" | "text" | "words";
  readonly condition: Condition | null;
  readonly isRed: boolean;
  readonly tokens: readonly FormatToken[];
  /** What stands before and behind the digits, percent signs included. */
  readonly prefix: string;
  readonly suffix: string;
  /** Powers of ten by which the number is shown smaller: commas behind the digits, a point that is a mere sign. */
  readonly exponent: number;
  readonly percents: number;
  readonly decimals: number;
  /** Digits of a whole number that are shown at least, zeros before it included. */
  readonly leastDigits: number;
  /** True where other signs stand among the digits, so that they say another number or none. */
  readonly isBroken: boolean;
};

export type NumberFormat = { readonly numbers: readonly FormatSection[]; readonly text: FormatSection | null };

type Condition = { readonly sign: string; readonly limit: number };

const known = new Map<string, NumberFormat>();
const MOST_KNOWN = 1000;
/** Excel's own limit is 255. */
const LONGEST = 1000;

/** Reads a format code; the same code is read once. */
export function readFormat(code: string): NumberFormat {
  const cached = known.get(code);
  if (cached) return cached;
  const sections = splitSections(code.slice(0, LONGEST)).map(readSection);
  const last = sections.at(-1);
  const hasText = last !== undefined && sections.length > 1 && (last.kind === "text" || sections.length > 3);
  const format = { numbers: hasText ? sections.slice(0, -1) : sections, text: hasText ? last : null };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(ownText(code), format);
  return format;
}

/** The section a number is shown by: by its conditions, else positive, negative and zero in this order. */
export function sectionFor({ numbers }: NumberFormat, value: number): FormatSection | undefined {
  if (numbers.every(({ condition }) => condition === null)) {
    if (value < 0 && numbers.length > 1) return numbers[1];
    return value === 0 && numbers.length > 2 ? numbers[2] : numbers[0];
  }
  return numbers.find(({ condition }) => condition === null || holds(condition, value)) ?? numbers.at(-1);
}

function holds({ sign, limit }: Condition, value: number): boolean {
  if (sign === "<") return value < limit;
  if (sign === "<=") return value <= limit;
  if (sign === ">") return value > limit;
  if (sign === ">=") return value >= limit;
  return sign === "<>" ? value !== limit : value === limit;
}

function readSection({ tokens, brackets }: RawSection): FormatSection {
  const isDigit = ({ kind }: FormatToken) => kind === "digit" || kind === "general";
  const first = tokens.findIndex(isDigit);
  const last = tokens.map(isDigit).lastIndexOf(true);
  const words = (from: number, to: number) =>
    tokens
      .slice(from, to)
      .map(({ kind, text }) => (kind === "literal" || kind === "percent" ? text : ""))
      .join("");
  const start = first > 0 && tokens[first - 1]?.kind === "point" ? first - 1 : first;
  const inside = first < 0 ? [] : tokens.slice(start, last + 1);
  return {
    kind: kindOf(tokens, first),
    condition: conditionOf(brackets),
    isRed: brackets.some((text) => /^(?:red|红色?|红字|colou?r ?3|颜色 ?3)$/i.test(text.trim())),
    tokens,
    prefix: first < 0 ? "" : words(0, start),
    suffix: first < 0 ? words(0, tokens.length) : words(last + 1, tokens.length),
    percents: tokens.filter(({ kind }) => kind === "percent").length,
    leastDigits: leastDigitsOf(inside),
    ...scaleOf(inside, first < 0 ? 0 : commasBehind(tokens, last)),
  };
}

function kindOf(tokens: readonly FormatToken[], firstDigit: number): FormatSection["kind"] {
  const holds = (kind: FormatToken["kind"]) => tokens.some((token) => token.kind === kind);
  if (holds("general")) return "general";
  // Letters beside digits are a unit that nobody put into quotes, unless they are of a time.
  const isDate = tokens.some(({ kind, text }) => kind === "date" && (firstDigit < 0 || /^\[?[yhs]/i.test(text)));
  if (isDate) return "date";
  if (holds("text")) return "text";
  return firstDigit >= 0 ? "number" : "words";
}

function conditionOf(brackets: readonly string[]): Condition | null {
  for (const bracket of brackets) {
    const [, sign, limit] = /^\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*$/i.exec(bracket) ?? [];
    if (sign !== undefined && limit !== undefined) return { sign, limit: Number(limit) };
  }
  return null;
}

/** Commas right behind the last digit: each takes three digits off. */
function commasBehind(tokens: readonly FormatToken[], last: number): number {
  let count = 0;
  while (tokens[last + 1 + count]?.kind === "comma") count += 1;
  return count;
}

/** Zeros of a format of nothing else: 000 shows 7 as 007. */
function leastDigitsOf(inside: readonly FormatToken[]): number {
  return inside.every(({ kind, text }) => kind === "digit" && text === "0") ? inside.length : 0;
}

/** Words between groups of four digits that say no more than the digits do: 120万3456. */
const GROUP_WORDS: ReadonlyMap<string, number> = new Map([
  ["万", 4],
  ["亿", 8],
]);

/**
 * How much smaller the digits of a section say the number: three for each comma that no digit of the whole part follows,
 * and a place for each digit behind a point that is a mere sign (`0!.0000` shows 12,000 as 1.2000).
 */
function scaleOf(
  inside: readonly FormatToken[],
  behind: number,
): Pick<FormatSection, "exponent" | "decimals" | "isBroken"> {
  const point = inside.findIndex(({ kind }) => kind === "point");
  const whole = point < 0 ? inside : inside.slice(0, point);
  const digitsFrom = (from: number) => inside.slice(from).filter(({ kind }) => kind === "digit").length;
  let exponent = 3 * behind;
  if (point >= 0) for (let i = point - 1; i >= 0 && whole[i]?.kind === "comma"; i -= 1) exponent += 3;
  let decimals = point < 0 ? 0 : digitsFrom(point);
  const isFraction = inside.some(({ kind }) => kind === "slash");
  let isBroken = false;
  for (const [i, { kind, text }] of inside.entries()) {
    if (kind !== "literal" || /^[\s,，']*$/.test(text) || isFraction) continue;
    if (text === "." && point < 0 && decimals === 0) {
      decimals = digitsFrom(i);
      exponent += decimals;
    } else if (GROUP_WORDS.get(text) !== digitsFrom(i)) isBroken = true;
  }
  return { exponent, decimals, isBroken };
}
