import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onlyText, readSearch, writeSearch } from "#app/search.ts";

/** Any text a URL can hold: no lone half of a surrogate pair. */
const text = fc.string({ unit: "grapheme" });
const search = fc.dictionary(fc.oneof(text, fc.constantFrom("region", "source", "indicator")), text, {
  noNullPrototype: true,
});

describe("readSearch(text), writeSearch(search)", () => {
  it("read back whatever was written", () => {
    fc.assert(
      fc.property(search, (state) => {
        expect(readSearch(writeSearch(state))).toEqual(state);
      }),
    );
  });

  it("write one address for one state: what was read and written again is the same", () => {
    fc.assert(
      fc.property(text, (address) => {
        const written = writeSearch(readSearch(address));
        expect(writeSearch(readSearch(written))).toBe(written);
      }),
    );
  });

  it("leave lists and periods readable", () => {
    const state = { indicator: "phd_hired,fund_size", period: "2024-01/2024-08" };
    expect(writeSearch(state)).toBe("?indicator=phd_hired,fund_size&period=2024-01/2024-08");
  });

  it("keep as text what looks like a number, and leave out what has no value", () => {
    expect(readSearch("?period=2024&seconds=10")).toEqual({ period: "2024", seconds: "10" });
    expect(writeSearch({ period: undefined, seconds: 10, paused: null })).toBe("");
  });
});

describe("onlyText(search)", () => {
  it("drops whatever is not text", () => {
    expect(onlyText({ a: "1", b: 2, c: undefined, d: ["x"], e: "" })).toEqual({ a: "1", e: "" });
  });
});
