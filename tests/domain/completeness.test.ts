import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueDay } from "#domain/catalogue/reporting-day.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { completenessOf, outstandingReports, reportingPeriods } from "#domain/views/completeness.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { regionOf, type WrittenSeries } from "./build-region.ts";
import { indicatorWith, type WrittenFigure } from "./build-series.ts";

const HIRED = indicatorWith();
const FORUMS = indicatorWith({ code: "forums" });

function withDay(data: RegionData, reportingDay: number | undefined): RegionData {
  return { ...data, region: { ...data.region, reportingDay } };
}

function periodOf(code: string) {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period)) throw new Error(`${code} is no calendar period`);
  return period;
}

function town(written: readonly WrittenSeries[], reportingDay?: number): RegionData {
  return withDay(regionOf(["a", "b", "c"], written), reportingDay);
}

const SHOWN = town(
  [
    { indicator: HIRED, organization: "a", figures: { "2024-06": 1, "2024-07": { value: 2, status: "P" } } },
    { indicator: HIRED, organization: "b", figures: { "2024-05": 3, "2024-07": null } },
    { indicator: HIRED, organization: "c", figures: { "2024-08": 4 } },
    { indicator: FORUMS, organization: "a", figures: { "2024-06": 1 } },
  ],
  10,
);

describe("completenessOf(data, period, today)", () => {
  const july = completenessOf(SHOWN, periodOf("2024-07"), "2024-08-11");

  it("says of every expected report what has come", () => {
    const states = july.rows.map(({ organization, cells }) => [
      organization.code,
      [...cells].map(([code, { state }]) => `${code} ${state}`),
    ]);
    expect(states).toEqual([
      ["a", ["hired provisional", "forums not-reported"]],
      ["b", ["hired reported-missing"]],
    ]);
  });

  it("takes a month of a flow as reported where a longer report ends with it: June as 上半年 or 二季度", () => {
    const flow = indicatorWith();
    const rate = indicatorWith({ code: "rate", aggregation: "ratio" });
    const may = { "2025-05": 1 };
    const data = regionOf(
      ["a", "b", "c", "d"],
      [
        { indicator: flow, organization: "a", figures: { ...may, "2025-S1": 6 } },
        { indicator: flow, organization: "b", figures: { ...may, "2025-Q2": 3 } },
        { indicator: flow, organization: "c", figures: { ...may, "2025-01/2025-06": 6 } },
        { indicator: flow, organization: "d", figures: may },
        { indicator: rate, organization: "a", figures: { ...may, "2025-Q2": 60 } },
      ],
    );
    const june = completenessOf(data, periodOf("2025-06"), "2025-07-11");
    expect(june.byIndicator.get("hired")).toMatchObject({ expected: 4, reported: 3, notReported: 1 });
    expect(june.byIndicator.get("rate")).toMatchObject({ expected: 1, reported: 0 });
  });

  it("expects nothing of an organization before its first report", () => {
    expect(july.rows.some(({ organization }) => organization.code === "c")).toBe(false);
    const august = completenessOf(SHOWN, periodOf("2024-08"), "2024-08-11");
    expect(august.rows.map(({ organization }) => organization.code)).toEqual(["a", "b", "c"]);
  });

  it("counts by organization, by indicator and in all", () => {
    expect(july.count).toEqual({ expected: 3, reported: 1, missing: 1, notReported: 1 });
    expect(july.rows[0]?.count).toEqual({ expected: 2, reported: 1, missing: 0, notReported: 1 });
    expect(july.byIndicator.get("hired")).toEqual({ expected: 2, reported: 1, missing: 1, notReported: 0 });
  });

  it("calls nothing late on the reporting day itself, or where there is none", () => {
    expect([july.due, july.overdue]).toEqual(["2024-08-10", true]);
    expect(completenessOf(SHOWN, periodOf("2024-07"), "2024-08-10").overdue).toBe(false);
    const without = completenessOf(withDay(SHOWN, undefined), periodOf("2024-07"), "2030-01-01");
    expect([without.due, without.overdue]).toEqual([null, false]);
  });

  it("lists what is outstanding by organization", () => {
    expect(
      outstandingReports(july).map((one) => [one.organization.code, one.indicators.map(({ code }) => code)]),
    ).toEqual([["a", ["forums"]]]);
  });

  it("takes a year to date for the report of its last month, and February's for a January reported with it", () => {
    const data = town([
      { indicator: HIRED, organization: "a", figures: { "2023-12": 1, "2024-01/2024-02": 5, "2024-01/2024-03": 9 } },
    ]);
    const stateAt = (code: string) => {
      const cell = completenessOf(data, periodOf(code), "2024-12-01").rows[0]?.cells.get("hired");
      return [cell?.state, cell?.period];
    };
    expect(stateAt("2024-01")).toEqual(["reported", "2024-01/2024-02"]);
    expect(stateAt("2024-03")).toEqual(["reported", "2024-01/2024-03"]);
    expect(stateAt("2024-04")).toEqual(["not-reported", null]);
  });

  it("holds that reported + missing + not reported = expected, in every row, column and in all", () => {
    const figure: fc.Arbitrary<WrittenFigure> = fc.oneof(
      fc.integer({ min: 0, max: 99 }),
      fc.constant(null),
      fc.constant("数千"),
    );
    const code = fc.constantFrom(
      "2024-01",
      "2024-02",
      "2024-03",
      "2024-01/2024-02",
      "2024-Q1",
      "2024-Q2",
      "2023",
      "2024",
    );
    const figures = fc.dictionary(code, figure);
    const written = fc.record({
      indicator: fc.constantFrom(HIRED, FORUMS),
      organization: fc.constantFrom("town", "a", "b", "c"),
      figures,
    });
    const asked = fc.constantFrom("2024-01", "2024-02", "2024-04", "2024-Q2", "2024");
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), asked, (list, at) => {
        const { count, rows, byIndicator } = completenessOf(town(list, 10), periodOf(at), "2024-06-01");
        const sum = (counts: Iterable<typeof count>) => [...counts].reduce((total, one) => total + one.expected, 0);
        for (const one of [count, ...rows.map((row) => row.count), ...byIndicator.values()])
          expect(one.reported + one.missing + one.notReported).toBe(one.expected);
        expect(sum(rows.map((row) => row.count))).toBe(count.expected);
        expect(sum(byIndicator.values())).toBe(count.expected);
      }),
    );
  });
});

