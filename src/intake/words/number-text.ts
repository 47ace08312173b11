import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import type { ObservedStatus } from "#domain/terms/status.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { splitStatus, stripPrefix, stripSuffix } from "./figure-words.ts";
import { isMissingMark } from "./missing-marks.ts";
import { type Numeral, readNumeral } from "./numeral.ts";
import { halfWidth } from "./text-forms.ts";
import { readUnit, type StatedUnit } from "./unit-text.ts";

/**
 * What a cell of figures says. `number` is as written: 2.4亿元 is 2.4 with the unit 亿元; whoever knows the indicator
 * converts it. `text` is a wording without a number (数千名).
 */
export type FigureReading =
  | { readonly kind: "missing"; readonly blank: boolean; readonly status: ObservedStatus | null }
  | {
      readonly kind: "number";
      readonly number: number;
      readonly unit: StatedUnit | null;
      readonly qualifier: NumericQualifier;
      readonly status: ObservedStatus | null;
      /** A sign of a note behind it, that is no part of the figure. */
      readonly mark?: string;
      /** Words behind it that say what is among it, 含兼职3. */
      readonly remark?: string;
    }
  | { readonly kind: "text"; readonly text: string; readonly status: ObservedStatus | null }
  | { readonly kind: "unknown-unit"; readonly unit: string }
  | { readonly kind: "unreadable" };

const VAGUE =
  /^(?:超|近|约|逾|达)?(?:(?:数|几|好几|成|上)[十百千万亿]+|若干|众多|多|[一二三四五六七八九]?十几)(?:余|多)?[万亿]?[个家名人位项件户场次期元]*$/;
/** A sign of a note behind a figure; what the note says stands below the table. */
const FOOTNOTE_MARK =
  /(?<=[\d%)\u4e00-\u9fff])\s*(?:[*※★†‡]{1,3}|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]|[([]注\s?\d{0,2}[)\]])$/;

/** 25（含兼职3）, 25人,其中女性12: what is among a figure, or left out of it, said behind it. */
const REMARK =
  /(?<=[\d%*※★†‡\u4e00-\u9fff])\s*(?:\(((?:其中|包括|包含|不包括|不含|含)[^()]{1,40})\)|[,;]?\s*((?:其中|包括|包含|含)[^()]{1,40}))$/;

/** No figure is longer than this; a longer cell is text somebody pasted. */
const LONGEST = 80;

/** Reads a cell of figures: 1,234 · 25人 · 2.4亿元 · 12.5% · 超60% · 近百家 · 数千 · (25) · 12.3 p · — · blank. */
export function readFigure(cell: string): FigureReading {
  if (/^-?\d{1,15}(?:\.\d{1,12})?$/.test(cell)) return exact(Number(cell));
  const trimmed = cell.trim();
  if (trimmed.length > LONGEST) return { kind: "unreadable" };
  const text = unwrap(halfWidth(trimmed).trim());
  const behind = splitMark(text);
  const remark = REMARK.exec(behind.text);
  if (remark === null) return withNotes(readUnmarked(behind.text), { mark: behind.mark });
  const { text: bare, mark } = splitMark(behind.text.slice(0, remark.index));
  const said = (remark[1] ?? remark[2] ?? "").trim();
  return withNotes(readUnmarked(bare), { mark: mark ?? behind.mark, remark: said });
}

function splitMark(text: string): { readonly text: string; readonly mark: string | undefined } {
  const mark = FOOTNOTE_MARK.exec(text)?.[0];
  return mark === undefined ? { text, mark } : { text: text.slice(0, -mark.length), mark: mark.trim() };
}

function withNotes(
  reading: FigureReading,
  { mark, remark }: { readonly mark: string | undefined; readonly remark?: string },
): FigureReading {
  if (reading.kind !== "number") return reading;
  return { ...reading, ...(mark === undefined ? {} : { mark }), ...(remark === undefined ? {} : { remark }) };
}

