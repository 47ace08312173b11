import fc from "fast-check";
import type { CellSource, Observation, SourcedObservation } from "#domain/figures/observation.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { catalogue } from "./catalogue.ts";

const key = fc.record({
  indicator: fc.constantFrom(...catalogue.indicators.map(({ code }) => code)),
  organization: fc.constantFrom("demo", "demo-a", "demo-b"),
  period: fc.constantFrom("2023-12", "2024-01", "2024-02", "2024-Q1", "2024", "2024-01/2024-02"),
});

const statement = fc.oneof(
  fc.record({
    value: fc.integer({ min: 0, max: 3 }),
    text: fc.constant(null),
    status: fc.constantFrom("A" as const, "P" as const),
    qualifier: fc.constantFrom("exact" as const, "gt" as const),
  }),
  fc.constant({ value: null, text: null, status: "O", qualifier: "exact" } as const),
  fc.constant({ value: null, text: "数千", status: "A", qualifier: "text" } as const),
);

const observation: fc.Arbitrary<Observation> = fc
  .tuple(key, statement)
  .map(([identity, stated]) => ({ ...identity, ...stated }));

const source: fc.Arbitrary<CellSource> = fc.record({
  sheet: fc.constant(""),
  cell: fc.integer({ min: 1, max: 99 }).map((row) => `D${row}`),
  raw: fc.constant("1"),
});

/** The observations of a file: no key twice. */
export const fileObservations: fc.Arbitrary<SourcedObservation[]> = fc.uniqueArray(
  fc.tuple(observation, source).map(([stated, where]) => ({ ...stated, source: where })),
  { selector: observationKey, maxLength: 25 },
);

/** What is published, each by its revision. */
export const published = fc
  .uniqueArray(fc.record({ observation, revision: fc.integer({ min: 1, max: 9 }) }), {
    selector: (row) => observationKey(row.observation),
    maxLength: 25,
  })
  .map((rows) => new Map(rows.map((row) => [observationKey(row.observation), row])));
