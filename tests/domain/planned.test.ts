import { describe, expect, it } from "vitest";
import type { PlanCurve } from "#domain/catalogue/plan.ts";
import { curvesIn } from "#domain/catalogue/plan-curves.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { targetAt, targetNumbers } from "#domain/figures/planned.ts";
import { plannedToDate, scheduleAt } from "#domain/figures/schedule.ts";
import { formatDue } from "#domain/say/format-schedule.ts";
import { sayTarget } from "#domain/say/say-target.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { calendarOf } from "#domain/views/explanation.ts";
import { plannedCourse } from "#domain/views/planned-course.ts";
import { indicatorWith, monthly, seriesOf, type WrittenFigure } from "./build-series.ts";

const LAST = monthly(2023, [0, 0, 5, 5, 5, 5, 10, 10, 10, 0, 0, 10]);
const NOW = monthly(2024, [4, 4, 4, 4, 4, 4, 4, 4]);

const relative = (change: number, by: "percent" | "amount" = "percent", qualifier: "exact" | "ge" = "exact") =>
  ({ kind: "relative", by, change, qualifier }) as const;
const bound = (qualifier: "ge" | "le" | "gt" | "approx", value: number) =>
  ({ kind: "bound", qualifier, value }) as const;
const quarters = (...cumulative: number[]): PlanCurve => ({ kind: "quarters", cumulative });

function at(code: string) {
  const period = calendarOf(code);
  if (!period) throw new Error(code);
  return period;
}

const written = (figure: Figure) =>
  figure.kind === "value"
    ? `${figure.qualifier} ${figure.value}`
    : figure.kind === "missing"
      ? figure.reason
      : figure.kind;

function planned(
  target: TargetValue,
  { figures = { ...LAST, ...NOW }, curve }: { figures?: Record<string, WrittenFigure>; curve?: PlanCurve } = {},
) {
  const series = {
    ...seriesOf(figures, {}, { "2024": target }),
    curves: new Map(curve ? [["2024", curve] as const] : []),
  };
  const completion = measureAt(series, "completion", at("2024-08"));
  const schedule = scheduleAt(series, completion, 2024, 8);
  return { series, completion: written(completion), schedule };
}

describe("a completion", () => {
  // 32 of so many have come by August; 60 came last year.
  it.each<[TargetValue, string, string | null]>([
    [40, "exact 80", "ahead"],
    [bound("approx", 40), "approx 80", "ahead"],
    [bound("ge", 40), "exact 80", "ahead"],
    [bound("ge", 64), "exact 50", "behind"],
    [bound("gt", 64), "exact 50", "behind"],
    [bound("le", 40), "exact 80", "ahead"],
    [bound("le", 64), "exact 50", "behind"],
    [relative(10), "exact 48.4848484848485", "behind"],
    [relative(-20, "amount"), "exact 80", "ahead"],
    [relative(10, "percent", "ge"), "exact 48.4848484848485", "behind"],
    [{ kind: "completion", percent: 100, qualifier: "exact" }, "target-words", null],
    [{ kind: "words", text: "持续提升" }, "target-words", null],
    [bound("ge", 0), "base-zero", null],
  ])("against %j is %s, %s", (target, completion, status) => {
    const found = planned(target);
    expect([found.completion, found.schedule?.status ?? null]).toEqual([completion, status]);
  });

  it("keeps the bound of its figure against a target that is met from a number on", () => {
    const of = (figure: WrittenFigure) =>
      planned(bound("ge", 40), { figures: { "2024-01/2024-08": figure } }).completion;
    expect([of(0), of({ value: 32, qualifier: "lt" }), of({ value: 32, qualifier: "gt" })]).toEqual([
      "exact 0",
      "lt 80",
      "gt 80",
    ]);
  });

  it("is itself a bound where last year's result is one, nothing of any, and missing where two leave it open", () => {
    const of = (figure: WrittenFigure) =>
      planned(relative(-20, "amount"), {
        figures: { "2023": { value: 60, qualifier: "ge" }, "2024-01/2024-08": figure },
      }).completion;
    expect([of(0), of(32), of({ value: 32, qualifier: "lt" }), of({ value: 32, qualifier: "gt" })]).toEqual([
      "exact 0",
      "le 80",
      "lt 80",
      "inexact",
    ]);
  });

  it("goes by last year only where it is known", () => {
    const { completion, series } = planned(relative(10), { figures: NOW });
    expect(completion).toBe("target-base");
    expect(targetNumbers(series).size).toBe(0);
    const share = seriesOf(
      { "2023": 50, "2024": 60 },
      { unit: "percent", aggregation: "last" },
      { "2024": relative(10) },
    );
    expect(written(measureAt(share, "completion", at("2024")))).toBe("target-words");
  });

  it("of a quarter is held against the quarter's target, of a month against the year's before its own", () => {
    const own = { "2024-Q2": 10, "2024-03": 5, "2024-S2": bound("ge", 90) };
    const quarterly = seriesOf(NOW, {}, own);
    expect(written(measureAt(quarterly, "completion", at("2024-Q2")))).toBe("exact 120");
    expect(written(measureAt(quarterly, "completion", at("2024-Q1")))).toBe("no-target");
    expect(written(measureAt(quarterly, "completion", at("2024-03")))).toBe("exact 80");
    expect(scheduleAt(quarterly, measureAt(quarterly, "completion", at("2024-03")), 2024, 3)).toMatchObject({
      due: 100,
      basis: { kind: "period" },
      status: "behind",
    });
    const both = seriesOf(NOW, {}, { ...own, "2024": 40 });
    expect(written(measureAt(both, "completion", at("2024-Q2")))).toBe("exact 120");
    expect(written(measureAt(both, "completion", at("2024-Q1")))).toBe("exact 30");
    expect(written(measureAt(both, "completion", at("2024-03")))).toBe("exact 30");
    expect(targetAt(both, at("2024-S2"))).toMatchObject({ period: parsePeriod("2024-S2"), level: { qualifier: "ge" } });
  });
});

