import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeObservations,
  encodeObservations,
  observationsSchema,
  type RevisedObservation,
} from "#contract/observations.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { periodCode } from "#domain/terms/period.ts";
import { OBS_STATUSES } from "#domain/terms/status.ts";
import { anyPeriod } from "#tests/domain/arbitrary-period.ts";

const key = {
  indicator: fc.constantFrom("hired", "forums", "fund"),
  organization: fc.constantFrom("region", "p01", "p02"),
  period: fc.oneof(anyPeriod.map(periodCode), fc.constantFrom("2024-06", "2024-07", "2024-08", "2024")),
};

/** Rows a store may hold: values with any qualifier, wordings, and cells handed in empty. */
const stated = fc.oneof(
  fc.record({
    ...key,
    value: fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    ),
    text: fc.constant(null),
    status: fc.constantFrom(...OBS_STATUSES.filter((status) => status !== "O")),
    qualifier: fc.constantFrom("exact", "gt", "ge", "lt", "le", "approx" as const),
  }),
  fc.record({
    ...key,
    value: fc.constant(null),
    text: fc.string(),
    status: fc.constant("A" as const),
    qualifier: fc.constant("text" as const),
  }),
  fc.record({
    ...key,
    value: fc.constant(null),
    text: fc.constant(null),
    status: fc.constantFrom("O", "A" as const),
    qualifier: fc.constant("exact" as const),
  }),
);

const rows: fc.Arbitrary<RevisedObservation[]> = fc.uniqueArray(
  fc.record({ observation: stated, revision: fc.integer({ min: 1, max: 4 }) }),
  { selector: (row) => observationKey(row.observation), maxLength: 40 },
);

const byKey = (list: Iterable<RevisedObservation>) =>
  [...list].sort((a, b) => (observationKey(a.observation) < observationKey(b.observation) ? -1 : 1));

describe("encodeObservations(rows)", () => {
  it("comes back whole through JSON and the schema", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const edition = { dataset: "a", revision: 4 };
        const wire: unknown = JSON.parse(JSON.stringify({ ...edition, ...encodeObservations(list) }));
        expect(byKey(decodeObservations(observationsSchema.parse(wire)))).toEqual(byKey(list));
      }),
    );
  });

  it("leaves out what is usual", () => {
    const observation = {
      indicator: "hired",
      organization: "p01",
      text: null,
      status: "A",
      qualifier: "exact",
    } as const;
    const { periods, columns } = encodeObservations([
      { observation: { ...observation, period: "2024-08", value: 5 }, revision: 2 },
      { observation: { ...observation, period: "2024-06", value: 3 }, revision: 2 },
      { observation: { ...observation, organization: "p02", period: "2024-07", value: 1 }, revision: 1 },
    ]);
    expect(periods).toEqual(["2024-06", "2024-07", "2024-08"]);
    expect(columns).toEqual([
      { indicator: "hired", organization: "p01", first: 0, values: [3, null, 5], revision: 2 },
      { indicator: "hired", organization: "p02", first: 1, values: [1], revision: 1 },
    ]);
  });

  it("refuses the same cell twice", () => {
    const observation = {
      indicator: "hired",
      organization: "p01",
      period: "2024-08",
      value: 5,
      text: null,
      status: "A",
      qualifier: "exact",
    } as const;
    const twice = [
      { observation, revision: 1 },
      { observation: { ...observation, value: 6 }, revision: 2 },
    ];
    expect(() => encodeObservations(twice)).toThrow(RangeError);
  });
});

describe("decodeObservations(answer)", () => {
  it("refuses a column that runs past the periods", () => {
    const column = { indicator: "hired", organization: "p01", first: 1, values: [1], revision: 1 };
    expect(() => [...decodeObservations({ periods: ["2024-08"], columns: [column] })]).toThrow(RangeError);
  });
});
