import { describe, expect, it } from "vitest";
import { headlineIn } from "#domain/views/headline.ts";
import { chooseMonth, isMonthAsked, latestMonths } from "#domain/views/month.ts";
import { regionOf } from "./build-region.ts";
import { indicatorWith, monthly } from "./build-series.ts";

const FLOW = indicatorWith();
const STOCK = indicatorWith({ code: "held", aggregation: "last" });
const AUGUST = { year: 2024, month: 8 };
const FIVE = ["p1", "p2", "p3", "p4", "p5"];

/** Five platforms that reported a flow and a stock from November to August, and what came early besides. */
function dataWith(early: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {}) {
  const months = { "2023-11": 1, "2023-12": 1, ...monthly(2024, new Array(8).fill(1)) };
  return regionOf(
    FIVE,
    FIVE.flatMap((organization) => [
      { indicator: FLOW, organization, figures: { ...months, ...early[organization] } },
      { indicator: STOCK, organization, figures: months },
    ]),
  );
}

describe("latestMonths(data)", () => {
  it("is the last month where all have reported", () => {
    expect(latestMonths(dataWith())).toEqual({ shown: AUGUST, newer: [] });
  });

  it("stays where one platform reports early, and tells how much of the newer month has come", () => {
    expect(latestMonths(dataWith({ p1: { "2024-09": 4 } }))).toEqual({
      shown: AUGUST,
      newer: [{ month: { year: 2024, month: 9 }, reported: 1, expected: 10 }],
    });
  });

  it("counts a figure reported as missing as not reported", () => {
    const missing = Object.fromEntries(FIVE.map((code) => [code, { "2024-09": null }]));
    expect(latestMonths(dataWith({ ...missing, p1: { "2024-09": 4 } }))?.newer).toEqual([
      { month: { year: 2024, month: 9 }, reported: 1, expected: 10 },
    ]);
  });

  it("moves once four of five expected figures are there", () => {
    const data = regionOf(
      FIVE,
      FIVE.map((organization) => ({
        indicator: FLOW,
        organization,
        figures: { "2024-08": 1, ...(organization === "p5" ? {} : { "2024-09": 1 }) },
      })),
    );
    expect(latestMonths(data)?.shown).toEqual({ year: 2024, month: 9 });
  });
});

describe("chooseMonth(asked, data)", () => {
  const data = dataWith({ p1: { "2024-09": 4 } });

  it.each([
    ["2023-11", { year: 2023, month: 11 }],
    ["2024-08", AUGUST],
    ["2024-09", { year: 2024, month: 9 }],
  ])("is the month asked for, from the first to the last: %s", (asked, month) => {
    expect(chooseMonth(asked, data)).toEqual(month);
    expect(isMonthAsked(asked, data)).toBe(true);
  });

  it.each(["2023-10", "2024-10", "2024-13", "2024", "2024-Q2", "2024-01/2024-03", "..2024-02-01", "", undefined])(
    "is the last complete enough where %j is asked for",
    (asked) => {
      expect(chooseMonth(asked, data)).toEqual(AUGUST);
      expect(isMonthAsked(asked, data)).toBe(false);
    },
  );

  it("is none where there are none", () => {
    expect(chooseMonth("2024-08", regionOf(FIVE, []))).toBeNull();
  });
});

describe("headlineIn(data, indicator, asked)", () => {
  const data = dataWith({ p1: { "2024-09": 4 } });

  it("is the latest complete figure with its month, and says what has come of a later one", () => {
    expect(headlineIn(data, FLOW, undefined)).toMatchObject({
      at: AUGUST,
      figure: { value: 40, qualifier: "exact" },
      newer: {
        period: "2024-01/2024-09",
        figure: { value: 44, qualifier: "ge", coverage: { reported: 1, expected: 5 } },
      },
    });
  });

  it("is the page's month where the last complete one lies more than a year back", () => {
    const figures = { "2023-01": 1, ...monthly(2024, new Array(8).fill(1)) };
    const silent = regionOf(FIVE, [
      { indicator: FLOW, organization: "p1", figures },
      { indicator: FLOW, organization: "p2", figures: { "2023-01": 1 } },
      { indicator: STOCK, organization: "p1", figures },
      ...["p3", "p4", "p5"].map((organization) => ({ indicator: STOCK, organization, figures })),
    ]);
    expect(headlineIn(silent, FLOW, undefined)).toMatchObject({
      at: AUGUST,
      figure: { value: 8, qualifier: "ge", coverage: { reported: 1, expected: 2 } },
    });
  });

  it("is the month asked for, whatever has come of it", () => {
    expect(headlineIn(data, FLOW, "2024-09")).toMatchObject({
      at: { year: 2024, month: 9 },
      figure: { value: 44, qualifier: "ge" },
      newer: null,
    });
  });

  it("is a later month than the page's where the indicator is complete there", () => {
    const early = regionOf(FIVE, [
      ...FIVE.map((organization) => ({ indicator: FLOW, organization, figures: monthly(2024, [1, 1, 1]) })),
      ...FIVE.map((organization) => ({
        indicator: STOCK,
        organization,
        figures: { ...monthly(2024, [1, 1, 1]), "2024-01/2024-04": 30 },
      })),
    ]);
    expect(latestMonths(early)?.shown).toEqual({ year: 2024, month: 3 });
    expect(headlineIn(early, STOCK, undefined)).toMatchObject({
      at: { year: 2024, month: 4 },
      figure: { value: 150, qualifier: "exact" },
    });
  });
});
