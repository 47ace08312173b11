import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { shippedCatalogue } from "./shipped-catalogue.ts";

/** What is read of lines, `indicator period value`, and what is asked, `code cell`; notes are left out. */
function read(lines: readonly string[], fileName = "") {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { observations, problems } = readUpload(bytes, catalogue, {
    limits: { rows: 100 },
    today: "2025-03-10",
    fileName,
  });
  return {
    figures: observations.map(({ indicator, period, value }) => `${indicator} ${period} ${value}`),
    asked: problems.flatMap(({ severity, code, cell }) => (severity === "note" ? [] : [`${code} ${cell}`])),
  };
}

const OF_ONE_MONTH = ["平台,引进硕士", "甲院,12", "乙中心,3"];

describe("what a title says of all figures of a table", () => {
  it.each([
    ["2024年各平台目标任务分解表"],
    ["2024年9月工作计划"],
    ["2024年8月引才预计数"],
    ["2024年8月各平台排名"],
    ["2024年8月各平台得分"],
    ["2024年8月引才增长率"],
    ["2024年8月各平台情况（较上月增加数）"],
    ["2024年8月建成以来累计情况"],
    ["Targets 2024-08"],
  ])("%s is asked about", (title) => {
    expect(read([title, ...OF_ONE_MONTH]).asked).toEqual(["title-kind A1"]);
  });

  it.each([
    ["2024年8月目标任务完成情况"],
    ["2024年8月目标责任考核数据"],
    ["2024年8月引才计划执行情况"],
    ["2024年8月各平台情况"],
    ["2024年8月引进硕士情况"],
  ])("%s is no other kind of figure", (title) => {
    expect(read([title, ...OF_ONE_MONTH]).asked).toEqual([]);
  });

  it("a kind that a heading names is said of its column alone", () => {
    const { figures, asked } = read(["2024年8月引才及排名", "平台,引进硕士,排名", "甲院,12,1", "乙中心,3,2"]);
    expect(figures).toEqual(["master 2024-08 12", "master 2024-08 3"]);
    expect(asked).toEqual([]);
  });

  it.each([["2024年8月累计"], ["2024年8月各平台情况（累计数）"], ["今年以来各平台情况（2024年8月）"]])(
    "%s: flows are of the year so far, states of the month",
    (title) => {
      expect(read([title, "平台,引进硕士,孵化企业", "甲院,12,5"])).toEqual({
        figures: ["master 2024-01/2024-08 12", "firms 2024-08 5"],
        asked: [],
      });
    },
  );

  it("累计 above months and quarters: each is of the year up to it", () => {
    expect(read(["2024年引进硕士累计人数", "平台,1月,6月,三季度", "甲院,2,10,13"]).figures).toEqual([
      "master 2024-01 2",
      "master 2024-01/2024-06 10",
      "master 2024-01/2024-09 13",
    ]);
  });

  it("当月及累计 in a title says of no column which it is", () => {
    expect(read(["2024年8月引进硕士当月及累计", "平台,引进硕士", "甲院,2"]).figures).toEqual(["master 2024-08 2"]);
  });

  it("累计 as part of an indicator's name is none", () => {
    const bytes = new TextEncoder().encode(
      "2024年8月累计孵化科技人才企业及引进硕士\n平台,引进硕士\n示例生物医药研究院,4",
    );
    const { observations } = readUpload(bytes, shippedCatalogue, { limits: { rows: 9 }, today: "2025-03-10" });
    expect(observations.map(({ period }) => period)).toEqual(observations.map(() => "2024-08"));
  });
});

