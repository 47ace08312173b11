import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

/** What is read of lines, `indicator period value`, and what is asked, `code cell fixes`; notes are left out. */
function read(lines: readonly string[], { fileName = "", choices = {} as ReadingChoices } = {}) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { observations, problems } = readUpload(bytes, catalogue, {
    limits: { rows: 100 },
    today: "2025-03-10",
    fileName,
    choices,
  });
  return {
    figures: observations.map(({ indicator, period, value }) => `${indicator} ${period} ${value}`),
    asked: problems.flatMap(({ severity, code, cell, fixes = [] }) =>
      severity === "note" ? [] : [[code, cell, ...fixes.map(({ replacement }) => replacement)].join(" ")],
    ),
  };
}

describe("a column of kinds beside the indicators", () => {
  it.each([["类别"], ["类型"], ["项目"], ["内容"], ["数据类型"]])("%s: what it says of a row is told", (heading) => {
    const { figures, asked } = read([`指标,${heading},2024年`, "引进博士,完成,20", "引进硕士,目标,80"]);
    expect(figures).toEqual(["phd 2024 20", "master 2024 80"]);
    expect(asked).toEqual(["note-kind B3"]);
  });

  it.each([["目标"], ["计划"], ["计划完成"], ["预计"], ["任务数"], ["上年同期"], ["去年"], ["基期"], ["完成率"]])(
    "%s in it is told, in a long table and before the indicators too",
    (word) => {
      expect(read(["类别,指标,2024年", `${word},引进博士,20`]).asked).toEqual(["note-kind A2"]);
      expect(read(["平台,指标,类别,时间,数值", `甲院,引进博士,${word},2024年8月,20`]).asked).toEqual(["note-kind C2"]);
    },
  );

  it("that has targets and actual figures of the same is asked about", () => {
    const lines = ["指标,类别,2024年", "引进博士,完成,20", "引进博士,目标,80", "引进硕士,目标,90", "引进硕士,完成,9"];
    const { asked } = read(lines);
    expect(asked.filter((one) => one.startsWith("rows-differ"))).toHaveLength(2);
  });

  it("that groups indicators says nothing against them, and a name beside its code stays", () => {
    expect(read(["类别,指标,2024年", "人才类,引进博士,20", "项目类,投资金额,80"]).asked).toEqual([]);
    expect(read(["指标代码,指标名称,2024年", "phd,引进全职博士,20"]).figures).toEqual(["phd 2024 20"]);
  });
});

describe("a heading that counts its time from the table's", () => {
  const TITLE = "2024年1-9月主要指标完成情况";

  it.each([
    ["本月", "2024-09"],
    ["当月数", "2024-09"],
    ["本月完成", "2024-09"],
    ["单月", "2024-09"],
    ["本季", "2024-Q3"],
    ["当季", "2024-Q3"],
    ["本季度完成数", "2024-Q3"],
  ])("%s is of the end of a range", (heading, period) => {
    expect(read([TITLE, `指标,单位,${heading}`, "引进博士,人,5"])).toEqual({
      figures: [`phd ${period} 5`],
      asked: [],
    });
  });

  it.each([["累计"], ["1-9月累计"], ["本年累计"]])("本月 beside %s: both are read", (sum) => {
    expect(read([TITLE, `指标,单位,本月,${sum}`, "引进博士,人,5,20"])).toEqual({
      figures: ["phd 2024-09 5", "phd 2024-01/2024-09 20"],
      asked: [],
    });
    expect(read([TITLE, "平台,引进博士,,引进硕士,", `,本月,${sum},本月,${sum}`, "甲院,5,20,6,30"]).figures).toEqual([
      "phd 2024-09 5",
      "phd 2024-01/2024-09 20",
      "master 2024-09 6",
      "master 2024-01/2024-09 30",
    ]);
  });

  it("当季 beside a range that another heading dates, and of names", () => {
    expect(read(["2024年", "指标,本季度,1-9月累计", "引进博士,5,20"]).figures).toEqual([
      "phd 2024-Q3 5",
      "phd 2024-01/2024-09 20",
    ]);
    expect(read([TITLE, "平台,本月引进博士,当季引进硕士", "甲院,5,6"]).figures).toEqual([
      "phd 2024-09 5",
      "master 2024-Q3 6",
    ]);
  });

  it.each([
    ["2024年1-8月", "本季"],
    ["2024年三季度", "本月"],
    ["2024年", "本月"],
  ])("%s has no %s", (title, heading) =>
    expect(read([title, `指标,单位,${heading}`, "引进博士,人,5"])).toMatchObject({
      figures: [],
      asked: ["measure-of-other-period C3"],
    }),
  );

  it("本期 of a range and 本年 of a month may each be two things", () => {
    const range = [TITLE, "指标,单位,本期,上年同期", "引进博士,人,5,4"];
    expect(read(range).asked[0]).toBe("as-of-flow C2 2024年1—9月 2024年9月");
    expect(read(range, { choices: { cells: { C2: "2024年1—9月" } } }).figures).toEqual(["phd 2024-01/2024-09 5"]);
    expect(read(["2024年9月", "指标,单位,本年", "引进博士,人,5"]).asked).toEqual([
      "as-of-flow C2 2024年1—9月 2024年9月",
    ]);
    expect(read(["2024年9月", "指标,单位,本期", "引进博士,人,5"]).figures).toEqual(["phd 2024-09 5"]);
    expect(read(["2024年", "指标,单位,本年", "引进博士,人,5"]).figures).toEqual(["phd 2024 5"]);
  });
});

