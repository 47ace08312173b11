/** An exact rational number: lowest terms, `den` above zero. The reckoner knows no binary floating point. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Fraction = { num: 0n, den: 1n };

/** @throws RangeError for a denominator of zero */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  return reduce(BigInt(num), BigInt(den));
}

/** A number as written: `12`, `-0.25`, `2.350`. @throws Error for anything else */
export function parseDecimal(text: string): Fraction {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new Error(`not a decimal: "${text}"`);
  const [, sign = "", whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return reduce(sign === "-" ? -digits : digits, 10n ** BigInt(decimals.length));
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return a.den === 1n ? { num: a.num + b.num, den: 1n } : reduce(a.num + b.num, a.den);
  return reduce(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function negate(a: Fraction): Fraction {
  return { num: -a.num, den: a.den };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce(a.num * b.num, a.den * b.den);
}

/** @throws RangeError where `b` is zero */
export function divide(a: Fraction, b: Fraction): Fraction {
  return reduce(a.num * b.den, a.den * b.num);
}

/** Below zero, zero or above it, as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = a.den === b.den ? [a.num, b.num] : [a.num * b.den, b.num * a.den];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isZero(a: Fraction): boolean {
  return a.num === 0n;
}

/** `7`, `-1/3`: for messages. */
export function writeFraction(a: Fraction): string {
  return a.den === 1n ? `${a.num}` : `${a.num}/${a.den}`;
}

function reduce(num: bigint, den: bigint): Fraction {
  if (den === 0n) throw new RangeError("division by zero");
  if (den === 1n) return { num, den };
  let [a, b] = [num < 0n ? -num : num, den < 0n ? -den : den];
  while (b > 0n) [a, b] = [b, a % b];
  const divisor = den < 0n ? -a : a;
  return { num: num / divisor, den: den / divisor };
}
