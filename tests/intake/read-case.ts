import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import { type Reading, readUpload } from "#intake/read-upload.ts";
import { shippedBasis } from "#tools/cli/catalogue.ts";
import { catalogue } from "./catalogue.ts";

/**
 * A case is a file as staff have it and what is to be read from it, written by hand from DOMAIN.md. An observation is
 * written `indicator organization period value cell [qualifier] [status]`, a problem `severity code cell`, a stated
 * change `indicator organization period ratio cell`.
 */
type Expected = {
  today?: string;
  /** True where the names are those of 示例市 as shipped, and not those of `catalogue.ts`. */
  shipped?: boolean;
  fileName?: string;
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
const SHIPPED = (await shippedBasis("shili")).catalogue;

/** The names of all cases: their folders. */
export const CASE_NAMES: readonly string[] = readdirSync(CASES);

/** Reads a case's file; what is to come of it, as it is compared. */
export function readCase(name: string): { expected: Summary; reading: Reading } {
  const file = readdirSync(join(CASES, name)).find((each) => each.startsWith("input.")) ?? "input.csv";
  const expected: Expected = JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8"));
  const { today = TODAY, shipped, fileName = "" } = expected;
  const options = { limits: { rows: 1000 }, today, fileName };
  const reading = readUpload(readFileSync(join(CASES, name, file)), shipped ? SHIPPED : catalogue, options);
  const { understood, observations, problems, publishedChanges = [] } = expected;
  const sorted = { observations: [...observations].sort(), problems: [...problems].sort() };
  return { expected: { understood, ...sorted, publishedChanges: [...publishedChanges].sort() }, reading };
}

type Summary = Pick<Expected, "understood" | "observations" | "problems" | "publishedChanges">;

/** What was read, written as a case writes it. */
export function summarise({ understood, observations, problems, publishedChanges }: Reading): Summary {
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
