import { describe, expect, it } from "vitest";
import { ALIGNMENT_EVIDENCE } from "#intake/layout/alignment-evidence.ts";
import { HEADER_EVIDENCE } from "#intake/table/header-choice.ts";
import { CONTINUING } from "#intake/table/header-rows.ts";
import { CASE_NAMES, readCase, summarise } from "./read-case.ts";

const TABLES = { HEADER_EVIDENCE, ALIGNMENT_EVIDENCE };

/** A case that is read otherwise than it is to be. */
function caseAmiss(): string | undefined {
  return CASE_NAMES.find((name) => {
    const { expected, reading } = readCase(name);
    const { understood, observations, problems } = summarise(reading);
    const texts = [expected, { understood, observations, problems, publishedChanges: expected.publishedChanges }].map(
      ({ understood: own, ...rest }) => JSON.stringify([own.roles, own.headerRow, own.setAside, rest]),
    );
    return texts[0] !== texts[1];
  });
}

describe("evidence", () => {
  for (const [table, rules] of Object.entries(TABLES))
    for (const [name, evidence] of Object.entries(rules))
      it(`${table}: some case needs “${name}”`, () => {
        const rule: { weight: number } = evidence;
        const { weight } = rule;
        rule.weight = 0;
        const amiss = caseAmiss();
        rule.weight = weight;
        expect(amiss).toBeDefined();
      }, 30_000);

  for (const [name, continuing] of Object.entries(CONTINUING))
    it(`CONTINUING: some case needs “${name}”`, () => {
      const rule: { holds: (row: never) => boolean } = continuing;
      const { holds } = rule;
      rule.holds = () => false;
      const amiss = caseAmiss();
      rule.holds = holds;
      expect(amiss).toBeDefined();
    }, 30_000);

  it("reads every case with all of it", () => {
    expect(caseAmiss()).toBeUndefined();
  }, 30_000);
});
