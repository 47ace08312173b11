import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriodCodes,
  FREQUENCIES,
  firstMonth,
  lastDay,
  lastMonth,
  monthsOf,
  parsePeriod,
  periodCode,
  periodHolding,
  periodsBetween,
  shiftPeriod,
} from "#domain/terms/period.ts";
import { anyPeriod, calendarPeriod } from "./arbitrary-period.ts";

describe("parsePeriod(code)", () => {
  it.each([
    ["2024", { kind: "year", year: 2024 }],
    ["2024-S1", { kind: "half", year: 2024, half: 1 }],
    ["2024-Q3", { kind: "quarter", year: 2024, quarter: 3 }],
    ["2024-08", { kind: "month", year: 2024, month: 8 }],
    ["2024-01/2024-08", { kind: "year-to-date", year: 2024, month: 8 }],
    ["2024-01/..2024-09-06", { kind: "year-to-date-open", year: 2024, notAfter: "2024-09-06" }],
    ["..2024-09-06", { kind: "as-of-open", notAfter: "2024-09-06" }],
    ["..2024-02-29", { kind: "as-of-open", notAfter: "2024-02-29" }],
  ])("reads %s", (code, period) => {
    expect(parsePeriod(code)).toEqual(period);
  });

  it.each([
    "",
    "24",
    "2024-00",
    "2024-13",
    "2024-8",
    "2024-S0",
    "2024-S3",
    "2024-Q0",
    "2024-Q5",
    "2024-08-15",
    "2024-02/2024-08",
    "2024-01/2025-08",
    "2024-01/2024-13",
    "..2023-02-29",
    "..2024-04-31",
    "2024-01/..2024-13-01",
    "2024-08 ",
    "2024年8月",
  ])("knows no period %j", (code) => {
    expect(parsePeriod(code)).toBeNull();
  });

  it("reads back every code that periodCode writes", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(periodCode(period))).toEqual(period);
      }),
    );
  });
});

describe("shiftPeriod(period, steps)", () => {
  it.each([
    ["2024-01", -1, "2023-12"],
    ["2023-12", 1, "2024-01"],
    ["2024-08", -12, "2023-08"],
    ["2024-Q1", -1, "2023-Q4"],
    ["2024-Q3", 6, "2026-Q1"],
    ["2024-S2", 1, "2025-S1"],
    ["2024", -5, "2019"],
  ])("moves %s by %i to %s", (from, steps, to) => {
    expect(periodCode(shiftPeriod(calendar(from), steps))).toBe(to);
  });

  it("goes back by as many steps as it went, and keeps the frequency", () => {
    fc.assert(
      fc.property(calendarPeriod, fc.integer({ min: -500, max: 500 }), (period, steps) => {
        const moved = shiftPeriod(period, steps);
        expect(moved.kind).toBe(period.kind);
        expect(shiftPeriod(moved, -steps)).toEqual(period);
      }),
    );
  });

  it("puts one period right after the other", () => {
    fc.assert(
      fc.property(calendarPeriod, (period) => {
        const next = shiftPeriod(period, 1);
        expect(next.year * 12 + firstMonth(next)).toBe(period.year * 12 + lastMonth(period) + 1);
      }),
    );
  });
});

describe("monthsOf(period)", () => {
  it.each([
    ["2024-08", ["2024-08"]],
    ["2024-Q3", ["2024-07", "2024-08", "2024-09"]],
    ["2024-S1", ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]],
  ])("lists the months of %s", (code, months) => {
    expect(monthsOf(calendar(code))).toEqual(months);
  });

  it("lists twelve months of a year, each of which the year holds", () => {
    const months = monthsOf(calendar("2024"));
    expect(months).toHaveLength(12);
    for (const frequency of FREQUENCIES)
      for (const [index, code] of months.entries()) {
        const holding = periodHolding(frequency, 2024, index + 1);
        expect(monthsOf(holding)).toContain(code);
      }
  });
});

describe("periodsBetween(from, to, frequency)", () => {
  it.each([
    ["2023-11", "2024-02", "month", ["2023-11", "2023-12", "2024-01", "2024-02"]],
    ["2023-11", "2024-02", "quarter", ["2023-Q4", "2024-Q1"]],
    ["2023-Q3", "2024-Q1", "half", ["2023-S2", "2024-S1"]],
    ["2022", "2024", "year", ["2022", "2023", "2024"]],
    ["2024", "2024", "quarter", ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]],
    ["2024-02", "2024-01", "month", []],
  ] as const)("from %s to %s by %s", (from, to, frequency, codes) => {
    expect(periodsBetween(calendar(from), calendar(to), frequency).map(periodCode)).toEqual(codes);
  });

  it("leaves no gap and no overlap", () => {
    fc.assert(
      fc.property(calendarPeriod, fc.integer({ min: 0, max: 60 }), (from, steps) => {
        const periods = periodsBetween(from, shiftPeriod(from, steps), from.kind);
        expect(periods).toHaveLength(steps + 1);
        for (const [index, period] of periods.entries()) expect(period).toEqual(shiftPeriod(from, index));
      }),
    );
  });
});

describe("lastDay(period)", () => {
  it.each([
    ["2024-02", "2024-02-29"],
    ["2023-02", "2023-02-28"],
    ["2024-Q3", "2024-09-30"],
    ["2024-S1", "2024-06-30"],
    ["2024", "2024-12-31"],
    ["2024-01/2024-08", "2024-08-31"],
    ["2024-01/..2024-09-06", "2024-09-06"],
    ["..2024-09-06", "2024-09-06"],
  ])("of %s is %s", (code, day) => {
    const period = parsePeriod(code);
    expect(period && lastDay(period)).toBe(day);
  });
});

describe("comparePeriodCodes(a, b)", () => {
  it("orders by the end, and the longer last where the ends are one", () => {
    const ordered = [
      "2023-12",
      "2023-Q4",
      "2023-S2",
      "2023",
      "2023-01/2023-12",
      "2024-06",
      "2024-Q2",
      "2024-S1",
      "2024-01/2024-06",
      "2024-08",
      "2024-01/2024-08",
      "..2024-09-06",
      "2024-01/..2024-09-06",
      "2024-12",
      "2024",
    ];
    expect([...ordered].reverse().sort(comparePeriodCodes)).toEqual(ordered);
  });

  it("puts what is no period last", () => {
    expect(["eight", "2024-08"].sort(comparePeriodCodes)).toEqual(["2024-08", "eight"]);
  });

  it("is a total order", () => {
    const code = anyPeriod.map(periodCode);
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(comparePeriodCodes(a, b) + comparePeriodCodes(b, a)).toBe(0);
        if (comparePeriodCodes(a, b) <= 0 && comparePeriodCodes(b, c) <= 0)
          expect(comparePeriodCodes(a, c)).toBeLessThanOrEqual(0);
        expect(comparePeriodCodes(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

function calendar(code: string) {
  const period = parsePeriod(code);
  if (period?.kind !== "year" && period?.kind !== "half" && period?.kind !== "quarter" && period?.kind !== "month")
    throw new Error(`no calendar period: ${code}`);
  return period;
}