describe("what is due", () => {
  it.each<[PlanCurve | undefined, number, string]>([
    [undefined, 66.6667, "66.7%"],
    [{ kind: "even" }, 66.6667, "66.7%"],
    [quarters(20, 45, 70, 100), 45, "45%（按季度）"],
    [{ kind: "months", cumulative: [0, 5, 10, 20, 30, 45, 60, 75, 90, 94, 97, 100] }, 75, "75%（按月份）"],
    // 40 of 60 had come by August.
    [{ kind: "last-year" }, 66.6667, "66.7%（按上年实际）"],
  ])("by %j", (curve, due, said) => {
    const { schedule } = planned(40, curve ? { curve } : {});
    expect(schedule?.due).toBeCloseTo(due, 4);
    expect(schedule && formatDue(schedule, "zh-CN")).toBe(said);
  });

  it("goes by months where last year is not known in full, and says so", () => {
    const { "2023-05": _may, ...figures } = LAST;
    const { schedule } = planned(40, { figures: { ...figures, ...NOW }, curve: { kind: "last-year" } });
    expect(schedule && formatDue(schedule, "zh-CN")).toBe("66.7%（上年数不全，按月均衡）");
    expect(schedule && formatDue(schedule, "en")).toBe("66.7% (last year is not known in full: even)");
  });

  it("makes the course that years to date are drawn against, where the target is a number", () => {
    const { series } = planned(40, { curve: quarters(20, 45, 70, 100) });
    const course = plannedCourse(series, "ytd", "quarter", { from: at("2024-Q1"), to: at("2024-Q4") });
    expect([...course]).toEqual([
      ["2024-Q1", 8],
      ["2024-Q2", 18],
      ["2024-Q3", 28],
      ["2024-Q4", 40],
    ]);
    expect(plannedCourse(series, "current", "quarter", { from: at("2024-Q1"), to: at("2024-Q4") }).size).toBe(0);
    expect(plannedToDate(planned(bound("ge", 40)).series, 2024, 3)).toBe(10);
    expect(plannedToDate(seriesOf(NOW, { aggregation: "last" }, { "2024": 40 }), 2024, 3)).toBeNull();
  });

  it("is an organization's own curve, else its region's", () => {
    const plan = (organization: string, period: string, curve: PlanCurve) => ({
      indicator: "hired",
      organization,
      period,
      curve,
      source: "entered-3",
    });
    const of = curvesIn(
      [
        plan("town", "2024", quarters(10, 20, 30, 100)),
        plan("town", "2025", { kind: "even" }),
        plan("p1", "2024", { kind: "last-year" }),
      ],
      [
        { code: "p1", parent: "town" },
        { code: "p2", parent: "town" },
        { code: "town", parent: null },
      ].map((node) => ({ ...node, names: { zh: "", en: "" }, aliases: [], kind: "platform", illustrative: true })),
    );
    const kinds = (organization: string) => [...of("hired", organization)].map(([year, { kind }]) => `${year} ${kind}`);
    expect(kinds("p1")).toEqual(["2024 last-year", "2025 even"]);
    expect(kinds("p2")).toEqual(["2024 quarters", "2025 even"]);
    expect(kinds("town")).toEqual(["2024 quarters", "2025 even"]);
    expect([...of("other", "p1")]).toEqual([]);
  });
});

describe("sayTarget(target, indicator, language)", () => {
  it.each<[TargetValue, string, string]>([
    [40, "40人", "40 people"],
    [bound("ge", 40), "≥40人", "≥40 people"],
    [relative(10), "同比增长10%（66人）", "up 10 % on last year (66 people)"],
    [relative(-5, "amount"), "同比减少5（55人）", "down 5 on last year (55 people)"],
    [relative(10, "percent", "ge"), "同比增长≥10%（≥66人）", "up ≥10 % on last year (≥66 people)"],
    [{ kind: "words", text: "持续提升" }, "持续提升", "持续提升"],
  ])("says %j both ways", (target, zh, en) => {
    const found = targetAt(planned(target).series, at("2024"));
    expect(found && sayTarget(found, indicatorWith(), "zh-CN")).toBe(zh);
    expect(found && sayTarget(found, indicatorWith(), "en")).toBe(en);
  });

  it("says that last year is not known", () => {
    const found = targetAt(planned(relative(10), { figures: NOW }).series, at("2024"));
    expect(found && sayTarget(found, indicatorWith(), "zh-CN")).toBe("同比增长10%（上年数未知）");
  });
});
