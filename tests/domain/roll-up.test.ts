import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureAt } from "#domain/measure.ts";
import { rollUp, yearToDateFigure } from "#domain/series.ts";
import { monthly, seriesOf, type WrittenFigure } from "./build-series.ts";

const own = seriesOf({});

describe("rollUp(own, parts)", () => {
  it("totals the platforms", () => {
    const total = rollUp(own, [seriesOf({ "2024-08": 3 }), seriesOf({ "2024-08": 4 })]);
    expect(total.figures.get("2024-08")).toMatchObject({ value: 7, qualifier: "exact" });
    expect(total.figures.get("2024-08")).not.toHaveProperty("coverage");
  });

  it("keeps what the region reported itself", () => {
    const reported = seriesOf({ "2024-08": 10 });
    const total = rollUp(reported, [seriesOf({ "2024-07": 1, "2024-08": 3 })]);
    expect(total.figures.get("2024-08")).toMatchObject({ value: 10 });
    expect(total.figures.get("2024-07")).toMatchObject({ value: 1 });
  });

  it("is a lower bound with its coverage where a platform has not reported", () => {
    const parts = [seriesOf({ "2024-07": 1, "2024-08": 3 }), seriesOf({ "2024-07": 2 }), seriesOf({ "2024-08": 4 })];
    expect(rollUp(own, parts).figures.get("2024-08")).toMatchObject({
      value: 7,
      qualifier: "ge",
      coverage: { reported: 2, expected: 3 },
    });
  });

  it("counts a cell handed in empty as not reported, and never as 0", () => {
    const total = rollUp(own, [seriesOf({ "2024-08": 3 }), seriesOf({ "2024-08": null })]).figures.get("2024-08");
    expect(total).toMatchObject({ value: 3, qualifier: "ge", coverage: { reported: 1, expected: 2 } });
  });

  it("expects a platform from the first period it ever reported", () => {
    const total = rollUp(own, [seriesOf({ "2023-12": 5, "2024-01": 6 }), seriesOf({ "2024-01": 2 })]);
    expect(total.figures.get("2023-12")).toMatchObject({ value: 5, qualifier: "exact" });
    expect(total.figures.get("2024-01")).toMatchObject({ value: 8, qualifier: "exact" });
  });

  it("is missing with its coverage where values may be negative, so that a part total bounds nothing", () => {
    const net = { min: null };
    const parts = [seriesOf({ "2024-07": 1, "2024-08": 3 }, net), seriesOf({ "2024-07": -2 }, net)];
    expect(rollUp(seriesOf({}, net), parts).figures.get("2024-08")).toMatchObject({
      kind: "missing",
      reason: "incomplete",
      coverage: { reported: 1, expected: 2 },
    });
  });

  it("is missing where no platform has a value", () => {
    const parts = [seriesOf({ "2024-08": null }), seriesOf({ "2024-07": 2 })];
    expect(rollUp(own, parts).figures.get("2024-08")).toMatchObject({
      kind: "missing",
      reason: "reported-missing",
      coverage: { reported: 0, expected: 2 },
    });
  });

  it("adds nothing up where the indicator is not additive", () => {
    const share = { additive: false };
    expect(rollUp(seriesOf({}, share), [seriesOf({ "2024-08": 60 }, share)]).figures.size).toBe(0);
  });

  it("carries a part total into the year to date", () => {
    const parts = [seriesOf(monthly(2024, [1, 2, 3])), seriesOf(monthly(2024, [1, null, 3]))];
    expect(yearToDateFigure(rollUp(own, parts), 2024, 3)).toMatchObject({
      value: 10,
      qualifier: "ge",
      coverage: { reported: 1, expected: 2 },
    });
  });

  it("lets no change be computed from a part total, and says how many reported", () => {
    const parts = [seriesOf({ "2023-08": 3, "2024-08": 4 }), seriesOf({ "2023-08": 3 })];
    expect(measureAt(rollUp(own, parts), "yoy", { kind: "month", year: 2024, month: 8 })).toMatchObject({
      kind: "missing",
      reason: "incomplete",
      coverage: { reported: 1, expected: 2 },
    });
  });

  it("never claims more than the values add up to, and is exact only where all reported", () => {
    const written = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null));
    const platforms = fc.array(fc.tuple(fc.constant<WrittenFigure>(1), written), { minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(platforms, (list) => {
        const parts = list.map(([january, february]) => seriesOf(monthly(2024, [january, february])));
        const figure = rollUp(own, parts).figures.get("2024-02");
        const values = list.flatMap(([, february]) => (typeof february === "number" ? [february] : []));
        if (values.length === 0) {
          expect(figure?.kind).toBe("missing");
          return;
        }
        const sum = values.reduce((total, value) => total + value, 0);
        const isWhole = values.length === list.length;
        expect(figure).toMatchObject({ value: sum, qualifier: isWhole ? "exact" : "ge" });
      }),
    );
  });
});
