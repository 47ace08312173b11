import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Measure, measureAt, measureSeries, measureUnit } from "#domain/figures/measure.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { indicatorWith, monthly, seriesOf, type WrittenFigure } from "./build-series.ts";

/** A case: what was reported, which measure of it, and what DOMAIN.md says comes of it. */
type Case = {
  readonly title: string;
  readonly indicator?: Partial<Indicator>;
  readonly figures: Record<string, WrittenFigure>;
  readonly targets?: Record<string, number>;
  readonly at: [Measure, string];
  readonly expect: Record<string, unknown>;
};

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("../cases/domain/measures.json", import.meta.url), { encoding: "utf8" }),
);

describe("measureAt(series, measure, period)", () => {
  it.each(CASES.map((one) => [one.title, one] as const))("%s", (_, one) => {
    const [measure, code] = one.at;
    const figure = measureAt(seriesOf(one.figures, one.indicator, one.targets), measure, calendar(code));
    expect(figure).toMatchObject(one.expect);
  });

  it("makes years to date and their months agree, whichever of them was reported", () => {
    const values = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (list, month) => {
        const totals = list.map((_, index) => list.slice(0, index + 1).reduce((sum, value) => sum + value, 0));
        const byMonth = seriesOf(monthly(2024, list));
        const toDate = seriesOf(
          Object.fromEntries(
            Object.keys(monthly(2024, list)).map((code, index) => [`2024-01/${code}`, totals[index] ?? null]),
          ),
        );
        const period = { kind: "month", year: 2024, month } as const;
        for (const series of [byMonth, toDate]) {
          expect(measureAt(series, "current", period)).toMatchObject({ value: list[month - 1] });
          expect(measureAt(series, "ytd", period)).toMatchObject({ value: totals[month - 1] });
        }
      }),
    );
  });

  it("gives no number that is not finite, whatever was left out", () => {
    const written = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null), fc.constant("数千"));
    const figures = fc.dictionary(
      fc.constantFrom("2023-01", "2023-02", "2023-Q1", "2023", "2024-01", "2024-02", "2024-03", "2024-01/2024-02"),
      written,
    );
    const measure = fc.constantFrom<Measure[]>("current", "ytd", "yoy", "ytd-yoy", "pop", "completion");
    const aggregation = fc.constantFrom("sum", "last", "mean", "ratio" as const);
    const code = fc.constantFrom("2024-01", "2024-02", "2024-03", "2024-Q1", "2024-S1", "2024");
    fc.assert(
      fc.property(figures, measure, aggregation, code, (given, of, how, at) => {
        const figure = measureAt(seriesOf(given, { aggregation: how }, { "2024": 10 }), of, calendar(at));
        if (figure.kind === "value") expect(Number.isFinite(figure.value)).toBe(true);
        else if (figure.kind === "missing") expect(figure.reason).not.toBe("");
      }),
    );
  });
});

describe("measureSeries(series, measure, frequency, from, to)", () => {
  it("has a point for every period, the missing ones too", () => {
    const series = seriesOf({ "2024-01": 4, "2024-03": 6 });
    const { points, unit } = measureSeries(series, "current", "month", calendar("2024-01"), calendar("2024-03"));
    expect(points.map(({ period, figure }) => [period, figure.kind])).toEqual([
      ["2024-01", "value"],
      ["2024-02", "missing"],
      ["2024-03", "value"],
    ]);
    expect(unit).toEqual({ kind: "indicator", unit: "person", unitMult: 0, decimals: 0 });
  });
});

describe("measureUnit(indicator, measure)", () => {
  it("tells percent from percentage points", () => {
    const share = indicatorWith({ unit: "percent" });
    expect(measureUnit(share, "yoy")).toEqual({ kind: "percentage-point" });
    expect(measureUnit(share, "pop")).toEqual({ kind: "percentage-point" });
    expect(measureUnit(share, "completion")).toEqual({ kind: "percent" });
    expect(measureUnit(indicatorWith(), "ytd-yoy")).toEqual({ kind: "percent" });
  });
});

function calendar(code: string) {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period)) throw new Error(`no calendar period: ${code}`);
  return period;
}
