import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftDecimal, unitNames } from "#domain/terms/unit.ts";

describe("shiftDecimal(value, places)", () => {
  it.each([
    [2.4, 8, 240_000_000],
    [240_000_000, -8, 2.4],
    [1.1, 4, 11_000],
    [-0.07, 2, -7],
    [4.35, 2, 435],
    [1e21, -21, 1],
    [5e-7, 7, 5],
    [12.5, 0, 12.5],
    [0, 8, 0],
  ])("moves the point of %f by %i", (value, places, shifted) => {
    expect(shiftDecimal(value, places)).toBe(shifted);
  });

  it("comes back exactly", () => {
    const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(decimal, fc.constantFrom(0, 3, 4, 6, 8), ([digits, places], mult) => {
        const value = Number(`${digits}e-${places}`);
        expect(shiftDecimal(shiftDecimal(value, mult), -mult)).toBe(value);
      }),
    );
  });
});

describe("unitNames(unit, mult)", () => {
  it("writes the multiplier before the unit", () => {
    expect(unitNames("yuan", 8).zh).toBe("亿元");
    expect(unitNames("yuan", 4).zh).toBe("万元");
    expect(unitNames("person", 0).zh).toBe("人");
  });
});
