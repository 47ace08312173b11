import { describe, expect, test } from "vitest";
import { makeSmallMultiplesOption, smallMultiplesHeight } from "#charts/small-multiples.ts";
import { makeSparklineOption } from "#charts/sparkline.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { missing, valueFigure } from "#domain/figures/figure.ts";
import { platformLines, seriesOf } from "./fixture.ts";
import { badNumbers, seriesOf as chartSeries, drawnText, renderSvg } from "./render.ts";

const light = CHART_TOKENS.light;
const names = { zh: "示例甲", en: "Example A" };
const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });

describe("makeSparklineOption(input, tokens, language)", () => {
  test("marks the last value, not the last period, and keeps gaps", () => {
    const option = makeSparklineOption(
      { series: seriesOf([value(3), missing("not-reported"), value(1), value(2), missing("not-reported")]), names },
      light,
      "zh-CN",
    );
    const [line, ...rest] = Array.isArray(option.series) ? option.series : [];
    expect(line).toMatchObject({ data: [3, null, 1, 2, null] });
    expect(rest).toHaveLength(1);
    expect(chartSeries(option, "marks")[0]?.data).toMatchObject([{ value: [0, 3] }, { value: [3, 2] }]);
  });

  test("draws nothing but says so where no figure is", () => {
    const option = makeSparklineOption({ series: seriesOf([missing("not-reported")]), names }, light, "zh-CN");
    expect(option.aria?.label?.description).toContain("示例甲 没有可画的数据");
    expect(renderSvg(option, 160, 48)).not.toMatch(/NaN/);
  });

  test("a constant series is a level line", () => {
    expect(
      renderSvg(makeSparklineOption({ series: seriesOf([value(0), value(0)]), names }, light, "en"), 160, 48),
    ).not.toMatch(/NaN/);
  });
});

describe("makeSmallMultiplesOption(input, tokens, language)", () => {
  const lines = platformLines(13);
  const make = (sharedScale: boolean) => makeSmallMultiplesOption({ lines, columns: 4, sharedScale }, light, "zh-CN");
  const maxima = (sharedScale: boolean) => {
    const { yAxis } = make(sharedScale);
    return new Set((Array.isArray(yAxis) ? yAxis : []).map((axis) => ("max" in axis ? axis.max : null)));
  };

  test("a cell each, one scale for all where asked", () => {
    expect(make(true).grid).toHaveLength(13);
    expect(maxima(true).size).toBe(1);
    expect(maxima(false).size).toBeGreaterThan(1);
  });

  test("each cell is named with its last value", () => {
    const words = drawnText(renderSvg(make(true), 1200, smallMultiplesHeight(lines, 4, light)));
    expect(words).toEqual(expect.arrayContaining(["示例物理研究中心", "7人", "2019年1月", "2024年8月"]));
    expect(badNumbers(make(false))).toEqual([]);
  });

  test("a last figure says its month where the axis ends later, its marks, and words that are not drawn", () => {
    const cells = [
      [value(3), value(2, { marks: ["P"] }), missing("not-reported")],
      [value(3), value(2), { kind: "text", text: "数千", marks: [], revision: 1 } as const],
      [value(3), value(2), value(1)],
    ].map((figures, i) => ({ key: `k${i}`, names, series: seriesOf(figures) }));
    const option = makeSmallMultiplesOption({ lines: cells, columns: 3, sharedScale: true }, light, "zh-CN");
    const words = drawnText(renderSvg(option, 900, smallMultiplesHeight(cells, 3, light)));
    expect(words).toEqual(expect.arrayContaining(["2人", "2024年2月 · 初步", "数千", "1人"]));
    const plain = cells.slice(2);
    expect(smallMultiplesHeight(plain, 3, light)).toBeLessThan(smallMultiplesHeight(cells, 3, light));
  });

  test("grows by rows", () => {
    const row = smallMultiplesHeight(lines.slice(0, 1), 4, light);
    expect(smallMultiplesHeight(lines, 4, light)).toBeCloseTo(row * 4);
  });
});
