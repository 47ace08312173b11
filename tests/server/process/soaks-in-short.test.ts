import { describe, expect, it } from "vitest";
import { soakSameCells } from "#tests/soak/same-cells.ts";
import { soakUnfriendly } from "#tests/soak/unfriendly-client.ts";

// Beside other tests nothing can be said of time; the long runs do.

describe("the same cells published again and again", () => {
  it("read each time as they were published last, and the store is whole", async () => {
    const said: string[] = [];
    const size = { platforms: 3, indicators: 2, months: 4 };
    const { failed } = await soakSameCells({ publishes: 5, size, say: (line) => said.push(line) });
    expect({ failed, said: said.length }).toEqual({ failed: [], said: 5 });
  }, 120_000);
});

describe("one client that asks for ever new ranges", () => {
  it("is answered or refused, and all others are answered", async () => {
    const { failed, answers, beside } = await soakUnfriendly({ seconds: 2, perSecond: 150, othersPerSecond: 20 });
    expect({ failed, reads: beside.reads }).toEqual({ failed: [], reads: 40 });
    expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(answers["200"]).toBeGreaterThan(0);
  }, 120_000);
});
