import { describe, expect, it } from "vitest";
import { KIND_EVIDENCE } from "#intake/catalogue/kind-evidence.ts";
import { CATALOGUE_CASES, readCatalogueCase } from "./catalogue-case.ts";

describe("readCatalogueFile(bytes, basis)", () => {
  for (const name of CATALOGUE_CASES)
    it(name, () => {
      const { expected, actual } = readCatalogueCase(name);
      expect(actual).toEqual(expected);
    });
});

describe("KIND_EVIDENCE", () => {
  for (const [name, evidence] of Object.entries(KIND_EVIDENCE))
    it(`some case needs “${name}”`, () => {
      const rule: { weight: number } = evidence;
      const { weight } = rule;
      rule.weight = 0;
      const amiss = CATALOGUE_CASES.find((each) => {
        const { expected, actual } = readCatalogueCase(each);
        return (
          JSON.stringify([expected.tables, expected.questions]) !== JSON.stringify([actual.tables, actual.questions])
        );
      });
      rule.weight = weight;
      expect(amiss).toBeDefined();
    }, 30_000);
});
