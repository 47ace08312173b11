import { describe, expect, it } from "vitest";
import { fingerprintOf } from "#intake/dialogue/fingerprint.ts";

describe("fingerprintOf(headings, sheets)", () => {
  const HEADINGS = ["平台", "指标", "2024年8月"];

  it("is the same for another month, more months beside each other, another width and case", () => {
    const own = fingerprintOf(HEADINGS);
    expect(fingerprintOf(["平台", "指标", "2024年9月"])).toBe(own);
    expect(fingerprintOf(["平台", "指标", "2024年8月", "2024年9月"])).toBe(own);
    expect(fingerprintOf([" 平台 ", "指标", "２０２４.０８"])).toBe(own);
  });

  it("is another for other headings, another order, and other sheets", () => {
    const all = [
      fingerprintOf(HEADINGS),
      fingerprintOf(["平台", "指标", "数值"]),
      fingerprintOf(["指标", "平台", "2024年8月"]),
      fingerprintOf(HEADINGS, ["甲院"]),
      fingerprintOf(HEADINGS, ["乙院"]),
      fingerprintOf(HEADINGS, ["甲院", "乙院"]),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("does not hang on the month that names a sheet", () => {
    expect(fingerprintOf(HEADINGS, ["8月"])).toBe(fingerprintOf(HEADINGS, ["9月"]));
    expect(fingerprintOf(HEADINGS, ["8月", "9月"])).toBe(fingerprintOf(HEADINGS, ["9月"]));
  });
});
