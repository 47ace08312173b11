import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { observationsQuerySchema } from "#contract/observations.ts";
import { readPlainQuery } from "#server/reads/plain-query.ts";

/** As the app reads a query: `null` where it is refused, or says one thing twice. */
function readBySchema(text: string) {
  const parameters = [...new URLSearchParams(text)];
  const named = Object.fromEntries(parameters);
  if (Object.keys(named).length < parameters.length) return null;
  return z.safeParse(observationsQuerySchema, named).data ?? null;
}

const names = ["revision", "dataset", "organization", "indicator", "from", "to"] as const;
const odd = ["region", "Revision", "", "__proto__", "constructor", "%66rom", "from ", "other"];
const values = [
  "1",
  "12",
  "007",
  "1e3",
  "-1",
  "0",
  "1.0",
  "",
  "shili-p01",
  "a,b",
  "a%2Cb",
  "2024-01%2F2024-08",
  "2024-08",
];
const oddValues = ["a+b", "%zz", "%2", "a=b", "é", "%E4%B8%AD", "999999999999999999999", "a;b", "a#b", "~.._", "%2c"];
const pair = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, fc.constantFrom(...odd), fc.string({ maxLength: 4 })),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...values) },
      fc.constantFrom(...oddValues),
      fc.string({ maxLength: 6 }),
    ),
    fc.oneof({ weight: 12, arbitrary: fc.constant("=") }, fc.constantFrom("", "==")),
  )
  .map(([name, value, between]) => `${name}${between}${value}`);
const query = fc
  .tuple(fc.array(pair, { maxLength: 5 }), fc.boolean(), fc.constantFrom("&", "&", "&", "&&", ";"))
  .map(([pairs, isFirst, between]) => [...(isFirst ? ["revision=7"] : []), ...pairs].join(between));

describe("readPlainQuery(text)", () => {
  it("reads whatever it reads as the schema does", () => {
    const seen = { read: 0, left: 0 };
    fc.assert(
      fc.property(query, (text) => {
        const plain = readPlainQuery(text);
        seen[plain ? "read" : "left"] += 1;
        if (plain) expect(plain, text).toEqual(readBySchema(text));
      }),
      { numRuns: 20_000 },
    );
    expect(seen.read).toBeGreaterThan(1000);
    expect(seen.left).toBeGreaterThan(1000);
  });

  it("reads what a page asks", () => {
    const asked = {
      revision: "12",
      dataset: "a1-b2",
      indicator: "experts",
      organization: "p01",
      from: "2024-01/2024-08",
    };
    const text = String(new URLSearchParams({ ...asked, to: "..2024-09-06" }));
    expect(readPlainQuery(text)).toEqual({ ...asked, to: "..2024-09-06", revision: 12 });
  });

  it("leaves to the schema what is written otherwise", () => {
    for (const text of [
      "",
      "from=2024",
      "revision=1&revision=1",
      "revision=01",
      "revision=1&region=west",
      "revision=1&to=a+b",
    ])
      expect(readPlainQuery(text), text).toBe(null);
  });
});
