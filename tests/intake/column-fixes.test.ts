import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fix, Problem } from "#domain/reading/problem.ts";
import { saidByFix, say } from "#intake/dialogue/said.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const CASES = join(import.meta.dirname, "../cases/intake");
const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };

function bytesOf(name: string): Uint8Array {
  const file = readdirSync(join(CASES, name)).find((each) => each.startsWith("input.")) ?? "";
  return readFileSync(join(CASES, name, file));
}

/** The file read again, with what one fix of each problem says of it. */
function readWith(name: string, code: string, replacement: string) {
  const bytes = bytesOf(name);
  const isMeant = (fix: Fix) => fix.kind === "column" && fix.replacement === replacement;
  const said = readUpload(bytes, catalogue, OPTIONS).problems.flatMap((problem: Problem) =>
    problem.code === code ? (problem.fixes ?? []).filter(isMeant).map((fix) => saidByFix(problem, fix)) : [],
  );
  expect(said).not.toEqual([]);
  return readUpload(bytes, catalogue, { ...OPTIONS, choices: said.reduce(say, {}) });
}

describe("what a problem offers to say of a column puts it right", () => {
  for (const [name, code, replacement, first] of [
    ["other-date-alone", "period-column-unclear", "period", "2024-09"],
    ["months-of-unknown-heading-below-year", "times-not-used", "period", "2024-01"],
    ["months-of-unknown-heading-below-year", "times-not-used", "ignored", "2024"],
    ["projects-of-one-platform", "rows-differ", "ignored", "2024-08"],
  ] as const)
    it(`${name}: ${code} → ${replacement}`, () => {
      const { problems, observations } = readWith(name, code, replacement);
      expect(problems.map((problem) => problem.code)).not.toContain(code);
      expect(observations[0]?.period).toBe(first);
    });
});
