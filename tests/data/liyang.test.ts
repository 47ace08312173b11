import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "#domain/terms/csv.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { readShipped, readShippedFile } from "./read-shipped.ts";

/** A statement of the source article: its wording, and the value where it has one. */
type Fact = { id: string; quote: string; value: string; unit: string; kind: string };

/** What one of a fact's unit is in units of ours. */
const UNIT_OF_FACT: Record<string, number> = {
  platform: 1,
  percent: 1,
  enterprise: 1,
  person: 1,
  project: 1,
  meeting: 1,
  consortium: 1,
  event: 1,
  "100 million yuan": 1e8,
};

const FACTS = readFacts();

describe("溧阳市", async () => {
  const shipped = await readShipped();
  const observations = shipped.regions.find(({ region }) => region === "liyang")?.observations ?? [];
  const policies = shipped.policies.filter(({ region }) => region === "liyang");
  const indicatorOf = (code: string) => shipped.indicators.find((indicator) => indicator.code === code);

  it("states every figure in the article's words, with the article's value", () => {
    expect(observations).toHaveLength(12);
    for (const { indicator, value, text, source } of observations) {
      const fact = FACTS.find(({ id, quote }) => id.startsWith("ind.") && quote === source.raw);
      expect(fact, source.raw).toBeDefined();
      if (!fact) continue;
      if (fact.value === "") {
        expect([value, text && source.raw.includes(text)]).toEqual([null, true]);
        continue;
      }
      // 2.4亿 stands without 元 in the article, which the fact says in brackets.
      const unit = fact.unit.replace(/ \(.*\)$/, "");
      const stored = shiftDecimal(value ?? Number.NaN, indicatorOf(indicator)?.unitMult ?? 0);
      expect(stored, source.raw).toBe(Number(fact.value) * (UNIT_OF_FACT[unit] ?? Number.NaN));
    }
  });

  it("keeps the qualifier of every figure", () => {
    const qualifierOf = (kind: string) => {
      if (kind.startsWith("lower bound")) return "gt";
      if (kind.startsWith("approximate, just under")) return "lt";
      return kind.startsWith("approximate") ? "text" : "exact";
    };
    for (const { qualifier, source } of observations)
      expect(qualifier, source.raw).toBe(qualifierOf(FACTS.find(({ quote }) => quote === source.raw)?.kind ?? ""));
  });

  it("keeps the precision of every period", () => {
    expect(Object.fromEntries(observations.map(({ indicator, period }) => [indicator, period]))).toEqual({
      platforms: "..2024-09-06",
      leading_share: "..2024-09-06",
      incubated: "..2024-09-06",
      fund_size: "..2024-09-06",
      project_investment: "..2024-09-06",
      phd_hired: "2024-01/..2024-09-06",
      master_hired: "2024-01/..2024-09-06",
      consortia: "2024-01/..2024-09-06",
      forums: "2024-01/..2024-09-06",
      experts: "2024-01/..2024-09-06",
      talent_plan_projects: "2024",
      symposia: "2024-S1",
    });
  });

  it("has no figure of a platform, no target, no month and no year before", () => {
    expect(observations.map(({ organization }) => organization)).toEqual(observations.map(() => "liyang"));
    expect(shipped.targets.filter(({ organization }) => organization.startsWith("liyang"))).toEqual([]);
    for (const { period } of observations) {
      const parsed = parsePeriod(period);
      expect(["month", "quarter", "year-to-date"]).not.toContain(parsed?.kind);
      expect(period).toContain("2024");
    }
  });

  it("names the five platforms of the article and no other", () => {
    const platforms = shipped.organizations.filter(({ parent }) => parent === "liyang");
    expect(platforms).toHaveLength(5);
    for (const { names } of platforms) expect(FACTS.some(({ quote }) => quote.includes(names.zh))).toBe(true);
  });

  it("ties its figures to the article, its publisher and its day", () => {
    const region = shipped.regions.find(({ region }) => region === "liyang");
    const source = shipped.sources.find(({ code }) => code === region?.source);
    expect(source).toMatchObject({
      published: "2024-09-06",
      publisher: { zh: expect.stringContaining("溧阳市委组织部") },
    });
    expect(new Set(policies.map((policy) => policy.source))).toEqual(new Set([region?.source]));
  });

  it("stores no natural person: neither names nor what the article introduces them with", async () => {
    const files = ["organizations.csv", "policies.csv", "sources.csv", "observations-liyang.csv", "datapackage.json"];
    for (const file of files) {
      // 科学家工作室 is a way of running a laboratory, and nobody's title.
      const text = (await readShippedFile(file)).replaceAll("科学家工作室", "").replaceAll("scientist studios", "");
      expect(text, file).not.toMatch(/书记|科学家|领衔|[a-z]cientist/);
    }
  });

  it("infers no number of salons from how often they are held", () => {
    expect(observations.filter(({ indicator }) => indicator === "salons")).toEqual([]);
  });
});

function readFacts(): Fact[] {
  const text = readFileSync(new URL("../cases/data/facts.csv", import.meta.url), { encoding: "utf8" });
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => {
    const at = (field: string) => row[header.indexOf(field)] ?? "";
    return { id: at("id"), quote: at("zh_quote"), value: at("value"), unit: at("unit"), kind: at("kind") };
  });
}
