import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(lines: readonly string[], fileName = "") {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { observations, problems } = readUpload(bytes, catalogue, {
    limits: { rows: 100 },
    today: "2025-03-10",
    fileName,
  });
  return {
    figures: observations.map(({ organization, indicator, value }) => `${organization} ${indicator} ${value}`),
    asked: problems.flatMap(({ severity, code }) => (severity === "note" ? [] : [`${severity} ${code}`])),
  };
}

const OF_A_BODY = ["指标,2024年8月", "引进全职博士,3", "引进硕士,13"];
const OF_DEMO = ["demo phd 3", "demo master 13"];

describe("a table without platforms", () => {
  it.each([
    ["某某光电研究院人才引进情况"],
    ["填报单位：某某光电研究院"],
    ["2024年8月某某大学引才情况"],
    ["某某集团月报"],
    ["全国引才情况"],
    ["全省引才情况"],
    ["静安区人才引进情况"],
    ["示例高新区人才引进情况"],
  ])("whose title names another body is warned of: %s", (title) => {
    expect(read([title, ...OF_A_BODY])).toEqual({ figures: OF_DEMO, asked: ["warning region-unsure"] });
  });

  it("that another body signs is warned of, and so is one whose file names it", () => {
    expect(read([...OF_A_BODY, "填报单位：某某光电研究院,"]).asked).toEqual(["warning region-unsure"]);
    expect(read(OF_A_BODY, "某某光电研究院8月.csv").asked).toEqual(["warning region-unsure"]);
  });

  it.each([
    ["示例市人才引进情况"],
    ["示例市人才服务中心2024年8月报表"],
    ["中共示例市委组织部"],
    ["各平台研究院所人才引进情况"],
    ["填报单位：示例市人力资源和社会保障局"],
    ["关于2024年8月人才引进情况的通知"],
  ])("is the region's: %s", (title) => {
    expect(read([title, ...OF_A_BODY])).toEqual({ figures: OF_DEMO, asked: [] });
  });

  it.each([
    ["除示例甲研究院外各平台情况"],
    ["示例甲研究院等5家平台情况"],
    ["各平台情况（不含示例甲研究院）"],
    ["示例市以外地区引才情况"],
    ["示例甲研究院与示例乙创新中心情况"],
  ])("is nobody's that its title only leaves out, or names with others: %s", (title) => {
    const { figures, asked } = read([title, ...OF_A_BODY]);
    expect(figures).toEqual([]);
    expect(asked).toContain("error other-region");
  });

  it("is a platform's that its title names", () => {
    expect(read(["示例甲研究院人才引进情况", ...OF_A_BODY]).figures).toEqual(["demo-a phd 3", "demo-a master 13"]);
  });
});

describe("a title", () => {
  const TABLE = ["平台,引进硕士", "甲院,3", "乙中心,4"];

  it.each([
    ["2024年8月海外人才引进情况"],
    ["2024年8月女博士引进情况"],
    ["2024年8月35岁以下人才引进情况"],
    ["2024年8月国企引才情况"],
    ["2024年8月民营企业引才情况"],
    ["2024年同期引才情况"],
    ["2024年8月人才情况（去年同期）"],
    ["2024年8月人才情况（作废）"],
    ["2024年8月人才情况草稿"],
    ["2024年8月人才情况（征求意见稿）"],
  ])("that speaks of some of the people, of another year or of a draft is warned of: %s", (title) => {
    expect(read([title, ...TABLE]).asked).toContain("warning title-kind");
  });

  it("of half a year on a sheet or in a file of its last month is asked about", () => {
    expect(read(["依据2024年制度编制", ...TABLE]).figures).toEqual([]);
    expect(read(["落实2024年8月工作要点", ...TABLE]).figures).toEqual([]);
  });
});

describe("a remark", () => {
  it.each([["无效"], ["删除"], ["重复"], ["待审"], ["未审核"], ["已退回"], ["草稿"], ["测试"], ["上期"], ["估算"]])(
    "that a figure does not hold is told: %s",
    (remark) => {
      const { asked } = read(["2024年8月", "平台,引进硕士,备注", "甲院,3,", `乙中心,4,${remark}`]);
      expect(asked).toEqual(["warning note-remarks"]);
    },
  );

  it.each([["含兼职3人"], ["新设立"], ["已核实"], ["8月到岗"]])("of other things is let be: %s", (remark) => {
    expect(read(["2024年8月", "平台,引进硕士,备注", "甲院,3,", `乙中心,4,${remark}`]).asked).toEqual([]);
  });
});

describe("the only column of figures", () => {
  it.each([["户籍人口"], ["平均年龄"], ["面试人数"], ["职工总数"], ["最高"], ["Average"], ["离职"]])(
    "is asked about where nobody knows its heading: %s",
    (heading) => {
      const { asked } = read(["2024年8月引进全职博士情况", `平台,${heading}`, "甲院,3", "乙中心,4"]);
      expect(asked).toContain("error value-unclear");
    },
  );

  it.each([["人员数"], ["新引进人数"], ["8月引进人数"], ["数据"]])("is read: %s", (heading) => {
    const { asked, figures } = read(["2024年8月引进全职博士情况", `平台,${heading}`, "甲院,3", "乙中心,4"]);
    expect({ asked, figures }).toEqual({ asked: [], figures: ["demo-a phd 3", "demo-b phd 4"] });
  });
});
