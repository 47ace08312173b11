import { describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { missing, valueFigure } from "#domain/figures/figure.ts";
import { dueAt, scheduleOf } from "#domain/figures/schedule.ts";
import { formatGap } from "#domain/say/format-schedule.ts";
import { fractionOf } from "#domain/terms/fraction.ts";
import { indicatorWith } from "./build-series.ts";

const flow = indicatorWith();

describe("dueAt(year, month, basis)", () => {
  it("by months: m/12", () => {
    expect(dueAt(2024, 8)).toBeCloseTo(66.6667, 4);
    expect(dueAt(2024, 12)).toBe(100);
  });

  it("by days: days gone of the days of the year, leap years included", () => {
    expect(dueAt(2024, 2, { kind: "days" })).toBeCloseTo((60 / 366) * 100, 10);
    expect(dueAt(2023, 2, { kind: "days" })).toBeCloseTo((59 / 365) * 100, 10);
    expect(dueAt(2024, 12, { kind: "days" })).toBe(100);
  });

  it("by the organization's own plan", () => {
    const cumulative = [0, 5, 10, 20, 30, 45, 60, 75, 90, 94, 97, 100].map(fractionOf);
    const plan = { kind: "plan", curve: "months", cumulative } as const;
    expect(dueAt(2024, 8, plan)).toBe(75);
  });
});

describe("scheduleOf(indicator, completion, year, month, basis, thresholds)", () => {
  it.each([
    [71.7, "ahead"],
    [71.6, "on-schedule"],
    [66.6, "on-schedule"],
    [61.7, "on-schedule"],
    [61.6, "behind"],
  ])("%f %% at the end of August is %s", (completion, status) => {
    const schedule = scheduleOf(flow, valueFigure(completion, { revision: 1 }), 2024, 8);
    expect(schedule?.status).toBe(status);
    expect(schedule?.gap?.value).toBeCloseTo(completion - 66.6667, 3);
  });

  it("counts a gap of just the threshold as ahead above and as on schedule below", () => {
    expect(scheduleOf(flow, valueFigure(55, { revision: 1 }), 2024, 6)?.status).toBe("ahead");
    expect(scheduleOf(flow, valueFigure(45, { revision: 1 }), 2024, 6)?.status).toBe("on-schedule");
  });

  it("is decided on exact fractions: 2 of 15 less a twelfth is five points, and ahead", () => {
    const completion = valueFigure(13.3333333333333, { revision: 1, ratio: { of: 2, by: 15, times: 100 } });
    const schedule = scheduleOf(flow, completion, 2021, 1);
    expect(schedule?.status).toBe("ahead");
    expect(schedule && formatGap(schedule, "zh-CN")).toBe("+5个百分点");
  });

  it("rounds a gap half away from zero: 10 of 96 less two twelfths is -6.25, written -6.3", () => {
    const completion = valueFigure(10.4166666666667, { revision: 1, ratio: { of: 10, by: 96, times: 100 } });
    const schedule = scheduleOf(flow, completion, 2022, 2);
    expect(schedule?.status).toBe("behind");
    expect(schedule && formatGap(schedule, "zh-CN")).toBe("−6.3个百分点");
  });

  it("goes by the thresholds it is given", () => {
    const completion = valueFigure(70, { revision: 1 });
    const strict = scheduleOf(flow, completion, 2024, 8, { kind: "months" }, { ...DEFAULT_RULES, ahead: 3, behind: 0 });
    expect(strict?.status).toBe("ahead");
  });

  it("turns about for a cost, where to have used more than is due is to be behind", () => {
    const cost = indicatorWith({ direction: "lower" });
    expect(scheduleOf(cost, valueFigure(90, { revision: 1 }), 2024, 8)?.status).toBe("behind");
    expect(scheduleOf(cost, valueFigure(40, { revision: 1 }), 2024, 8)?.status).toBe("ahead");
  });

  it("claims nothing from a partial total unless it is already ahead", () => {
    const partial = {
      revision: 1,
      qualifier: "ge",
      coverage: { of: "platforms", reported: 12, expected: 13 },
    } as const;
    expect(scheduleOf(flow, valueFigure(40, partial), 2024, 8)?.status).toBeNull();
    expect(scheduleOf(flow, valueFigure(80, partial), 2024, 8)?.status).toBe("ahead");
  });

  it("claims nothing from a bound that a value on its other side could refute", () => {
    expect(scheduleOf(flow, valueFigure(40, { revision: 1, qualifier: "gt" }), 2024, 8)?.status).toBeNull();
    expect(scheduleOf(flow, valueFigure(80, { revision: 1, qualifier: "gt" }), 2024, 8)?.status).toBe("ahead");
    expect(scheduleOf(flow, valueFigure(80, { revision: 1, qualifier: "lt" }), 2024, 8)?.status).toBeNull();
    expect(scheduleOf(flow, valueFigure(40, { revision: 1, qualifier: "lt" }), 2024, 8)?.status).toBe("behind");
  });

  it("is not defined for a stock, a rate or a missing completion", () => {
    const value = valueFigure(50, { revision: 1 });
    expect(scheduleOf(indicatorWith({ aggregation: "last" }), value, 2024, 8)).toBeNull();
    expect(scheduleOf(indicatorWith({ aggregation: "ratio" }), value, 2024, 8)).toBeNull();
    expect(scheduleOf(flow, missing("no-target"), 2024, 8)).toBeNull();
  });
});
