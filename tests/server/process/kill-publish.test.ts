import { describe, expect, it } from "vitest";
import { killPublish } from "#tests/soak/kill-publish.ts";

describe("killing the server during a publish", () => {
  it("loses nothing that was acknowledged and leaves nothing half", async () => {
    // Before the first row, amid them, after the answer; two hundred moments by `npm run soak -- kill-publish`.
    const moments = [0, 0.4, 1];
    const said: string[] = [];
    const result = await killPublish({
      kills: moments.length,
      rows: 2000,
      random: () => moments.shift() ?? 0.5,
      say: (line) => said.push(line),
    });
    expect(result.acknowledged + result.unheard + result.undone).toBe(3);
    expect(said).toHaveLength(4);
  }, 120_000);
});
