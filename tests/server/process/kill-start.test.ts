import { describe, expect, it } from "vitest";
import { killStart } from "#tests/soak/kill-start.ts";

describe("killing the server while it starts", () => {
  it.each(["seed", "upgrade"] as const)(
    "leaves nothing half of a first %s, and the next start has every figure",
    async (what) => {
      const moments = [0.1, 0.45];
      const said: string[] = [];
      const result = await killStart({
        what,
        kills: moments.length,
        random: () => moments.shift() ?? 0.5,
        say: (line) => said.push(line),
      });
      expect(result.before + result.during + result.after).toBe(2);
      expect(said).toHaveLength(3);
    },
    300_000,
  );
});
