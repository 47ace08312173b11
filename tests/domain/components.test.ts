import { describe, expect, it } from "vitest";
import { componentsOf } from "#domain/components.ts";
import type { Indicator } from "#domain/indicator.ts";
import { regionOf } from "./build-region.ts";
import { indicatorWith, monthly } from "./build-series.ts";

const HIRED = indicatorWith({ code: "hired" });
const STOCK = indicatorWith({ code: "stock", aggregation: "last" });

const DATA = regionOf(
  ["lab", "park"],
  [
    { indicator: HIRED, organization: "lab", figures: { ...monthly(2024, [1, 2, null, 4]), "2023-Q4": 9 } },
    { indicator: HIRED, organization: "park", figures: monthly(2024, [5, 6]) },
    { indicator: HIRED, organization: "town", figures: { "2024-02": 8 } },
    { indicator: STOCK, organization: "lab", figures: monthly(2024, [10, 11, 12]) },
  ],
);

/** The components as `organization period`, in their order. */
function parts(indicator: Indicator, organization: string, period: string): string[] {
  const keys = componentsOf(DATA, indicator, organization, period);
  expect(keys.every((key) => key.indicator === indicator.code)).toBe(true);
  return keys.map((key) => `${key.organization} ${key.period}`);
}

describe("componentsOf(data, indicator, organization, period)", () => {
  it("of a published figure is that figure alone, missing or not", () => {
    expect(parts(HIRED, "lab", "2024-01")).toEqual(["lab 2024-01"]);
    expect(parts(HIRED, "lab", "2024-03")).toEqual(["lab 2024-03"]);
    expect(parts(HIRED, "lab", "2023-Q4")).toEqual(["lab 2023-Q4"]);
    expect(parts(HIRED, "town", "2024-02")).toEqual(["town 2024-02"]);
  });

  it("of a region's total are its platforms' figures", () => {
    expect(parts(HIRED, "town", "2024-01")).toEqual(["lab 2024-01", "park 2024-01"]);
  });

  it("of a year to date are the months; the region's own figure goes before its platforms'", () => {
    expect(parts(HIRED, "lab", "2024-01/2024-03")).toEqual(["lab 2024-01", "lab 2024-02", "lab 2024-03"]);
    expect(parts(HIRED, "town", "2024-01/2024-02")).toEqual(["lab 2024-01", "park 2024-01", "town 2024-02"]);
  });

  it("of a quarter, half or year are its months", () => {
    expect(parts(HIRED, "park", "2024-Q1")).toEqual(["park 2024-01", "park 2024-02"]);
    expect(parts(HIRED, "lab", "2024")).toEqual(["lab 2024-01", "lab 2024-02", "lab 2024-03", "lab 2024-04"]);
  });

  it("of a stock is the last month alone", () => {
    expect(parts(STOCK, "lab", "2024-01/2024-02")).toEqual(["lab 2024-02"]);
    expect(parts(STOCK, "lab", "2024-Q1")).toEqual(["lab 2024-03"]);
    expect(parts(STOCK, "lab", "2024-S1")).toEqual([]);
  });

  it("of what nobody published are none", () => {
    expect(parts(HIRED, "park", "2024-03")).toEqual([]);
    expect(parts(STOCK, "park", "2024-01")).toEqual([]);
    expect(parts(HIRED, "lab", "..2024-09-06")).toEqual([]);
    expect(parts(HIRED, "lab", "nonsense")).toEqual([]);
  });
});
