import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare } from "./fraction.ts";
import { listPeriods } from "./period.ts";
import { makeRandomRegion, type RandomRegion, toBooks } from "./random-region.ts";
import { MEASURES, type Measure, openReckoner } from "./reckoner.ts";
import type { Result } from "./result.ts";

describe("openReckoner(books)", { timeout: 30_000 }, () => {
  it("answers every question, also where a later file contradicts an earlier one, with sides that fit", () => {
    const seen = new Set<string>();
    const unfit: string[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const region = makeRandomRegion(seed);
      const reckoner = openReckoner(toBooks(region, "revised"));
      const organizations = [...region.catalogue.platforms, region.catalogue.region].map(({ code }) => code);
      for (const [indicator, period, measure] of listQuestions(region)) {
        const results = organizations.map((each) => reckoner.reckon(indicator, each, period, measure));
        for (const result of results) seen.add(result.kind === "value" ? result.form : result.reason);
        const { places, unranked } = reckoner.rank(indicator, organizations, period, measure);
        const isWhole = places.length + unranked.length === organizations.length;
        const isInOrder = places.every(({ best, worst }) => best <= worst && worst <= places.length);
        if (!results.every(fits) || !isWhole || !isInOrder) unfit.push(`${seed}: ${indicator} ${period} ${measure}`);
      }
    }
    expect(unfit).toEqual([]);
    const forms = ["exact", "approx", "gt", "ge", "lt", "le", "range", "words"];
    const reasons = ["inexact", "reported-together", "incomplete", "not-reported", "not-defined", "zero", "no-target"];
    expect([...forms, ...reasons].filter((each) => !seen.has(each))).toEqual([]);
  });

  it("refuses what it does not know", () => {
    const reckoner = openReckoner(toBooks(makeRandomRegion(1), "first"));
    expect(() => reckoner.reckon("none", "lizhou", "2024", "ytd")).toThrow("unknown indicator");
    const [indicator] = makeRandomRegion(1).catalogue.indicators;
    expect(() => reckoner.reckon(indicator?.code ?? "", "lizhou", "2024-13", "ytd")).toThrow("no such months");
    expect(() => reckoner.reckon(indicator?.code ?? "", "lizhou", "2024-01/2024-03", "ytd")).toThrow(
      "not a calendar period",
    );
  });
});

describe("the auditor", () => {
  it("shares no code with the product", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts"));
    const imported = files.flatMap((name) => {
      const text = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
      return [...text.matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, path = ""]) => path);
    });
    expect(imported.length).toBeGreaterThan(50);
    expect(imported.filter((path) => !/^(\.\/|node:|vitest$)/.test(path))).toEqual([]);
  });
});

/** Of the last year: what, when, how. */
function listQuestions({ catalogue, years }: RandomRegion): (readonly [string, string, Measure])[] {
  const periods = (["month", "quarter", "half", "year"] as const).flatMap((kind) => listPeriods(years.last, kind));
  return catalogue.indicators.flatMap((indicator) =>
    periods.flatMap((period) => MEASURES.map((measure) => [indicator.code, period.code, measure] as const)),
  );
}

/** A low side is never above the high one, and a figure is on both sides where it is exact. */
function fits(result: Result): boolean {
  if (result.kind === "missing") return true;
  const { low, high, form } = result;
  if (form === "exact" || form === "approx") return low !== null && high !== null && compare(low, high) === 0;
  return !low || !high || compare(low, high) < 0;
}
