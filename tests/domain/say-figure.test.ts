import { describe, expect, it } from "vitest";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import { sayAmount, sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { indicatorWith } from "./build-series.ts";

const HIRED = indicatorWith();
const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });
const partial = { qualifier: "ge", marks: ["P"], coverage: { of: "platforms", reported: 2, expected: 3 } };

describe("sayFigure(figure, indicator, measure, language)", () => {
  it.each([
    [value(12), "12人", "12 people"],
    [value(12, { marks: ["B", "P"] }), "12人（口径变更、初步）", "12 people (series break, provisional)"],
    [
      value(12, partial),
      "不少于12人（初步，已报齐2/3个平台）",
      "at least 12 people (provisional, 2 of 3 platforms complete)",
    ],
    [missing("not-reported"), "—（未报）", "— (not reported)"],
    [{ kind: "text", text: "数千", marks: ["E"], revision: 1 }, "数千（估计）", "数千 (estimated)"],
    [
      { kind: "range", low: 60, high: 70, above: false, below: false, marks: ["P"], revision: 1 },
      "60至70人（初步，仅知上下限）",
      "60 to 70 people (provisional, known only between limits)",
    ],
  ] satisfies [Figure, string, string][])("loses nothing that is known: %j", (figure, zh, en) => {
    expect(sayFigure(figure, HIRED, "current", "zh-CN").line).toBe(zh);
    expect(sayFigure(figure, HIRED, "current", "en").line).toBe(en);
  });

  it("says of a change that other platforms are in it, and the change of the same ones", () => {
    const members = { now: 3, base: 2, shared: 2, likeForLike: { value: 10 } };
    expect(sayFigure(value(50, { members }), HIRED, "yoy", "zh-CN").remarks).toBe(
      "平台由2个变为3个，同一批2个平台+10%",
    );
  });
});

describe("sayAmount(value, indicator, measure, language)", () => {
  it("writes a target in the unit of its measure", () => {
    expect(sayAmount(112, HIRED, "ytd", "zh-CN")).toBe("112人");
    expect(sayAmount(100, HIRED, "completion", "en")).toBe("100%");
  });
});

describe("withRemarks(text, remarks, language)", () => {
  it("puts brackets only around something", () => {
    expect(withRemarks("12人", "", "zh-CN")).toBe("12人");
    expect(withRemarks("12", "x", "en")).toBe("12 (x)");
  });
});
