import { compare, type Fraction, fraction, isZero } from "./fraction.ts";

const MOST_DIGITS = 30;

/** The number with so many decimals, half away from zero: -6.25 with one is `-6.3`. What rounds to zero has no sign. */
export function roundToDigits(value: Fraction, digits: number): string {
  const size = value.num < 0n ? -value.num : value.num;
  const scaled = (2n * size * 10n ** BigInt(digits) + value.den) / (2n * value.den);
  const text = scaled.toString().padStart(digits + 1, "0");
  const sign = value.num < 0n && scaled > 0n ? "-" : "";
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * As {@link roundToDigits}, with more digits where the fewer would say what is not so: a figure that is not zero as 0,
 * or one under `ceiling` (100 for percentages) as the ceiling.
 */
export function roundHonestly(value: Fraction, digits: number, ceiling?: number): string {
  const isFalse = (text: string) => {
    const zero = !/[1-9]/.test(text) && !isZero(value);
    const top = ceiling !== undefined && Number(text) === ceiling && compare(value, fraction(ceiling)) < 0;
    return zero || top;
  };
  for (let more = digits; more < MOST_DIGITS; more += 1) {
    const text = roundToDigits(value, more);
    if (!isFalse(text)) return text;
  }
  throw new Error("a figure that no number of digits tells from 0 or its ceiling");
}
