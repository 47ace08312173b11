import { describe, expect, it } from "vitest";
import { problemSchema, understoodSchema } from "#contract/uploads.ts";
import type { Understood } from "#domain/reading/understood.ts";
import { CASE_NAMES, readCase, summarise } from "./read-case.ts";

const CASES = CASE_NAMES.map((name) => ({ name, ...readCase(name) }));

describe("readUpload(bytes, catalogue, options)", () => {
  it("says what it understood, and what is wrong, in the words of the contract", () => {
    for (const { reading } of CASES) {
      const { understood, problems } = reading;
      const own: Understood = understoodSchema.parse(understood);
      expect(own).toEqual(understood);
      for (const problem of problems) {
        expect(problemSchema.parse(problem)).toEqual(problem);
        expect(`${problem.message.zh}${problem.message.en}${problem.advice.zh}${problem.advice.en}`).not.toMatch(
          /[{}]/,
        );
        for (const { zh, en } of [problem.message, problem.advice]) expect([zh, en]).not.toContain("");
      }
    }
  });

  for (const { name, expected, reading } of CASES) {
    it(name, () => {
      expect(summarise(reading)).toEqual(expected);
    });
  }
});
