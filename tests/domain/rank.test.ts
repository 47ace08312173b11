import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import { rankFigures } from "#domain/figures/rank.ts";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";

function figure(value: number | null, qualifier: NumericQualifier = "exact"): Figure {
  return value === null ? missing("not-reported") : valueFigure(value, { qualifier, revision: 1 });
}

function range(low: number, high: number): Figure {
  return { kind: "range", low, high, above: false, below: false, marks: [], revision: 1 };
}

function ranksOf(given: Readonly<Record<string, Figure>>, direction: "higher" | "lower" | "neutral" = "higher") {
  const entries = Object.entries(given).map(([key, figure]) => ({ key, figure }));
  return rankFigures(entries, { direction, min: 0 }).ranked.map(({ key, rank }) => [key, rank.best, rank.worst]);
}

const entries = fc
  .array(fc.option(fc.integer({ min: -20, max: 20 })), { maxLength: 30 })
  .map((values) => values.map((value, index) => ({ key: `p${index}`, value, figure: figure(value) })));

describe("rankFigures(entries, direction)", () => {
  it("ranks 1, 2, 2, 4", () => {
    expect(ranksOf({ a: figure(7), b: figure(9), c: figure(7), d: figure(3) })).toEqual([
      ["b", 1, 1],
      ["a", 2, 2],
      ["c", 2, 2],
      ["d", 4, 4],
    ]);
  });

  it("ranks a cost from the lowest", () => {
    expect(ranksOf({ dear: figure(30), cheap: figure(10), free: figure(0) }, "lower")).toEqual([
      ["free", 1, 1],
      ["cheap", 2, 2],
      ["dear", 3, 3],
    ]);
  });

  it("lists the missing, words, partial figures and changes on a small base apart, and ranks a real zero", () => {
    const { ranked, unranked } = rankFigures(
      [
        { key: "silent", figure: figure(null) },
        { key: "none", figure: figure(0) },
        { key: "words", figure: { kind: "text", text: "数千", marks: [], revision: 1 } },
        { key: "small", figure: valueFigure(300, { revision: 1, smallBase: true }) },
        {
          key: "part",
          figure: valueFigure(9, {
            revision: 1,
            qualifier: "ge",
            coverage: { of: "months", reported: 1, expected: 2 },
          }),
        },
        { key: "some", figure: figure(4) },
      ],
      { direction: "higher", min: 0 },
    );
    expect(ranked).toEqual([
      { key: "some", rank: { best: 1, worst: 1 } },
      { key: "none", rank: { best: 2, worst: 2 } },
    ]);
    expect(unranked).toEqual(["silent", "words", "small", "part"]);
  });

  it("gives a rank between limits where bounds do not decide the order", () => {
    // Over 60 may be above 65 or below it; both are surely above 50.
    expect(ranksOf({ over60: figure(60, "gt"), is65: figure(65), is50: figure(50) })).toEqual([
      ["is65", 1, 2],
      ["over60", 1, 2],
      ["is50", 3, 3],
    ]);
    // Over 60 is surely above 60 itself, at least 60 is perhaps equal to it.
    expect(ranksOf({ over: figure(60, "gt"), is60: figure(60) })).toEqual([
      ["over", 1, 1],
      ["is60", 2, 2],
    ]);
    expect(ranksOf({ least: figure(60, "ge"), is60: figure(60) })).toEqual([
      ["least", 1, 1],
      ["is60", 1, 2],
    ]);
    expect(ranksOf({ nearly: figure(100, "lt"), is90: figure(90), is100: figure(100) })).toEqual([
      ["is100", 1, 1],
      ["nearly", 2, 3],
      ["is90", 2, 3],
    ]);
    expect(ranksOf({ between: range(2, 5), is3: figure(3), is6: figure(6) })).toEqual([
      ["is6", 1, 1],
      ["between", 2, 3],
      ["is3", 2, 3],
    ]);
    expect(ranksOf({ between: range(2, 5), is6: figure(6), is1: figure(1) }, "lower")).toEqual([
      ["is1", 1, 1],
      ["between", 2, 2],
      ["is6", 3, 3],
    ]);
  });

  it("holds every rank that values within the bounds can give", () => {
    const within = fc.record({
      low: fc.integer({ min: 0, max: 9 }),
      width: fc.integer({ min: 0, max: 4 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(within, { minLength: 1, maxLength: 8 }), (list) => {
        const given = list.map(({ low, width }, key) => ({ key, figure: range(low, low + width) }));
        const values = list.map(({ low, width, at }) => low + width * at);
        for (const { key, rank } of rankFigures(given, { direction: "higher", min: 0 }).ranked) {
          const own = values[key] ?? 0;
          const actual = 1 + values.filter((value) => value > own).length;
          expect(rank.best).toBeLessThanOrEqual(actual);
          expect(rank.worst).toBeGreaterThanOrEqual(actual);
        }
      }),
    );
  });

  it("gives each the same rank in whatever order they stand", () => {
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom("higher", "lower", "neutral" as const), ([list, other], direction) => {
        const ranks = (of: typeof list) =>
          Object.fromEntries(rankFigures(of, { direction, min: null }).ranked.map(({ key, rank }) => [key, rank]));
        expect(ranks(other)).toEqual(ranks(list));
      }),
    );
  });

  it("gives a rank that is one more than the number of better ones", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const values = new Map(list.map(({ key, value }) => [key, value ?? 0]));
        for (const { key, rank } of rankFigures(list, { direction: "higher", min: null }).ranked) {
          const better = list.filter(({ value }) => value !== null && value > (values.get(key) ?? 0));
          expect(rank).toEqual({ best: 1 + better.length, worst: 1 + better.length });
        }
      }),
    );
  });
});
