import { describe, expect, it } from "vitest";
import { lastRevisionBy, parseAsOf } from "#domain/as-of.ts";

describe("parseAsOf(text)", () => {
  it.each([
    ["12", { kind: "revision", number: 12 }],
    ["2026-11-01", { kind: "day", day: "2026-11-01" }],
    ["2024-02-29", { kind: "day", day: "2024-02-29" }],
  ])("reads %s", (text, expected) => {
    expect(parseAsOf(text)).toEqual(expected);
  });

  it.each(["", "0", "-1", "1.5", "012", "2026-13-01", "2026-02-29", "2026-11-00", "2026-11", "latest", "1e3", " 12"])(
    "takes “%s” for neither",
    (text) => {
      expect(parseAsOf(text)).toBeNull();
    },
  );
});

describe("lastRevisionBy(day, revisions)", () => {
  const revisions = [
    { number: 4, publishedDay: "2026-11-03" },
    { number: 3, publishedDay: "2026-11-01" },
    { number: 2, publishedDay: "2026-11-01" },
    { number: 1, publishedDay: "2026-10-20" },
  ];

  it.each([
    ["2026-11-01", 3],
    ["2026-11-02", 3],
    ["2026-11-03", 4],
    ["2030-01-01", 4],
    ["2026-10-31", 1],
    ["2026-10-19", null],
  ])("by the end of %s is %s", (day, expected) => {
    expect(lastRevisionBy(day, revisions)).toBe(expected);
  });

  it("does not depend on their order", () => {
    expect(lastRevisionBy("2026-11-01", [...revisions].reverse())).toBe(3);
  });
});
