import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import {
  type Figure,
  type MissingFigure,
  missing,
  type RangeFigure,
  type ValueFigure,
  valueFigure,
} from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { indicatorWith } from "./build-series.ts";

/** A case: a figure of a measure, and how DOMAIN.md has it written in both languages. */
type Case = {
  readonly title: string;
  readonly indicator?: Partial<Indicator>;
  readonly measure?: Measure;
  readonly figure:
    | number
    | string
    | (Pick<ValueFigure, "value"> & Partial<ValueFigure>)
    | (Pick<RangeFigure, "low" | "high"> & Partial<RangeFigure>)
    | (Pick<MissingFigure, "reason"> & Partial<MissingFigure>);
  readonly zh: string;
  readonly en: string;
  readonly noteZh?: string;
  readonly noteEn?: string;
};

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("../cases/domain/figures.json", import.meta.url), { encoding: "utf8" }),
);

describe("formatFigure(figure, indicator, measure, language, scale)", () => {
  it.each(CASES.map((one) => [one.title, one] as const))("%s", (_, one) => {
    const indicator = indicatorWith(one.indicator);
    const zh = formatFigure(figureOf(one), indicator, one.measure ?? "current", "zh-CN");
    const en = formatFigure(figureOf(one), indicator, one.measure ?? "current", "en");
    expect([zh.text, en.text]).toEqual([one.zh, one.en]);
    expect([zh.note, en.note]).toEqual([one.noteZh ?? "", one.noteEn ?? ""]);
  });

  it("gives its parts, so that a card can set them apart", () => {
    const share = indicatorWith({ unit: "percent", decimals: 1 });
    const parts = formatFigure(valueFigure(60, { revision: 1, qualifier: "gt" }), share, "current", "zh-CN");
    expect(parts).toMatchObject({ qualifier: "超", number: "60", unit: "%" });
    const points = formatFigure(valueFigure(-1.2, { revision: 1 }), share, "yoy", "en");
    expect(points).toMatchObject({ qualifier: "", number: "−1.2", unit: "pp" });
  });

  it("writes in the scale of the column it stands in", () => {
    const money = indicatorWith({ unit: "yuan", unitMult: 4 });
    const scale = { unit: "yuan", from: 4, to: 8, decimals: 2 } as const;
    expect(formatFigure(valueFigure(500, { revision: 1 }), money, "current", "zh-CN", scale).text).toBe("0.05亿元");
  });
});

function figureOf({ figure }: Case): Figure {
  if (typeof figure === "number") return valueFigure(figure, { revision: 1 });
  if (typeof figure === "string") return { kind: "text", text: figure, marks: [], revision: 1 };
  if ("low" in figure) return { kind: "range", above: false, below: false, marks: [], revision: 1, ...figure };
  if ("value" in figure) return valueFigure(figure.value, { ...figure, revision: 1 });
  return missing(figure.reason, figure);
}
