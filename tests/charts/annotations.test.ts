import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_ROWS, placeAnnotations, policiesAt } from "#charts/annotations.ts";
import { textEms } from "#charts/text-fit.ts";
import { MONTHS, POLICIES, policyOn } from "./fixture.ts";

describe("policiesAt(policies, periods)", () => {
  test("a month falls into its month, its quarter, its half and its year", () => {
    const policy = policyOn("p", "2023-07-01", "政策", "Policy");
    const at = (periods: string[]) => [...policiesAt([policy], periods).keys()];
    expect(at(["2023-06", "2023-07"])).toEqual([1]);
    expect(at(["2023-Q2", "2023-Q3"])).toEqual([1]);
    expect(at(["2023-S1", "2023-S2"])).toEqual([1]);
    expect(at(["2022", "2023"])).toEqual([1]);
    expect(at(["2022-07", "2024-07"])).toEqual([]);
  });

  test("dates less precise than a month are not marked", () => {
    expect(policiesAt([policyOn("p", "2024", "", ""), policyOn("q", null, "", "")], ["2024-01", "2024-02"]).size).toBe(
      0,
    );
  });
});

describe("placeAnnotations(policies, breaks, periods, room, language)", () => {
  const room = { plot: 60, right: 8 };

  test("names that do not meet stand in the lowest row", () => {
    const far = policiesAt([policyOn("a", "2019-03", "甲", "A"), policyOn("b", "2023-03", "乙", "B")], MONTHS);
    expect(placeAnnotations(far, new Set(), MONTHS.length, room, "zh-CN").map(({ row, text }) => [row, text])).toEqual([
      [0, "甲"],
      [0, "乙"],
    ]);
  });

  test("policies of one month share a flag", () => {
    const same = policiesAt([policyOn("a", "2021-03", "甲", "A"), policyOn("b", "2021-03-09", "乙", "B")], MONTHS);
    expect(placeAnnotations(same, new Set(), MONTHS.length, room, "zh-CN").map(({ text }) => text)).toEqual(["甲;乙"]);
  });

  test("a name that reaches over the next line stands above it", () => {
    const [first, second] = placeAnnotations(
      policiesAt(POLICIES.slice(1, 3), MONTHS),
      new Set(),
      MONTHS.length,
      room,
      "zh-CN",
    );
    expect(first?.row).toBe(1);
    expect(second?.row).toBe(0);
  });

  test("no name crosses another name or the line of a later flag that rises to its row", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 67 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        (indexes, length, plot) => {
          const policies = policiesAt(
            indexes.map((index) => policyOn(`p${index}`, MONTHS[index] ?? null, "政".repeat(length), "")),
            MONTHS,
          );
          const flags = placeAnnotations(policies, new Set(), MONTHS.length, { plot, right: 8 }, "zh-CN");
          const step = plot / 67;
          for (const flag of flags) {
            expect(flag.row).toBeLessThan(MOST_ROWS);
            for (const later of flags) {
              if (later.index <= flag.index || later.row < flag.row || textEms(flag.text) <= 2) continue;
              expect(flag.index * step + textEms(flag.text)).toBeLessThan(later.index * step);
            }
          }
        },
      ),
    );
  });
});
