import { describe, expect, it } from "vitest";
import type { Curve, Indicator } from "./books.ts";
import { FLOW, type Jotting, jotBooks, jotResult, STOCK } from "./build-books.ts";
import { type Measure, openReckoner, type Reckoner } from "./reckoner.ts";

const SHARE: Indicator = { ...STOCK, unitKind: "percent", additive: false };
const COST: Indicator = { ...FLOW, direction: "lower", unitKind: "money" };

function open(
  organizations: Readonly<Record<string, Jotting>>,
  {
    indicator = FLOW,
    targets = {},
    curves = {},
  }: {
    indicator?: Indicator;
    targets?: Readonly<Record<string, string>>;
    curves?: Readonly<Record<string, Curve["shape"]>>;
  } = {},
): { of: (organization: string, period: string, measure: Measure) => string; reckoner: Reckoner; code: string } {
  const reckoner = openReckoner(jotBooks(indicator, organizations, targets, curves));
  const { code } = indicator;
  return { of: (...question) => jotResult(reckoner.reckon(code, ...question)), reckoner, code };
}

describe("changes", () => {
  it("are of the same months a year before, and of the period before", () => {
    const { of } = open({
      p: { "2023-03": "20", "2023-01/2023-03": "40", "2024-Q1": "50", "2024-03": "25", "2024-02": "10" },
    });
    // 25/20, 50/40, 25/10.
    expect(of("p", "2024-03", "yoy")).toBe("25");
    expect(of("p", "2024-03", "ytd-yoy")).toBe("25");
    expect(of("p", "2024-03", "pop")).toBe("150");
    // January to December of the year before.
    expect(open({ p: { "2023-12": "8", "2024-01": "6" } }).of("p", "2024-01", "pop")).toBe("-25");
    expect(open({ p: { "2023-Q4": "8", "2024-Q1": "6" } }).of("p", "2024-Q1", "pop")).toBe("-25");
  });

  it("are in points of percentages", () => {
    const { of } = open({ p: { "2023-06": "61.5", "2024-06": "60" } }, { indicator: SHARE });
    expect(of("p", "2024-06", "yoy")).toBe("-3/2");
  });

  it("are no percentage of a base that is missing, zero or negative, and keep the difference", () => {
    const { of, reckoner, code } = open(
      { p: { "2023-01": "0", "2024-01": "5", "2023-02": "-4", "2024-02": "6", "2024-03": "1", "2023-04": "1" } },
      { indicator: { ...FLOW, min: null } },
    );
    expect(of("p", "2024-01", "yoy")).toBe("missing: base zero");
    expect(of("p", "2024-02", "yoy")).toBe("missing: base negative");
    expect(of("p", "2024-03", "yoy")).toBe("missing: base not-reported");
    expect(of("p", "2024-04", "yoy")).toBe("missing: not-reported");
    // 6 - (-4).
    expect(reckoner.reckon(code, "p", "2024-02", "yoy").comparison?.difference).toEqual({ num: 10n, den: 1n });
  });

  it("are of nothing that is a bound, a range or incomplete; 约 stays", () => {
    const { of } = open({
      a: { "2023-01": "10", "2024-01": ">12", "2023-02": "~10", "2024-02": "12", "2023-03": "1" },
      b: { "2023-01": "10", "2024-01": "10", "2023-02": "10", "2024-02": "10", "2024-03": "3" },
    });
    expect(of("a", "2024-01", "yoy")).toBe("missing: inexact");
    expect(of("a", "2024-02", "yoy")).toBe("约20");
    expect(of("city", "2024-02", "yoy")).toBe("约10 (2/2)");
    expect(of("city", "2024-03", "yoy")).toBe("missing: incomplete (1/2)");
  });

  it("say that the base is small, of counts only, and are not ranked then", () => {
    const cells = { a: { "2023-01": "9", "2024-01": "18" }, b: { "2023-01": "10", "2024-01": "11" } };
    const small = (indicator: Indicator) => {
      const { reckoner, code } = open(cells, { indicator });
      return ["a", "b"].map((each) => reckoner.reckon(code, each, "2024-01", "yoy").comparison?.smallBase);
    };
    expect(small(FLOW)).toEqual([true, false]);
    expect(small({ ...FLOW, unitKind: "money" })).toEqual([false, false]);
    expect(open(cells).reckoner.rank(FLOW.code, ["a", "b"], "2024-01", "yoy")).toEqual({
      places: [{ organization: "b", best: 1, worst: 1 }],
      unranked: ["a"],
    });
  });

  it("lie across a break later than the base begins and no later than the period ends", () => {
    const across = (cells: Jotting, period: string, measure: Measure, indicator = FLOW, organization = "p") =>
      open({ p: cells, q: { "2022-01": "1" } }, { indicator }).reckoner.reckon(
        indicator.code,
        organization,
        period,
        measure,
      ).comparison?.acrossBreak;
    expect(across({ "2023-08": "4 B" }, "2024-03", "yoy")).toBe(true);
    expect(across({ "2023-03": "4 B" }, "2024-03", "yoy")).toBe(false);
    expect(across({ "2024-03": "4 PB" }, "2024-03", "yoy")).toBe(true);
    expect(across({ "2024-04": "4 B" }, "2024-03", "yoy")).toBe(false);
    // Years to date: from January of the base year; a year to date breaks with its last month.
    expect(across({ "2023-02": "4 B" }, "2024-03", "ytd-yoy")).toBe(true);
    expect(across({ "2023-01/2023-03": "4 B" }, "2024-03", "yoy")).toBe(false);
    expect(across({ "2023-01/2023-04": "4 B" }, "2024-03", "yoy")).toBe(true);
    // A stock's base is the end of its quarter; a break in March is before that.
    expect(across({ "2023-03": "4 B" }, "2024-Q1", "yoy", STOCK)).toBe(false);
    expect(across({ "2023-03": "4 B" }, "2024-Q1", "yoy")).toBe(true);
    // Of a total, any platform's.
    expect(across({ "2023-08": "4 B" }, "2024-03", "yoy", FLOW, "city")).toBe(true);
    expect(across({ "2023-08": "4 B" }, "2024-03", "yoy", FLOW, "q")).toBe(false);
  });

  it("of totals of different platforms have the change of the same ones beside them", () => {
    const { of, reckoner, code } = open({ a: { "2023-01": "10", "2024-01": "12" }, b: { "2024-01": "8" } });
    // 20/10 with the newcomer, 12/10 without.
    expect(of("city", "2024-01", "yoy")).toBe("100 (2/2)");
    const { comparison } = reckoner.reckon(code, "city", "2024-01", "yoy");
    expect(comparison?.likeForLike && jotResult(comparison.likeForLike)).toBe("20 (1/1)");
    expect(reckoner.reckon(code, "a", "2024-01", "yoy").comparison?.likeForLike).toBeNull();
  });

  it("carry the marks and the revision of both sides", () => {
    const { of, reckoner, code } = open({
      p: { "2023-01/2023-01": "10", "2023-01/2023-02": "8 E", "2024-02": "4 P", "2024-01": "10" },
    });
    // 8 - 10 is the base: negative.
    expect(of("p", "2024-02", "yoy")).toBe("missing: base negative E P");
    expect(reckoner.reckon(code, "p", "2024-02", "yoy").revised).toBe(true);
  });
});

