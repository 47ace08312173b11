import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PolicyKind } from "#domain/catalogue/policy.ts";
import { parseCsv } from "#domain/terms/csv.ts";
import { readShipped } from "./read-shipped.ts";

/** As what a fact of a type may be on record. What was founded or opened is an event, also where it is an organization. */
const KINDS: Readonly<Record<string, readonly PolicyKind[]>> = {
  policy: ["policy"],
  mechanism: ["mechanism"],
  measure: ["mechanism"],
  initiative: ["initiative"],
  project: ["initiative"],
  service: ["service"],
  event: ["event", "honour"],
  organisation: ["organization", "event"],
  "next step": ["plan"],
  context: ["context"],
  dimension: ["context"],
  // A frequency, a number of tasks and a fund are no figures of a period.
  indicator: ["mechanism", "context"],
};

/** The period code of the article's words for a time; what has no code is kept in its words alone. */
const DATES: Readonly<Record<string, string | null>> = {
  "": null,
  "not stated": null,
  全年: null,
  下一步: null,
  近年来: "..2024-09-06",
  今年: "2024-01/..2024-09-06",
  今年以来: "2024-01/..2024-09-06",
  "今年(以来)": "2024-01/..2024-09-06",
  上半年: "2024-S1",
  "2024年": "2024",
};

const FACTS = readTable("facts.csv");
const PLACES = readTable("fact-places.csv");

describe("the statements of the article", async () => {
  const shipped = await readShipped();
  const observations = shipped.regions.find(({ region }) => region === "liyang")?.observations ?? [];
  const policyAt = (row: string | undefined) => shipped.policies.find(({ code }) => code === row);

  /** The words by which a row states a fact. */
  const wordsAt: Readonly<Record<string, (row: string | undefined) => string | undefined>> = {
    policies: (row) => policyAt(row)?.quote,
    "observations-liyang": (row) => observations.find(({ indicator }) => indicator === row)?.source.raw,
    organizations: (row) => shipped.organizations.find(({ code }) => code === row)?.names.zh,
    sources: (row) => {
      const source = shipped.sources.find(({ code }) => code === row);
      return source && `发布日期:${source.published} 来源:${source.publisher.zh}`;
    },
  };

  it("have each a place, and none that is not a statement of it", () => {
    expect([...new Set(PLACES.map((place) => place["fact"]))]).toEqual(FACTS.map((fact) => fact["id"]));
  });

  it.each(PLACES)("$fact stands in $table, row $row, in the article's words", ({ fact, table = "", row }) => {
    const stated = FACTS.find(({ id }) => id === fact)?.["zh_quote"];
    // The fund stands by its figure and as a mechanism, each in its own words.
    expect(wordsAt[table]?.(row)).toContain(stated);
  });

  it.each(PLACES.filter(({ table }) => table === "policies"))(
    "$fact is on record as what it is, dated as the article dates it",
    ({ fact: id, row }) => {
      const fact = FACTS.find((one) => one["id"] === id);
      const policy = policyAt(row);
      expect(KINDS[fact?.["type"] ?? ""]).toContain(policy?.kind);
      expect(DATES).toHaveProperty([fact?.["period_as_stated"] ?? "?"], policy?.date);
    },
  );

  it("are all that is on record", () => {
    const placed = PLACES.filter(({ table }) => table === "policies").map(({ row }) => row);
    const own = shipped.policies.filter(({ region }) => region === "liyang").map(({ code }) => code);
    expect([...new Set(placed)].sort()).toEqual(own.sort());
    expect(observations.map(({ indicator }) => indicator).sort()).toEqual(
      PLACES.filter(({ table }) => table === "observations-liyang")
        .map(({ row }) => row)
        .sort(),
    );
  });

  it("say of what comes next that it is planned, and of nothing else", () => {
    for (const { kind, dateStated } of shipped.policies.filter(({ region }) => region === "liyang"))
      if (kind === "plan" || dateStated.zh === "下一步")
        expect([kind, dateStated.zh]).toEqual([expect.stringMatching(/^(plan|context)$/), "下一步"]);
  });
});

/** Rows of a file of the cases by their fields. */
function readTable(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../cases/data/${name}`, import.meta.url), { encoding: "utf8" });
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((field, index) => [field, row[index] ?? ""])));
}
