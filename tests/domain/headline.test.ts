import { describe, expect, it } from "vitest";
import { headlineOf } from "#domain/views/headline.ts";
import type { WrittenFigure } from "./build-series.ts";
import { indicatorWith, monthly, seriesOf } from "./build-series.ts";

const MARCH = { year: 2024, month: 3 };

/** Two years of a flow: 10 a month, then 12. */
const FLOW: Record<string, WrittenFigure> = {
  ...monthly(2023, new Array(12).fill(10)),
  ...monthly(2024, [12, 12, 12]),
};

describe("headlineOf(series, at)", () => {
  it("of a flow is its year to date, against last year's and the target", () => {
    const headline = headlineOf(seriesOf(FLOW, {}, { "2024": 120 }), MARCH);
    expect(headline).toMatchObject({
      measure: "ytd",
      figure: { value: 36 },
      period: "2024-01/2024-03",
      statedOnly: false,
      yearOnYearMeasure: "ytd-yoy",
      yearOnYear: { value: 20 },
      target: { period: { kind: "year", year: 2024 }, value: 120 },
      completion: { value: 30 },
      schedule: { due: 25, gap: { value: 5 }, status: "ahead" },
      latest: "2024-03",
    });
  });

  it("of a stock is its last value, and no schedule", () => {
    const headline = headlineOf(
      seriesOf({ "2023-03": 80, "2024-03": 100 }, { aggregation: "last" }, { "2024": 125 }),
      MARCH,
    );
    expect(headline).toMatchObject({
      measure: "current",
      figure: { value: 100 },
      period: "2024-03",
      yearOnYearMeasure: "yoy",
      yearOnYear: { value: 25 },
      completion: { value: 80 },
      schedule: null,
    });
  });

  it("of a flow without a target says so", () => {
    const headline = headlineOf(seriesOf(FLOW), MARCH);
    expect(headline).toMatchObject({ target: null, schedule: null, completion: { reason: "no-target" } });
  });

  it("of a month nobody has reported names the newest that was", () => {
    const headline = headlineOf(seriesOf(FLOW), { year: 2024, month: 5 });
    expect(headline).toMatchObject({ figure: { kind: "missing" }, latest: "2024-03" });
  });

  it.each([
    ["2024-01/..2024-09-06", { value: 25 } as const],
    ["..2024-09-06", { value: 60, qualifier: "gt" } as const],
    ["2024", { value: 14 } as const],
  ])("of a single figure for %s is that figure, with no change, target or schedule", (code, written) => {
    const headline = headlineOf(seriesOf({ [code]: written }), null);
    expect(headline).toMatchObject({
      figure: written,
      period: code,
      statedOnly: true,
      yearOnYear: { reason: "base-missing" },
      completion: { reason: "no-target" },
      target: null,
      schedule: null,
    });
  });

  it("of a single figure stays so in a region that reports others by month", () => {
    const headline = headlineOf(seriesOf({ "..2024-09-06": 13 }, { aggregation: "last" }), MARCH);
    expect(headline).toMatchObject({ statedOnly: true, figure: { value: 13 }, period: "..2024-09-06" });
  });

  it("keeps the indicator", () => {
    expect(headlineOf(seriesOf(FLOW), MARCH).indicator).toEqual(indicatorWith());
  });
});
