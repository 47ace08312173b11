import { describe, expect, it } from "vitest";
import { type Formula, formulaAggregation, formulaText, parseFormula, sayFormula } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Measure, measureAt } from "#domain/figures/measure.ts";
import { scheduleOf } from "#domain/figures/schedule.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { calendarOf, explain } from "#domain/views/explanation.ts";
import { headlineIn } from "#domain/views/headline.ts";
import { regionOf } from "./build-region.ts";
import { indicatorWith, type WrittenFigure } from "./build-series.ts";

const HIRED = indicatorWith({ code: "hired" });
const MASTERS = indicatorWith({ code: "masters", names: { zh: "引进硕士", en: "Masters hired" } });
const STAFF = indicatorWith({ code: "staff", names: { zh: "在岗人数", en: "Staff" }, aggregation: "last" });
const FUND = indicatorWith({
  code: "fund",
  names: { zh: "投入", en: "Fund" },
  unit: "yuan",
  unitMult: 4,
  decimals: 2,
});
const NET = indicatorWith({ code: "net", names: { zh: "净流入", en: "Net inflow" }, min: null });
const ratio = (numerator: string, denominator: string, factor: number): Formula => ({
  kind: "ratio",
  numerator,
  denominator,
  factor,
});
const COMPUTED = { additive: false, aggregation: "ratio", decimals: 1 } as const;
const PER_STAFF = indicatorWith({ ...COMPUTED, code: "per_staff", formula: ratio("hired", "staff", 100) });
const PER_FUND = indicatorWith({ ...COMPUTED, code: "per_fund", formula: ratio("hired", "fund", 1_000_000) });
const SHARE = indicatorWith({ ...COMPUTED, code: "share", unit: "percent", formula: ratio("hired", "both", 100) });
const BOTH = indicatorWith({
  ...COMPUTED,
  code: "both",
  aggregation: "sum",
  formula: { kind: "sum", plus: ["hired", "masters"], minus: [] },
});
const MORE = indicatorWith({
  ...COMPUTED,
  code: "more",
  aggregation: "sum",
  min: null,
  formula: { kind: "sum", plus: ["hired"], minus: ["masters"] },
});
const ALL = [HIRED, MASTERS, STAFF, FUND, NET, PER_STAFF, PER_FUND, SHARE, BOTH, MORE];

type Written = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, WrittenFigure>>>>>>;

/** Figures by organization and indicator. */
function regionWith(written: Written) {
  const platforms = Object.keys(written).filter((code) => code !== "town");
  return regionOf(platforms, [
    ...ALL.map((indicator) => ({ indicator, organization: "town", figures: written["town"]?.[indicator.code] ?? {} })),
    ...platforms.flatMap((organization) =>
      Object.entries(written[organization] ?? {}).map(([code, figures]) => ({
        indicator: ALL.find((each) => each.code === code) ?? HIRED,
        organization,
        figures,
      })),
    ),
  ]);
}

function at(written: Written, indicator: Indicator, measure: Measure, code: string, organization = "town") {
  const period = calendarOf(code);
  if (!period) throw new Error(code);
  return measureAt(regionWith(written).seriesOf(indicator, organization), measure, period);
}

const line = (...asked: Parameters<typeof at>) => sayFigure(at(...asked), asked[1], asked[2], "zh-CN").line;

