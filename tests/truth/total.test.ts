import { describe, expect, it } from "vitest";
import type { Indicator } from "./books.ts";
import { FLOW, type Jotting, jotBooks, jotResult, STOCK } from "./build-books.ts";
import { type Measure, openReckoner } from "./reckoner.ts";

const NET: Indicator = { ...FLOW, min: null };

function reckon(
  organizations: Readonly<Record<string, Jotting>>,
  period: string,
  measure: Measure = "current",
  indicator = FLOW,
): string {
  return jotResult(openReckoner(jotBooks(indicator, organizations)).reckon(indicator.code, "city", period, measure));
}

describe("the total of a region", () => {
  it("is of what was measured, whatever the codes", () => {
    const cells = {
      a: { "2024-01/2024-02": "10", "2024-03": "3" },
      b: { "2024-Q1": "8" },
      c: { "2024-01/2024-03": "6 P" },
    };
    // 13 + 8 + 6.
    expect(reckon(cells, "2024-Q1")).toBe("27 (3/3) P");
    expect(reckon(cells, "2024-03", "ytd")).toBe("27 (3/3) P");
    // March: a 3, b up to 8, c up to 6.
    expect(reckon(cells, "2024-03")).toBe("3..17 (1/3)");
  });

  it("is what the region itself reported, where it did", () => {
    const cells = { city: { "2024-01": "9", "2024-02": "-" }, a: { "2024-01": "4", "2024-02": "4" } };
    expect(reckon(cells, "2024-01")).toBe("9");
    expect(reckon(cells, "2024-02")).toBe("4 (1/1)");
    expect(reckon(cells, "2024-02", "current", { ...FLOW, additive: false })).toBe("missing: not-reported");
  });

  it("is at least what is there, where something lacks and no value is negative", () => {
    const cells = { a: { "2024-01": "5", "2024-02": "5" }, b: { "2024-01": "7", "2024-02": "-" } };
    expect(reckon(cells, "2024-02", "ytd")).toBe(">=17 (1/2)");
    expect(reckon(cells, "2024-02", "ytd", NET)).toBe("missing: incomplete (1/2)");
    expect(reckon(cells, "2024-03")).toBe("missing: not-reported (0/2)");
    // Only the month before together with this one: nothing was reported within it.
    expect(reckon({ a: { "2024-01/2024-02": "5" } }, "2024-02")).toBe("missing: reported-together (0/1)");
    // 50 - 30 of April and May are known of both, though nothing was reported for these months.
    const toDate = { "2024-01/2024-03": "30", "2024-01/2024-05": "50" };
    expect(reckon({ a: toDate, b: toDate }, "2024-Q2")).toBe(">=40 (0/2)");
  });

  it("adds bounds side by side", () => {
    const march = (...cells: readonly string[]) =>
      reckon(
        Object.fromEntries(cells.map((cell, index) => [`p${index}`, { "2024-01": "0", "2024-03": cell }])),
        "2024-03",
      );
    expect(march("5", ">60")).toBe(">65 (2/2)");
    expect(march("5", ">=60")).toBe(">=65 (2/2)");
    expect(march(">60", "<100")).toBe(">60 (2/2)");
    expect(march("5", "<100", "<=3")).toBe("<108 (3/3)");
    expect(march("5", "~20")).toBe("约25 (2/2)");
    expect(march("~5", "<100")).toBe("<105 (2/2)");
    expect(march(">60", "<100", "数千", "0")).toBe(">60+数千 (4/4)");
    expect(march("0", "数千")).toBe("数千 (2/2)");
    expect(march("0", "<100", "-")).toBe(">=0 (2/3)");
  });

  it("is a range with a bound's high side where months are known only together", () => {
    // 2 + 0..10 + below 100.
    const cells = { a: { "2024-01": "1", "2024-02": "2" }, b: { "2024-01/2024-02": "10" }, c: { "2024-02": "<100" } };
    expect(reckon(cells, "2024-02")).toBe("2..<112 (2/3)");
  });

  it("expects a platform from the beginning of its first period", () => {
    const old = Object.fromEntries(["01", "02", "03", "04", "05", "06"].map((month) => [`2024-${month}`, "10"]));
    // b begins with the second quarter: January to March are none of its months.
    const cells = { a: old, b: { "2024-Q2": "6" } };
    expect(reckon(cells, "2024-03")).toBe("10 (1/1)");
    expect(reckon(cells, "2024-Q1")).toBe("30 (1/1)");
    expect(reckon(cells, "2024-04")).toBe("10..16 (1/2)");
    expect(reckon(cells, "2024-06", "ytd")).toBe("66 (2/2)");
    // Reported missing is a beginning, too.
    expect(reckon({ a: old, b: { "2024-02": "-", "2024-03": "1" } }, "2024-02")).toBe(">=10 (1/2)");
  });

  it("knows nothing of months before the first platform of all began", () => {
    expect(reckon({ a: { "2024-03": "5" }, b: { "2024-02": "1", "2024-03": "1" } }, "2024-Q1")).toBe(">=7 (0/2)");
  });

  it("of a stock is the states at the end", () => {
    const cells = { a: { "2024-01/2024-04": "30" }, b: { "2024-04": "5 E" }, c: { "2024-05": "7" } };
    expect(reckon(cells, "2024-04", "current", STOCK)).toBe("35 (2/2) E");
    expect(reckon(cells, "2024-05", "ytd", STOCK)).toBe(">=7 (1/3)");
  });

  it("takes what limits alone decide as decided, and the platform as complete", () => {
    // No hires in the first quarter: none in January.
    expect(reckon({ a: { "2024-01": "4" }, b: { "2024-Q1": "0" } }, "2024-01")).toBe("4 (2/2)");
  });
});
