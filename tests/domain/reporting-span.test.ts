import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { completenessOf } from "#domain/views/completeness.ts";
import { makeRegionData } from "#domain/views/region-data.ts";
import { indicatorWith } from "./build-series.ts";

const MONTHS = ["2024-01", "2024-02", "2024-03", "2024-04"];

type Platform = Pick<Organization, "founded" | "closed"> & { readonly months: Readonly<Record<string, number>> };

const all = (value: number) => Object.fromEntries(MONTHS.map((month) => [month, value]));

function town(platforms: Readonly<Record<string, Platform>>, indicator: Indicator) {
  const organization = (code: string, parent: string | null, more: object = {}): Organization => ({
    code,
    names: { zh: `示例${code}`, en: code },
    aliases: [],
    kind: parent === null ? "region" : "platform",
    parent,
    illustrative: true,
    ...more,
  });
  const rows = Object.entries(platforms).flatMap(([code, { months }]) =>
    Object.entries(months).map(([period, value]) => ({
      revision: 1,
      observation: {
        indicator: indicator.code,
        organization: code,
        period,
        value,
        text: null,
        status: "A" as const,
        qualifier: "exact" as const,
      },
    })),
  );
  const region = organization("town", null);
  const own = Object.entries(platforms).map(([code, { months: _, ...more }]) => organization(code, "town", more));
  const catalogue = { indicators: [indicator], organizations: [region, ...own], policies: [] };
  return makeRegionData(region, catalogue, buildSeriesSet(rows, []));
}

/** The year to date of a month, and who is listed as owing that month. */
function april(platforms: Readonly<Record<string, Platform>>, more: Partial<Indicator> = {}) {
  const indicator = indicatorWith(more);
  const data = town(platforms, indicator);
  const period = { kind: "month", year: 2024, month: 4 } as const;
  const figure = measureAt(data.seriesOf(indicator, "town"), "ytd", period);
  const { rows } = completenessOf(data, period, "2024-06-01");
  return [
    sayFigure(figure, indicator, "ytd", "zh-CN").line,
    rows.map(({ organization, cells }) => `${organization.code} ${cells.get(indicator.code)?.state}`).join(", "),
  ];
}

describe("what is expected of a platform", () => {
  const silent = { months: { "2024-01": 5, "2024-02": 5 } };

  it("ends when it closes: what it reported till then stays", () => {
    expect(april({ a: { months: all(1) }, b: silent })).toEqual([
      "不少于14人（已报齐1/2个平台）",
      "a reported, b not-reported",
    ]);
    expect(april({ a: { months: all(1) }, b: { ...silent, closed: "2024-02-29" } })).toEqual(["14人", "a reported"]);
    expect(april({ a: { months: all(1) }, b: { ...silent, closed: "2024-03" } })).toEqual([
      "不少于14人（已报齐1/2个平台）",
      "a reported",
    ]);
  });

  it("of a state is not expected after it closed", () => {
    const more = { aggregation: "last" } as const;
    expect(april({ a: { months: all(1) }, b: { ...silent, closed: "2024-02" } }, more)[0]).toBe("1人");
  });

  it("goes by who is said to report: who never did is owed for, who is not asked owes nothing", () => {
    const platforms = { a: { months: all(1) }, b: silent, c: { months: {} } };
    expect(april(platforms, { reporters: "platforms" })).toEqual([
      "不少于14人（已报齐1/3个平台）",
      "a reported, b not-reported, c not-reported",
    ]);
    // b is not asked for any more: its figure of the four months is not complete, so it does not count.
    expect(april(platforms, { reporters: ["a"] })).toEqual(["4人", "a reported"]);
    expect(april(platforms, { reporters: ["a", "c"] })).toEqual([
      "不少于4人（已报齐1/2个平台）",
      "a reported, c not-reported",
    ]);
    expect(april({ a: { months: all(1) }, b: { months: all(2) } }, { reporters: ["a"] })[0]).toBe("12人");
  });

  it("begins with its founding, where it is asked to report", () => {
    const platforms = { a: { months: all(1) }, c: { months: {}, founded: "2024-05" } };
    expect(april(platforms, { reporters: "platforms" })).toEqual(["4人", "a reported"]);
    const earlier = { a: { months: all(1) }, c: { months: { "2024-04": 3 }, founded: "2023-06" } };
    expect(april(earlier, { reporters: "platforms" })[0]).toBe("不少于7人（已报齐1/2个平台）");
    // Where nobody said who reports, its first report counts.
    expect(april(earlier)[0]).toBe("7人");
  });

  it("ends where the indicator is retired", () => {
    expect(april({ a: { months: all(1) }, b: silent }, { retired: "2024-03" })).toEqual(["12人", ""]);
  });
});
