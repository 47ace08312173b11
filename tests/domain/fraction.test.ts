import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFractions, divide, fractionOf, roundedDigits, subtract, toNumber } from "#domain/terms/fraction.ts";

describe("fractionOf(value)", () => {
  it("is the number as it is written in decimals", () => {
    expect(fractionOf(0.1)).toEqual({ n: 1n, d: 10n });
    expect(fractionOf(-2.35)).toEqual({ n: -235n, d: 100n });
    expect(fractionOf(1e21)).toEqual({ n: 10n ** 21n, d: 1n });
    expect(fractionOf(1.5e-7)).toEqual({ n: 15n, d: 10n ** 8n });
    expect(() => fractionOf(Number.NaN)).toThrow(RangeError);
  });

  it("goes back to the same number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        expect(toNumber(fractionOf(value))).toBeCloseTo(value, 9);
      }),
    );
  });
});

describe("compareFractions(a, b)", () => {
  it("decides on the decimals: 2/15 less 1/12 is 1/20", () => {
    const gap = subtract(divide(fractionOf(2), fractionOf(15)), divide(fractionOf(1), fractionOf(12)));
    expect(compareFractions(gap, fractionOf(0.05))).toBe(0);
  });
});

describe("roundedDigits(fraction, decimals)", () => {
  it.each([
    ["6.25", 1, "6.3"],
    ["-6.25", 1, "6.3"],
    ["1.005", 2, "1.01"],
    ["0.5", 0, "1"],
    ["1.5", 0, "2"],
    ["2.5", 0, "3"],
    ["0.049", 1, "0.0"],
    ["99.96", 1, "100.0"],
    ["1234567.5", 0, "1234568"],
  ])("of %s to %i places is %s, half away from zero", (text, places, digits) => {
    expect(roundedDigits(fractionOf(Number(text)), places)).toBe(digits);
  });
});
