import { describe, expect, it } from "vitest";
import { soakHostile } from "#tests/soak/hostile-files.ts";

describe("files made to end the server or to hold it up", () => {
  it("are each answered while somebody else publishes, and the server is as it was", async () => {
    const said: string[] = [];
    const options = { files: 8, minutes: 0, atOnce: 4, seed: 2, say: (line: string) => said.push(line) };
    const result = await soakHostile(options);
    // Beside other tests nothing can be said of time; the long run does.
    expect({ failed: result.failed, said: said.length }).toEqual({ failed: [], said: 8 });
    expect(result.publishes).toBeGreaterThan(0);
  }, 180_000);
});
