import { type Fraction, fractionOf, multiply, roundedDigits } from "#domain/terms/fraction.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { shiftDecimal, UNITS, type UnitCode, type UnitMult, unitNames } from "#domain/terms/unit.ts";

/** How the numbers of one axis, column or figure are written: one multiplier, one number of decimals. */
export type Scale = {
  readonly unit: UnitCode;
  /** Multiplier the values are stored with. */
  readonly from: UnitMult;
  /** Multiplier they are written with. */
  readonly to: UnitMult;
  readonly decimals: number;
};

/** U+2212, as wide as a digit, so that negative columns align. */
const MINUS = "−";

/**
 * The scale that suits values up to `largest` (absolute, as stored): money goes by 万 and 亿, counts stay as they are. Where
 * `smallest`, the least that is not zero, would lose its digits in it (40万元 as 0.00亿元), a smaller one is taken. Never
 * fewer digits than the indicator's decimals unless the unit grew, and then two.
 */
export function chooseScale(
  unit: UnitCode,
  unitMult: UnitMult,
  decimals: number,
  largest: number,
  smallest = largest,
): Scale {
  if (UNITS[unit].kind !== "money") return { unit, from: unitMult, to: unitMult, decimals };
  const amount = shiftDecimal(Math.abs(largest), unitMult);
  const least = shiftDecimal(Math.abs(smallest), unitMult);
  const to = MONEY_SCALES.find((mult) => amount >= 10 ** mult && least >= 10 ** (mult - 2)) ?? 0;
  const places = to > unitMult ? Math.max(decimals, 2) : Math.max(0, decimals - (unitMult - to));
  return { unit, from: unitMult, to, decimals: Math.min(places, 4) };
}

const MONEY_SCALES = [8, 4] as const satisfies readonly UnitMult[];

/** The one scale of many figures, by the largest and the smallest of them that is not zero. */
export function chooseSharedScale(
  unit: UnitCode,
  unitMult: UnitMult,
  decimals: number,
  values: Iterable<number>,
): Scale {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const amount = Math.abs(value);
    largest = Math.max(largest, amount);
    if (amount > 0) smallest = Math.min(smallest, amount);
  }
  return chooseScale(unit, unitMult, decimals, largest, Math.min(largest, smallest));
}

/** A number in a scale, without its unit: `1,234.5`. Trailing zeros behind the point are dropped. */
export function formatScaled(value: number | Fraction, scale: Scale, language: Language): string {
  const { from, to, decimals } = scaleIn(language, scale);
  if (typeof value !== "number")
    return formatNumber(multiply(value, fractionOf(shiftDecimal(1, from - to))), decimals, 2);
  return formatNumber(shiftDecimal(value, from - to), decimals, 2);
}

/** The unit of a scale as written behind its numbers. */
export function scaleUnit(scale: Scale, language: Language): string {
  return nameIn(unitNames(scale.unit, scaleIn(language, scale).to), language);
}

/** English counts money in millions where Chinese has 万 and 亿: 240 million yuan, not 2.4 times a hundred million. */
function scaleIn(language: Language, scale: Scale): Scale {
  if (language !== "en" || UNITS[scale.unit].kind !== "money" || scale.to < 4) return scale;
  return { ...scale, to: 6, decimals: Math.max(0, scale.decimals + 6 - scale.to) };
}

/**
 * A number with grouped thousands, rounded half away from zero to at most `decimals` places on its exact decimals (6.25 to
 * 6.3), trailing zeros dropped. What is not zero is never written 0: it gets as many places as show `least` of its digits.
 */
export function formatNumber(value: number | Fraction, decimals: number, least = 1): string {
  const exact = typeof value === "number" ? fractionOf(value) : value;
  const digits = trimZeros(roundedDigits(exact, placesFor(exact, decimals, least)));
  const [whole = "0", part] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  return exact.n < 0n ? MINUS + text : text;
}

function placesFor(exact: Fraction, decimals: number, least: number): number {
  if (exact.n === 0n || !isZero(roundedDigits(exact, decimals))) return decimals;
  let places = decimals + 1;
  while (isZero(roundedDigits(exact, places))) places += 1;
  return places + least - 1;
}

function isZero(digits: string): boolean {
  return !/[1-9]/.test(digits);
}

function trimZeros(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

/** A percentage with one decimal: `12.5%`. Under a hundred it is never written 100 %, nor a fall of less −100 %. */
export function formatPercent(percent: number | Fraction, decimals = 1): string {
  const exact = typeof percent === "number" ? fractionOf(percent) : percent;
  let places = decimals;
  while (isUnderHundred(exact) && Number(roundedDigits(exact, places)) >= 100) places += 1;
  return `${formatNumber(exact, places)}%`;
}

function isUnderHundred({ n, d }: Fraction): boolean {
  return n < 100n * d && n > -100n * d;
}

/** A change in percent with its sign: `+12.5%`. */
export function formatPercentChange(percent: number | Fraction): string {
  return signed(formatPercent(percent));
}

/** A change of a share in percentage points with its sign: `+1.2个百分点`. */
export function formatPoints(points: number | Fraction, language: Language): string {
  return signed(formatNumber(points, 1) + (language === "en" ? " pp" : "个百分点"));
}

function signed(text: string): string {
  return text.startsWith(MINUS) || !/[1-9]/.test(text) ? text : `+${text}`;
}