describe("a time that is no period", () => {
  it.each([["2024年第8期"], ["2024年（截至8月20日）"], ["2024年1月1日至8月20日"]])("%s is asked about", (title) => {
    expect(read([title, ...OF_ONE_MONTH]).asked).toContain("no-period ");
  });

  it("a line that states another period than the title is asked about", () => {
    expect(read(["2024年8月主要指标", "报表期间：2024-07", ...OF_ONE_MONTH]).asked).toContain("no-period ");
    expect(read(["2024年8月主要指标", "报表期间：2024-08", ...OF_ONE_MONTH]).asked).toEqual([]);
  });

  it("1月1日至8月31日 is January to August", () => {
    expect(read(["2024年1月1日至8月31日", ...OF_ONE_MONTH]).figures[0]).toBe("master 2024-01/2024-08 12");
  });

  it("截至 above a heading of the whole year is asked about", () => {
    expect(read(["截至8月20日", "平台,2024年引进硕士", "甲院,12"]).asked).toContain("year-below-unclear ");
  });

  it.each([
    ["2024年上半年引进硕士", ["master 2023-S1 1", "master 2024-S1 2"], []],
    ["二季度引进硕士", ["master 2023-Q2 1", "master 2024-Q2 2"], []],
    ["引进硕士（1—8月）", ["master 2023-01/2023-08 1", "master 2024-01/2024-08 2"], []],
    // A month may be that of the report, and the years the sums up to it.
    ["2024年8月引进硕士", ["master 2023-08 1", "master 2024-08 2"], ["year-within-unsure B2", "year-within-unsure C2"]],
    ["8月引进硕士", ["master 2023-08 1", "master 2024-08 2"], ["year-within-unsure B2", "year-within-unsure C2"]],
    // The year of the title is none of those below it.
    ["2025年1—2月引进硕士", ["master 2023 1", "master 2024 2"], ["year-below-month B2", "year-below-month C2"]],
    ["2024年7、8月引进硕士", ["master 2023 1", "master 2024 2"], ["year-below-unclear "]],
    ["2023—2024年引进硕士", ["master 2023 1", "master 2024 2"], []],
  ])("years below %s are of its part of the year", (title, figures, asked) => {
    expect(read([title, "平台,2023年,2024年", "甲院,1,2"])).toEqual({ figures, asked });
  });

  it("a part of a year over years, or in a line or a note, limits them too", () => {
    const years = ["平台,2023年,2024年", "甲院,1,2"];
    const halves = ["master 2023-S1 1", "master 2024-S1 2"];
    expect(read(["引进硕士", "平台,上半年,", ",2023年,2024年", "甲院,1,2"])).toEqual({ figures: halves, asked: [] });
    expect(read(["引进硕士", "统计期：上半年", ...years])).toEqual({ figures: halves, asked: [] });
    expect(read(["引进硕士", ...years, "注：以上为1—8月数据。"]).asked).toEqual(["note-unread A4"]);
    expect(read(["上半年引进硕士", "平台,2023年全年,2024年", "甲院,1,2"]).figures).toEqual([
      "master 2023 1",
      "master 2024-S1 2",
    ]);
  });

  it.each([
    ["注：2024年8月引进硕士", ["note-unread A1"]],
    ["Note: 引进硕士 2024年8月", ["note-unread A1"]],
    ["Source: bulletin 2024-08", []],
    ["2024年8月发布", []],
  ])("a remark is no title: %s", (line, asked) => {
    expect(read([line, "指标,平台,时期,数值", "引进硕士,甲院,2024,5"])).toEqual({ figures: ["master 2024 5"], asked });
  });

  it.each([
    ["2025年1月引进硕士", "平台,1月,12月", "甲院,1,2"],
    ["2025年一季度引进硕士", "平台,12月,1月,2月,3月", "甲院,1,2,3,4"],
  ])("%s: a month that does not follow may be of the year before", (title, header, row) => {
    const { figures, asked } = read([title, header, row]);
    expect(figures).toEqual([]);
    expect(asked[0]).toMatch(/^(?:period-without-year|months-turn-the-year)/);
  });

  it("months that go on past the title's are of its year", () => {
    expect(read(["2024年2月引进硕士", "平台,1月,2月,3月", "甲院,1,2,3"]).figures).toHaveLength(3);
  });
});