describe("reportingPeriods(data, asked, today)", () => {
  it("shows the latest that is due, and what was asked for where there is such a period", () => {
    const shown = (asked: string | undefined, today: string) => reportingPeriods(SHOWN, asked, today)?.chosen;
    expect(shown(undefined, "2024-09-09")).toBe("2024-07");
    expect(shown(undefined, "2024-09-10")).toBe("2024-08");
    expect(shown("2024-06", "2024-09-10")).toBe("2024-06");
    expect(shown("1999-01", "2024-09-10")).toBe("2024-08");
  });

  it("shows the last report where reports stopped long ago, and says what is due", () => {
    const periods = reportingPeriods(SHOWN, undefined, "2026-11-24");
    expect(periods).toMatchObject({ chosen: "2024-08", latestDue: "2026-10", latestReported: "2024-08" });
    expect(periods?.codes[0]).toBe("2026-10");
    expect(periods?.codes.at(-1)).toBe("2024-05");
  });

  it("has none where a region states single figures only", () => {
    const single = town([
      { indicator: HIRED, organization: "town", figures: { "2024-01/..2024-09-06": 25 } },
      { indicator: FORUMS, organization: "town", figures: { "2024": 14, "2024-S1": 2, "..2024-09-06": 100 } },
    ]);
    expect(reportingPeriods(single, undefined, "2026-11-24")).toBeNull();
    expect(completenessOf(single, periodOf("2024"), "2026-11-24").count.expected).toBe(0);
  });

  it("expects quarters where two were reported", () => {
    const quarters = town([{ indicator: HIRED, organization: "a", figures: { "2024-Q1": 1, "2024-Q2": 2 } }], 15);
    const periods = reportingPeriods(quarters, undefined, "2024-10-15");
    expect(periods).toMatchObject({ chosen: "2024-Q3", latestDue: "2024-Q3" });
    expect(completenessOf(quarters, periodOf("2024-Q3"), "2024-10-15").count).toMatchObject({
      expected: 1,
      notReported: 1,
    });
  });
});

describe("dueDay(period, reportingDay)", () => {
  it.each([
    ["2024-08", 10, "2024-09-10"],
    ["2024-12", 5, "2025-01-05"],
    ["2024-01", 31, "2024-02-29"],
    ["2024-Q3", 15, "2024-10-15"],
    ["2024", 20, "2025-01-20"],
  ])("of %s by the %i. is %s", (code, day, due) => {
    expect(dueDay(periodOf(code), day)).toBe(due);
  });
});
