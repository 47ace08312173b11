import { describe, expect, it } from "vitest";
import { targetFacts } from "#domain/views/target-facts.ts";
import { monthly, seriesOf } from "./build-series.ts";

const YEAR = { kind: "year", year: 2024 } as const;
const series = seriesOf({ ...monthly(2023, Array(12).fill(5)), ...monthly(2024, [4, 4, 4, 4, 4, 4, 4, 4]) });

describe("targetFacts(series, period, value, latest)", () => {
  it("holds a target against last year's result, and says what each month left has to bring", () => {
    expect(targetFacts(series, YEAR, 80, { year: 2024, month: 8 })).toMatchObject({
      before: { value: 60 },
      need: { at: { year: 2024, month: 8 }, months: 4, came: 32, each: 12 },
    });
    expect(targetFacts(series, YEAR, 80, { year: 2024, month: 8 })?.growth).toBeCloseTo(33.333, 3);
    // Reached already.
    expect(targetFacts(series, YEAR, 30, { year: 2024, month: 8 })?.need?.each).toBe(0);
  });

  it("reckons a relative target as well, and nothing of words, stocks and years that are over", () => {
    const grown = { kind: "relative", by: "percent", change: 20, qualifier: "exact" } as const;
    expect(targetFacts(series, YEAR, grown, { year: 2024, month: 8 })).toMatchObject({
      target: { level: { value: 72 } },
      need: { each: 10 },
    });
    expect(targetFacts(series, YEAR, { kind: "words", text: "持续提升" }, { year: 2024, month: 8 })).toMatchObject({
      growth: null,
      need: null,
    });
    expect(targetFacts(series, YEAR, 80, { year: 2025, month: 1 })?.need).toBeNull();
    const stock = seriesOf({ "2024-08": 4 }, { aggregation: "last" });
    expect(targetFacts(stock, YEAR, 80, { year: 2024, month: 8 })?.need).toBeNull();
  });

  it("of a quarter is held against the same quarter", () => {
    const quarter = { kind: "quarter", year: 2024, quarter: 2 } as const;
    const facts = targetFacts(series, quarter, 18, { year: 2024, month: 8 });
    expect(facts).toMatchObject({ before: { value: 15 }, need: null });
    expect(facts?.growth).toBeCloseTo(20, 10);
  });
});
