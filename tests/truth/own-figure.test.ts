import { describe, expect, it } from "vitest";
import type { Indicator } from "./books.ts";
import { FLOW, type Jotting, jotBooks, jotResult, STOCK } from "./build-books.ts";
import { openDesk } from "./desk.ts";
import { writeFraction } from "./fraction.ts";
import type { OwnFigure } from "./own-figure.ts";
import { type Measure, openReckoner } from "./reckoner.ts";

const NET: Indicator = { ...FLOW, min: null };
const MEAN: Indicator = { ...FLOW, aggregation: "mean", unitKind: "percent", additive: false };
const RATIO: Indicator = { ...MEAN, aggregation: "ratio" };

function reckon(cells: Jotting, period: string, measure: Measure = "current", indicator = FLOW): string {
  return jotResult(openReckoner(jotBooks(indicator, { p: cells })).reckon(indicator.code, "p", period, measure));
}

function limitsOf(cells: Jotting, from: number, to: number): string {
  const figure: OwnFigure = openDesk(jotBooks(FLOW, { p: cells }))
    .folder(FLOW.code, "p")
    .figures.flow({ year: 2024, from, to }, "calendar");
  const { low, lowStrict, high, highStrict } = figure.interval;
  const sides = [
    low && `${lowStrict ? ">" : ""}${writeFraction(low)}`,
    high && `${highStrict ? "<" : ""}${writeFraction(high)}`,
  ];
  return sides.map((side) => side ?? "").join("..");
}

describe("a flow's own figure", () => {
  it("is what was reported for just these months, by the code the measure prefers", () => {
    const cells = { "2024-Q1": "30", "2024-01/2024-03": "31" };
    expect(reckon(cells, "2024-Q1")).toBe("30");
    expect(reckon(cells, "2024-Q1", "ytd")).toBe("31");
    expect(reckon({ "2024-01/2024-01": "4" }, "2024-01")).toBe("4");
    expect(reckon({ "2024-Q1": "数千 P" }, "2024-Q1")).toBe("数千 P");
  });

  it("is the sum of adjacent reports", () => {
    // 10 + 3 = 13; 30 + 4 + 5 = 39.
    expect(reckon({ "2024-01/2024-02": "10", "2024-03": "3" }, "2024-Q1")).toBe("13");
    expect(reckon({ "2024-Q1": "30", "2024-04": "4 P", "2024-05": "5 E" }, "2024-05", "ytd")).toBe("39 E P");
  });

  it("is the difference of two years to date, shown also where it is below zero", () => {
    expect(reckon({ "2024-01/2024-04": "40", "2024-01/2024-05": "47" }, "2024-05")).toBe("7");
    const revised = { "2024-01/2024-04": "40", "2024-01/2024-05": "38" };
    const books = (indicator: Indicator) => openReckoner(jotBooks(indicator, { p: revised }));
    expect(books(FLOW).reckon(FLOW.code, "p", "2024-05", "current")).toMatchObject({
      low: { num: -2n },
      revised: true,
    });
    expect(books(NET).reckon(NET.code, "p", "2024-05", "current")).toMatchObject({ low: { num: -2n }, revised: false });
  });

  it("takes the fewest reports, then sums before differences, then the longer last one", () => {
    // August: 60 - 50 takes two reports; the third quarter less July and September three.
    const quarter = { "2024-Q3": "30", "2024-07": "9", "2024-09": "9" };
    expect(reckon({ ...quarter, "2024-01/2024-07": "50", "2024-01/2024-08": "60" }, "2024-08")).toBe("10");
    // First half: 20 + 5 to May + June, against 1-3 and Q2: both two reports, Q2 is longer than June.
    expect(reckon({ "2024-01/2024-05": "25", "2024-06": "6", "2024-Q1": "10", "2024-Q2": "22" }, "2024-S1")).toBe("32");
    // Second quarter: 50 - 20 by two reports before 9 + 9 + 9 by three.
    const months = { "2024-04": "9", "2024-05": "9", "2024-06": "9" };
    expect(reckon({ ...months, "2024-Q1": "20", "2024-S1": "50" }, "2024-Q2")).toBe("30");
  });

  it("adds bounds and words, and takes none off", () => {
    expect(reckon({ "2024-01": ">60", "2024-02": "<100", "2024-03": "5" }, "2024-Q1")).toBe(">65");
    expect(reckon({ "2024-01": "<=7", "2024-02": "5", "2024-03": "0" }, "2024-Q1")).toBe("<=12");
    expect(reckon({ "2024-01": "~7", "2024-02": "5", "2024-03": "0" }, "2024-Q1")).toBe("约12");
    expect(reckon({ "2024-01": "数千", "2024-02": "5", "2024-03": "0" }, "2024-Q1")).toBe(">=5+数千");
    expect(reckon({ "2024-01": ">60", "2024-02": "<100", "2024-03": "5" }, "2024-Q1", "current", NET)).toBe(
      "missing: inexact",
    );
    expect(reckon({ "2024-01/2024-04": "~40", "2024-01/2024-05": "47" }, "2024-05")).toBe("missing: inexact");
    // 约40 may not be taken off, but 30 and 8 may: 47 - 30 - 8.
    const way = { "2024-Q1": "30", "2024-04": "8", "2024-01/2024-04": "~40", "2024-01/2024-05": "47" };
    expect(reckon(way, "2024-05")).toBe("9");
  });

  it("says why it is not known", () => {
    expect(reckon({ "2024-01/2024-02": "10" }, "2024-01")).toBe("missing: reported-together");
    expect(reckon({ "2024-01": "10", "2024-03": "1" }, "2024-Q1")).toBe("missing: incomplete");
    // Nothing was reported for April to June, yet 50 - 30 of it is known.
    expect(reckon({ "2024-01/2024-03": "30", "2024-01/2024-05": "50" }, "2024-Q2")).toBe("missing: incomplete");
    expect(reckon({ "2024-01": "10", "2024-02": "-" }, "2024-02")).toBe("missing: not-reported");
    expect(reckon({ "2024-01/..2024-09-06": "25", "..2024-09-06": "7" }, "2024", "ytd")).toBe("missing: not-reported");
  });
});

