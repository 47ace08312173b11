import { describe, expect, it } from "vitest";
import type { Target } from "#domain/catalogue/target.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { catalogue } from "./catalogue.ts";

function figure(organization: string, period: string, value: number | null, row = 2): SourcedObservation {
  const source = { sheet: "", cell: `D${row}`, raw: String(value) };
  const status = value === null ? "O" : "A";
  return { indicator: "phd", organization, period, value, text: null, status, qualifier: "exact", source };
}

function target(organization: string, period: string, value: number, indicator = "phd"): Target {
  return { indicator, organization, period, value, source: "plan" };
}

function check(file: SourcedObservation[], targets: Target[] | null, direction: "higher" | "lower" = "higher") {
  const indicators = catalogue.indicators.map((each) => ({ ...each, direction }));
  const problems = checkAgainstHistory(file, new Map(), { ...catalogue, indicators, ...(targets ? { targets } : {}) });
  return problems.filter(({ code }) => /target/.test(code));
}

const codes = (problems: ReturnType<typeof check>) =>
  problems.map(({ severity, code, cell }) => [severity, code, cell]);

describe("a missing target", () => {
  it("is told where another platform has one in the year: once, with the first cell and all names", () => {
    const file = [
      figure("demo-b", "2024-07", 3, 2),
      figure("demo-b", "2024-08", 4, 3),
      figure("demo-c", "2024-01/2024-08", 9, 4),
      figure("demo-a", "2024-08", 5, 5),
    ];
    const problems = check(file, [target("demo-a", "2024", 60)]);
    expect(codes(problems)).toEqual([["note", "target-missing", "D2"]]);
    expect(problems[0]?.message.zh).toContain("2024年没有目标值的:示例乙创新中心、示例丙实验室（筹）");
    expect(problems[0]?.message.en).toContain("for 2024 for Demo Centre B, Demo Laboratory C");
  });

  it("is told where the organization had one in an earlier year, the region too", () => {
    expect(codes(check([figure("demo", "2025-01", 3)], [target("demo", "2024", 60)]))).toEqual([
      ["note", "target-missing", "D2"],
    ]);
    expect(check([figure("demo", "2023-01", 3)], [target("demo", "2024", 60)])).toEqual([]);
  });

  it("is none where nobody of the same parent has one, of another indicator, of a missing figure, or untold", () => {
    expect(check([figure("demo", "2024-08", 3)], [target("demo-a", "2024", 60)])).toEqual([]);
    expect(check([figure("demo-a", "2024-08", 3)], [target("next-a", "2024", 60)])).toEqual([]);
    expect(check([figure("demo-a", "2024-08", 3)], [target("demo-b", "2024", 60, "master")])).toEqual([]);
    expect(check([figure("demo-a", "2024-08", null)], [target("demo-b", "2024", 60)])).toEqual([]);
    expect(check([figure("demo-a", "2024-08", 3)], null)).toEqual([]);
  });
});

describe("a figure far above its target", () => {
  it("is asked about above three times the year's target, with the direction of a cost", () => {
    const targets = [target("demo-a", "2024", 60)];
    expect(check([figure("demo-a", "2024-08", 180)], targets)).toEqual([]);
    const [problem] = check([figure("demo-a", "2024-08", 240)], targets);
    expect(problem).toMatchObject({ severity: "warning", code: "far-above-target", cell: "D2" });
    expect(problem?.message.zh).toContain("为 240,是全年目标 60 的 4 倍。");
    const [cost] = check([figure("demo-a", "2024-01/2024-08", 240)], targets, "lower");
    expect(cost?.message.zh).toContain("(该指标越低越好)");
    expect(cost?.message.en).toContain("less is better");
  });

  it("is left to the unit slip where there is one, and needs a target above zero", () => {
    const steady = [3, 4, 5, 4].map((value, i) => figure("demo-a", `2024-0${i + 1}`, value, i + 2));
    expect(check([...steady, figure("demo-a", "2024-05", 40_000, 6)], [target("demo-a", "2024", 60)])).toEqual([]);
    expect(check([figure("demo-a", "2024-08", 240)], [target("demo-a", "2024", 0)])).toEqual([]);
  });
});
