import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { catalogueChangeSchema } from "#contract/catalogue-changes.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { reviewCatalogue } from "#domain/catalogue/catalogue-review.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { STARTER_SET } from "#features/catalogue/starter-set.ts";

const changes: CatalogueChange[] = STARTER_SET.map((fields, index) => ({
  kind: "add-indicator",
  code: `+${index + 1}`,
  fields,
}));

describe("the starter set", () => {
  it("can be put into a draft whole, and published without a problem", () => {
    expect(STARTER_SET.length).toBeGreaterThanOrEqual(30);
    expect(z.array(catalogueChangeSchema).parse(changes)).toHaveLength(STARTER_SET.length);
    const nothing = { indicators: [], organizations: [], policies: [], targets: [], plans: [] };
    const context = {
      region: "town",
      figures: { ofIndicators: new Map(), ofOrganizations: new Map() },
      everGiven: new Set<string>(),
    };
    expect(reviewCatalogue(nothing, changes, context).problems).toEqual([]);
  });

  it("says each thing in both languages, with a frequency and bounds that go with the unit", () => {
    for (const { names, group, definition, frequency, unit, max, aggregation, additive } of STARTER_SET) {
      for (const { zh, en } of [names, group, definition]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[\x20-\x7e]+$/);
      }
      expect(definition.zh).toMatch(/。$/);
      expect(frequency).toBeDefined();
      const isShare = UNITS[unit].kind === "percent";
      expect([isShare, max, additive]).toEqual([isShare, isShare ? 100 : null, !isShare]);
      expect(aggregation === "mean" || aggregation === "ratio").toBe(isShare);
    }
  });
});
