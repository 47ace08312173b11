import { describe, expect, it } from "vitest";
import { pointsAt } from "#charts/point-at.ts";

const OPTION = {
  xAxis: [
    { type: "category" as const, data: ["2024-07", "2024-08"] },
    { type: "category" as const, data: ["2024-07", "2024-08"], gridIndex: 1 },
  ],
  series: [
    { type: "line" as const, name: "a", data: [1, null] },
    { type: "line" as const, name: "b", data: [null, { value: 4, name: "b" }] },
    // Marks are pairs of place and value, and no line of their own.
    { type: "line" as const, data: [{ value: [0, 1], name: "a" }] },
    { type: "line" as const, name: "c", xAxisIndex: 1, data: [7, 8] },
    { type: "custom" as const, name: "labels", data: [9, 9] },
  ],
};

describe("pointsAt(option, grid, index)", () => {
  it("gives the points of the lines of that grid at that period", () => {
    expect(pointsAt(OPTION, 0, 0)).toEqual([{ key: "a", category: "2024-07", value: 1 }]);
    expect(pointsAt(OPTION, 0, 1)).toEqual([{ key: "b", category: "2024-08", value: 4 }]);
    expect(pointsAt(OPTION, 1, 1)).toEqual([{ key: "c", category: "2024-08", value: 8 }]);
  });

  it("gives none beside the periods", () => {
    expect(pointsAt(OPTION, 0, 2)).toEqual([]);
    expect(pointsAt(OPTION, 0, -1)).toEqual([]);
    expect(pointsAt({}, 0, 0)).toEqual([]);
  });
});
