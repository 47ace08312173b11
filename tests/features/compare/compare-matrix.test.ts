import { describe, expect, it } from "vitest";
import { formatRank } from "#domain/say/format-rank.ts";
import { makeMatrix } from "#features/compare/compare-matrix.ts";
import { regionOf } from "#tests/domain/build-region.ts";
import { indicatorWith } from "#tests/domain/build-series.ts";

const HIRED = indicatorWith({ code: "hired" });
const COST = indicatorWith({ code: "cost", direction: "lower", aggregation: "last" });
const FEBRUARY = { year: 2024, month: 2 };

/** Hired up to February: a 3, b none, c 7, d 7, e 10. Cost in February: a 4, b 2, c none, d 2, e 9. */
const DATA = regionOf(
  ["a", "b", "c", "d", "e"],
  [
    { indicator: HIRED, organization: "a", figures: { "2024-01": 1, "2024-02": 2 }, targets: { "2024": 12 } },
    { indicator: HIRED, organization: "b", figures: { "2024-02": null } },
    { indicator: HIRED, organization: "c", figures: { "2024-01": 7, "2024-02": 0 } },
    { indicator: HIRED, organization: "d", figures: { "2024-01": 3, "2024-02": 4, "2024-03": 50 } },
    { indicator: HIRED, organization: "e", figures: { "2024-01": 10, "2024-02": 0 } },
    ...Object.entries({ a: 4, b: 2, c: null, d: 2, e: 9 }).map(([organization, value]) => ({
      indicator: COST,
      organization,
      figures: { "2024-01": 100, "2024-02": value },
    })),
  ],
);

function order(sort: string | null): string {
  return makeMatrix(DATA, [HIRED, COST], FEBRUARY, sort)
    .map(({ platform }) => platform.code)
    .join("");
}

function ranks(indicator: string): (string | null)[] {
  return makeMatrix(DATA, [HIRED, COST], FEBRUARY, null).map(({ cells }) => {
    const rank = cells.get(indicator)?.rank;
    return rank ? formatRank(rank) : null;
  });
}

describe("makeMatrix(data, indicators, at, sort)", () => {
  it("ranks 1, 2, 2, 4 by the year to date of a flow; the missing have no rank", () => {
    expect(ranks("hired")).toEqual(["4", null, "2", "2", "1"]);
  });

  it("ranks a cost from the least, by its last value", () => {
    expect(ranks("cost")).toEqual(["3", "1", null, "1", "4"]);
  });

  it("keeps the catalogue's order, or sorts by the ranks in one indicator with the missing last", () => {
    expect(order(null)).toBe("abcde");
    expect(order("hired")).toBe("ecdab");
    expect(order("cost")).toBe("bdaec");
    expect(order("unknown")).toBe("abcde");
  });

  it("holds the figure with its reason and the completion with its own", () => {
    const [a, b] = makeMatrix(DATA, [HIRED], FEBRUARY, null);
    expect(a?.cells.get("hired")).toMatchObject({ figure: { value: 3 }, completion: { value: 25 } });
    expect(b?.cells.get("hired")).toMatchObject({
      figure: { kind: "missing" },
      completion: { kind: "missing", reason: "no-target" },
    });
  });
});
