import { expect, it } from "vitest";
import { killUndo } from "#tests/soak/kill-undo.ts";

it("leaves a revision undone or not when the server is killed during the undo, never half", async () => {
  // Before the first row, amid them, after the answer; two hundred moments by `npm run soak -- kill-undo`.
  const moments = [0, 0.4, 1];
  const result = await killUndo({
    kills: moments.length,
    rows: 1500,
    random: () => moments.shift() ?? 0.5,
    say: () => {},
  });
  expect(result.acknowledged + result.unheard + result.undone).toBe(3);
}, 180_000);
