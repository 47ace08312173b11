import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { type Measure, measureAt } from "#domain/figures/measure.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { regionSeries, seriesOf, type WrittenFigure } from "./build-series.ts";
import { legalShapes, writeShape } from "./shapes.ts";

/** A case: what each platform reported, which measure of the region, and what DOMAIN.md says comes of it. */
type Case = {
  readonly title: string;
  readonly indicator?: Partial<Indicator>;
  readonly platforms: Record<string, WrittenFigure>[];
  readonly own?: Record<string, WrittenFigure>;
  readonly at: [Measure, string];
  readonly expect: Record<string, unknown>;
  readonly without?: string;
};

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("../cases/domain/totals.json", import.meta.url), { encoding: "utf8" }),
);

function calendar(code: string) {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period)) throw new Error(`no calendar period: ${code}`);
  return period;
}

describe("measureAt(series of a region, measure, period)", () => {
  it.each(CASES.map((one) => [one.title, one] as const))("%s", (_, { platforms, indicator, own, at, ...one }) => {
    const figure = measureAt(regionSeries(platforms, indicator, own), at[0], calendar(at[1]));
    expect(figure).toMatchObject(one.expect);
    if (one.without) expect(figure).not.toHaveProperty(one.without);
  });

  it("adds nothing up where the indicator is not additive", () => {
    const own = seriesOf({}, { additive: false });
    expect(measureAt(own, "current", calendar("2024-08"))).toMatchObject({ reason: "not-reported" });
  });

  it("is equal in whatever legal shape platforms report, or says between what it lies", () => {
    const months = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 });
    const platform = fc.tuple(months, fc.constantFrom(...legalShapes()));
    const asked = fc.tuple(
      fc.constantFrom<Measure[]>("current", "ytd", "pop", "yoy", "ytd-yoy"),
      fc.constantFrom("2024-01", "2024-02", "2024-03", "2024-05", "2024-12", "2024-Q1", "2024-Q3", "2024-S2", "2024"),
    );
    fc.assert(
      fc.property(fc.array(platform, { minLength: 1, maxLength: 5 }), asked, (platforms, [measure, code]) => {
        const plain = regionSeries(platforms.map(([list]) => ({ ...writeShape(list, "months", 2024), ...LAST_YEAR })));
        const mixed = regionSeries(
          platforms.map(([list, shape]) => ({ ...writeShape(list, shape, 2024), ...LAST_YEAR })),
        );
        expectWithin(measureAt(mixed, measure, calendar(code)), measureAt(plain, measure, calendar(code)));
      }),
      { numRuns: 400 },
    );
  });
});

const LAST_YEAR = writeShape(new Array(12).fill(20), "months", 2023);

/** What is determined is equal; what is not holds the true value between its limits, or is missing with its reason. */
function expectWithin(figure: Figure, truth: Figure): void {
  if (truth.kind !== "value") {
    expect(figure.kind).toBe("missing");
    return;
  }
  switch (figure.kind) {
    case "value":
      if (figure.qualifier === "exact") expect(figure.value).toBe(truth.value);
      else {
        expect(figure.qualifier).toBe("ge");
        expect(figure.value).toBeLessThanOrEqual(truth.value);
      }
      return;
    case "range":
      expect(figure.low).toBeLessThanOrEqual(truth.value);
      expect(figure.high).toBeGreaterThanOrEqual(truth.value);
      return;
    case "missing":
      expect(["reported-together", "inexact", "base-missing", "base-inexact"]).toContain(figure.reason);
      if (figure.limits) expect(figure.limits.low).toBeLessThanOrEqual(truth.value);
      return;
    case "text":
      throw new Error("nobody wrote words");
  }
}
