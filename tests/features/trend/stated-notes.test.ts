import { describe, expect, it } from "vitest";
import { drawLines } from "#charts/drawn-line.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { trendTooltip } from "#charts/trend.ts";
import type { StatedChanges } from "#contract/history.ts";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import type { MeasureSeries } from "#domain/figures/measure.ts";
import { statedNotes } from "#features/trend/stated-notes.ts";
import { catalogue } from "#tests/intake/catalogue.ts";

const [indicator] = catalogue.indicators;

function line(measure: "yoy" | "ytd-yoy", figures: Readonly<Record<string, number | null>>) {
  if (!indicator) throw new Error("no indicator");
  const points = Object.entries(figures).map(([period, value]) => ({ period, figure: figureOf(value) }));
  const series: MeasureSeries = {
    indicator,
    organization: "demo-a",
    measure,
    frequency: "month",
    unit: { kind: "percent" },
    points,
  };
  return { key: "demo-a", names: { zh: "甲院", en: "Institute A" }, series };
}

function figureOf(value: number | null): Figure {
  if (value === null) return missing("base-missing");
  return valueFigure(value, { revision: 3 });
}

function stated(...changes: readonly [period: string, value: number][]): StatedChanges {
  const place = { organization: "demo-a", rounding: 0.0005, sheet: "表1", cell: "D5", raw: "3.5", revision: 3 };
  const file = { fileName: "月报.xlsx", fileDigest: "0" };
  return {
    dataset: "d",
    revision: 3,
    changes: changes.map(([period, value]) => ({ period, value, ...place, ...file })),
  };
}

describe("statedNotes(lines, stated, revisions, language)", () => {
  it("names what differs from what is computed, with its cell, and nothing that agrees", () => {
    const lines = [line("yoy", { "2024-07": 3.52, "2024-08": 12.5, "2024-09": null })];
    const notes = statedNotes(
      lines,
      stated(["2024-07", 0.035], ["2024-08", 0.035], ["2024-09", -0.02]),
      new Map(),
      "zh-CN",
    );
    expect([...notes]).toEqual([
      ["demo-a 2024-08", "公布同比 +3.5%(月报.xlsx 表1!D5,第3版)"],
      ["demo-a 2024-09", "公布同比 −2%(月报.xlsx 表1!D5,第3版)"],
    ]);
  });

  it("holds the year to date against the year to date", () => {
    const lines = [line("ytd-yoy", { "2024-08": 12.5 })];
    const both = stated(["2024-08", 0.5], ["2024-01/2024-08", 0.04]);
    expect([...statedNotes(lines, both, new Map(), "en")]).toEqual([
      ["demo-a 2024-08", "stated: +4% (月报.xlsx 表1!D5, revision 3)"],
    ]);
  });

  it("stands in the tooltip below the computed figure", () => {
    const lines = [line("yoy", { "2024-08": 12.5 })];
    const figureNotes = statedNotes(lines, stated(["2024-08", 0.035]), new Map(), "zh-CN");
    const drawn = drawLines(lines, [], CHART_TOKENS.light);
    expect(trendTooltip({ lines, figureNotes }, drawn, "2024-08", "zh-CN")).toMatch(/\+12\.5%.*公布同比 \+3\.5%/);
  });
});
