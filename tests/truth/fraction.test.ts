import { describe, expect, it } from "vitest";
import { add, compare, divide, fraction, multiply, parseDecimal, subtract, writeFraction } from "./fraction.ts";
import { roundHonestly, roundToDigits } from "./rounding.ts";

describe("parseDecimal(text)", () => {
  it("keeps decimals exactly as written", () => {
    expect(parseDecimal("2.35")).toEqual(fraction(47, 20));
    expect(parseDecimal("-0.10")).toEqual(fraction(-1, 10));
  });

  it("refuses what is no decimal", () => {
    for (const text of ["", "1e3", "1,234", "25人", "."]) expect(() => parseDecimal(text)).toThrow("not a decimal");
  });
});

describe("arithmetic", () => {
  it("is exact where binary floats are not", () => {
    expect(add(parseDecimal("0.1"), parseDecimal("0.2"))).toEqual(parseDecimal("0.3"));
    // 2/15 - 1/12 = 8/60 - 5/60 = 3/60 = 1/20: five points exactly.
    expect(subtract(fraction(2, 15), fraction(1, 12))).toEqual(fraction(1, 20));
  });

  it("keeps lowest terms and a denominator above zero", () => {
    expect(divide(fraction(6), fraction(-4))).toEqual({ num: -3n, den: 2n });
    expect(multiply(fraction(2, 3), fraction(3, 2))).toEqual({ num: 1n, den: 1n });
    expect(writeFraction(fraction(-2, 6))).toBe("-1/3");
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it("compares", () => {
    expect([compare(fraction(1, 3), fraction(1, 2)), compare(fraction(2, 4), fraction(1, 2))]).toEqual([-1, 0]);
  });
});

describe("roundToDigits(value, digits)", () => {
  it("goes half away from zero", () => {
    expect(roundToDigits(parseDecimal("-6.25"), 1)).toBe("-6.3");
    expect(roundToDigits(parseDecimal("6.25"), 1)).toBe("6.3");
    expect(roundToDigits(parseDecimal("2.5"), 0)).toBe("3");
    expect(roundToDigits(parseDecimal("1.005"), 2)).toBe("1.01");
    expect(roundToDigits(fraction(2, 3), 1)).toBe("0.7");
  });

  it("writes what rounds to zero without a sign", () => {
    expect(roundToDigits(parseDecimal("-0.04"), 1)).toBe("0.0");
  });
});

describe("roundHonestly(value, digits, ceiling)", () => {
  it("writes no figure as 0 that is not zero", () => {
    // 40万元 in 亿元.
    expect(roundHonestly(fraction(40, 10_000), 1)).toBe("0.004");
    expect(roundHonestly(fraction(0), 1)).toBe("0.0");
  });

  it("writes no percentage under 100 as 100", () => {
    expect(roundHonestly(parseDecimal("99.96"), 1, 100)).toBe("99.96");
    expect(roundHonestly(parseDecimal("100"), 1, 100)).toBe("100.0");
  });
});
