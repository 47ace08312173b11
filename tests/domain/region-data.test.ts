import { describe, expect, it } from "vitest";
import { type Organization, platformsOf, regionOf } from "#domain/catalogue/organization.ts";
import type { Observation } from "#domain/figures/observation.ts";
import { currentFigure } from "#domain/figures/series.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { makeRegionData } from "#domain/views/region-data.ts";
import { indicatorWith } from "./build-series.ts";

const HIRED = indicatorWith();
const FORUMS = indicatorWith({ code: "forums", additive: false });
const UNUSED = indicatorWith({ code: "unused" });

function organization(code: string, parent: string | null): Organization {
  const kind = parent === null ? "region" : "platform";
  return { code, names: { zh: code, en: code }, aliases: [], kind, parent, illustrative: true };
}

const ORGANIZATIONS = [
  organization("here", null),
  organization("here-p1", "here"),
  organization("here-p2", "here"),
  organization("there", null),
];

function observed(indicator: string, at: string, period: string, value: number | null): Observation {
  const status = value === null ? "O" : "A";
  return { indicator, organization: at, period, value, text: null, status, qualifier: "exact" };
}

const OBSERVATIONS = [
  observed("hired", "here-p1", "2023-12", 1),
  observed("hired", "here-p1", "2024-01", 2),
  observed("hired", "here-p2", "2024-01", 3),
  observed("hired", "here-p2", "2024-02", null),
  observed("hired", "there", "2025-01", 9),
  observed("forums", "here", "2024-01", 4),
  observed("forums", "here", "..2024-09-06", 5),
];

const SERIES_SET = buildSeriesSet(
  OBSERVATIONS.map((observation, index) => ({ observation, revision: index + 1 })),
  [
    { indicator: "hired", organization: "here", period: "2024", value: 50, source: "plan" },
    { indicator: "hired", organization: "here-p1", period: "2024", value: 20, source: "plan" },
  ],
);

describe("buildSeriesSet(observations, targets)", () => {
  it("keeps each figure with the revision that published it", () => {
    const series = SERIES_SET.find(HIRED, "here-p2");
    expect([...series.figures.keys()]).toEqual(["2024-01", "2024-02"]);
    expect(series.figures.get("2024-01")).toMatchObject({ value: 3, revision: 3 });
    expect(series.figures.get("2024-02")).toMatchObject({ kind: "missing", reason: "reported-missing", revision: 4 });
  });

  it("keeps targets by year", () => {
    expect([...SERIES_SET.find(HIRED, "here").targets]).toEqual([["2024", 50]]);
    expect(SERIES_SET.find(FORUMS, "here").targets.size).toBe(0);
  });

  it("gives an empty series where nothing was observed", () => {
    expect(SERIES_SET.find(UNUSED, "here").figures.size).toBe(0);
  });
});

describe("makeRegionData(region, catalogue, seriesSet)", () => {
  const [region] = ORGANIZATIONS;
  if (!region) throw new Error("there is no region");
  const catalogue = { indicators: [FORUMS, HIRED, UNUSED], organizations: ORGANIZATIONS, policies: [] };
  const data = makeRegionData(region, catalogue, SERIES_SET);

  it("has the platforms of the region and the indicators observed in it, in catalogue order", () => {
    expect(data.platforms.map(({ code }) => code)).toEqual(["here-p1", "here-p2"]);
    expect(data.indicators.map(({ code }) => code)).toEqual(["forums", "hired"]);
  });

  it("spans the months with a value, in this region", () => {
    expect(data.span).toEqual({ first: { year: 2023, month: 12 }, last: { year: 2024, month: 1 } });
  });

  it("completes the region's series from its platforms and keeps its target", () => {
    const series = data.seriesOf(HIRED, "here");
    expect(currentFigure(series, { kind: "month", year: 2024, month: 1 })).toMatchObject({
      value: 5,
      qualifier: "exact",
    });
    expect(series.targets.get("2024")).toBe(50);
    expect(data.seriesOf(HIRED, "here-p1").figures.get("2024-01")).toMatchObject({ value: 2 });
  });

  it("spans quarters once there are two, and no single half of a year", () => {
    const spanOf = (...codes: string[]) =>
      makeRegionData(
        region,
        catalogue,
        buildSeriesSet(
          codes.map((code) => ({ observation: observed("forums", "here", code, 5), revision: 1 })),
          [],
        ),
      ).span;
    expect(spanOf("2024-Q1", "2024-Q2")).toEqual({ first: { year: 2024, month: 3 }, last: { year: 2024, month: 6 } });
    expect(spanOf("2024-S1")).toBeNull();
  });

  it("has no span where nothing is reported by month", () => {
    const stated = buildSeriesSet([{ observation: observed("forums", "here", "..2024-09-06", 5), revision: 1 }], []);
    expect(makeRegionData(region, catalogue, stated).span).toBeNull();
  });
});

describe("platformsOf(organizations, region)", () => {
  it("lists what stands in the region", () => {
    expect(platformsOf(ORGANIZATIONS, "there")).toEqual([]);
    expect(ORGANIZATIONS.map(regionOf)).toEqual(["here", "here", "here", "there"]);
  });
});
