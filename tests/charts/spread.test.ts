import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spread } from "#charts/spread.ts";

describe("spread(positions, gap, low, high)", () => {
  test("labels that do not meet stay where they are", () => {
    expect(spread([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
  });

  test("labels that meet move apart around their middle", () => {
    expect(spread([50, 50], 10, 0, 100)).toEqual([45, 55]);
  });

  test("labels at an edge move inwards", () => {
    expect(spread([100, 98], 10, 0, 100)).toEqual([100, 90]);
  });

  test("always within the bounds, in order, and a gap apart where there is room", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 220 }), { maxLength: 12 }), (positions) => {
        const placed = spread(positions, 12, 0, 200);
        const order = positions.map((_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
        const sorted = order.map((i) => placed[i] ?? Number.NaN);
        for (const [i, at] of sorted.entries()) {
          expect(at).toBeGreaterThanOrEqual(-1e-9);
          expect(at).toBeLessThanOrEqual(200 + 1e-9);
          if (i > 0) expect(at - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-9);
        }
      }),
    );
  });

  test("more labels than fit share the room", () => {
    expect(spread([5, 5, 5], 100, 0, 100)).toEqual([0, 50, 100]);
  });
});
