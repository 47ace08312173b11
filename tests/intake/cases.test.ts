import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemSchema, understoodSchema } from "#contract/uploads.ts";
import type { SourcedObservation } from "#domain/observation.ts";
import type { Understood } from "#domain/understood.ts";
import { type Reading, readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { shippedCatalogue } from "./shipped-catalogue.ts";

/**
 * A case is a file as staff have it and what is to be read from it, written by hand from DOMAIN.md. An observation is
 * written `indicator organization period value cell [qualifier] [status]`, a problem `severity code cell`, a stated
 * change `indicator organization period ratio cell`.
 */
type Expected = {
  /** The catalogue that is shipped, instead of the small one of the tests. */
  catalogue?: "shipped";
  today?: string;
  understood: {
    encoding: string;
    delimiter: string;
    layout: string;
    headerRow: number;
    rows: number;
    roles: string;
    setAside: string[];
  };
  observations: string[];
  problems: string[];
  publishedChanges?: string[];
};

const CASES = join(import.meta.dirname, "../cases/intake");
const TODAY = "2024-09-10";

describe("readUpload(bytes, catalogue, options)", () => {
  it("says what it understood, and what is wrong, in the words of the contract", () => {
    for (const name of readdirSync(CASES)) {
      const bytes = readFileSync(join(CASES, name, "input.csv"));
      const { understood, problems } = readUpload(bytes, catalogue, { limits: { rows: 1000 }, today: TODAY });
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

  for (const name of readdirSync(CASES)) {
    it(name, () => {
      const expected: Expected = JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8"));
      const bytes = readFileSync(join(CASES, name, "input.csv"));
      const today = expected.today ?? TODAY;
      const known = expected.catalogue === "shipped" ? shippedCatalogue : catalogue;
      const reading = readUpload(bytes, known, { limits: { rows: 1000 }, today });
      expect(summarise(reading)).toEqual({
        understood: expected.understood,
        observations: [...expected.observations].sort(),
        problems: [...expected.problems].sort(),
        publishedChanges: [...(expected.publishedChanges ?? [])].sort(),
      });
    });
  }
});

function summarise({
  understood,
  observations,
  problems,
  publishedChanges,
}: Reading): Omit<Expected, "today" | "catalogue"> {
  const { encoding, delimiter, layout, headerRow, rows, columns, setAside } = understood;
  return {
    understood: {
      encoding,
      delimiter,
      layout,
      headerRow,
      rows,
      roles: columns.map(({ role }) => role).join(" "),
      setAside: setAside.map(({ row, kind }) => `${row} ${kind}`),
    },
    observations: observations.map(writeObservation).sort(),
    problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell || "-"}`).sort(),
    publishedChanges: (publishedChanges ?? [])
      .map((change) =>
        [change.indicator, change.organization, change.period, change.value, change.source.cell].join(" "),
      )
      .sort(),
  };
}

function writeObservation(observation: SourcedObservation): string {
  const { indicator, organization, period, value, text, status, qualifier, source } = observation;
  const figure = value ?? (text === null ? "missing" : `“${text}”`);
  const isUsual = status === "A" || (status === "O" && value === null && text === null);
  const extra = [...(qualifier === "exact" || qualifier === "text" ? [] : [qualifier]), ...(isUsual ? [] : [status])];
  return [indicator, organization, period, figure, source.cell, ...extra].join(" ");
}