describe("notes, remarks and columns of words", () => {
  it("a note's unit counts for what it fits", () => {
    const lines = ["2024年8月", "平台,投资金额,引进硕士", "甲院,0.5,3"];
    for (const note of ["注:金额单位为亿元。", "*单位:亿元", "单位:亿元"])
      expect(read([...lines, note])).toEqual({ figures: ["invested 2024-08 5000", "master 2024-08 3"], asked: [] });
  });

  it("a note's unit that is not the heading's is asked about", () => {
    expect(read(["2024年8月", "平台,投资金额（万元）", "甲院,500", "注：金额单位为亿元。"])).toEqual({
      figures: ["invested 2024-08 500"],
      asked: ["note-unit "],
    });
  });

  it("金额单位 and 人数单位 each count for their own", () => {
    const { figures, asked } = read([
      "2024年8月（金额单位：亿元；人数单位：人）",
      "平台,投资金额,引进硕士",
      "甲院,0.5,3",
    ]);
    expect(figures).toEqual(["invested 2024-08 5000", "master 2024-08 3"]);
    expect(asked).toEqual([]);
  });

  it.each([["注：引进硕士为1—8月累计数。"], ["注：以上均为预计数。"], ["说明：乙中心数据有误。"]])(
    "%s is asked about",
    (note) => {
      expect(read(["2024年8月", ...OF_ONE_MONTH, note]).asked).toEqual(["note-kind A5"]);
    },
  );

  it.each([["作废"], ["预计数"], ["单位:百人"], ["此为1-8月累计"], ["应为5"]])(
    "a remark %s is asked about",
    (remark) => {
      expect(read(["2024年8月", "平台,引进硕士,备注", `甲院,12,${remark}`, "乙中心,3,"]).asked).toEqual([
        "note-remarks C3",
      ]);
    },
  );

  it.each([
    ["数据类型", "目标"],
    ["口径", "累计"],
    ["性别", "女"],
  ])("a column %s with %s is asked about", (heading, word) => {
    const { asked } = read(["2024年8月", `平台,${heading},引进硕士`, `甲院,${word},12`, `乙中心,${word},3`]);
    expect(asked).toEqual([heading === "性别" ? "member-unclear B2" : "note-kind B3"]);
  });
});

describe("what a title says that is not understood", () => {
  it.each([
    ["2024年8月各平台主要指标人均水平", "“人均水平”"],
    ["2024年8月各平台主要指标权重", "“权重”"],
    ["2024年8月各平台主要指标（标准化）", "“标准化”"],
    ["2024年8月某某高新区主要指标", "“某某高新区”"],
    ["2024年8月长三角主要指标", "“长三角”"],
    ["2024年8月非平台单位主要指标", "“非平台"],
    ["2024届各平台引才情况", "“届"],
    ["Per capita 引才情况 2024-08", "“capita”"],
  ])("is asked about once, whatever it is: %s", (title, words) => {
    const bytes = new TextEncoder().encode([title, ...OF_ONE_MONTH].join("\n"));
    const { problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2025-03-10" });
    const asked = problems.filter(({ severity, code }) => severity !== "note" && code !== "no-period");
    expect(asked.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["title-not-understood A1"]);
    expect(asked[0]?.message.zh).toContain(words);
  });

  it.each([
    ["附件1：示例市科创平台2024年8月引才聚才工作主要指标完成情况统计表"],
    ["一、2024年8月各平台引进硕士情况（单位：人）"],
    ["示例市委人才工作领导小组办公室2024年8月月报（初稿）"],
    ["2024年第三季度各平台目标任务完成进度一览表"],
    ["Monthly report of talent work, 2024-08"],
    ["关于2024年8月13家平台引才情况的通报"],
  ])("is nothing in a usual title: %s", (title) => {
    expect(read([title, ...OF_ONE_MONTH]).asked.filter((asked) => !asked.startsWith("no-period"))).toEqual([]);
  });

  it("is not looked for in lines of who reports, publishes and checks", () => {
    const lines = [
      "2024年8月各平台情况",
      "填报单位：某某研究院",
      "数据来源：某某系统",
      "更新日期,2024-09-05",
      "表号：某人才1表",
    ];
    expect(read([...lines, ...OF_ONE_MONTH]).asked).toEqual([]);
  });
});
