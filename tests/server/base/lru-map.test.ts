import { describe, expect, it } from "vitest";
import { LruMap } from "#server/base/lru-map.ts";

describe("LruMap(limit, weigh)", () => {
  it("forgets what was used longest ago", () => {
    const map = new LruMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    expect(map.get("a")).toBe(1);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
  });

  it("weighs values, and again when they are set again", () => {
    const map = new LruMap<string, string>(10, (text) => text.length);
    map.set("a", "12345");
    map.set("b", "12345");
    map.set("b", "123");
    map.set("c", "12");
    expect(map.size).toBe(3);
    map.set("c", "123");
    expect([map.get("a"), map.size]).toEqual([undefined, 2]);
  });

  it("keeps the newest even when it is too heavy alone", () => {
    const map = new LruMap<string, string>(3, (text) => text.length);
    map.set("a", "1");
    map.set("b", "12345");
    expect([map.get("a"), map.get("b"), map.size]).toEqual([undefined, "12345", 1]);
  });
});
