import { describe, expect, it } from "vitest";
import { killPublish } from "#tests/soak/kill-publish.ts";

describe("killing the server during a publish", () => {
  it("loses nothing that was acknowledged and leaves nothing half", async () => {
    // From before the first row to after the answer.
    const moments = [0, 0.3, 0.55, 0.8, 1];
    const said: string[] = [];
    const result = await killPublish({
      kills: moments.length,
      rows: 3000,
      random: () => moments.shift() ?? 0.5,
      say: (line) => said.push(line),
    });
    expect(result.acknowledged + result.unheard + result.undone).toBe(5);
    expect(said).toHaveLength(6);
  }, 120_000);
});
