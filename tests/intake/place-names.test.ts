import { describe, expect, it } from "vitest";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { readUpload } from "#intake/read-upload.ts";
import { isPlaceName, placesIn } from "#intake/words/place-names.ts";
import { catalogue } from "./catalogue.ts";

describe("isPlaceName(text)", () => {
  it.each(["北京", "常州市", "江苏省", "溧水县", "恩施土家族苗族自治州", "全国", "Shanghai"])("%s is one", (text) => {
    expect(isPlaceName(text)).toBe(true);
  });
  it.each(["示例研究院", "引进博士", "合计", "市", "2024年"])("%s is none", (text) => {
    expect(isPlaceName(text)).toBe(false);
  });
});

describe("placesIn(title)", () => {
  it.each([
    ["2024年常州市引进博士情况", ["常州市"]],
    ["北京2024年引进博士", ["北京"]],
    ["Beijing talent statistics", ["Beijing"]],
    ["各设区市上市企业、市级平台、全市城市更新", []],
  ] as [string, string[]][])("%s", (title, places) => {
    expect(placesIn(title)).toEqual(places);
  });
});

describe("readUpload(bytes) of statistics of other places", () => {
  const read = (lines: readonly string[], choices = {}) => {
    const reading = readUpload(new TextEncoder().encode(lines.join("\n")), catalogue, {
      limits: { rows: 100 },
      today: "2024-09-10",
      choices,
    });
    return {
      told: reading.problems
        .filter(({ severity }) => severity === "error")
        .map(({ code, read: text }) => `${code} ${text}`),
      fixes: reading.problems.flatMap(({ fixes = [] }) => fixes.map(({ replacement }) => replacement)),
      questions: questionsOf(reading.problems, catalogue),
      figures: reading.observations.length,
    };
  };

  it("offers no place of ours for one that is none of ours", () => {
    const { told, fixes, questions, figures } = read(["城市,年份,引进博士", "北京市,2023,14", "常州市,2023,12"]);
    expect(told).toEqual(["unknown-organization 北京市", "unknown-organization 常州市"]);
    expect([fixes, questions.flatMap(({ suggestions }) => suggestions), figures]).toEqual([[], [], 0]);
  });

  it("sees places under a heading that it does not know", () => {
    expect(read(["市名,引进博士", "北京市,14", "常州市,12"]).told).toContain("unknown-organization 北京市");
  });

  it("asks of whom a table is whose title names another place, without an answer at hand", () => {
    const titled = ["2023年常州市引进情况,,", "月份,引进博士,引进硕士", "2023年1月,14,15"];
    const { told, fixes, questions, figures } = read(titled);
    expect([told, fixes, figures]).toEqual([["other-region 常州市"], [], 0]);
    expect(questions).toMatchObject([{ about: "organization", text: "", suggestions: [] }]);
    expect(read(titled, { organization: "demo" })).toMatchObject({ told: [], figures: 2 });
    expect(read(["江苏省示例市引进情况,,", ...titled.slice(1)])).toMatchObject({ told: [], figures: 2 });
  });

  it("takes counts of people for no days and no years", () => {
    const { told, figures } = read(["地区,男性人口,女性人口", "示例市,70522,71234"]);
    expect(told).toEqual(["unknown-indicator 男性人口", "unknown-indicator 女性人口"]);
    expect(figures).toBe(0);
    expect(read(["引进博士,", "平台,男性人口", "示例甲研究院,1998", "示例乙创新中心,2004"]).told).not.toContain(
      "implausible-period 1998",
    );
  });
});
