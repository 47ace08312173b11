import { describe, expect, it } from "vitest";
import { createFairQueue } from "#server/base/fair-queue.ts";

describe("createFairQueue(room)", () => {
  it("lets clients take turns, each in its own order", () => {
    const queue = createFairQueue<string>({ all: 10, ofOne: 5 });
    for (const item of ["a1", "a2", "a3", "b1", "c1", "c2"]) queue.add(item.charAt(0), item);
    expect(Array.from({ length: 7 }, () => queue.take())).toEqual(["a1", "b1", "c1", "a2", "c2", "a3", undefined]);
  });

  it("has room for so many of one client, and of all", () => {
    const queue = createFairQueue<number>({ all: 3, ofOne: 2 });
    expect([queue.add("a", 1), queue.add("a", 2), queue.add("a", 3)]).toEqual(["added", "added", "one"]);
    expect([queue.add("b", 4), queue.add("c", 5)]).toEqual(["added", "all"]);
    queue.take();
    expect(queue.add("c", 5)).toBe("added");
    expect(queue.clear()).toEqual([4, 2, 5]);
    expect(queue.take()).toBeUndefined();
  });
});
