import type { NamedIndicator } from "#tests/truth/catalogue.ts";
import { compare, type Fraction, fraction, multiply } from "#tests/truth/fraction.ts";
import type { Form } from "#tests/truth/interval.ts";
import type { Measure } from "#tests/truth/reckoner.ts";
import type { Result, ValueResult } from "#tests/truth/result.ts";
import { roundHonestly, roundToDigits } from "#tests/truth/rounding.ts";

/** How DOMAIN.md has a figure written, worked out by the auditor alone. */
export function expectedText(result: Result, indicator: NamedIndicator, measure: Measure, language: Language): string {
  if (result.kind === "missing") return "—";
  if (result.form === "words") return result.words.join("＋");
  const { form, low, high, words } = result;
  if (form === "range") return rangeText(result, indicator, measure, language);
  const side = form === "lt" || form === "le" ? high : low;
  if (!side) throw new Error("a bound without a side");
  const [number, unit] = numberOf(side, indicator, measure, language);
  const word = QUALIFIERS[language][form];
  const more = words.length > 0 ? `＋${words.join(language === "en" ? ", " : "、")}` : "";
  return word + number + gap(unit, language) + more;
}

export type Language = "zh-CN" | "en";

const QUALIFIERS: Readonly<Record<Language, Readonly<Record<Exclude<Form, "range" | "words">, string>>>> = {
  "zh-CN": { exact: "", gt: "超", ge: "不少于", lt: "近", le: "不超过", approx: "约" },
  en: { exact: "", gt: "over ", ge: "at least ", lt: "nearly ", le: "at most ", approx: "about " },
};

function rangeText(result: ValueResult, indicator: NamedIndicator, measure: Measure, language: Language): string {
  const { low, high } = result;
  if (!low || !high) throw new Error("a range without sides");
  const isMoney = indicator.unitKind === "money";
  const nearest = low.num === 0n ? high : low;
  const [from, unit] = isMoney
    ? moneyOf(low, high, nearest, indicator, language)
    : numberOf(low, indicator, measure, language);
  const [to] = isMoney
    ? moneyOf(high, high, nearest, indicator, language)
    : numberOf(high, indicator, measure, language);
  return `${from}${language === "en" ? " to " : "至"}${to}${gap(unit, language)}`;
}

/** @returns the number and its unit */
function numberOf(value: Fraction, indicator: NamedIndicator, measure: Measure, language: Language): [string, string] {
  if (measure === "completion") return [group(roundHonestly(value, 1, 100)), "%"];
  if (measure !== "current" && measure !== "ytd") {
    const size = { num: value.num < 0n ? -value.num : value.num, den: value.den };
    const isPercent = indicator.unitKind !== "percent";
    const digits = (value.num < 0n ? "-" : "") + roundHonestly(size, 1, isPercent ? 100 : undefined);
    const number = (value.num > 0n ? "+" : "") + group(digits);
    if (indicator.unitKind === "percent") return [number, language === "en" ? "pp" : "个百分点"];
    return [number, "%"];
  }
  if (indicator.unitKind === "money") return moneyOf(value, value, value, indicator, language);
  return [group(roundHonest2(value, indicator.decimals)), UNITS[language][indicator.unit] ?? ""];
}

const UNITS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": { person: "人", item: "个", enterprise: "家", percent: "%" },
  en: { person: "people", item: "items", enterprise: "organisations", percent: "%" },
};

/** Money by 万 and 亿, in English by millions: by the largest that is asked, where the least keeps its digits. */
function moneyOf(
  value: Fraction,
  largest: Fraction,
  least: Fraction,
  indicator: NamedIndicator,
  language: Language,
): [string, string] {
  const yuan = (of: Fraction) =>
    multiply({ num: of.num < 0n ? -of.num : of.num, den: of.den }, power(indicator.unitMult));
  const fits = (mult: number) => compare(yuan(largest), power(mult)) >= 0 && compare(yuan(least), power(mult - 2)) >= 0;
  const scale = fits(8) ? 8 : fits(4) ? 4 : 0;
  const places =
    scale > indicator.unitMult
      ? Math.max(indicator.decimals, 2)
      : Math.max(0, indicator.decimals - (indicator.unitMult - scale));
  const [to, digits] =
    language === "en" && scale >= 4 ? [6, Math.max(0, Math.min(places, 4) + 6 - scale)] : [scale, Math.min(places, 4)];
  const scaled = multiply(
    value,
    indicator.unitMult >= to ? power(indicator.unitMult - to) : inverse(power(to - indicator.unitMult)),
  );
  const names: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
    0: { "zh-CN": "元", en: "yuan" },
    4: { "zh-CN": "万元", en: "" },
    6: { "zh-CN": "", en: "million yuan" },
    8: { "zh-CN": "亿元", en: "" },
  };
  return [group(roundHonest2(scaled, digits)), names[to]?.[language] ?? ""];
}

/** What would round to 0 shows two of its digits. */
function roundHonest2(value: Fraction, digits: number): string {
  const text = roundToDigits(value, digits);
  if (/[1-9]/.test(text) || value.num === 0n) return text;
  for (let more = digits + 1; ; more += 1)
    if (/[1-9]/.test(roundToDigits(value, more))) return roundToDigits(value, more + 1);
}

function power(exponent: number): Fraction {
  return fraction(10n ** BigInt(exponent));
}

function inverse({ num, den }: Fraction): Fraction {
  return fraction(den, num);
}

/** Thousands grouped, zeros behind the point dropped, a minus as wide as a digit. */
function group(digits: string): string {
  const [whole = "", part = ""] = digits.replace("-", "").split(".");
  const trimmed = part.replace(/0+$/, "");
  let grouped = "";
  for (let i = 0; i < whole.length; i += 1) {
    if (i > 0 && (whole.length - i) % 3 === 0) grouped += ",";
    grouped += whole.charAt(i);
  }
  return (digits.startsWith("-") ? "−" : "") + grouped + (trimmed === "" ? "" : `.${trimmed}`);
}

function gap(unit: string, language: Language): string {
  return language === "en" && unit !== "" && unit !== "%" ? ` ${unit}` : unit;
}
