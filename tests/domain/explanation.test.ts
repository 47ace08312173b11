import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Derived } from "#domain/figures/derivation.ts";
import { type Figure, sumValues } from "#domain/figures/figure.ts";
import type { Series } from "#domain/figures/series.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { explain, explainKey } from "#domain/views/explanation.ts";
import { regionOf } from "./build-region.ts";
import { indicatorWith, monthly, regionSeries, seriesOf } from "./build-series.ts";
import { legalShapes, writeShape } from "./shapes.ts";

function calendar(code: string) {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period)) throw new Error(`no calendar period: ${code}`);
  return period;
}

/** The published figures that a figure is made of, signed and added up. */
function added(series: Series, { from }: Derived): number {
  const terms = from.kind === "reported" ? [from.term] : from.kind === "terms" ? from.terms : null;
  if (terms)
    return sumValues(terms.map(({ organization, code, sign }) => sign * publishedValue(series, organization, code)));
  if (from.kind === "total") return sumValues(from.parts.map((part) => added(series, part)));
  throw new Error(`nothing to add up: ${from.kind}`);
}

function publishedValue(series: Series, organization: string, code: string): number {
  const own = [series, ...series.platforms].find((each) => each.organization === organization);
  const figure: Figure | undefined = own?.figures.get(code);
  if (figure?.kind !== "value") throw new Error(`no published figure: ${organization} ${code}`);
  return figure.value;
}

describe("explain(series, measure, period)", () => {
  it("of a year to date by difference names both years to date, the earlier taken away", () => {
    const series = seriesOf({ "2024-01/2024-07": 30, "2024-01/2024-08": 34 });
    const { level } = explain(series, "current", calendar("2024-08"));
    expect(level.from).toEqual({
      kind: "terms",
      terms: [
        { organization: "somewhere", code: "2024-01/2024-07", sign: -1 },
        { organization: "somewhere", code: "2024-01/2024-08", sign: 1 },
      ],
    });
    expect(added(series, level)).toBe(4);
  });

  it("of a comparison leads to both sides, of a completion to its target", () => {
    const series = seriesOf({ ...monthly(2023, [1, 2, 3]), ...monthly(2024, [4, 5, 6]) }, {}, { "2024": 60 });
    const change = explain(series, "ytd-yoy", calendar("2024-03"));
    expect([change.level.period, change.base?.period]).toEqual(["2024-01/2024-03", "2023-01/2023-03"]);
    expect([added(series, change.level), change.base && added(series, change.base)]).toEqual([15, 6]);
    expect(explain(series, "completion", calendar("2024-03"))).toMatchObject({
      figure: { value: 25 },
      base: null,
      target: { period: "2024", value: 60, level: { value: 60 }, schedule: { due: 25 } },
    });
  });

  it("of a completion against last year leads to last year's result, too", () => {
    const target = { kind: "relative", by: "percent", change: 10, qualifier: "exact" } as const;
    const series = seriesOf({ ...monthly(2023, Array(12).fill(5)), "2024-01": 6 }, {}, { "2024": target });
    const { target: explained } = explain(series, "completion", calendar("2024-01"));
    expect(explained).toMatchObject({ value: target, level: { value: 66 }, base: { period: "2023-01/2023-12" } });
    expect(explained?.base && added(series, explained.base)).toBe(60);
  });

  it("of what cannot be told names what was reported all the same", () => {
    const series = seriesOf({ "2024-01": 3, "2024-03": 5 });
    expect(explain(series, "ytd", calendar("2024-03")).level.from).toMatchObject({
      kind: "none",
      near: [{ code: "2024-01" }, { code: "2024-03" }],
    });
  });

  it("leads every exact figure to published ones that add up to it, in whatever shape they were reported", () => {
    const months = fc.array(
      fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
      { minLength: 12, maxLength: 12 },
    );
    const platform = fc.tuple(months, fc.constantFrom(...legalShapes()));
    const code = fc.constantFrom("2024-01", "2024-02", "2024-06", "2024-11", "2024-Q2", "2024-S2", "2024");
    fc.assert(
      fc.property(
        fc.array(platform, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("current", "ytd" as const),
        code,
        (platforms, measure, at) => {
          const series = regionSeries(platforms.map(([list, shape]) => writeShape(list, shape, 2024)));
          const { figure, level } = explain(series, measure, calendar(at));
          if (figure.kind !== "value" || figure.qualifier !== "exact") return;
          expect(added(series, level)).toBe(figure.value);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("explainKey(data, indicator, key)", () => {
  const flow = indicatorWith();
  const data = regionOf(["p1"], [{ indicator: flow, organization: "p1", figures: { "2024-07": 3, "2024-08": 4 } }]);

  it("without a measure is what was published under the code", () => {
    const key = { indicator: "hired", organization: "p1", period: "2024-08" };
    expect(explainKey(data, flow, key)).toEqual({ kind: "published", key });
  });

  it("without a measure, where nothing was, is 累计 of a year to date and 当期 of a calendar period", () => {
    const at = (period: string) => explainKey(data, flow, { indicator: "hired", organization: "town", period });
    expect(at("2024-01/2024-08")).toMatchObject({ kind: "computed", measure: "ytd", period: "2024-08" });
    expect(at("2024-Q3")).toMatchObject({ kind: "computed", measure: "current", period: "2024-Q3" });
  });

  it("of a period whose end is not stated is the statement itself", () => {
    const key = { indicator: "hired", organization: "town", period: "..2024-09-06" };
    expect(explainKey(data, flow, key)).toEqual({ kind: "published", key });
  });
});
