import { ownText } from "#domain/terms/own-text.ts";
import { hasDecimalComma, withPoint } from "./decimal-comma.ts";
import { BEFORE_WORDS } from "./figure-words.ts";
import { isMeasure } from "./measure-text.ts";
import { MISSING_MARKS } from "./missing-marks.ts";
import { type FigureReading, readFigure } from "./number-text.ts";
import { namesTime, readPeriod } from "./period-text.ts";

/** What a cell looks like, before anything is known of its column. `missing` is a mark such as — or 无. */
export type CellKind = "blank" | "number" | "period" | "missing" | "text";

/**
 * What a cell says by the readers of figures and of periods: `kind` where nothing else decides, and `or` what it may be
 * as well. 2024 is a period or a number, 202408 and 45505 a number or a period, 一期 a number or the name of something.
 */
export type CellSays = { readonly kind: CellKind; readonly or: CellKind | null };

const BLANK: CellSays = { kind: "blank", or: null };
const NUMBER: CellSays = { kind: "number", or: null };
const MISSING: CellSays = { kind: "missing", or: null };
const TEXT: CellSays = { kind: "text", or: null };
const PERIOD: CellSays = { kind: "period", or: null };
const YEAR: CellSays = { kind: "period", or: "number" };
const NUMBER_OR_PERIOD: CellSays = { kind: "number", or: "period" };
const NUMBER_OR_NAME: CellSays = { kind: "number", or: "text" };

export function cellKind(cell: string): CellKind {
  return cellSays(cell).kind;
}

export function cellSays(cell: string): CellSays {
  if (cell.length === 0) return BLANK;
  if (isPlainNumber(cell)) return numberSays(cell);
  if (isBlank(cell)) return BLANK;
  const text = cell.trim();
  if (text.length > LONGEST || !maySay(text)) return TEXT;
  const read = known.get(text);
  if (read !== undefined) return read;
  const says = wordsSay(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(ownText(text), says);
  return says;
}

/** No figure and no period is longer. */
const LONGEST = 80;

/** What was found out of texts that are no plain numbers: a table has few, and says them often. */
const known = new Map<string, CellSays>();
const MOST_KNOWN = 5000;

/** What figures, periods and marks begin with where that is no sign, digit or Latin letter; nearly no name does. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[...BEFORE_WORDS.map(([word]) => word), ...MISSING_MARKS].map((word) => word.charAt(0)),
  ..."零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億数几好成若众多达预估负人−￥￡€₩¥",
  ..."截第前上下全年首时星礼周",
]);
const LATIN = /^[a-z]/i;
/** A Latin word is a month or a mark, or has a digit, perhaps a Chinese one. */
const LATIN_MAY_SAY =
  /[\d０-９零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億数几若众多成]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|n.?a|null|none|nil/i;

/** False for most texts that are neither figure nor period, told by how they begin. */
function maySay(text: string): boolean {
  const code = text.charCodeAt(0);
  if (LATIN.test(text)) return LATIN_MAY_SAY.test(text);
  // Whatever stands before and behind the Han characters: signs, digits, what is of full width or cannot be seen.
  const isSign = code < 0x4e00 || code >= 0xfe00;
  return isSign || BEGINNINGS.has(text.charAt(0));
}

/** Digits with at most one point and a sign: the shape nearly all cells have, told without a regular expression. */
function isPlainNumber(cell: string): boolean {
  let digits = 0;
  let points = 0;
  for (let i = 0; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46) points += 1;
    else if (code !== 45 || i > 0) return false;
  }
  return digits > 0 && points <= 1 && digits <= MOST_DIGITS;
}

/** Of a longer number the reader is asked; so many digits always make one. */
const MOST_DIGITS = 15;
/** 2024, 202408, 2024.08, 20240831, an Excel serial: the only numbers that may be periods. */
const PERIOD_DIGITS = /^(?:\d{4}(?:\.\d{1,2})?|\d{5}(?:\.\d+)?|\d{6}|\d{8})$/;

function numberSays(digits: string): CellSays {
  if (!PERIOD_DIGITS.test(digits) || !namesTime(readPeriod(digits))) return NUMBER;
  return isYear(digits) ? YEAR : NUMBER_OR_PERIOD;
}

function isYear(digits: string): boolean {
  return digits.length === 4 && (digits.startsWith("19") || digits.startsWith("20"));
}

/** 一, 二 and 一期, 1期 as well head columns. */
const NAME = /^(?:[一二三四五六七八九十]|[\d一二三四五六七八九十]{1,3}期)$/;

function wordsSay(text: string): CellSays {
  const figure = readFigure(text);
  if (figure.kind === "missing") return figure.blank ? BLANK : MISSING;
  // With a unit or a bound it is no time.
  if (figure.kind === "number" && (figure.unit !== null || figure.qualifier !== "exact")) return nameOrNumber(text);
  const period = readPeriod(text);
  if (figure.kind === "number" && namesTime(period)) return isYear(String(figure.number)) ? YEAR : NUMBER_OR_PERIOD;
  // What has the shape of a period and is none (2024年13月) stands where one is meant.
  if (namesTime(period) || (period.kind === "nonexistent" && figure.kind !== "number")) return PERIOD;
  if (!isFigure(figure, text)) return TEXT;
  return nameOrNumber(text);
}

function nameOrNumber(text: string): CellSays {
  return NAME.test(text) ? NUMBER_OR_NAME : NUMBER;
}

/** A number or one in words (数千), in whatever unit: 12公里 is a figure, 5G基站 none. Commas may be decimal points. */
function isFigure(figure: FigureReading, text: string): boolean {
  if (figure.kind === "number" || figure.kind === "text") return true;
  if (figure.kind === "unknown-unit") return /\d/.test(text) && isMeasure(figure.unit);
  return hasDecimalComma(text) && readFigure(withPoint(text)).kind === "number";
}

const ONLY_BLANKS = /^[\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]*$/;

/** True for a cell in which nothing can be seen. */
export function isBlank(cell: string): boolean {
  if (cell.length === 0) return true;
  const first = cell.charCodeAt(0);
  // Letters, digits and signs of ASCII, and whatever stands behind the blanks of other scripts but before the last ones.
  if ((first > 32 && first < 128) || (first > 0x3000 && first < 0xfe00)) return false;
  return ONLY_BLANKS.test(cell);
}
