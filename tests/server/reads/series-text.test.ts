import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeObservations, type RevisedObservation } from "#contract/observations.ts";
import { lastDay, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { OBS_STATUSES } from "#domain/terms/status.ts";
import { cutSeriesText, makeSeriesText } from "#server/reads/series-text.ts";
import type { DayRange } from "#server/store/store.ts";
import { anyPeriod } from "#tests/domain/arbitrary-period.ts";

const months = fc.constantFrom(
  "2023-11",
  "2023-12",
  "2023",
  "2023-Q4",
  "2024-01",
  "2024-02",
  "2024-01/2024-02",
  "2024",
);
const days = ["2023-11-30", "2023-12-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-12-31", "1900-01-01"];
const day = fc.oneof(fc.constant(null), fc.constantFrom(...days), anyPeriod.map(lastDay));

/** Whatever a store may hold of one series, in any order. */
const rows: fc.Arbitrary<RevisedObservation[]> = fc.uniqueArray(
  fc.record({
    observation: fc.record({
      indicator: fc.constant("hired"),
      organization: fc.constant("p01"),
      period: fc.oneof(anyPeriod.map(periodCode), months),
      value: fc.oneof(fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      text: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.string({ unit: "grapheme" })),
      status: fc.oneof({ weight: 3, arbitrary: fc.constant("A" as const) }, fc.constantFrom(...OBS_STATUSES)),
      qualifier: fc.constantFrom("exact", "gt", "ge", "lt", "le", "approx", "text" as const),
    }),
    revision: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: ({ observation }) => observation.period, maxLength: 30 },
);

function isWithin({ observation }: RevisedObservation, { from, to }: DayRange): boolean {
  const period = parsePeriod(observation.period);
  const last = period ? lastDay(period) : "";
  return (from === null || last >= from) && (to === null || last <= to);
}

describe("cutSeriesText(series, ends)", () => {
  it("is letter for letter what the rows within the range are encoded to", () => {
    const seen = { empty: 0, some: 0 };
    fc.assert(
      fc.property(rows, day, day, (list, from, to) => {
        const series = makeSeriesText(list);
        const ends = { from, to };
        const expected = JSON.stringify(encodeObservations(list.filter((row) => isWithin(row, ends))));
        seen[expected.includes('"columns":[]') ? "empty" : "some"] += 1;
        expect(series && `{${cutSeriesText(series, ends)}}`).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.empty, seen.some)).toBeGreaterThan(50);
  });

  it("is made of no figure whose period is not known", () => {
    const observation = { indicator: "a", organization: "b", value: 1, text: null } as const;
    const row = {
      observation: { ...observation, period: "soon", status: "A", qualifier: "exact" },
      revision: 1,
    } as const;
    expect(makeSeriesText([row])).toBe(null);
  });
});