describe("completion and schedule", () => {
  const targets = { "p 2024": "40" };
  const gapOf = (cell: string, indicator = FLOW) => {
    const { reckoner, code } = open({ p: { "2024-01/2024-03": cell } }, { indicator, targets });
    const { gap, status } = reckoner.schedule(code, "p", "2024-03");
    return `${jotResult(gap)} ${status}`;
  };

  it("are the year to date over the target, and that less the part of the year gone", () => {
    // 12/40 = 30 %, 30 - 25 = 5: ahead from 5 on. 10/40 = 25 %: on schedule. 7.9/40 = 19.75 %: -5.25.
    expect([gapOf("12"), gapOf("10"), gapOf("8"), gapOf("7.9")]).toEqual([
      "5 ahead",
      "0 on-schedule",
      "-5 on-schedule",
      "-21/4 behind",
    ]);
  });

  it("are mirrored for costs", () => {
    expect([gapOf("12", COST), gapOf("8", COST), gapOf("13", COST)]).toEqual([
      "5 on-schedule",
      "-5 ahead",
      "15/2 behind",
    ]);
  });

  it("leave a bound a status only where every value it allows has the same", () => {
    expect([gapOf(">12"), gapOf(">11"), gapOf("<8"), gapOf("<=8"), gapOf("<9")]).toEqual([
      ">5 ahead",
      ">5/2 null",
      "<-5 behind",
      "<=-5 null",
      "<-5/2 null",
    ]);
  });

  it("lack without a target, of words and of a range between limits", () => {
    const completion = (cells: Jotting, period: string, aims: Readonly<Record<string, string>> = targets) =>
      open({ p: cells }, { targets: aims }).of("p", period, "completion");
    expect(completion({ "2024-01": "5" }, "2024-01", {})).toBe("missing: base no-target");
    expect(completion({ "2024-01": "5" }, "2024-01", { "p 2024": "0" })).toBe("missing: base zero");
    expect(completion({ "2024-01": "数千" }, "2024-01")).toBe("missing: inexact");
    const range = { a: { "2024-01": "3" }, b: { "2024-01/2024-02": "2" } };
    expect(open(range, { targets: { "city 2024": "40" } }).of("city", "2024-01", "completion")).toBe(
      "missing: incomplete (1/2)",
    );
    const partial = { a: { "2024-01": "3" }, b: { "2024-01": "-" } };
    expect(open(partial, { targets: { "city 2024": "40" } }).of("city", "2024-01", "completion")).toBe(">=15/2 (1/2)");
  });

  it("are of the number that a plan of at least so much names, and the other way round of a bound of last year", () => {
    const came = { "2023": "50", "2024-01/2024-03": "12" };
    const completion = (aim: string, cells: Jotting = came, period = "2024-03") =>
      open({ p: cells }, { targets: { "p 2024": aim } }).of("p", period, "completion");
    expect([">=40", ">40", "<=40", "<40", "~40"].map((aim) => completion(aim))).toEqual([
      "30",
      "30",
      "30",
      "30",
      "约30",
    ]);
    expect(["last +20%", "last -10", "last >=+20%", "持续提升"].map((aim) => completion(aim))).toEqual([
      "20",
      "30",
      "20",
      "missing: base no-target",
    ]);
    expect(completion("last +20%", { "2024-03": "1", "2024-Q1": "12" })).toBe("missing: base no-target");
    expect(completion(">=40", { "2024-Q1": ">12" })).toBe(">30");
    expect(completion(">=40", { "2024-Q1": "0" })).toBe("0");
    expect(completion("last +20%", { "2023": ">50", "2024-Q1": "12" })).toBe("<20");
    expect(completion("last +20%", { "2023": ">50", "2024-Q1": ">12" })).toBe("missing: inexact");
  });

  it("of a quarter go by its own target, of a month by the year's first", () => {
    const { of } = open(
      { p: { "2024-Q1": "12" } },
      { targets: { "p 2024": "40", "p 2024-Q1": "10", "p 2024-03": "5" } },
    );
    expect([of("p", "2024-Q1", "completion"), of("p", "2024-03", "completion")]).toEqual(["120", "30"]);
  });

  it("go by the curve of the platform, else of its region", () => {
    const shares = { "2023-01/2023-03": "4", "2023": "40" };
    const gap = (curves: Readonly<Record<string, Curve["shape"]>>, cells: Jotting = {}) => {
      const { reckoner, code } = open({ p: { ...cells, "2024-Q1": "12" } }, { targets, curves });
      return jotResult(reckoner.schedule(code, "p", "2024-03").gap);
    };
    // 30 % have come.
    expect(gap({ "city 2024": ["20", "45", "70", "100"] })).toBe("10");
    expect(gap({ "city 2024": ["20", "45", "70", "100"], "p 2024": "even" })).toBe("5");
    expect(gap({ "p 2024": ["0", "0", "50", "50", "50", "50", "50", "50", "50", "50", "50", "100"] })).toBe("-20");
    // Of last year not every month is known.
    expect(gap({ "p 2024": "last-year" }, shares)).toBe("5");
    const months = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`2023-${String(i + 1).padStart(2, "0")}`, i < 3 ? "0" : "4"]),
    );
    expect(gap({ "p 2024": "last-year" }, months)).toBe("30");
    const { reckoner, code } = open(
      { p: { "2024-02": "3", "2024-01": "1" } },
      { targets, curves: { "p 2024": ["20", "45", "70", "100"] } },
    );
    expect(jotResult(reckoner.schedule(code, "p", "2024-02").gap)).toBe("10");
  });

  it("of a stock are its state over the target, and no schedule", () => {
    const { of, reckoner, code } = open({ p: { "2024-Q1": "20" } }, { indicator: STOCK, targets });
    expect(of("p", "2024-03", "completion")).toBe("50");
    expect(reckoner.schedule(code, "p", "2024-03")).toMatchObject({ gap: { reason: "not-defined" }, status: null });
  });
});

