import { describe, expect, it } from "vitest";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { readTarget, writtenTarget } from "#features/catalogue/target-text.ts";

const bound = (qualifier: "ge" | "gt" | "le" | "lt" | "approx", value: number) => ({ kind: "bound", qualifier, value });
const relative = (by: "percent" | "amount", change: number, qualifier = "exact") => ({
  kind: "relative",
  by,
  change,
  qualifier,
});
const completion = (percent: number, qualifier = "exact") => ({ kind: "completion", percent, qualifier });

describe("readTarget(written, units)", () => {
  it.each<[string, unknown]>([
    ["1,200", 1200],
    ["１２０．５", 120.5],
    ["25人", 25],
    ["-3", -3],
    ["", undefined],
    [" 　", undefined],
    ["≥25人", bound("ge", 25)],
    [">= 25", bound("ge", 25)],
    ["不少于25人", bound("ge", 25)],
    ["25人以上", bound("ge", 25)],
    ["超60", bound("gt", 60)],
    ["≤1,000", bound("le", 1000)],
    ["低于3", bound("lt", 3)],
    ["约100", bound("approx", 100)],
    ["同比增长10%", relative("percent", 10)],
    ["同比增长≥10%", relative("percent", 10, "ge")],
    ["增长10%以上", relative("percent", 10, "ge")],
    ["下降2.5%", relative("percent", -2.5)],
    ["较上年增加5人", relative("amount", 5)],
    ["提高3个百分点", relative("amount", 3)],
    ["同比持平", relative("percent", 0)],
    ["up 10 % on last year", relative("percent", 10)],
    ["down ≥5 on last year", relative("amount", -5, "ge")],
    ["完成率100%", completion(100)],
    ["完成率≥95%", completion(95, "ge")],
    ["100 % completed", completion(100)],
    ["持续提升", { kind: "words", text: "持续提升" }],
    ["1oo", null],
    ["12个月", null],
    ["10%", null],
    ["前3名", null],
  ])("takes %j", (written, value) => {
    expect(readTarget(written, ["人", "people"])).toEqual(value);
  });

  it("takes back what a cell shows, in both languages", () => {
    const values = [
      1200.5,
      bound("ge", 25),
      relative("percent", 10),
      relative("percent", -10, "ge"),
      relative("amount", 5),
      relative("percent", 0),
      completion(95, "ge"),
      { kind: "words", text: "持续提升" },
    ] as TargetValue[];
    for (const value of values)
      for (const language of ["zh-CN", "en"] as const)
        expect(readTarget(writtenTarget(value, language), []), `${language} ${JSON.stringify(value)}`).toEqual(value);
  });
});
