import { describe, expect, it } from "vitest";
import { monthChanges } from "#domain/views/change-list.ts";
import { regionOf } from "./build-region.ts";
import { indicatorWith, monthly } from "./build-series.ts";

const HIRED = indicatorWith({ code: "hired" });
const SHARE = indicatorWith({ code: "share", unit: "percent", aggregation: "last", additive: false });
const HONOURS = indicatorWith({ code: "honours" });

describe("monthChanges(data, at)", () => {
  it("sets the month beside the one before, with the change and the schedule at both", () => {
    const data = regionOf(
      [],
      [{ indicator: HIRED, organization: "town", figures: monthly(2024, [10, 20, 5]), targets: { "2024": 120 } }],
    );
    expect(monthChanges(data, { year: 2024, month: 2 })).toMatchObject([
      {
        indicator: HIRED,
        period: "2024-02",
        now: { value: 20 },
        before: { value: 10 },
        onPrevious: { value: 100 },
        // 30 of 120 is 25 % where 16.7 % is due; a month before, 8.3 % where 8.3 % was due.
        status: "ahead",
        statusBefore: "on-schedule",
      },
    ]);
  });

  it("goes back over the new year, where the schedule is last year's", () => {
    const data = regionOf(
      [],
      [
        {
          indicator: HIRED,
          organization: "town",
          figures: { ...monthly(2023, new Array(12).fill(5)), "2024-01": 4 },
          targets: { "2023": 120, "2024": 12 },
        },
      ],
    );
    expect(monthChanges(data, { year: 2024, month: 1 })).toMatchObject([
      { now: { value: 4 }, before: { value: 5 }, status: "ahead", statusBefore: "behind" },
    ]);
  });

  it("lists an indicator with either month, says what is missing, and leaves out one with neither", () => {
    const data = regionOf(
      [],
      [
        { indicator: HIRED, organization: "town", figures: { "2024-02": 3 } },
        { indicator: SHARE, organization: "town", figures: { "2024-01": 60, "2024-02": null } },
        { indicator: HONOURS, organization: "town", figures: { "2023-06": 1 } },
      ],
    );
    expect(monthChanges(data, { year: 2024, month: 2 })).toMatchObject([
      {
        indicator: HIRED,
        now: { value: 3 },
        before: { kind: "missing" },
        onPrevious: { kind: "missing" },
        status: null,
      },
      {
        indicator: SHARE,
        now: { kind: "missing", reason: "reported-missing" },
        before: { value: 60 },
        onPrevious: { kind: "missing" },
      },
    ]);
  });
});
