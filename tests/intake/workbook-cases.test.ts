import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { shippedCatalogue } from "./shipped-catalogue.ts";

const CASES = join(import.meta.dirname, "../cases/workbooks");

/**
 * A workbook in which a format, a font, a formula or a merged cell is part of what is said, and what is to be read from
 * it, written by hand. An observation is written `indicator organization period value cell`, a problem `severity code cell`.
 */
type Expected = { readonly observations: string[]; readonly problems: string[] };

describe("readUpload(bytes, catalogue, options) of workbooks that say more than their texts", () => {
  for (const name of readdirSync(CASES)) {
    it(name, () => {
      const expected: Expected = JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8"));
      const bytes = readFileSync(join(CASES, name, "input.xlsx"));
      const { observations, problems } = readUpload(bytes, shippedCatalogue, {
        limits: { rows: 1000 },
        today: "2024-10-10",
      });
      const figures = observations.map(({ indicator, organization, period, value, source }) =>
        [indicator, organization, period, value, source.cell].join(" "),
      );
      expect({
        observations: figures.sort(),
        problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`).sort(),
      }).toEqual({ observations: [...expected.observations].sort(), problems: [...expected.problems].sort() });
    });
  }
});
