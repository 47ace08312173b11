import { describe, expect, test } from "vitest";
import { chartNotes } from "#charts/notes.ts";
import { makeSmallMultiplesOption } from "#charts/small-multiples.ts";
import { chartTitle, withTitle } from "#charts/title.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { makeTrendOption } from "#charts/trend.ts";
import { valueFigure } from "#domain/figures/figure.ts";
import { DOCTORS, PLATFORMS, platformLines, REVISIONS, SHARE } from "./fixture.ts";
import { drawnText, renderSvg } from "./render.ts";

const light = CHART_TOKENS.light;
const organizations = PLATFORMS.map(({ names }) => names);
const revision = REVISIONS.get(2);
const input = {
  indicators: [DOCTORS],
  measure: "current",
  from: "2019-01",
  to: "2024-08",
  organizations,
  illustrative: true,
  source: { zh: "示例市人才办", en: "Example talent office" },
  ...(revision ? { revision } : {}),
} as const;

describe("chartTitle(input, language)", () => {
  test("states indicator, measure, unit, period and organizations; below it 示例数据 first, then source and date", () => {
    expect(chartTitle(input, "zh-CN")).toEqual({
      title: "引进全职博士 当期(人) · 2019年1月—2024年8月 · 示例先进储能技术研究院等13家",
      subtitle: "示例数据 · 来源:示例市人才办 · 数据截至2024年8月 · 第2版(2024-09-02发布)",
    });
    expect(chartTitle(input, "en")).toEqual({
      title:
        "Full-time PhDs recruited current (people) · Jan 2019–Aug 2024 · Example Institute of Advanced Energy Storage Technology and 12 more organizations",
      subtitle:
        "Illustrative data · Source: Example talent office · data to Aug 2024 · revision 2, published 2024-09-02",
    });
  });

  test("says of what was shipped when it was recorded, which is no publication", () => {
    const seed = revision && { ...revision, kind: "seed" as const };
    const shipped = { ...input, ...(seed ? { revision: seed } : {}) };
    expect(chartTitle(shipped, "zh-CN").subtitle).toMatch(/ · 第2版（随附，2024-09-02录入）$/);
    expect(chartTitle(shipped, "en").subtitle).toMatch(/ · revision 2, shipped, recorded 2024-09-02$/);
  });

  test("one period of a year to date says its months; a change of a share is in percentage points", () => {
    const title = chartTitle(
      {
        indicators: [SHARE],
        measure: "ytd-yoy",
        from: "2024-08",
        to: "2024-08",
        organizations: organizations.slice(0, 1),
        illustrative: false,
      },
      "zh-CN",
    );
    expect(title.title).toBe("领军人才占比 累计同比(百分点) · 2024年1—8月 · 示例先进储能技术研究院");
    expect(title.subtitle).toBe("数据截至2024年8月");
  });

  test("names both periods of a comparison, with the months that a year to date covers", () => {
    const pair = { ...input, measure: "ytd", from: "2023-08", to: "2024-08", isPair: true } as const;
    expect(chartTitle(pair, "zh-CN").title).toContain("2023年1—8月与2024年1—8月");
    expect(chartTitle(pair, "en").title).toContain("Jan–Aug 2023 and Jan–Aug 2024");
    expect(chartTitle({ ...pair, measure: "current" }, "zh-CN").title).toContain("2023年8月与2024年8月");
  });
});

describe("withTitle(option, title, tokens, width)", () => {
  const title = chartTitle(input, "zh-CN");

  test.each([
    ["a trend", makeTrendOption({ lines: platformLines(3) }, light, "zh-CN")],
    [
      "small multiples",
      makeSmallMultiplesOption({ lines: platformLines(4), columns: 2, sharedScale: true }, light, "zh-CN"),
    ],
  ])("puts the title, the source and 示例数据 into the picture of %s", (_, option) => {
    const { option: titled, height } = withTitle(option, title, light, 900);
    const words = drawnText(renderSvg(titled, 900, 400 + height)).join("");
    expect(words).toContain(title.title.replaceAll(" ", " "));
    expect(words).toContain("示例数据");
    expect(height).toBeGreaterThan(light.size.title + light.size.label);
  });

  test("everything moves down by the height of the title, which grows in a narrow picture", () => {
    const option = makeTrendOption({ lines: platformLines(3) }, light, "zh-CN");
    const wide = withTitle(option, title, light, 900);
    const before = Array.isArray(option.grid) ? null : option.grid?.top;
    const after = Array.isArray(wide.option.grid) ? wide.option.grid[0]?.top : null;
    expect(Number(after) - Number(before)).toBeCloseTo(wide.height);
    expect(withTitle(option, title, light, 300).height).toBeGreaterThan(wide.height);
  });
});

test("chartNotes(figures, language, kind) explains only the marks that occur", () => {
  const plain = valueFigure(1, { revision: 1 });
  expect(chartNotes([plain], "zh-CN")).toEqual([]);
  expect(chartNotes([plain, { ...plain, marks: ["P"] }], "zh-CN")).toEqual(["虚线：初步、估计或预测"]);
  expect(chartNotes([{ ...plain, marks: ["E"] }], "en", "bars")).toEqual(["light: provisional, estimated or forecast"]);
  expect(chartNotes([{ ...plain, qualifier: "lt" }], "zh-CN")).toEqual(["空心：约数、上下限或未报齐"]);
});
