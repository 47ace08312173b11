import type { NumericQualifier } from "#domain/qualifier.ts";
import type { ObsStatus } from "#domain/status.ts";
import { shiftDecimal } from "#domain/unit.ts";
import { MISSING_MARKS } from "./cell-kind.ts";
import { chineseNumber, halfWidth } from "./text-forms.ts";
import { readUnit, type StatedUnit } from "./unit-text.ts";

/**
 * What a cell of figures says. `number` is as written: 2.4亿元 is 2.4 with the unit 亿元; whoever knows the indicator
 * converts it. `text` is a wording without a number (数千名).
 */
export type FigureReading =
  | { readonly kind: "missing"; readonly blank: boolean; readonly status: ObsStatus | null }
  | {
      readonly kind: "number";
      readonly number: number;
      readonly unit: StatedUnit | null;
      readonly qualifier: NumericQualifier;
      readonly status: ObsStatus | null;
    }
  | { readonly kind: "text"; readonly text: string; readonly status: ObsStatus | null }
  | { readonly kind: "unknown-unit"; readonly unit: string }
  | { readonly kind: "unreadable" };

const BEFORE: readonly (readonly [NumericQualifier, readonly string[]])[] = [
  [
    "ge",
    [
      "不少于",
      "不低于",
      "不小于",
      "至少",
      "大于等于",
      "大于或等于",
      ">=",
      "≥",
      "at least",
      "no less than",
      "not less than",
    ],
  ],
  [
    "le",
    [
      "不超过",
      "不高于",
      "不多于",
      "不大于",
      "至多",
      "最多",
      "小于等于",
      "小于或等于",
      "<=",
      "≤",
      "at most",
      "up to",
      "no more than",
      "not more than",
    ],
  ],
  [
    "gt",
    [
      "超过",
      "突破",
      "大于",
      "高于",
      "多于",
      "超",
      "逾",
      ">",
      "more than",
      "greater than",
      "over",
      "above",
      "exceeding",
    ],
  ],
  [
    "lt",
    [
      "接近",
      "将近",
      "不足",
      "不到",
      "低于",
      "少于",
      "小于",
      "近",
      "<",
      "less than",
      "fewer than",
      "nearly",
      "almost",
      "under",
      "below",
    ],
  ],
  [
    "approx",
    ["大约", "约为", "大概", "约", "≈", "~", "approximately", "approx.", "approx", "around", "about", "circa", "ca."],
  ],
];
const AFTER: readonly (readonly [NumericQualifier, readonly string[]])[] = [
  ["ge", ["及以上", "以上"]],
  ["le", ["及以下", "以下", "以内"]],
  ["approx", ["左右", "上下", "许"]],
];
/** Longer words first, so that 不超过 is not read as a stray 不 before 超过. */
const BEFORE_WORDS = flatten(BEFORE);
const AFTER_WORDS = flatten(AFTER);

const STATUS_WORDS: ReadonlyMap<string, ObsStatus> = new Map([
  ["初步", "P"],
  ["初步数", "P"],
  ["快报", "P"],
  ["快报数", "P"],
  ["预计", "E"],
  ["预计数", "E"],
  ["估计", "E"],
  ["估算", "E"],
  ["预测", "F"],
  ["口径变更", "B"],
  ["口径调整", "B"],
  ["provisional", "P"],
  ["estimated", "E"],
  ["forecast", "F"],
  ["break", "B"],
]);
const STATUS_LETTERS: ReadonlyMap<string, ObsStatus> = new Map([
  ["a", "A"],
  ["b", "B"],
  ["d", "D"],
  ["e", "E"],
  ["f", "F"],
  ["p", "P"],
  ["u", "U"],
]);

const VAGUE =
  /^(?:超|近|约|逾|达)?(?:(?:数|几|好几|成|上)[十百千万亿]+|若干|众多|多|[一二三四五六七八九]?十几)(?:余|多)?[万亿]?[个家名人位项件户场次期元]*$/;
const NUMBER = /^([-+−–－]?)(\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(e[-+]?\d{1,3})?/i;
const CHINESE = /^([零〇一二两三四五六七八九十百千万亿]+)/;

/** No figure is longer than this; a longer cell is text somebody pasted. */
const LONGEST = 80;

/** Reads a cell of figures: 1,234 · 25人 · 2.4亿元 · 12.5% · 超60% · 近百家 · 数千 · (25) · 12.3 p · — · blank. */
export function readFigure(cell: string): FigureReading {
  if (/^-?\d{1,15}(?:\.\d{1,12})?$/.test(cell)) return exact(Number(cell));
  if (cell.length > LONGEST) return cell.trim() === "" ? missing(true) : { kind: "unreadable" };
  const text = unwrap(halfWidth(cell).trim());
  if (text === "") return missing(true);
  if (MISSING_MARKS.has(text.toLowerCase().replace(/\s+/g, ""))) return missing(false);
  const { body, status } = splitStatus(text);
  if (MISSING_MARKS.has(body)) return { kind: "missing", blank: false, status };
  const compact = body.replace(/\s+/g, "");
  if (VAGUE.test(compact)) return { kind: "text", text: body, status };
  const negative = /^\((.+)\)$/.exec(body);
  if (negative) return negate(readBody(negative[1] ?? "", status));
  return readBody(body, status);
}

function exact(number: number): FigureReading {
  return { kind: "number", number, unit: null, qualifier: "exact", status: null };
}

function missing(blank: boolean): FigureReading {
  return { kind: "missing", blank, status: null };
}

/** '25 and ="25" are how a spreadsheet is told to keep text. */
function unwrap(text: string): string {
  const formula = /^="([^"]*)"$/.exec(text);
  if (formula) return (formula[1] ?? "").trim();
  return text.startsWith("'") ? text.slice(1).trim() : text;
}

