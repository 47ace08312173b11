import type { NumericQualifier } from "#domain/qualifier.ts";
import type { ObsStatus } from "#domain/status.ts";
import { shiftDecimal } from "#domain/unit.ts";
import { MISSING_MARKS } from "./cell-kind.ts";
import { splitStatus, stripPrefix, stripSuffix } from "./figure-words.ts";
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

/** The number moved from the multiplier it is written with to the one it is kept with. */
export function convertFigure(number: number, statedMult: number, unitMult: number): number {
  return shiftDecimal(number, statedMult - unitMult);
}
