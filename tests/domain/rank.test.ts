import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankValues } from "#domain/rank.ts";

const entries = fc
  .array(fc.option(fc.integer({ min: -20, max: 20 })), { maxLength: 30 })
  .map((values) => values.map((value, index) => ({ key: `p${index}`, value })));

describe("rankValues(entries, direction)", () => {
  it("ranks 1, 2, 2, 4", () => {
    const { ranked } = rankValues(
      [
        { key: "a", value: 7 },
        { key: "b", value: 9 },
        { key: "c", value: 7 },
        { key: "d", value: 3 },
      ],
      "higher",
    );
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 2],
      ["d", 4],
    ]);
  });

  it("ranks a cost from the lowest", () => {
    const { ranked } = rankValues(
      [
        { key: "dear", value: 30 },
        { key: "cheap", value: 10 },
        { key: "free", value: 0 },
      ],
      "lower",
    );
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ["free", 1],
      ["cheap", 2],
      ["dear", 3],
    ]);
  });

  it("lists the missing apart and ranks a real zero", () => {
    const { ranked, unranked } = rankValues(
      [
        { key: "silent", value: null },
        { key: "none", value: 0 },
        { key: "some", value: 4 },
      ],
      "higher",
    );
    expect(ranked).toEqual([
      { key: "some", value: 4, rank: 1 },
      { key: "none", value: 0, rank: 2 },
    ]);
    expect(unranked).toEqual(["silent"]);
  });

  it("gives each the same rank in whatever order they stand", () => {
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom("higher", "lower", "neutral" as const), ([list, other], direction) => {
        const ranks = (of: typeof list) =>
          Object.fromEntries(rankValues(of, direction).ranked.map(({ key, rank }) => [key, rank]));
        expect(ranks(other)).toEqual(ranks(list));
      }),
    );
  });

  it("gives a rank that is one more than the number of better ones", () => {
    fc.assert(
      fc.property(entries, (list) => {
        for (const { value, rank } of rankValues(list, "higher").ranked)
          expect(rank).toBe(1 + list.filter((other) => other.value !== null && other.value > value).length);
      }),
    );
  });
});
