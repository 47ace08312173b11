import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceSchema } from "#contract/uploads.ts";
import { observationKey, type SourcedObservation, sameObservation } from "#domain/figures/observation.ts";
import type { Difference } from "#domain/reading/difference.ts";
import { differ, type Published } from "#intake/checks/difference.ts";
import { fileObservations, published } from "./arbitraries.ts";

/** What holds after the difference is published as revision 10. */
function apply(before: Published, difference: Difference): Published {
  const after = new Map(before);
  for (const { after: stated, indicator, organization, period } of difference.entries) {
    if (stated === null) continue;
    const { value, text, status, qualifier } = stated;
    const observation = { indicator, organization, period, value, text, status, qualifier };
    after.set(observationKey(observation), { observation, revision: 10 });
  }
  return after;
}

const stated = (value: number | null, more: Partial<SourcedObservation> = {}): SourcedObservation => ({
  indicator: "phd",
  organization: "demo-a",
  period: "2024-08",
  value,
  text: null,
  status: value === null ? "O" : "A",
  qualifier: "exact",
  source: { sheet: "", cell: "D2", raw: String(value) },
  ...more,
});

const publishedOf = (...rows: SourcedObservation[]): Published =>
  new Map(rows.map((row) => [observationKey(row), { observation: row, revision: 3 }]));

describe("differ(observations, published)", () => {
  it("leads, once published, to what the file states and to nothing else", () => {
    fc.assert(
      fc.property(fileObservations, published, (file, before) => {
        const after = apply(before, differ(file, before));
        for (const observation of file) {
          const known = after.get(observationKey(observation));
          expect(known && sameObservation(known.observation, observation)).toBe(true);
        }
        const stated = new Set(file.map(observationKey));
        for (const [key, row] of after) if (!stated.has(key)) expect(before.get(key)).toBe(row);
      }),
    );
  });

  it("is empty for a file that was published", () => {
    fc.assert(
      fc.property(fileObservations, published, (file, before) => {
        const again = differ(file, apply(before, differ(file, before)));
        expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: file.length });
      }),
    );
  });

  it("counts every observation once, and what its summary says adds up", () => {
    fc.assert(
      fc.property(fileObservations, published, (file, before) => {
        const { counts, entries, summary } = differ(file, before);
        expect(counts.added + counts.changed + counts.unchanged).toBe(file.length);
        expect(entries.length).toBe(counts.added + counts.changed + counts.missing);
        for (const kind of ["added", "changed", "unchanged", "missing"] as const)
          expect(summary.reduce((sum, group) => sum + group[kind], 0)).toBe(counts[kind]);
      }),
    );
  });

  it("lists as missing exactly what is published inside the file's scope and not in the file", () => {
    fc.assert(
      fc.property(fileObservations, published, (file, before) => {
        const keys = new Set(file.map(observationKey));
        const scope = (of: "indicator" | "organization" | "period") => new Set(file.map((row) => row[of]));
        const [indicators, organizations, periods] = [scope("indicator"), scope("organization"), scope("period")];
        const expected = [...before.entries()].filter(
          ([key, { observation: own }]) =>
            !keys.has(key) &&
            indicators.has(own.indicator) &&
            organizations.has(own.organization) &&
            periods.has(own.period),
        );
        const missing = differ(file, before).entries.filter(({ kind }) => kind === "missing");
        expect(missing.map(observationKey).sort()).toEqual(expected.map(([key]) => key).sort());
        for (const entry of missing) expect(entry.after).toBeNull();
      }),
    );
  });

  it("lists changed before added before missing", () => {
    const file = [stated(5), stated(7, { period: "2024-07" })];
    const before = publishedOf(stated(4), stated(1, { organization: "demo-b" }), stated(9, { indicator: "master" }));
    const { entries } = differ([...file, stated(2, { organization: "demo-b", period: "2024-07" })], before);
    expect(entries.map(({ kind, organization, period }) => `${kind} ${organization} ${period}`)).toEqual([
      "changed demo-a 2024-08",
      "added demo-a 2024-07",
      "added demo-b 2024-07",
      "missing demo-b 2024-08",
    ]);
    expect(entries[0]).toMatchObject({ before: { value: 4, revision: 3 }, after: { value: 5, cell: "D2", raw: "5" } });
  });

  it("takes a figure reported as missing for a statement", () => {
    expect(differ([stated(null)], publishedOf(stated(4))).counts).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
      missing: 0,
    });
    expect(differ([stated(null)], publishedOf(stated(null))).counts.unchanged).toBe(1);
  });

  it("is what the contract says a difference is", () => {
    fc.assert(
      fc.property(fileObservations, published, (file, before) => {
        const difference = differ(file, before);
        expect(differenceSchema.parse(difference)).toEqual(difference);
      }),
      { numRuns: 30 },
    );
  });
});
