import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChartLine, groupByUnit } from "#charts/chart-line.ts";
import { MOST_COLOURED } from "#charts/drawn-line.ts";
import { chartNotes, endRemarks, remarkLines } from "#charts/notes.ts";
import { CHART_TOKENS, GROUNDS } from "#charts/tokens.ts";
import { axisValueOf } from "#charts/tooltip.ts";
import { makeTrendOption, type TrendInput } from "#charts/trend.ts";
import { type Figure, MISSING_REASONS, missing, valueFigure } from "#domain/figures/figure.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { marksOf, OBS_STATUSES } from "#domain/terms/status.ts";
import {
  DOCTORS,
  INVESTED,
  PLATFORMS,
  POLICIES,
  platformLines,
  policyOn,
  REVISIONS,
  SHARE,
  seriesOf,
} from "./fixture.ts";
import { badNumbers, seriesOf as chartSeries, drawnText, renderSvg } from "./render.ts";

const light = CHART_TOKENS.light;
const lineOf = (figures: readonly Figure[], more: Partial<ChartLine> = {}): ChartLine => ({
  key: "demo_p01",
  names: { zh: "示例研究院", en: "Example Institute" },
  series: seriesOf(figures),
  ...more,
});
const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });

function tooltipAt(input: TrendInput, period: string, language: "zh-CN" | "en" = "zh-CN"): string {
  const { tooltip } = makeTrendOption(input, light, language);
  const formatter: unknown = Array.isArray(tooltip) ? null : tooltip?.formatter;
  return typeof formatter === "function" ? String(formatter([{ axisValue: period }])) : "";
}