describe("a ratio of two indicators", () => {
  it("is of their own figures of the range, each in its unit itself, times the factor", () => {
    const months = { hired: { "2024-01": 2, "2024-02": 5 }, fund: { "2024-01": 300, "2024-02": 400 } };
    // 7 people on 700 万元, 7 million yuan.
    expect(at({ town: months }, PER_FUND, "ytd", "2024-02")).toMatchObject({ kind: "value", value: 1 });
    // 5 / 4,000,000 x 1,000,000.
    expect(at({ town: months }, PER_FUND, "current", "2024-02")).toMatchObject({ value: 1.25 });
  });

  it("takes a flow to date on a state at the end", () => {
    const town = { hired: { "2024-01": 2, "2024-02": 4 }, staff: { "2024-01": 100, "2024-02": 48 } };
    expect(at({ town }, PER_STAFF, "ytd", "2024-02")).toMatchObject({ value: 12.5, marks: [] });
  });

  it("is of a region's totals, not the mean of its platforms' ratios", () => {
    const written = {
      a: { hired: { "2024-01": 1 }, staff: { "2024-01": 10 } },
      b: { hired: { "2024-01": 5 }, staff: { "2024-01": 90 } },
    };
    // (1 + 5) / (10 + 90); the mean of 10 and 5.6 is 7.8.
    expect(at(written, PER_STAFF, "current", "2024-01")).toMatchObject({ value: 6, qualifier: "exact" });
    expect(at(written, PER_STAFF, "current", "2024-01", "a")).toMatchObject({ value: 10 });
  });

  it.each<[what: string, staff: WrittenFigure | undefined, reason: string]>([
    ["is not reported", undefined, "denominator-missing"],
    ["is reported as missing", null, "denominator-missing"],
    ["is stated in words", "数百", "denominator-missing"],
    ["is zero", 0, "denominator-zero"],
    ["may be zero", { value: 100, qualifier: "lt" }, "denominator-open"],
  ])("has no figure where the denominator %s", (_, staff, reason) => {
    const town = { hired: { "2024-01": 2 }, ...(staff === undefined ? {} : { staff: { "2024-01": staff } }) };
    expect(at({ town }, PER_STAFF, "current", "2024-01")).toMatchObject({ kind: "missing", reason });
  });

  it("says of a numerator that is missing why", () => {
    expect(
      line({ town: { hired: { "2024-01": null }, staff: { "2024-01": 20 } } }, PER_STAFF, "current", "2024-01"),
    ).toBe("—（组成指标无数（报缺））");
  });

  it.each<[hired: WrittenFigure, staff: WrittenFigure, written: string]>([
    [{ value: 60, qualifier: "gt" }, 40, "超150人"],
    [{ value: 60, qualifier: "lt" }, 40, "近150人"],
    // At least 40 of staff: at most 25 per hundred, and not below zero.
    [10, { value: 40, qualifier: "ge" }, "不超过25人"],
    [{ value: 10, qualifier: "approx" }, 40, "约25人"],
    [{ value: 10, qualifier: "ge" }, { value: 40, qualifier: "gt" }, "—（仅知上下限）"],
    // Divided by 30: 33.333…
    [10, 30, "33.3人"],
  ])("carries bounds: %j on %j is %s", (hired, staff, written) => {
    expect(
      line({ town: { hired: { "2024-01": hired }, staff: { "2024-01": staff } } }, PER_STAFF, "current", "2024-01"),
    ).toBe(written);
  });

  it("is at least what an incomplete numerator says, and says how complete it is", () => {
    const written = {
      a: { hired: { "2024-01": 5, "2024-02": 3 }, staff: { "2024-01": 20, "2024-02": 20 } },
      b: { hired: { "2024-01": 5 }, staff: { "2024-01": 20, "2024-02": 20 } },
    };
    expect(line(written, PER_STAFF, "current", "2024-02")).toBe("不少于7.5人（已报齐1/2个平台）");
  });

  it("marks a small denominator, and every change of it", () => {
    const town = { hired: { "2023-01": 1, "2024-01": 2 }, staff: { "2023-01": 9, "2024-01": 20 } };
    expect(at({ town }, PER_STAFF, "current", "2023-01")).toMatchObject({ smallBase: true });
    expect(at({ town }, PER_STAFF, "current", "2024-01")).not.toHaveProperty("smallBase");
    // 1/9 to 2/20.
    expect(line({ town }, PER_STAFF, "yoy", "2024-01")).toBe("−10%（基数小，不排名）");
  });

  it("is not small by being a small number itself", () => {
    const town = { hired: { "2023-01": 1, "2024-01": 2 }, staff: { "2023-01": 900, "2024-01": 900 } };
    expect(line({ town }, PER_STAFF, "yoy", "2024-01")).toBe("+100%");
  });

  it("changes in percentage points where it is a share, exactly", () => {
    const town = {
      hired: { "2023-01": 1, "2024-01": 2 },
      masters: { "2023-01": 2, "2024-01": 4 },
    };
    // 1/3 and 2/6 are the same share.
    expect(at({ town }, SHARE, "yoy", "2024-01")).toMatchObject({ value: 0 });
    expect(line({ town }, SHARE, "current", "2024-01")).toBe("33.3%（基数小，不排名）");
  });

  it("has a break where one of its parts has one", () => {
    const town = {
      hired: { "2023-01": 10, "2024-01": 20 },
      staff: { "2023-01": 100, "2024-01": { value: 100, status: "B" as const } },
    };
    expect(line({ town }, PER_STAFF, "yoy", "2024-01")).toBe("+100%（口径变更）");
    expect(at({ town }, PER_STAFF, "current", "2024-01")).toMatchObject({ marks: ["B"] });
  });

  it("says where a platform joined, and the change of the others", () => {
    const written = {
      a: { hired: { "2023-01": 10, "2024-01": 20 }, staff: { "2023-01": 100, "2024-01": 100 } },
      b: { hired: { "2024-01": 80 }, staff: { "2024-01": 100 } },
    };
    // 10 per hundred to 50; of a alone 10 to 20.
    expect(at(written, PER_STAFF, "yoy", "2024-01")).toMatchObject({
      value: 400,
      members: { now: 2, base: 1, shared: 1, likeForLike: { value: 100 } },
    });
  });
});

