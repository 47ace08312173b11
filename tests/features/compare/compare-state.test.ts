import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPARE_MEASURES, comparableIndicators, readCompareState } from "#features/compare/compare-state.ts";
import { regionOf } from "#tests/domain/build-region.ts";
import { indicatorWith } from "#tests/domain/build-series.ts";

const LONE = indicatorWith({ code: "lone" });
const HIRED = indicatorWith({ code: "hired" });
const FUND = indicatorWith({ code: "fund" });
const DATA = regionOf(
  ["lab", "park"],
  [
    { indicator: LONE, organization: "lab", figures: { "2024-01": 1, "2024-08": 1 } },
    { indicator: LONE, organization: "town", figures: { "2024-01": 1, "2024-08": 1 } },
    ...[HIRED, FUND].flatMap((indicator) =>
      ["lab", "park"].map((organization) => ({ indicator, organization, figures: { "2024-01": 1, "2024-08": 2 } })),
    ),
  ],
);
const DEFAULT = { indicator: "hired", at: { year: 2024, month: 8 }, measure: "ytd", sort: null };

describe("comparableIndicators(data)", () => {
  it("are those that two platforms report; the region's own figure is no second one", () => {
    expect(comparableIndicators(DATA)).toEqual([HIRED, FUND]);
  });
});

describe("readCompareState(search, data)", () => {
  it("has its defaults where the address says nothing, or nonsense", () => {
    expect(readCompareState({}, DATA)).toEqual(DEFAULT);
    const nonsense = { indicator: "lone", period: "2023-12", measure: "yoy", sort: "lone" };
    expect(readCompareState(nonsense, DATA)).toEqual(DEFAULT);
  });

  it("opens with the last month that is complete enough; one early report does not move it", () => {
    const early = regionOf(
      ["lab", "park"],
      [
        { indicator: HIRED, organization: "lab", figures: { "2024-07": 1, "2024-08": 2, "2024-09": 3 } },
        { indicator: HIRED, organization: "park", figures: { "2024-07": 1, "2024-08": 2 } },
      ],
    );
    expect(readCompareState({}, early)?.at).toEqual({ year: 2024, month: 8 });
    expect(readCompareState({ period: "2024-09" }, early)?.at).toEqual({ year: 2024, month: 9 });
  });

  it("is what the address says", () => {
    const search = { indicator: "fund", period: "2024-03", measure: "completion", sort: "hired" };
    expect(readCompareState(search, DATA)).toEqual({
      indicator: "fund",
      at: { year: 2024, month: 3 },
      measure: "completion",
      sort: "hired",
    });
  });

  it("is total", () => {
    const word = fc.oneof(fc.string(), fc.constantFrom("hired", "fund", "lone", "2024-02", "ytd", "current"));
    const search = fc.record({ indicator: word, period: word, measure: word, sort: word }, { requiredKeys: [] });
    fc.assert(
      fc.property(search, (asked) => {
        const state = readCompareState(asked, DATA);
        if (!state) throw new Error("the region has months");
        expect(["hired", "fund"]).toContain(state.indicator);
        expect(["hired", "fund", null]).toContain(state.sort);
        expect(COMPARE_MEASURES).toContain(state.measure);
        expect(state.at.year).toBe(2024);
        expect(state.at.month >= 1 && state.at.month <= 8).toBe(true);
      }),
    );
  });
});
