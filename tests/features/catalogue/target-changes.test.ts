import { describe, expect, it } from "vitest";
import { indexItems } from "#domain/catalogue/catalogue-apply.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { withTargets } from "#features/catalogue/target-changes.ts";
import { decompose } from "#features/catalogue/target-grid.ts";
import { SMALL } from "#tests/server/small-package.ts";

const published = indexItems(SMALL);
const place = (period: string, organization = "west") => ({ indicator: "phd", organization, period });
const lab: CatalogueChange = { kind: "change-platform", code: "west-lab", fields: { founded: "2020" } };

describe("withTargets(changes, published, edits)", () => {
  it("sets, withdraws and drops in one go, each in its place", () => {
    const first = withTargets([lab], published, [
      { ...place("2024"), value: 55 },
      { ...place("2023"), value: undefined },
      { ...place("2025"), value: 60 },
    ]);
    expect(first).toEqual([
      lab,
      { kind: "set-target", ...place("2024"), value: 55 },
      { kind: "withdraw-target", ...place("2023") },
      { kind: "set-target", ...place("2025"), value: 60 },
    ]);
    const next = withTargets(first, published, [
      { ...place("2024"), value: 50 },
      { ...place("2023"), value: 41 },
      { ...place("2025"), value: undefined },
    ]);
    expect(next).toEqual([lab, { kind: "set-target", ...place("2023"), value: 41 }]);
  });

  it("takes a thousand cells without looking through all for each", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ ...place("2025", `p${i}`), value: i }));
    const changes = withTargets([], published, many);
    const began = performance.now();
    expect(
      withTargets(
        changes,
        published,
        many.slice(0, 1000).map((edit) => ({ ...edit, value: 7 })),
      ),
    ).toHaveLength(20_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("decompose(targetOf, region, platforms)", () => {
  it("adds as decimals, and leaves out what is no number", () => {
    const values = new Map([
      ["town", 1],
      ["a", 0.1],
      ["b", 0.2],
    ]);
    const of = (code: string) => (code === "c" ? ({ kind: "words", text: "持续提升" } as const) : values.get(code));
    expect(decompose(of, "town", ["a", "b", "c"])).toEqual({ sum: 0.3, set: 2, gap: 0.7 });
    expect(decompose(of, "c", ["a"])).toEqual({ sum: 0.1, set: 1, gap: null });
    expect(decompose(of, "town", ["d"])).toEqual({ sum: null, set: 0, gap: null });
  });
});
