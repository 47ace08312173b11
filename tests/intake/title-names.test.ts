import { describe, expect, it } from "vitest";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { readUpload } from "#intake/read-upload.ts";
import { createMatcher } from "#intake/words/matching.ts";
import { catalogue } from "./catalogue.ts";
import { shippedCatalogue } from "./shipped-catalogue.ts";

const { findIn } = createMatcher(shippedCatalogue.indicators, (name) => name === "科创平台");

describe("findIn(title)", () => {
  const said = (title: string) => {
    const found = findIn(title);
    return found === null ? null : `${found.code} ${found.isSure ? "sure" : "unsure"}`;
  };

  it.each([
    ["引进博士", "phd_hired"],
    ["2024年1—8月引进博士情况统计表", "phd_hired"],
    ["示例市科创平台引进全职博士月报（初稿）", "phd_hired"],
    ["示例固态电池研究院引进博士人数", "phd_hired"],
    ["示例市引进博士8月报", "phd_hired"],
    ["附件1 引进博士汇总", "phd_hired"],
    ["各平台新增引进博士数据202408", "phd_hired"],
    ["学术论坛统计表", "forums"],
    ["平台数统计表", "platforms"],
    ["PhDs hired by platform, 2024", "phd_hired"],
    ["report_forums_2024-08", "forums"],
  ])("is sure of a name among known words: %s", (title, code) => {
    expect(said(title)).toBe(`${code} sure`);
  });

  it.each([
    ["平台数据", "platforms"],
    ["平台数字化情况", "platforms"],
    ["2024年论坛报名人数", "forums"],
    ["引进博士后情况统计表", "phd_hired"],
    ["引进博士生导师名单", "phd_hired"],
    ["柔性引进博士人数", "phd_hired"],
    ["工业投资额完成情况", "invested"],
    ["引进博士目标任务分解表", "phd_hired"],
    ["引进博士（年度目标）", "phd_hired"],
    ["PhD supervisors 2024", "phd_hired"],
    ["forums_attendance", "forums"],
  ])("is not where the name may be part of another word: %s", (title, code) => {
    expect(said(title)).toBe(`${code} unsure`);
  });

  it("knows none where there are several", () => {
    expect([said("引进博士、硕士情况"), said("月报")]).toEqual([null, null]);
  });
});

describe("a name that stands in a longer word by chance", () => {
  const bytes = new TextEncoder().encode("平台,2024年7月\n示例甲研究院,20\n");
  const read = (fileName: string, choices = {}) =>
    readUpload(bytes, catalogue, { limits: { rows: 10 }, today: "2024-09-10", fileName, choices });

  it("is asked about, and what a person says counts", () => {
    const { problems, observations } = read("引进博士后.csv");
    expect(observations).toEqual([]);
    expect(problems.map(({ code, read: text }) => `${code} ${text}`)).toEqual(["indicator-unsure 引进博士后"]);
    expect(questionsOf(problems, catalogue)).toMatchObject([
      { about: "indicator", text: "", suggestions: [{ code: "phd" }] },
    ]);
    expect(read("引进博士后.csv", { indicator: "master" }).observations).toMatchObject([
      { indicator: "master", value: 20 },
    ]);
  });
});
