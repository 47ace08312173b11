import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Policy, policyMonth } from "#domain/catalogue/policy.ts";
import { sumValues } from "#domain/figures/figure.ts";
import { type Observation, observedFigure, sameObservation } from "#domain/figures/observation.ts";
import { combineMarks, marksOf, OBS_STATUSES } from "#domain/terms/status.ts";

const MARKS = OBS_STATUSES.map(marksOf);

describe("combineMarks(a, b)", () => {
  it("keeps every mark, in one order whichever comes first", () => {
    expect(combineMarks(marksOf("P"), marksOf("B"))).toEqual(["B", "P"]);
    expect(combineMarks(marksOf("A"), marksOf("E"))).toEqual(["E"]);
    const marks = fc.constantFrom(...MARKS);
    fc.assert(
      fc.property(marks, marks, marks, (a, b, c) => {
        expect(combineMarks(a, b)).toEqual(combineMarks(b, a));
        expect(combineMarks(combineMarks(a, b), c)).toEqual(combineMarks(a, combineMarks(b, c)));
        for (const mark of [...a, ...b]) expect(combineMarks(a, b)).toContain(mark);
      }),
    );
  });
});

describe("sumValues(values)", () => {
  it("adds decimals as they are written, in whatever order", () => {
    expect(sumValues([0.1, 0.2])).toBe(0.3);
    expect(sumValues([1234.5, -1234.4])).toBe(0.1);
    const cents = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cents, (list) => {
        const values = list.map((value) => value / 100);
        expect(sumValues(values)).toBe(sumValues([...values].reverse()));
        expect(sumValues(values)).toBe(list.reduce((total, value) => total + value, 0) / 100 + 0);
      }),
    );
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
      marks: ["P"],
      revision: 3,
    });
    expect(observedFigure({ ...OBSERVED, value: null, text: "数千", qualifier: "text" }, 3)).toEqual({
      kind: "text",
      text: "数千",
      marks: [],
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