describe("ranks", () => {
  const rank = (cells: Readonly<Record<string, string>>, indicator = FLOW) => {
    const organizations = Object.fromEntries(Object.entries(cells).map(([code, cell]) => [code, { "2024-01": cell }]));
    const { reckoner, code } = open(organizations, { indicator });
    const { places, unranked } = reckoner.rank(code, Object.keys(cells), "2024-01", "current");
    const ranks = places.map(
      ({ organization, best, worst }) => `${organization}${best === worst ? best : `${best}-${worst}`}`,
    );
    return [...ranks, ...unranked.map((organization) => `${organization}-`)].join(" ");
  };

  it("are 1, 2, 2, 4; missing and words apart; costs from the least up", () => {
    expect(rank({ a: "5", b: "9", c: "5", d: "1", e: "-", f: "数千" })).toBe("a2 b1 c2 d4 e- f-");
    expect(rank({ a: "5", b: "9", c: "5", d: "1" }, COST)).toBe("a2 b4 c2 d1");
  });

  it("are ranges where bounds do not decide", () => {
    // c is above 60: over a for certain, perhaps over b; d is under 5, so below them all.
    expect(rank({ a: "50", b: "70", c: ">60", d: "<5" })).toBe("a3 b1-2 c1-2 d4");
    // Above 60 and 60: decided; at least 60 and 60: perhaps a tie, never below.
    expect(rank({ a: "60", b: ">60" })).toBe("a2 b1");
    expect(rank({ a: "60", b: ">=60" })).toBe("a1-2 b1");
  });
});
