import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import { formatStatedChange } from "#domain/say/format-stated-change.ts";
import { catalogue } from "#tests/intake/catalogue.ts";

function indicator(code: string): Indicator {
  const found = catalogue.indicators.find((each) => each.code === code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
}

const KEY = { indicator: "phd", organization: "demo-a", period: "2024-08" };

describe("formatStated(stated, key, indicator, language)", () => {
  it("says once why a figure is missing", () => {
    const said = (["O", "M", "Q"] as const).map((status) =>
      formatStated({ value: null, text: null, status, qualifier: "exact" }, KEY, indicator("phd"), "zh-CN"),
    );
    expect(said).toEqual(["—（报缺）", "—（不适用）", "—（不公布）"]);
  });

  it("says a status that is not normal beside the figure", () => {
    const stated = { value: 12, text: null, status: "P", qualifier: "gt" } as const;
    expect(formatStated(stated, KEY, indicator("phd"), "zh-CN")).toContain("（初步）");
  });
});

describe("formatStatedChange(value, rounding, indicator, language)", () => {
  it("writes as many digits as were stated, of a rate percentage points", () => {
    expect(formatStatedChange(0.035, 0.0005, indicator("phd"), "zh-CN")).toBe("+3.5%");
    expect(formatStatedChange(0.2, 0.005, indicator("phd"), "en")).toBe("+20%");
    expect(formatStatedChange(1.5, 0.05, indicator("share"), "zh-CN")).toBe("+1.5个百分点");
    expect(formatStatedChange(-0.25, 0.0005, indicator("phd"), "en")).toMatch(/^[-−]25\.0%$|^[-−]25%$/);
    expect(formatStatedChange(0, 0.005, indicator("phd"), "en")).toBe("0%");
  });
});
