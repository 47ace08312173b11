import { describe, expect, it } from "vitest";
import { lastRevisionBy, parseAsOf } from "#domain/views/as-of.ts";

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

describe("lastRevisionBy(day, zone, revisions)", () => {
  const revisions = [
    { number: 4, publishedAt: "2026-11-02T16:00:00.000Z" },
    { number: 3, publishedAt: "2026-11-01T15:59:59.999Z" },
    { number: 2, publishedAt: "2026-10-31T16:00:00.000Z" },
    { number: 1, publishedAt: "2026-10-20T04:00:00.000Z" },
  ];

  it.each([
    ["2026-11-01", 3],
    ["2026-11-02", 3],
    ["2026-11-03", 4],
    ["2030-01-01", 4],
    ["2026-10-31", 1],
    ["2026-10-19", null],
  ])("by the end of %s in Shanghai is %s", (day, expected) => {
    expect(lastRevisionBy(day, "Asia/Shanghai", revisions)).toBe(expected);
  });

  it.each([
    ["2026-11-02", 4],
    ["2026-11-01", 3],
    ["2026-10-31", 2],
    ["2026-10-30", 1],
  ])("by the end of %s in New York is %s", (day, expected) => {
    expect(lastRevisionBy(day, "America/New_York", revisions)).toBe(expected);
  });

  it("does not depend on their order", () => {
    expect(lastRevisionBy("2026-11-01", "Asia/Shanghai", [...revisions].reverse())).toBe(3);
  });
});