describe("makeTrendOption(input, tokens, language)", () => {
  test("gaps stay gaps and provisional values are a dashed series", () => {
    const option = makeTrendOption(
      { lines: [lineOf([value(4), missing("not-reported"), value(0), value(7, { marks: ["P"] })])] },
      light,
      "zh-CN",
    );
    expect(chartSeries(option, "demo_p01|solid").map(({ data }) => data)).toEqual([[4, null, 0, null]]);
    const [dashed] = chartSeries(option, "demo_p01|dashed");
    expect(dashed).toMatchObject({ data: [null, null, 0, 7], lineStyle: { type: "dashed" } });
  });

  test("a line that is only words draws nothing, and its description says them", () => {
    const figure = { kind: "text", text: "数千", marks: [], revision: 1 } as const;
    const option = makeTrendOption({ lines: [lineOf([figure, figure])] }, light, "zh-CN");
    expect(chartSeries(option, "demo_p01")).toEqual([]);
    expect(drawnText(renderSvg(option)).join(" ")).not.toMatch(/数千|示例研究院/);
    expect(option.aria?.label?.description).toContain("示例研究院2024年2月数千");
  });

  test("the end of a line carries value, qualifier, unit and name", () => {
    const svg = renderSvg(
      makeTrendOption({ lines: [lineOf([value(1), value(60, { qualifier: "gt" })])] }, light, "zh-CN"),
    );
    expect(drawnText(svg)).toEqual(expect.arrayContaining(["超60人", "示例研究院", "人"]));
    const english = renderSvg(
      makeTrendOption({ lines: [lineOf([value(1), value(60, { qualifier: "gt" })])] }, light, "en"),
    );
    expect(drawnText(english)).toEqual(expect.arrayContaining(["over 60 people", "Example Institute", "people"]));
  });

  test("the end of a line carries its marks, more than one; what else is to be known stands below", () => {
    const line = lineOf([
      value(1),
      value(60, { marks: ["B", "P"], coverage: { of: "platforms", reported: 2, expected: 3 } }),
    ]);
    expect(drawnText(renderSvg(makeTrendOption({ lines: [line] }, light, "zh-CN")))).toContain(
      "60人（口径变更、初步）",
    );
    expect(remarkLines(endRemarks([line], "zh-CN"), 1, "zh-CN")).toEqual(["2024年2月 已报齐2/3个平台：示例研究院"]);
  });

  test("words that came after the last point are told below, as no label can say them", () => {
    const words: Figure = { kind: "text", text: "数千", marks: [], revision: 1 };
    expect(remarkLines(endRemarks([lineOf([value(1), words])], "zh-CN"), 1, "zh-CN")).toEqual([
      "2024年2月 数千：示例研究院",
    ]);
  });

  test("a figure between limits is an upright stroke and no point, and stretches the axis", () => {
    const range: Figure = { kind: "range", low: 60, high: 70, above: false, below: false, marks: [], revision: 1 };
    const line = lineOf([value(1), range]);
    const option = makeTrendOption({ lines: [line] }, light, "zh-CN");
    expect(chartSeries(option, "limits")[0]?.data).toEqual([[1, 60, 70]]);
    expect(chartSeries(option, "demo_p01|solid").map(({ data }) => data)).toEqual([[1, null]]);
    const words = drawnText(renderSvg(option));
    expect(words).toEqual(expect.arrayContaining(["60至70人", "80"]));
    expect(tooltipAt({ lines: [line] }, "2024-02")).toMatch(/60至70人.*仅知上下限/);
    expect(chartNotes([range], "zh-CN")).toEqual(["细竖线：仅知上下限"]);
  });

  test("a line that ended early says when", () => {
    const svg = renderSvg(
      makeTrendOption({ lines: [lineOf([value(1), value(2), missing("not-reported")])] }, light, "zh-CN"),
    );
    expect(drawnText(svg)).toContain("2人（2月）");
  });

  test("policies and breaks are named above their lines; a policy dated to its year is not given a month", () => {
    const lines = platformLines(3);
    const words = drawnText(renderSvg(makeTrendOption({ lines, policies: POLICIES }, light, "zh-CN"), 1200));
    expect(words).toContain("◆ 拨投联动试行办法");
    expect(words).toContain("口径变更");
    expect(words.join("")).not.toContain("只注明年份的政策");
  });

  test("without policies no room is taken for their names", () => {
    const top = (policies: TrendInput["policies"] & object) => {
      const { grid } = makeTrendOption({ lines: platformLines(2), policies }, light, "zh-CN");
      return Array.isArray(grid) ? null : grid?.top;
    };
    expect(Number(top([policyOn("p", "2022-03", "政策", "Policy")]))).toBeGreaterThan(Number(top([])));
  });

  test("of many lines those chosen are coloured, the rest are grey and unlabelled", () => {
    const lines = platformLines(MOST_COLOURED + 1);
    const option = makeTrendOption({ lines, highlighted: ["demo_p02"] }, light, "zh-CN");
    const colors = chartSeries(option, "demo_p").map((series) => Reflect.get(series, "color"));
    expect(new Set(colors)).toEqual(new Set([light.color.muted, light.categorical[0]]));
    const words = drawnText(renderSvg(option)).join(" ");
    expect(words).toContain("示例物理研究中心");
    expect(words).not.toContain("示例智慧城市研究院");
  });

  test("lines keep the colour of their place in the palette, and no two share one", () => {
    const lines = platformLines(3).map((line, i) => ({ ...line, slot: [2, 9, 0][i] ?? 0 }));
    const option = makeTrendOption({ lines }, light, "zh-CN");
    const colorOf = (key: string) => Reflect.get(chartSeries(option, key)[0] ?? {}, "color");
    expect(["demo_p01", "demo_p02", "demo_p03"].map(colorOf)).toEqual([
      light.categorical[2],
      light.categorical[3],
      light.categorical[0],
    ]);
  });

  test("the target of the year is drawn where asked, beside years to date only", () => {
    const target = (measure: "ytd" | "current") =>
      chartSeries(
        makeTrendOption({ lines: platformLines(1, { measure }), showTargets: true }, light, "zh-CN"),
        "demo_p01|target",
      );
    expect(target("current")).toEqual([]);
    expect(target("ytd").map(({ data }) => Array.isArray(data) && data.slice(-8))).toContainEqual(
      new Array(8).fill(50),
    );
  });

  test("the course of the plan is drawn beside years to date, each year by itself, and named where it ends", () => {
    const planned = new Map(
      ["2023-11", "2023-12", "2024-01", "2024-07", "2024-08"].map((code, i) => [code, 10 + i] as const),
    );
    const drawn = (measure: "ytd" | "current") => {
      const lines = platformLines(1, { measure }).map((line) => ({ ...line, planned }));
      const option = makeTrendOption({ lines }, light, "zh-CN");
      return { option, course: chartSeries(option, "demo_p01|plan") };
    };
    expect(drawn("current").course).toEqual([]);
    const { option, course } = drawn("ytd");
    expect(course).toHaveLength(2);
    expect(course.map(({ data }) => Array.isArray(data) && data.slice(-10))).toContainEqual([
      null,
      null,
      12,
      null,
      null,
      null,
      null,
      null,
      13,
      14,
    ]);
    expect(drawnText(renderSvg(option))).toContain("计划 14人");
  });

  test("a target is named with its value; completions share one of 100 %", () => {
    const words = (measure: "ytd" | "completion") =>
      drawnText(
        renderSvg(makeTrendOption({ lines: platformLines(2, { measure }), showTargets: true }, light, "zh-CN")),
      );
    expect(words("ytd").filter((word) => word.startsWith("目标"))).toEqual(["目标 50人", "目标 53人"]);
    expect(words("completion").filter((word) => word.startsWith("目标"))).toEqual(["目标 100%"]);
  });

  test("the unit of the axis is whole, however long", () => {
    const lines = platformLines(2, { indicator: INVESTED, measure: "ytd" });
    const svg = renderSvg(makeTrendOption({ lines }, light, "en"));
    const unit = /<text[^>]*text-anchor="(\w+)"[^>]*translate\(([\d.]+) [^>]*>(?=[^<]*yuan<)/.exec(svg);
    expect([unit?.[1], Number(unit?.[2]) >= 0]).toEqual(["start", true]);
  });

  test("counts start at zero, shares may not, money is written in the unit that suits the largest", () => {
    const axis = (indicator: typeof DOCTORS) =>
      makeTrendOption({ lines: platformLines(2, { indicator }) }, light, "zh-CN").yAxis;
    expect(axis(DOCTORS)).toMatchObject({ scale: false, name: "人" });
    expect(axis(SHARE)).toMatchObject({ scale: true, name: "%" });
    expect(axis(INVESTED)).toMatchObject({ scale: false, name: "万元" });
  });

  test("lines of different units or periods are refused", () => {
    const lines = [...platformLines(1), ...platformLines(1, { indicator: INVESTED })];
    expect(() => makeTrendOption({ lines }, light, "zh-CN")).toThrow(RangeError);
    expect(groupByUnit(lines).map((group) => group.length)).toEqual([1, 1]);
    expect(() =>
      makeTrendOption({ lines: [...platformLines(1), ...platformLines(1, { from: "2020-01" })] }, light, "en"),
    ).toThrow(RangeError);
  });

  test("no lines at all is an empty chart, not an error", () => {
    expect(renderSvg(makeTrendOption({ lines: [] }, light, "en"))).toContain("<svg");
  });

  test.each(GROUNDS)("13 platforms over 68 months are drawn on %s", (ground) => {
    const option = makeTrendOption({ lines: platformLines(13), policies: POLICIES }, CHART_TOKENS[ground], "en");
    expect(badNumbers(option)).toEqual([]);
    const svg = renderSvg(option, 1920, 1080);
    expect(svg).not.toContain("NaN");
    // Every tag is well formed, so that a page may hold the picture as it is.
    const drawn = svg.replaceAll(/<style[\s\S]*?<\/style>/g, "");
    expect(drawn.replaceAll(/<\/?[a-z]+(\s+[\w:-]+="[^"<]*")*\s*\/?>/gi, "")).not.toMatch(/[<>]/);
  });
});

describe("the tooltip", () => {
  test("tells value, qualifier, unit, status, missing reason, policy, break and source", () => {
    const lines = [
      lineOf([value(2, { marks: ["B"] }), value(60, { qualifier: "gt", marks: ["P"], revision: 2 })]),
      lineOf([value(1), missing("reported-missing", { revision: 1 })], {
        key: "b",
        names: PLATFORMS[1]?.names ?? { zh: "", en: "" },
      }),
    ];
    const policies = [policyOn("p", "2024-02-05", "示例政策", "Example policy")];
    const html = tooltipAt({ lines, policies, revisions: REVISIONS }, "2024-02");
    for (const part of ["2024年2月", "超60人", "初步", "—", "报缺", "政策:示例政策", "第2版(2024-09-02发布)", "第1版"])
      expect(html).toContain(part);
    expect(tooltipAt({ lines, revisions: REVISIONS }, "2024-01")).toContain("口径变更 · 示例研究院");
    expect(tooltipAt({ lines, policies, revisions: REVISIONS }, "2024-02", "en")).toContain(
      "revision 2, published 2024-09-02",
    );
  });

  test("says the months a year to date covers", () => {
    expect(tooltipAt({ lines: platformLines(1, { measure: "ytd" }) }, "2024-08")).toContain("2024年1—8月");
  });

  test("escapes every name", () => {
    const names = { zh: "<img src=x onerror=alert(1)>", en: "\"'&<script>" };
    const policies = [policyOn("p", "2024-01", "<b>政策</b>", "<b>Policy</b>")];
    const lines = [lineOf([value(1)], { names, key: "<i>" })];
    const tags = (html: string) => [...new Set([...html.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]))].sort();
    const html = tooltipAt({ lines, policies }, "2024-01");
    expect(tags(html)).toEqual(["circle", "div", "svg", "table", "td", "tr"]);
    expect(html).not.toContain("style=");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(tooltipAt({ lines, policies }, "2024-01", "en")).toContain("&quot;&#39;&amp;&lt;script&gt;");
  });

  test("reads the period from whatever ECharts hands over", () => {
    expect(axisValueOf([{ axisValue: "2024-01" }])).toBe("2024-01");
    expect(axisValueOf({ name: "demo_p01" })).toBe("demo_p01");
    expect(axisValueOf(undefined)).toBeNull();
    expect(axisValueOf([])).toBeNull();
  });

  test("a period outside the chart says nothing", () => {
    expect(tooltipAt({ lines: platformLines(1) }, "1999-01")).toBe("");
  });
});

const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constantFrom(...MISSING_REASONS).map((reason) => missing(reason)),
  fc.constant<Figure>({ kind: "text", text: "数千", marks: [], revision: 1 }),
  fc
    .record({
      value: fc.oneof(fc.constant(0), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
      marks: fc.constantFrom(...OBS_STATUSES).map(marksOf),
      qualifier: fc.constantFrom(...QUALIFIERS).filter((qualifier) => qualifier !== "text"),
    })
    .map(({ value: number, ...more }) => valueFigure(number, { revision: 1, ...more })),
  fc
    .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), fc.boolean())
    .map(([low, wide, above]): Figure => {
      return { kind: "range", low, high: low + wide, above, below: false, marks: [], revision: 1 };
    }),
);

test("whatever the figures are, an option holds no number that cannot be drawn, and is drawn", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyFigure, { minLength: 5, maxLength: 5 }), { maxLength: 8 }),
      fc.constantFrom("current", "ytd", "yoy", "completion"),
      (rows, measure) => {
        const lines = rows.map((figures, i) =>
          lineOf(figures, { key: `k${i}`, series: seriesOf(figures, { measure }) }),
        );
        const option = makeTrendOption({ lines, showTargets: true }, light, "zh-CN");
        expect(badNumbers(option)).toEqual([]);
        expect(renderSvg(option)).not.toMatch(/NaN|undefined/);
      },
    ),
    { numRuns: 40 },
  );
});
