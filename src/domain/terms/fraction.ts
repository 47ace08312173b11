/**
 * Exact numbers. A figure is written in decimals (2.35), so a total, a ratio and the distance to a threshold are exact
 * fractions; binary floats are only their nearest neighbours, and may fall on the wrong side of a threshold.
 */

/** `n / d` with `d` above zero; not always in lowest terms. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

/**
 * The number as it is written in decimals: 0.1 is one tenth.
 *
 * @throws RangeError where the number is not finite
 */
export function fractionOf(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError(`no exact number: ${value}`);
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const power = Number(exponent) - decimals.length;
  const n = BigInt(whole + decimals);
  return power >= 0 ? { n: n * 10n ** BigInt(power), d: 1n } : { n, d: 10n ** BigInt(-power) };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d - b.n * a.d, d: a.d * b.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** @throws RangeError where `b` is zero */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError("divided by zero");
  const sign = b.n < 0n ? -1n : 1n;
  return { n: sign * a.n * b.d, d: sign * a.d * b.n };
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest float, for drawing. */
export function toNumber({ n, d }: Fraction): number {
  const whole = n / d;
  if (whole > 9_007_199_254_740_991n || whole < -9_007_199_254_740_991n) return Number(n) / Number(d);
  // Nineteen digits after the point are more than a double tells apart.
  const scale = 10n ** 19n;
  return Number(whole) + Number(((n % d) * scale) / d) / 1e19;
}

/**
 * The digits of a number rounded to `decimals` places, half away from zero (6.25 to 6.3, −6.25 to −6.3), without a sign,
 * with trailing zeros behind the point.
 */
export function roundedDigits({ n, d }: Fraction, decimals: number): string {
  const scaled = (n < 0n ? -n : n) * 10n ** BigInt(decimals);
  const digits = String((2n * scaled + d) / (2n * d)).padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
