import { afterEach, describe, expect, it, vi } from "vitest";
import { readFilter } from "#features/audit/audit-filter.ts";
import { ELSEWHERE, moveTo } from "#tests/domain/zones.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("readFilter(search, zone)", () => {
  it.each(ELSEWHERE)("takes days for those of the zone, the last included, on a computer in %s", (machine) => {
    moveTo(machine);
    const days = { from: "2026-11-01", to: "2026-11-01" };
    expect(readFilter(days, "Asia/Shanghai")).toEqual({
      from: "2026-10-31T16:00:00.000Z",
      to: "2026-11-01T16:00:00.000Z",
    });
    // A day of 25 hours.
    expect(readFilter(days, "America/New_York")).toEqual({
      from: "2026-11-01T04:00:00.000Z",
      to: "2026-11-02T05:00:00.000Z",
    });
  });

  it.each(["2026-02-30", "2026-11", "12", "yesterday"])("filters nothing by “%s”", (from) => {
    expect(readFilter({ from }, "Asia/Shanghai")).toEqual({});
  });
});
