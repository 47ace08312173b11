import { describe, expect, it } from "vitest";
import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { changeRows, periodBefore, periodsOf } from "#intake/checks/change-rows.ts";

const stated = (organization: string, period: string, value: number | null): Observation => ({
  indicator: "phd",
  organization,
  period,
  value,
  text: null,
  status: value === null ? "O" : "A",
  qualifier: "exact",
});
const inFile = (organization: string, period: string, value: number | null): SourcedObservation => ({
  ...stated(organization, period, value),
  source: { sheet: "", cell: "D2", raw: String(value ?? "") },
});

const byKey = <T extends Observation>(observations: readonly T[]) =>
  new Map(observations.map((observation) => [observationKey(observation), observation]));

const PUBLISHED = byKey([
  stated("a", "2024-03", 5),
  stated("a", "2024-04", 6),
  stated("b", "2024-04", 7),
  stated("c", "2024-04", 8),
  stated("d", "2024-04", 9),
]);
const READ = [
  inFile("a", "2024-04", 6),
  inFile("b", "2024-04", 70),
  inFile("c", "2024-04", null),
  inFile("e", "2024-04", 1),
  inFile("e", "2024-03", 2),
];

describe("changeRows(organizations, indicators, period, figures)", () => {
  it("says what becomes of each figure, with what is published and the period before", () => {
    const rows = changeRows(["a", "b", "c", "d", "e", "f"], ["phd"], "2024-04", {
      read: byKey(READ),
      published: PUBLISHED,
    });
    const told = rows.map(({ organization, cells: [cell] }) => {
      if (!cell) return `${organization} —`;
      const { change, published, file, last } = cell;
      return `${organization} ${change} ${published?.value} ${file?.value} ${last?.value}`;
    });
    expect(told).toEqual([
      "a unchanged 6 6 5",
      "b changed 7 70 undefined",
      "c withdrawn 8 null undefined",
      "d kept 9 undefined undefined",
      // The month before as the file has it.
      "e added undefined 1 2",
      "f —",
    ]);
  });
});

describe("periodsOf(read, published)", () => {
  it("counts what changes in each period, the newest first", () => {
    expect(periodsOf(READ, PUBLISHED)).toEqual([
      { period: "2024-04", added: 1, changed: 1, unchanged: 1, withdrawn: 1 },
      { period: "2024-03", added: 1, changed: 0, unchanged: 0, withdrawn: 0 },
    ]);
  });
});

describe("periodBefore(code)", () => {
  it.each([
    ["2024-01", "2023-12"],
    ["2024-Q1", "2023-Q4"],
    ["2024", "2023"],
    ["2024-01/2024-08", "2024-01/2024-07"],
    ["2024-01/2024-01", null],
    ["..2024-09-06", null],
  ])("of %s is %s", (code, before) => {
    expect(periodBefore(code)).toBe(before);
  });
});
