import { type Language, nameIn } from "./names.ts";
import { shiftDecimal, UNITS, type UnitCode, type UnitMult, unitNames } from "./unit.ts";

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
 * The scale that suits values up to `largest` (absolute, as stored): money goes by 万 and 亿, counts stay as they are.
 * Never fewer digits than the indicator's decimals unless the unit grew, and then two.
 */
export function chooseScale(unit: UnitCode, unitMult: UnitMult, decimals: number, largest: number): Scale {
  if (UNITS[unit].kind !== "money") return { unit, from: unitMult, to: unitMult, decimals };
  const amount = shiftDecimal(Math.abs(largest), unitMult);
  const to: UnitMult = amount >= 1e8 ? 8 : amount >= 1e4 ? 4 : 0;
  const places = to > unitMult ? Math.max(decimals, 2) : Math.max(0, decimals - (unitMult - to));
  return { unit, from: unitMult, to, decimals: Math.min(places, 4) };
}

/** A number in a scale, without its unit: `1,234.5`. Trailing zeros behind the point are dropped. */
export function formatScaled(value: number, scale: Scale, language: Language): string {
  const { from, to, decimals } = scaleIn(language, scale);
  return formatNumber(shiftDecimal(value, from - to), decimals, language);
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

/** A number with grouped thousands and at most `decimals` places. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const text = numberFormat(language, decimals).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
}

/** A percentage with one decimal: `12.5%`. */
export function formatPercent(percent: number, language: Language, decimals = 1): string {
  return `${formatNumber(percent, decimals, language)}%`;
}

/** A change in percent with its sign: `+12.5%`. */
export function formatPercentChange(percent: number, language: Language): string {
  return signed(percent, formatPercent(percent, language));
}

/** A change of a share in percentage points with its sign: `+1.2个百分点`. */
export function formatPoints(points: number, language: Language): string {
  const unit = language === "en" ? " pp" : "个百分点";
  return signed(points, formatNumber(points, 1, language) + unit);
}

function signed(value: number, text: string): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: decimals });
  formats.set(key, made);
  return made;
}