describe("the limits of what is not known", () => {
  it("are what the other reports of the year leave", () => {
    expect(limitsOf({ "2024-01/2024-02": "10" }, 2, 2)).toBe("0..10");
    // 100 of the year less 30 to March leave at most 70, of which April has 20: 20 to 70 to June.
    expect(limitsOf({ "2024": "100", "2024-Q1": "30", "2024-04": "20" }, 4, 6)).toBe("20..70");
    // Months 1..3 are 10, 1 + 2 more than 6: March is less than 4, February unknown up to 10.
    expect(limitsOf({ "2024-Q1": "10", "2024-01/2024-02": ">6" }, 3, 3)).toBe("0..<4");
    expect(limitsOf({ "2024-Q1": "10", "2024-01/2024-02": ">6", "2024-01": "<=2" }, 2, 2)).toBe(">4..10");
    expect(limitsOf({ "2024-05": "数千" }, 5, 6)).toBe("0..");
  });

  it("fall back to what is shown of the known parts where the reports contradict one another", () => {
    // 12 to April, then 9 to May: no year has both. April 3, May 9 - 12, June 2 are shown as 2 from April to June.
    const cells = { "2024-01/2024-04": "12", "2024-01/2024-05": "9", "2024-04": "3", "2024-06": "2" };
    expect(limitsOf(cells, 4, 7)).toBe("2..");
    // The second quarter itself goes before them.
    expect(limitsOf({ ...cells, "2024-Q2": "7" }, 4, 7)).toBe("7..");
  });
});

describe("a stock's own figure", () => {
  it("is the state at the end of the last month, under whichever code ends there", () => {
    const cells = {
      "2024-01/2024-04": "30",
      "2024-S1": "33",
      "2024-06": "34",
      "2024-01/2024-09": "40",
      "2024-Q3": "41",
    };
    const state = (period: string, measure: Measure = "current") => reckon(cells, period, measure, STOCK);
    expect([state("2024-04"), state("2024-04", "ytd")]).toEqual(["30", "30"]);
    // Of several reports of one day the one of the period asked for.
    expect([state("2024-06"), state("2024-Q2"), state("2024-S1")]).toEqual(["34", "34", "33"]);
    expect(state("2024-09")).toBe("41");
    expect([state("2024-05"), state("2024")]).toEqual(["missing: not-reported", "missing: not-reported"]);
  });
});

describe("a rate's own figure", () => {
  it("is as reported, of a mean also the plain mean of the finer periods", () => {
    const cells = { "2024-01": "60", "2024-02": "61.5", "2024-03": "63", "2024-Q2": "70" };
    // (60 + 61.5 + 63) / 3 = 61.5; the quarters: (61.5 is not reported) so that the half has no two quarters.
    expect(reckon(cells, "2024-Q1", "current", MEAN)).toBe("123/2");
    expect(reckon(cells, "2024-Q1", "current", RATIO)).toBe("missing: not-reported");
    expect(reckon(cells, "2024-S1", "current", MEAN)).toBe("missing: incomplete");
    expect(reckon({ ...cells, "2024-Q1": "61" }, "2024-S1", "current", MEAN)).toBe("131/2");
    expect(reckon(cells, "2024-03", "ytd", MEAN)).toBe("missing: not-defined");
    expect(reckon(cells, "2024-03", "completion", RATIO)).toBe("missing: not-defined");
  });
});
