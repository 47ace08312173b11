import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumFigures, valueFigure } from "#domain/figure.ts";
import { type Observation, observedFigure, sameObservation } from "#domain/observation.ts";
import { type Policy, policyMonth } from "#domain/policy.ts";
import { combineQualifiers, type NumericQualifier } from "#domain/qualifier.ts";
import { combineStatuses, OBS_STATUSES } from "#domain/status.ts";

const NUMERIC: NumericQualifier[] = ["exact", "gt", "ge", "lt", "le", "approx"];

describe("combineQualifiers(a, b)", () => {
  it.each([
    ["exact", "exact", "exact"],
    ["exact", "gt", "gt"],
    ["exact", "approx", "approx"],
    ["gt", "gt", "gt"],
    ["ge", "ge", "ge"],
    ["gt", "ge", "gt"],
    ["lt", "le", "lt"],
    ["le", "le", "le"],
    ["gt", "lt", "approx"],
    ["ge", "le", "approx"],
    ["ge", "approx", "approx"],
  ] as const)("of %s and %s is %s", (a, b, both) => {
    expect(combineQualifiers(a, b)).toBe(both);
    expect(combineQualifiers(b, a)).toBe(both);
  });

  it("claims no bound that a value within both could break", () => {
    // A value that its qualifier allows: above for gt and ge, below for lt and le, itself where exact.
    const allowed = fc.constantFrom(...NUMERIC).chain((qualifier) => {
      const distance = qualifier === "exact" ? fc.constant(0) : fc.integer({ min: 1, max: 9 });
      const sign = qualifier === "lt" || qualifier === "le" ? -1 : 1;
      return fc.record({ qualifier: fc.constant(qualifier), off: distance.map((d) => sign * d) });
    });
    fc.assert(
      fc.property(allowed, allowed, (a, b) => {
        const both = combineQualifiers(a.qualifier, b.qualifier);
        const off = a.off + b.off;
        if (both === "exact") expect(off).toBe(0);
        if (both === "gt") expect(off).toBeGreaterThan(0);
        if (both === "ge") expect(off).toBeGreaterThanOrEqual(0);
        if (both === "lt") expect(off).toBeLessThan(0);
        if (both === "le") expect(off).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("combineStatuses(a, b)", () => {
  it("is the less certain of the two, in whatever order", () => {
    expect(combineStatuses("A", "P")).toBe("P");
    expect(combineStatuses("E", "P")).toBe("P");
    expect(combineStatuses("A", "B")).toBe("B");
    const status = fc.constantFrom(...OBS_STATUSES);
    fc.assert(
      fc.property(status, status, status, (a, b, c) => {
        expect(combineStatuses(a, b)).toBe(combineStatuses(b, a));
        expect(combineStatuses(combineStatuses(a, b), c)).toBe(combineStatuses(a, combineStatuses(b, c)));
        expect(combineStatuses("A", a)).toBe(a);
      }),
    );
  });
});

describe("sumFigures(figures)", () => {
  it("is the same in whatever order, with the newest revision", () => {
    const figure = fc.record({
      value: fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
      qualifier: fc.constantFrom<NumericQualifier[]>("exact", "gt"),
      status: fc.constantFrom(...OBS_STATUSES),
      revision: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(figure, fc.array(figure, { maxLength: 5 }), (first, rest) => {
        const figures = [first, ...rest].map(({ value, ...more }) => valueFigure(value, more));
        const [a, ...others] = figures;
        const [z, ...before] = [...figures].reverse();
        if (!a || !z) return;
        const sum = sumFigures([a, ...others]);
        expect(sumFigures([z, ...before])).toEqual(sum);
        expect(sum.value).toBeCloseTo(
          figures.reduce((total, { value }) => total + value, 0),
          6,
        );
        expect(sum.revision).toBe(Math.max(...figures.map(({ revision }) => revision)));
      }),
    );
  });

  it("keeps the poorest coverage", () => {
    const sum = sumFigures([
      valueFigure(1, { revision: 1, coverage: { reported: 12, expected: 13 } }),
      valueFigure(2, { revision: 1 }),
      valueFigure(3, { revision: 1, coverage: { reported: 9, expected: 13 } }),
    ]);
    expect(sum.coverage).toEqual({ reported: 9, expected: 13 });
  });
});

const OBSERVED: Observation = {
  indicator: "hired",
  organization: "somewhere",
  period: "2024-08",
  value: 5,
  text: null,
  status: "A",
  qualifier: "exact",
};

describe("observedFigure(observation, revision)", () => {
  it("is a value, a wording or missing", () => {
    expect(observedFigure({ ...OBSERVED, qualifier: "gt", status: "P" }, 3)).toEqual({
      kind: "value",
      value: 5,
      qualifier: "gt",
      status: "P",
      revision: 3,
    });
    expect(observedFigure({ ...OBSERVED, value: null, text: "数千", qualifier: "text" }, 3)).toEqual({
      kind: "text",
      text: "数千",
      status: "A",
      revision: 3,
    });
    expect(observedFigure({ ...OBSERVED, value: null, status: "O" }, 3)).toEqual({
      kind: "missing",
      reason: "reported-missing",
      revision: 3,
    });
    expect(observedFigure({ ...OBSERVED, status: "O" }, 3)).toMatchObject({ kind: "missing" });
    for (const [status, reason] of [
      ["M", "not-applicable"],
      ["Q", "withheld"],
    ] as const)
      expect(observedFigure({ ...OBSERVED, value: null, status }, 3)).toEqual({ kind: "missing", reason, revision: 3 });
    expect(observedFigure({ ...OBSERVED, value: 0 }, 3)).toMatchObject({ kind: "value", value: 0 });
  });
});

describe("sameObservation(a, b)", () => {
  it("goes by what is stated", () => {
    expect(sameObservation(OBSERVED, { ...OBSERVED })).toBe(true);
    for (const other of [{ value: 6 }, { value: null }, { status: "P" }, { qualifier: "gt" }, { text: "五" }] as const)
      expect(sameObservation(OBSERVED, { ...OBSERVED, ...other })).toBe(false);
  });
});

describe("policyMonth(policy)", () => {
  it.each([
    ["2021-03", "2021-03"],
    ["2021-03-15", "2021-03"],
    ["2024", null],
    ["2024-S1", null],
    ["2024-Q3", null],
    ["2024-01/..2024-09-06", null],
    ["2024-01/2024-08", null],
    [null, null],
  ])("of a policy dated %s is %s", (date, month) => {
    const policy: Policy = {
      code: "policy",
      names: { zh: "政策", en: "Policy" },
      kind: "policy",
      region: "somewhere",
      organizations: [],
      date,
      dateStated: { zh: "", en: "" },
      indicators: [],
      source: "source",
      quote: "",
    };
    expect(policyMonth(policy)).toBe(month);
  });
});
