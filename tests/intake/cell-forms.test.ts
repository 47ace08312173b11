import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftDecimal } from "#domain/terms/unit.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { chineseNumber } from "#intake/words/text-forms.ts";
import { inChinese, writtenCell } from "./cell-forms.ts";

describe("readFigure(cell)", () => {
  it("reads a figure written in any of the ways staff write it: value, unit, qualifier and status", () => {
    fc.assert(
      fc.property(writtenCell, ({ text, ...written }) => {
        const reading = readFigure(text);
        expect(reading.kind, text).toBe("number");
        if (reading.kind !== "number") return;
        const { number, unit, qualifier, status } = reading;
        const value = shiftDecimal(number, unit?.mult ?? 0);
        expect({ value, unit: unit?.unit ?? null, qualifier, status }, text).toEqual(written);
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ["六成五", 6.5, "percent", 1],
    ["六成半", 6.5, "percent", 1],
    ["百分之百", 100, "percent", 0],
    ["百分之十二点五", 12.5, "percent", 0],
    ["0.5‰", 0.5, "percent", -1],
    ["(2.5)%", -2.5, "percent", 0],
    ["三点五亿元", 3.5, "yuan", 8],
    ["3亿5000万元", 350_000_000, "yuan", 0],
    ["1万2千人", 12_000, "person", 0],
    ["人民币3亿元", 3, "yuan", 8],
    ["负二十", -20, null, 0],
    ["- 3", -3, null, 0],
  ])("reads %s", (text, number, unit, mult) => {
    const reading = readFigure(text);
    expect(reading).toMatchObject({ kind: "number", number, qualifier: "exact" });
    expect(reading.kind === "number" ? [reading.unit?.unit ?? null, reading.unit?.mult ?? 0] : null).toEqual([
      unit,
      mult,
    ]);
  });

  it("reads 三成多 as more, 预计 as estimated, and signs of notes apart from the figure", () => {
    expect(readFigure("三成多")).toMatchObject({ number: 3, qualifier: "gt", unit: { unit: "percent", mult: 1 } });
    expect(readFigure("预计超60%")).toMatchObject({ number: 60, qualifier: "gt", status: "E" });
    for (const mark of ["*", "**", "①", "²", "[1]", " ※"])
      expect(readFigure(`25人${mark}`)).toMatchObject({ number: 25, unit: { unit: "person" }, mark: mark.trim() });
    expect(readFigure("25")).not.toHaveProperty("mark");
  });

  it.each([
    "1万2",
    "20-30",
    "25±2",
    "12/25",
    "男12女3",
    "1.2.3",
    "12,345,67",
    "成五",
    "百分之人",
    "*",
    "((5))",
    "负-5",
    "--5",
  ])("takes %s for no figure", (text) => expect(["unreadable", "unknown-unit"]).toContain(readFigure(text).kind));
});

describe("chineseNumber(text)", () => {
  it("reads back every number written in words", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        expect(chineseNumber(inChinese(number))).toBe(number);
      }),
      { numRuns: 1000 },
    );
  });
});