function readUnmarked(text: string): FigureReading {
  if (text === "") return missing(true);
  if (isMissingMark(text)) return missing(false);
  const { body, status } = splitStatus(text);
  if (isMissingMark(body)) return { kind: "missing", blank: false, status };
  const compact = body.replace(/\s+/g, "");
  if (VAGUE.test(compact)) return { kind: "text", text: body, status };
  const negative = /^\((.+)\)( ?%)?$/.exec(body) ?? /^负(.+)()$/.exec(body);
  if (negative) return negate(readBody(`${negative[1] ?? ""}${negative[2] ?? ""}`, status));
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
  if (reading.kind === "unknown-unit") return reading;
  if (reading.kind !== "number" || reading.number <= 0 || reading.qualifier !== "exact") return { kind: "unreadable" };
  return { ...reading, number: -reading.number };
}

/** $1,234 and -€5: whoever knows the indicator says that its unit is another. */
const FOREIGN = /^([-+−–]?)\s*((?:US|HK|AU|CA|S|NT)?\$|[€£₩])\s*(?=[\d.])/i;

function readBody(body: string, status: ObservedStatus | null): FigureReading {
  const [all, sign = "", unit] = FOREIGN.exec(body) ?? [];
  if (all !== undefined && unit !== undefined) {
    const reading = readOwn(`${sign}${body.slice(all.length)}`, status);
    return reading.kind === "number" ? { kind: "unknown-unit", unit } : reading;
  }
  return readOwn(body, status);
}

/** A figure that no foreign currency stands before. */
function readOwn(body: string, status: ObservedStatus | null): FigureReading {
  const expected = /^(?:预计|预估|估计)/.exec(body);
  const before = stripPrefix(expected ? body.slice(expected[0].length).trimStart() : body);
  const after = stripSuffix(before.rest);
  const currency = /^(?:[¥￥]|人民币)\s*/.exec(after.rest);
  const start = currency ? after.rest.slice(currency[0].length) : after.rest;
  const percent = /^百分之/.exec(start);
  const isQualified = before.qualifier !== null || after.qualifier !== null;
  const numeral = readTenths(readNumeral(start.slice(percent?.[0].length ?? 0), isQualified || percent !== null));
  if (numeral === null) return { kind: "unreadable" };
  if (percent && numeral.rest !== "") return { kind: "unreadable" };
  const { unitText, more } = splitMore(numeral.rest);
  const unit = percent ? PERCENT : unitText === "" ? null : readUnit(unitText);
  if (unitText !== "" && unit === null)
    return /^[\p{L}%‰℃/$€£]{1,12}$/u.test(unitText) ? { kind: "unknown-unit", unit: unitText } : { kind: "unreadable" };
  const stated: StatedUnit | null = currency
    ? { unit: "yuan", mult: unit?.mult ?? 0, generic: false }
    : (unit ?? (numeral.whole ? { unit: null, mult: 0, generic: true } : null));
  // 近60余家 is less and more at once: about so many.
  const isBoth = before.qualifier === "lt" && more !== null;
  const qualifier = isBoth ? "approx" : (before.qualifier ?? after.qualifier ?? more ?? "exact");
  return {
    kind: "number",
    number: numeral.number,
    unit: stated,
    qualifier,
    status: status ?? (expected ? "E" : null),
  };
}

const PERCENT: StatedUnit = { unit: "percent", mult: 0, generic: false };
const HALF = "半";

/** 六成五 and 六成半 are 6.5 tenths. */
function readTenths(numeral: Numeral | null): Numeral | null {
  const [all, part] = /^成([一二三四五六七八九半\d])(?!\d)/.exec(numeral?.rest ?? "") ?? [];
  if (numeral === null || all === undefined || part === undefined) return numeral;
  const tenth = part === HALF ? 5 : (readNumeral(part, false)?.number ?? 0);
  return { ...numeral, number: numeral.number + tenth / 10, rest: `成${numeral.rest.slice(all.length)}` };
}

/** 余 and 多 say "and some more": 100余家, 3万多元, 三成多. 100+ may be no more than that. */
function splitMore(rest: string): { unitText: string; more: "gt" | "ge" | null } {
  const [all, before = "", sign, behind = ""] = /^([十百千万亿]*成?)(余|多|\+)(.*)$/.exec(rest) ?? [];
  if (all === undefined) return { unitText: rest, more: null };
  return { unitText: `${before}${behind}`, more: sign === "+" ? "ge" : "gt" };
}

/** The number moved from the multiplier it is written with to the one it is kept with. */
export function convertFigure(number: number, statedMult: number, unitMult: number): number {
  return shiftDecimal(number, statedMult - unitMult);
}
