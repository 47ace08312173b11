import { describe, expect, it } from "vitest";
import { freed } from "#server/base/freed.ts";

describe("freed(bytes)", () => {
  it("gives the memory back without waiting for it to be collected", () => {
    const before = process.memoryUsage().arrayBuffers;
    const bytes = new Uint8Array(50e6).fill(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThan(45e6);
    expect(freed(bytes)).toHaveLength(0);
    expect(bytes).toHaveLength(0);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5e6);
  });
});