function splitStatus(text: string): { body: string; status: ObsStatus | null } {
  const word = /^(.*?)\s*\(([^()]+)\)$/.exec(text);
  const named = word ? STATUS_WORDS.get((word[2] ?? "").toLowerCase()) : undefined;
  if (word && named) return { body: word[1] ?? "", status: named };
  const letter =
    /^(.*[\d%):\u4e00-\u9fff])\s*(?:\(([a-z])\)|([a-z]))$/i.exec(text) ?? /^(.*\S)\s+\(?([a-z])\)?$/i.exec(text);
  const flag = letter ? STATUS_LETTERS.get((letter[2] ?? letter[3] ?? "").toLowerCase()) : undefined;
  return letter && flag ? { body: letter[1] ?? "", status: flag } : { body: text, status: null };
}

function negate(reading: FigureReading): FigureReading {
  if (reading.kind !== "number" || reading.number <= 0 || reading.qualifier !== "exact") return { kind: "unreadable" };
  return { ...reading, number: -reading.number };
}

function readBody(body: string, status: ObsStatus | null): FigureReading {
  const before = stripPrefix(body);
  const after = stripSuffix(before.rest);
  const currency = /^[¥￥]\s*/.exec(after.rest);
  const start = currency ? after.rest.slice(currency[0].length) : after.rest;
  const numeral = readNumeral(start, before.qualifier !== null || after.qualifier !== null);
  if (numeral === null) return { kind: "unreadable" };
  const { unitText, more } = splitMore(numeral.rest);
  const unit = unitText === "" ? null : readUnit(unitText);
  if (unitText !== "" && unit === null)
    return /^[\p{L}%‰℃/$€£]{1,12}$/u.test(unitText) ? { kind: "unknown-unit", unit: unitText } : { kind: "unreadable" };
  const stated: StatedUnit | null = currency
    ? { unit: "yuan", mult: unit?.mult ?? 0, generic: false }
    : (unit ?? (numeral.whole ? { unit: null, mult: 0, generic: true } : null));
  const qualifier = before.qualifier ?? after.qualifier ?? (more ? "gt" : "exact");
  return { kind: "number", number: numeral.number, unit: stated, qualifier, status };
}

function stripPrefix(text: string): { rest: string; qualifier: NumericQualifier | null } {
  const lower = text.toLowerCase();
  for (const [word, qualifier] of BEFORE_WORDS)
    if (lower.startsWith(word)) return { rest: text.slice(word.length).trimStart(), qualifier };
  if (text.startsWith("达")) return { rest: text.slice(1).trimStart(), qualifier: null };
  return { rest: text, qualifier: null };
}

function stripSuffix(text: string): { rest: string; qualifier: NumericQualifier | null } {
  for (const [word, qualifier] of AFTER_WORDS)
    if (text.endsWith(word)) return { rest: text.slice(0, -word.length).trimEnd(), qualifier };
  return { rest: text, qualifier: null };
}

/** `whole` where 万 or 亿 are part of the number itself (两亿), so that no multiplier of the column applies. */
type Numeral = { readonly number: number; readonly rest: string; readonly whole: boolean };

/** The number at the start. Of words for powers of ten alone (百, 亿) only where a qualifier stands by: 近百家. */
function readNumeral(text: string, qualified: boolean): Numeral | null {
  const arabic = NUMBER.exec(text);
  if (arabic) {
    const [whole, sign = "", digits = "", exponent = ""] = arabic;
    const number = Number(digits.replace(/[,' ]/g, "") + exponent);
    if (!Number.isFinite(number)) return null;
    const isNegative = sign !== "" && sign !== "+";
    return {
      number: isNegative && number !== 0 ? -number : number,
      rest: text.slice(whole.length).trim(),
      whole: false,
    };
  }
  const chinese = CHINESE.exec(text)?.[1];
  if (chinese === undefined || (/^[百千万亿]+$/.test(chinese) && !qualified)) return null;
  const number = chineseNumber(chinese);
  return number === null ? null : { number, rest: text.slice(chinese.length).trim(), whole: /[万亿]/.test(chinese) };
}

/** 余 and 多 say "and some more": 100余家, 3万多元, 100+. */
function splitMore(rest: string): { unitText: string; more: boolean } {
  const match = /^([十百千万亿]*)(?:余|多|\+)(.*)$/.exec(rest);
  return match ? { unitText: `${match[1] ?? ""}${match[2] ?? ""}`, more: true } : { unitText: rest, more: false };
}

function flatten(table: readonly (readonly [NumericQualifier, readonly string[]])[]): [string, NumericQualifier][] {
  return table
    .flatMap(([qualifier, words]) => words.map((word): [string, NumericQualifier] => [word, qualifier]))
    .sort((a, b) => b[0].length - a[0].length);
}

/** The number moved from the multiplier it is written with to the one it is kept with. */
export function convertFigure(number: number, statedMult: number, unitMult: number): number {
  return shiftDecimal(number, statedMult - unitMult);
}
