import { describe, expect, it } from "vitest";
import { FLOW } from "./build-books.ts";
import { openDesk } from "./desk.ts";
import { listPeriods, makePeriod } from "./period.ts";
import { makeRandom } from "./random.ts";
import { TIDY, UNTIDY } from "./random-cell.ts";
import { makeRandomRegion } from "./random-region.ts";
import { openReckoner } from "./reckoner.ts";
import { plainValue } from "./result.ts";
import { SHAPES } from "./shapes.ts";
import { checkTruth } from "./truth-check.ts";

/** 2, 0, 5 ... of the months of 2024; 34 in all. */
const MONTHS = [2, 0, 5, 1, 3, 0, 4, 8, 0, 6, 2, 3];

describe("a year's months, cut into any shape", () => {
  it.each(Object.entries(SHAPES))("%s: what is known is the same, the rest says why", (_, shape) => {
    const sumOf = (from: number, to: number) => MONTHS.slice(from - 1, to).reduce((sum, month) => sum + month, 0);
    const rows = shape(2024, makeRandom(1)).map(({ code, range }) => ({
      indicator: FLOW.code,
      organization: "a",
      period: code,
      value: `${sumOf(range.from, range.to)}`,
      words: "",
      status: "A",
      qualifier: "exact" as const,
    }));
    const regions = [{ code: "city", platforms: ["a"] }];
    const books = { rows, indicators: [FLOW], targets: [], curves: [], regions };
    const reckoner = openReckoner(books);
    for (const { code, range } of (["month", "quarter", "half", "year"] as const).flatMap((kind) =>
      listPeriods(2024, kind),
    )) {
      for (const [measure, from] of [
        ["current", range.from],
        ["ytd", 1],
      ] as const) {
        const result = reckoner.reckon(FLOW.code, "a", code, measure);
        if (result.kind === "missing") {
          expect(["reported-together", "incomplete"]).toContain(result.reason);
          expect(
            openDesk(books)
              .folder(FLOW.code, "a")
              .figures.flow({ ...range, from }, "calendar").kind,
          ).toBe("unknown");
        } else {
          expect(plainValue(result)).toEqual({ num: BigInt(sumOf(from, range.to)), den: 1n });
        }
        // A region of one platform has its figure.
        if (result.kind === "value")
          expect(reckoner.reckon(FLOW.code, "city", code, measure)).toMatchObject({ low: result.low });
      }
    }
    expect(plainValue(reckoner.reckon(FLOW.code, "city", makePeriod(2024, "year", 1).code, "current"))?.num).toBe(34n);
  });
});

describe("random regions", { timeout: 30_000 }, () => {
  const seeds = Array.from({ length: 5 }, (_, index) => index + 1);

  it("have totals that are the truth, where every office is tidy", () => {
    const checks = seeds.map((seed) => checkTruth(makeRandomRegion(seed, { untidiness: TIDY })));
    expect(checks.flatMap(({ untrue }) => untrue)).toEqual([]);
    expect(checks.reduce((sum, { exact }) => sum + exact, 0)).toBeGreaterThan(200);
  });

  it("leave the truth possible, where offices leave out, bound and say in words", () => {
    const checks = seeds.map((seed) =>
      checkTruth(makeRandomRegion(seed, { untidiness: { ...UNTIDY, approximate: 0 } })),
    );
    expect(checks.flatMap(({ untrue }) => untrue)).toEqual([]);
    expect(checks.reduce((sum, { figures }) => sum + figures, 0)).toBeGreaterThan(3000);
  });
});
