import { describe, expect, it } from "vitest";
import { KeptReadings } from "#server/desk/kept-readings.ts";

describe("KeptReadings", () => {
  it("forgets what was used longest ago of who keeps most", () => {
    const kept = new KeptReadings<number>(10);
    kept.set("mine", 1, "a", 2);
    kept.set("theirs 1", 2, "b", 4);
    kept.set("theirs 2", 3, "b", 4);
    expect(kept.get("theirs 1")).toBe(2);
    kept.set("theirs 3", 4, "b", 4);
    expect(["mine", "theirs 1", "theirs 2", "theirs 3"].map((key) => kept.get(key))).toEqual([1, 2, undefined, 4]);
    kept.set("all", 5, "b", 90);
    expect(kept.get("all")).toBe(5);
    expect(kept.get("mine")).toBeUndefined();
  });
});
