import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES } from "#domain/figures/measure.ts";
import { FREQUENCIES, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { readTrendState } from "#features/trend/trend-state.ts";
import { regionOf } from "#tests/domain/build-region.ts";
import { indicatorWith } from "#tests/domain/build-series.ts";
import type { SearchState } from "#ui/page.ts";

const HONOURS = indicatorWith({ code: "honours", headline: false });
const HIRED = indicatorWith({ code: "hired" });
const FUND = indicatorWith({ code: "fund" });
const FIGURES = { "2019-01": 1, "2024-08": 2 };
const DATA = regionOf(
  ["lab", "park"],
  [HONOURS, HIRED, FUND].map((indicator) => ({ indicator, organization: "lab", figures: FIGURES })),
);
const SPAN = { first: { year: 2019, month: 1 }, last: { year: 2024, month: 8 } };

function read(search: SearchState) {
  const { from, to, ...state } = readTrendState(search, DATA, SPAN);
  return { ...state, from: periodCode(from), to: periodCode(to) };
}

const DEFAULT = {
  indicators: ["hired"],
  organizations: ["town"],
  frequency: "month",
  measure: "current",
  from: "2021-09",
  to: "2024-08",
};

describe("readTrendState(search, data, span)", () => {
  it("is the first headline of the region, by month, over three years, where the address says nothing", () => {
    expect(read({})).toEqual(DEFAULT);
  });

  it("ends with the last month that is complete enough; a later one is within reach", () => {
    const early = regionOf(
      ["lab", "park"],
      [
        { indicator: HIRED, organization: "lab", figures: { ...FIGURES, "2024-09": 3 } },
        { indicator: HIRED, organization: "park", figures: FIGURES },
      ],
    );
    const span = { ...SPAN, last: { year: 2024, month: 9 } };
    expect(periodCode(readTrendState({}, early, span).to)).toBe("2024-08");
    expect(periodCode(readTrendState({ to: "2024-09" }, early, span).to)).toBe("2024-09");
  });

  it("begins with the first month reported where there are less than three years up to the last asked for", () => {
    expect(read({ to: "2020-06" })).toMatchObject({ from: "2019-01", to: "2020-06" });
  });

  it("is what the address says, in the order of the catalogue", () => {
    const search = {
      indicator: "fund,hired",
      organization: "park,town",
      frequency: "quarter",
      measure: "ytd-yoy",
      from: "2020-02",
      to: "2023-11",
    };
    expect(read(search)).toEqual({
      ...search,
      indicator: undefined,
      organization: undefined,
      indicators: ["hired", "fund"],
      organizations: ["town", "park"],
    });
  });

  it("leaves out what it does not know, and keeps the rest", () => {
    expect(read({ indicator: "gone,fund", organization: "lab,elsewhere" })).toMatchObject({
      indicators: ["fund"],
      organizations: ["lab"],
    });
  });

  it.each([
    [{ indicator: "gone", organization: "," }],
    [{ frequency: "week", measure: "sum" }],
    [{ from: "2024-13", to: "2024" }],
    [{ from: "2024-Q1", to: "..2024-09-06" }],
  ])("has its defaults where the address is nonsense: %j", (search) => {
    expect(read(search)).toEqual(DEFAULT);
  });

  it("never ends before it begins", () => {
    expect(read({ from: "2023-05", to: "2022-05" })).toMatchObject({ from: "2022-05", to: "2022-05" });
  });

  it("stays within the months reported", () => {
    expect(read({ from: "0001-01", to: "9999-12" })).toMatchObject({ from: "2019-01", to: "2024-08" });
  });

  it("is total: whatever the address says, all of it is known and in order", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("hired", "fund,lab", "lab,town", "quarter", "yoy", "2020-01", "2024-08", "9999-12", "0000-01"),
    );
    const keys = ["indicator", "organization", "frequency", "measure", "from", "to"] as const;
    const search = fc.record(Object.fromEntries(keys.map((key) => [key, word])), { requiredKeys: [] });
    fc.assert(
      fc.property(search, (asked) => {
        const state = read(asked);
        expect(state.indicators.length).toBeGreaterThan(0);
        expect(["honours", "hired", "fund"]).toEqual(expect.arrayContaining([...state.indicators]));
        expect(state.organizations.length).toBeGreaterThan(0);
        expect(["town", "lab", "park"]).toEqual(expect.arrayContaining([...state.organizations]));
        expect(FREQUENCIES).toContain(state.frequency);
        expect(MEASURES).toContain(state.measure);
        for (const end of [state.from, state.to]) expect(parsePeriod(end)?.kind).toBe("month");
        expect("2019-01" <= state.from && state.from <= state.to && state.to <= "2024-08").toBe(true);
      }),
    );
  });
});