describe("a sum of indicators", () => {
  const town = { hired: { "2024-01": 5, "2024-02": 6 }, masters: { "2024-01": 7, "2024-02": 8 } };

  it("adds, takes away, and is a flow where its parts are", () => {
    expect(at({ town }, BOTH, "ytd", "2024-02")).toMatchObject({ value: 26 });
    expect(at({ town }, MORE, "ytd", "2024-02")).toMatchObject({ value: -4 });
    const { figure } = explain(regionWith({ town }).seriesOf(BOTH, "town"), "ytd", {
      kind: "month",
      year: 2024,
      month: 2,
    });
    expect(scheduleOf(BOTH, figure, 2024, 2)).not.toBeNull();
  });

  it("is at least what the others come to where one is missing, and missing where one is taken away", () => {
    const part = { hired: { "2024-01": 5 } };
    expect(line({ town: part }, BOTH, "current", "2024-01")).toBe("不少于5人（已有1/2项组成指标）");
    expect(at({ town: part }, MORE, "current", "2024-01")).toMatchObject({
      reason: "part-missing",
      because: "not-reported",
    });
    expect(at({ town: {} }, BOTH, "current", "2024-01")).toMatchObject({ reason: "part-missing" });
  });

  it("takes bounds as intervals", () => {
    const bounds = {
      hired: { "2024-01": { value: 60, qualifier: "gt" as const } },
      masters: { "2024-01": { value: 10, qualifier: "lt" as const } },
    };
    expect(line({ town: bounds }, MORE, "current", "2024-01")).toBe("超50人");
    expect(line({ town: bounds }, BOTH, "current", "2024-01")).toBe("超60人");
  });
});

describe("a region's views", () => {
  const region = regionWith({
    a: { hired: { "2024-01": 5, "2024-02": 1 }, staff: { "2024-01": 50, "2024-02": 50 } },
  });

  it("have a computed indicator where its parts are reported, and owe no reports of it", () => {
    expect(region.indicators.map(({ code }) => code)).toEqual(["hired", "staff", "per_staff", "share", "both", "more"]);
    expect(region.hasFigures(PER_STAFF, "a")).toBe(true);
    expect(region.hasFigures(PER_FUND, "a")).toBe(false);
    expect(region.observed(PER_STAFF, "a").size).toBe(0);
  });

  it("head it with its year to date", () => {
    expect(headlineIn(region, PER_STAFF, undefined)).toMatchObject({
      measure: "ytd",
      period: "2024-01/2024-02",
      figure: { value: 12 },
      statedOnly: false,
      latest: "2024-02",
    });
  });

  it("explain it by its parts and their own reports", () => {
    const { level } = explain(region.seriesOf(PER_STAFF, "town"), "ytd", { kind: "month", year: 2024, month: 2 });
    if (level.from.kind !== "computed") throw new Error(level.from.kind);
    const parts = level.from.parts.map(({ indicator, role, figure, from }) => [
      indicator.code,
      role,
      figure,
      from.kind,
    ]);
    expect(parts).toMatchObject([
      ["hired", "numerator", { value: 6 }, "total"],
      ["staff", "denominator", { value: 50 }, "total"],
    ]);
  });
});

describe("a formula", () => {
  it("is written, read and said", () => {
    for (const text of ["a / b", "a / b * 1000000", "a + b - c", "a - b"]) {
      const formula = parseFormula(text);
      expect(formula && formulaText(formula)).toBe(text);
    }
    for (const text of ["a", "a / b *", "a / b * x", "a * b", "a +", ""]) expect(parseFormula(text)).toBeNull();
    expect(sayFormula(ratio("a", "b", 100), (code) => code.toUpperCase())).toBe("A ÷ B × 100");
  });

  it("adds up over time as its parts do", () => {
    const sum: Formula = { kind: "sum", plus: ["a", "b"], minus: [] };
    const of = (...kinds: Indicator["aggregation"][]) => kinds.map((aggregation) => ({ aggregation }));
    expect(formulaAggregation(sum, of("sum", "sum"))).toBe("sum");
    expect(formulaAggregation(sum, of("last", "last"))).toBe("last");
    expect(formulaAggregation(sum, of("sum", "last"))).toBeNull();
    expect(formulaAggregation(ratio("a", "b", 1), of("sum", "last"))).toBe("ratio");
    expect(formulaAggregation(ratio("a", "b", 1), of("last", "last"))).toBe("last");
    expect(formulaAggregation(ratio("a", "b", 1), of("sum", "mean"))).toBeNull();
  });
});
