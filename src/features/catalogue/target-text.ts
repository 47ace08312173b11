import type { TargetValue } from "#domain/catalogue/target.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { writtenNumber } from "./entered-text.ts";

/** A target as a cell shows it and takes it back: a number with separators, all its decimals kept; else in words. */
export function writtenTarget(value: TargetValue | undefined, language: Language): string {
  if (value === undefined) return "";
  return typeof value === "number" ? writtenValue(value) : nameIn(sayTargetValue(value), language);
}

/** A number with separators, all its decimals kept. */
export function writtenValue(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  const grouped = /e/i.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/**
 * A target as people write it: 1,200, ≥25人, 同比增长10%, 增加5, 完成率100%, or words without digits.
 *
 * @param units what may stand behind a number
 * @returns `null` of what holds digits and is none of these, undefined where nothing is written
 */
export function readTarget(written: string, units: readonly string[]): TargetValue | null | undefined {
  const plain = written.normalize("NFKC").replaceAll("−", "-").replaceAll(/\s+/g, " ").trim();
  if (plain === "") return undefined;
  const number = writtenNumber(withoutUnit(plain, units));
  if (typeof number === "number") return number;
  const value = readRelative(plain, units) ?? readCompletion(plain) ?? readBound(plain, units);
  if (value !== null) return value;
  return /\d/.test(plain) ? null : { kind: "words", text: plain };
}

const SIGNS: readonly (readonly [RegExp, NumericQualifier])[] = [
  [/^(?:≥|>=|不少于|不低于|不小于|至少|at least )/i, "ge"],
  [/^(?:≤|<=|不超过|不高于|不大于|不多于|至多|at most )/i, "le"],
  [/^(?:>|超过|超|高于|over )/i, "gt"],
  [/^(?:<|低于|少于|under )/i, "lt"],
  [/^(?:≈|约|about )/i, "approx"],
];
const BEHIND: readonly (readonly [RegExp, NumericQualifier])[] = [
  [/(?:及?以上)$/, "ge"],
  [/(?:及?以下|以内)$/, "le"],
  [/左右$/, "approx"],
];

/** What is said before or behind a number, and the number. */
function readQualified(text: string, units: readonly string[]): { qualifier: NumericQualifier; value: number } | null {
  for (const [pattern, qualifier] of SIGNS)
    if (pattern.test(text)) return withNumber(text.replace(pattern, ""), qualifier, units);
  for (const [pattern, qualifier] of BEHIND)
    if (pattern.test(text)) return withNumber(text.replace(pattern, ""), qualifier, units);
  return withNumber(text, "exact", units);
}

function withNumber(text: string, qualifier: NumericQualifier, units: readonly string[]) {
  const value = writtenNumber(withoutUnit(text.trim(), units));
  return typeof value === "number" ? { qualifier, value } : null;
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.find((name) => name !== "" && text.endsWith(name));
  return unit === undefined ? text : text.slice(0, -unit.length).trim();
}

function readBound(text: string, units: readonly string[]): TargetValue | null {
  const read = readQualified(text, units);
  return read && read.qualifier !== "exact" ? { kind: "bound", qualifier: read.qualifier, value: read.value } : null;
}

const MORE = /^(?:比上年|较上年|同比)?(增长|增加|提高|提升|上升|\+|下降|减少|降低|-)(.+)$/;
const ENGLISH = /^(up|down) (.+?) on last year$/i;

function readRelative(text: string, units: readonly string[]): TargetValue | null {
  if (/^(?:(?:与上年|同比)持平|as last year)$/i.test(text))
    return { kind: "relative", by: "percent", change: 0, qualifier: "exact" };
  const english = ENGLISH.exec(text);
  const [, way = "", rest = ""] = english ?? MORE.exec(text) ?? [];
  if (way === "" || (!english && /^[+-]/.test(text))) return null;
  const amount = rest.replace(/ ?个?百分点/, "");
  const isPercent = amount === rest && /%/.test(rest);
  const read = readQualified(isPercent ? amount.replace(/ ?%/, "") : amount, units);
  if (!read || read.value < 0) return null;
  const isLess = /^(?:下降|减少|降低|-|down)$/i.test(way);
  const change = isLess ? -read.value : read.value;
  return { kind: "relative", by: isPercent ? "percent" : "amount", change, qualifier: read.qualifier };
}

function readCompletion(text: string): TargetValue | null {
  const [, chinese, english] = /^(?:完成率(?:达到?)?(.+)%|(.+?) ?% completed)$/i.exec(text) ?? [];
  const read = readQualified(chinese ?? english ?? "", []);
  return read ? { kind: "completion", percent: read.value, qualifier: read.qualifier } : null;
}
