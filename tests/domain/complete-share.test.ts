import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { latestMonths } from "#domain/views/month.ts";
import { makeRegionData } from "#domain/views/region-data.ts";
import { catalogue } from "#tests/intake/catalogue.ts";

const [REGION] = catalogue.organizations;
const [PHD] = catalogue.indicators;

/** A region of 25 platforms, all with figures of July, some of August. */
function shownWith(reported: number, completeShare: number) {
  const region = REGION as Organization;
  const platforms = Array.from({ length: 25 }, (_, at): Organization => {
    return { ...region, code: `p${at}`, kind: "platform", parent: region.code };
  });
  const indicator = PHD as Indicator;
  const rows = platforms.flatMap(({ code: organization }, at) =>
    ["2024-07", ...(at < reported ? ["2024-08"] : [])].map((period) => ({
      observation: {
        indicator: indicator.code,
        organization,
        period,
        value: 1,
        text: null,
        status: "A",
        qualifier: "exact",
      } as const,
      revision: 1,
    })),
  );
  const set = buildSeriesSet(rows, [], { ...DEFAULT_RULES, completeShare });
  const data = makeRegionData(
    region,
    { indicators: [indicator], organizations: [region, ...platforms], policies: [] },
    set,
  );
  return latestMonths(data)?.shown.month;
}

describe("the share from which a month is complete enough", () => {
  it("is the office's own, and counts as it is written: 28 % of 25 are 7, though 25 x 0.28 is more in binary", () => {
    expect(25 * 0.28).toBeGreaterThan(7);
    expect(shownWith(7, 0.28)).toBe(8);
    expect(shownWith(6, 0.28)).toBe(7);
  });

  it("is 80 % by default", () => {
    expect([shownWith(20, DEFAULT_RULES.completeShare), shownWith(19, DEFAULT_RULES.completeShare)]).toEqual([8, 7]);
  });
});
