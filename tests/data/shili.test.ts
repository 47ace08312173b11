import { describe, expect, it } from "vitest";
import { policyMonth } from "#domain/catalogue/policy.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { scheduleOf } from "#domain/figures/schedule.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { makeRegionData } from "#domain/views/region-data.ts";
import { readShipped } from "./read-shipped.ts";

const AUGUST = { kind: "month", year: 2024, month: 8 } as const;

describe("示例市", async () => {
  const shipped = await readShipped();
  const observations = shipped.regions.find(({ region }) => region === "shili")?.observations ?? [];
  const platforms = shipped.organizations.filter(({ parent }) => parent === "shili");
  const policies = shipped.policies.filter(({ region }) => region === "shili");
  const region = shipped.organizations.find(({ code }) => code === "shili");
  const set = buildSeriesSet(
    observations.map((observation) => ({ observation, revision: 1 })),
    shipped.targets,
  );
  if (!region) throw new Error("there is no 示例市");
  const data = makeRegionData(region, shipped, set);

  it("says in every name that it is fictional", () => {
    const named = [
      ...shipped.organizations.filter(({ illustrative }) => illustrative),
      ...shipped.sources.filter(({ illustrative }) => illustrative),
      ...policies,
    ];
    for (const { names } of named) {
      expect(names.zh).toContain("示例");
      expect(names.en).toMatch(/sample|illustrative/i);
    }
    for (const { aliases } of platforms) for (const alias of aliases) expect(alias).toContain("示例");
    const sources = new Set([...policies, ...shipped.targets].map(({ source }) => source));
    for (const code of sources) expect(shipped.sources.find((source) => source.code === code)?.illustrative).toBe(true);
  });

  it("marks as fictional everything of its own and nothing of 溧阳市", () => {
    for (const { code, illustrative } of shipped.organizations) expect(illustrative).toBe(code.startsWith("shili"));
  });

  it("has 13 platforms, at least 12 indicators and every month from 2019-01 to 2024-08", () => {
    expect(platforms).toHaveLength(13);
    expect(data.indicators.length).toBeGreaterThanOrEqual(12);
    expect(data.span).toEqual({ first: { year: 2019, month: 1 }, last: { year: 2024, month: 8 } });
    const pairs = new Set(observations.map(({ indicator, organization }) => `${indicator}|${organization}`));
    expect(observations).toHaveLength(pairs.size * 68);
  });

  it("has a few missing cells, of which at most three in 2024, and a provisional latest month", () => {
    const missing = observations.filter(({ status }) => status === "O");
    expect(missing.length).toBeGreaterThan(5);
    expect(missing.length).toBeLessThan(observations.length / 100);
    expect(missing.filter(({ period }) => period.startsWith("2024")).length).toBeLessThanOrEqual(3);
    const latest = observations.filter(({ period, status }) => period === "2024-08" && status !== "P");
    expect(latest).toEqual([]);
    expect(observations.some(({ period, status }) => period <= "2023-12" && status === "P")).toBe(false);
  });

  it("has one series break, of one indicator in one month", () => {
    const breaks = observations.filter(({ status }) => status === "B");
    expect(new Set(breaks.map(({ indicator, period }) => `${indicator} ${period}`)).size).toBe(1);
  });

  it("has a defined year to date of every indicator in August 2024", () => {
    for (const indicator of data.indicators) {
      const figure = measureAt(data.seriesOf(indicator, "shili"), "ytd", AUGUST);
      expect(figure.kind, indicator.code).toBe("value");
    }
  });

  it("has targets of every year that the region's platforms add up to", () => {
    const targeted = new Set(shipped.targets.map(({ indicator }) => indicator));
    expect(targeted.size).toBeGreaterThanOrEqual(12);
    for (const code of targeted)
      for (let year = 2019; year <= 2024; year += 1) {
        const of = shipped.targets.filter(({ indicator, period }) => indicator === code && period === String(year));
        const whole = of.find(({ organization }) => organization === "shili")?.value;
        expect(whole, `${code} ${year}`).toBeGreaterThan(0);
        const isAdditive = shipped.indicators.find((indicator) => indicator.code === code)?.additive;
        const parts = of.filter(({ organization }) => organization !== "shili");
        expect(parts).toHaveLength(isAdditive ? 13 : 0);
        if (isAdditive) expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(whole);
      }
  });

  it("has platforms ahead of schedule and behind it by August 2024", () => {
    const statuses = data.indicators.flatMap((indicator) =>
      platforms.map(({ code }) => {
        const completion = measureAt(data.seriesOf(indicator, code), "completion", AUGUST);
        return scheduleOf(indicator, completion, 2024, 8)?.status;
      }),
    );
    for (const status of ["ahead", "on-schedule", "behind"] as const)
      expect(statuses.filter((other) => other === status).length, status).toBeGreaterThan(3);
  });

  it("dates its two policies to a month that leaves eight months and more on either side", () => {
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      const month = policyMonth(policy) ?? "";
      expect(month > "2019-08" && month < "2023-12").toBe(true);
      expect(policy.organizations.length).toBeLessThan(13);
    }
  });

  it("shows the effect of a policy in the platforms it concerns and not in the others", () => {
    for (const policy of policies) {
      const month = policyMonth(policy) ?? "";
      const flow = policy.indicators[0];
      const yearly = (isConcerned: boolean, isAfter: boolean) => {
        const values = observations.filter(
          ({ indicator, organization, period, value }) =>
            indicator === flow &&
            value !== null &&
            policy.organizations.includes(organization) === isConcerned &&
            period >= month === isAfter,
        );
        return values.reduce((sum, { value }) => sum + (value ?? 0), 0) / values.length;
      };
      const growth = (isConcerned: boolean) => yearly(isConcerned, true) / yearly(isConcerned, false);
      expect(growth(true), policy.code).toBeGreaterThan(growth(false) * 1.3);
    }
  });

  it("never lets what is cumulative fall", () => {
    for (const { code } of platforms) {
      const stock = observations.filter((o) => o.indicator === "incubated" && o.organization === code);
      for (const [index, { value }] of stock.entries())
        expect(value ?? 0).toBeGreaterThanOrEqual(stock[index - 1]?.value ?? 0);
    }
  });
});

describe("the shared catalogue", async () => {
  const shipped = await readShipped();

  it("has no name or alias that could mean two indicators, or two organizations of a region", () => {
    const lists = [
      shipped.indicators,
      ...["liyang", "shili"].map((region) =>
        shipped.organizations.filter(({ code, parent }) => code === region || parent === region),
      ),
    ];
    for (const list of lists) {
      const owners = new Map<string, string>();
      for (const { code, names, aliases } of list)
        for (const name of [code, names.zh, names.en, ...aliases].map((text) => text.toLowerCase())) {
          expect(owners.get(name) ?? code, name).toBe(code);
          owners.set(name, code);
        }
    }
  });
});