describe("a time and a word in a heading", () => {
  const under = (heading: string) =>
    read([`平台,2024年目标,${heading},完成率`, "甲院,30,21,70%"], { fileName: "2024年引进博士完成情况.csv" });

  it.each([
    ["1-9月完成", "2024-01/2024-09"],
    ["1-9月实绩", "2024-01/2024-09"],
    ["1-9月份实际完成数", "2024-01/2024-09"],
    ["一至九月完成", "2024-01/2024-09"],
    ["前三季度完成", "2024-01/2024-09"],
    ["9月累计完成", "2024-01/2024-09"],
    ["9月完成数", "2024-09"],
    ["2024.9完成", "2024-09"],
    ["24年9月完成", "2024-09"],
    ["9月份引进人数", "2024-09"],
    ["三季度实际", "2024-Q3"],
    ["Q3完成", "2024-Q3"],
    ["上半年情况", "2024-S1"],
    ["2024年完成", "2024"],
  ])("%s is of its time", (heading, period) =>
    expect(under(heading)).toEqual({ figures: [`phd ${period} 21`], asked: [] }),
  );

  it.each([["1-9月进度"], ["年初至9月完成"], ["截至目前完成"], ["近三月完成"], ["上旬完成"], ["2023年水平"]])(
    "%s, which is not understood, is not of the file's time",
    (heading) => {
      expect(under(heading)).toEqual({ figures: [], asked: [`heading-time-unread C1 ignored`] });
    },
  );

  it("累计 in the second row of a header is up to the month beside it", () => {
    const lines = ["2024年度重点指标", "平台,引进博士,", ",8月完成数,累计完成数", "甲院,4,20"];
    expect(read(lines).figures).toEqual(["phd 2024-08 4", "phd 2024-01/2024-08 20"]);
  });
});

describe("a column of figures whose heading nobody knows", () => {
  it.each([
    ["户籍人口"],
    ["平均年龄"],
    ["面试人数"],
    ["上月"],
    ["海外"],
    ["年初数"],
    ["中位数"],
    ["Population"],
    ["Average"],
  ])("%s is not taken for what the title or the row names", (heading) => {
    expect(read(["2024年8月引进博士情况", `平台,${heading}`, "甲院,3"]).figures).toEqual([]);
    const { figures, asked } = read([`平台,指标,时间,${heading}`, "甲院,引进博士,2024年8月,3"]);
    expect(figures).toEqual([]);
    expect(asked[0]).toMatch(/^(?:value-unclear|heading-time-unread) D1/);
  });

  it.each([["人员数"], ["件数情况"], ["填报结果"], ["列1"], ["人"], ["Total number"]])(
    "%s says nothing else",
    (heading) => {
      expect(read(["2024年8月引进博士情况", `平台,${heading}`, "甲院,3"])).toEqual({
        figures: ["phd 2024-08 3"],
        asked: [],
      });
    },
  );

  it("is taken once it was said to be", () => {
    const choices = { columns: { 岗位: "value" } } as const;
    expect(read(["2024年8月引进博士情况", "平台,岗位", "甲院,3"], { choices }).figures).toEqual(["phd 2024-08 3"]);
  });
});

describe("the end of a month", () => {
  it.each([["2024年8月末"], ["2024年8月底"], ["2024年8月31日止"], ["截至2024年8月"]])(
    "%s in a row is asked of flows",
    (time) => {
      const { figures, asked } = read(["平台,指标,时间,数值", `甲院,引进博士,${time},4`, `甲院,孵化企业,${time},7`]);
      expect(figures).toEqual(["firms 2024-08 7"]);
      expect(asked).toEqual(["as-of-flow C2 2024年1—8月 2024年8月"]);
    },
  );

  it.each([
    ["8月末引进博士（人）", "引进博士（人）"],
    ["8月底引进博士", "引进博士"],
    ["8月末完成数", "完成数"],
  ])("%s is asked of flows", (heading, name) => {
    expect(read(["2024年9月引进博士", `平台,${heading}`, "甲院,4"])).toEqual({
      figures: [],
      asked: [`as-of-flow B2 2024年1—8月${name} 2024年8月${name}`],
    });
    const answered = { choices: { cells: { B2: `2024年1—8月${name}` } } };
    expect(read(["2024年9月引进博士", `平台,${heading}`, "甲院,4"], answered).figures).toEqual([
      "phd 2024-01/2024-08 4",
    ]);
  });

  it.each([["月末数"], ["期末"], ["季末人数"]])("%s is of the end of the table's time", (heading) => {
    expect(read(["2024年9月引进博士", `平台,${heading}`, "甲院,4"]).asked[0]).toMatch(/^as-of-flow B2 /);
    expect(read(["2024年9月孵化企业", `平台,${heading}`, "甲院,4"]).figures).toEqual(["firms 2024-09 4"]);
  });

  it("is asked where the year stands in the row, and of no whole year", () => {
    expect(read(["年份,平台,8月末引进博士,8月末孵化企业", "2024,甲院,4,7"])).toMatchObject({
      figures: ["firms 2024-08 7"],
    });
    expect(read(["平台,指标,时间,数值", "甲院,引进博士,2024年末,4"]).figures).toEqual(["phd 2024 4"]);
  });
});

describe("months that go over the turn of a year", () => {
  const named = { fileName: "2024年引进博士.csv" };
  const open = (lines: readonly string[]) => {
    const { figures, asked } = read(lines, named);
    return [...figures, ...asked.map((one) => one.replace("months-turn-the-year ", "? "))];
  };

  it("are asked about, in headings", () => {
    expect(open(["平台,11月,12月,1月", "甲院,3,4,5"])).toEqual([
      "? B1 2023年11月 2024年11月",
      "? C1 2023年12月 2024年12月",
      "? D1 2024年1月 2025年1月",
    ]);
    expect(open(["平台,四季度,一季度", "甲院,3,4"])).toEqual([
      "? B1 2023年四季度 2024年四季度",
      "? C1 2024年一季度 2025年一季度",
    ]);
    expect(open(["平台,2月,1月,12月", "甲院,3,4,5"])).toContain("? D1 2023年12月 2024年12月");
  });

  it("are asked about, in rows", () => {
    expect(open(["平台,月份,数值", "甲院,12月,3", "甲院,1月,4", "乙中心,1月,4"])).toEqual([
      "phd 2024-01 4",
      "? B2 2023年12月 2024年12月",
      "? B3 2024年1月 2025年1月",
    ]);
  });

  it("are answered cell by cell", () => {
    const cells = { B1: "2023年11月", C1: "2023年12月" };
    expect(read(["平台,11月,12月,1月", "甲院,3,4,5"], { ...named, choices: { cells } })).toEqual({
      figures: ["phd 2023-11 3", "phd 2023-12 4", "phd 2024-01 5"],
      asked: [],
    });
  });

  it("are asked about behind a month with its year", () => {
    expect(open(["平台,2023年11月,12月,2024年1月,2月", "甲院,3,4,5,6"])).toEqual([
      "phd 2023-11 3",
      "phd 2024-01 5",
      "phd 2024-02 6",
      "? C1 2023年12月 2024年12月",
    ]);
  });

  it.each([
    ["平台,9月,8月,7月", 3],
    ["平台,四季度,三季度,二季度,一季度", 4],
    ["平台,2023年12月,1月,2月", 3],
    ["平台,1月,12月", 2],
    ["平台,1-11月,12月", 2],
  ])("%s do not", (header, count) => {
    expect(read([header, `甲院${",3".repeat(count)}`], named)).toMatchObject({ asked: [] });
    expect(read([header, `甲院${",3".repeat(count)}`], named).figures).toHaveLength(count);
  });
});
