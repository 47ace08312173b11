import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { saidByFix, say } from "#intake/dialogue/said.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(lines: readonly string[], choices: ReadingChoices = {}) {
  const { observations, problems, understood } = readUpload(new TextEncoder().encode(lines.join("\n")), catalogue, {
    limits: { rows: 1000 },
    today: "2024-09-10",
    choices,
  });
  return {
    problems,
    told: problems.filter(({ severity }) => severity === "error").map(({ code, read: text }) => `${code} ${text}`),
    notes: problems.filter(({ severity }) => severity === "note").map(({ code, read: text }) => `${code} ${text}`),
    figures: observations.map(
      ({ organization, period, value, source }) => `${organization} ${period} ${value} ${source.cell}`,
    ),
    aside: understood.setAside.map(({ row, kind }) => `${row} ${kind}`),
  };
}

const HEADER = "指标,平台,时期,性别,年龄段,数值";
const ROWS = [
  "引进博士,甲院,2024-08,男,35岁以下,3",
  "引进博士,甲院,2024-08,女,35岁以下,4",
  "引进博士,甲院,2024-08,男,35岁及以上,1",
  "引进博士,甲院,2024-08,女,35岁及以上,2",
];

describe("readUpload(bytes) of rows that further columns part", () => {
  it("asks for the member of each, and reads the rows of those that are said", () => {
    const asked = read([HEADER, ...ROWS]);
    expect([asked.told, asked.notes, asked.figures]).toEqual([
      ["member-unclear 性别", "member-unclear 年龄段"],
      [],
      [],
    ]);
    expect(questionsOf(asked.problems, catalogue)).toMatchObject([
      { about: "member", text: "性别", options: ["男", "女"] },
      { about: "member", text: "年龄段", options: ["35岁以下", "35岁及以上"] },
    ]);
    const said = asked.problems.reduce<ReadingChoices>((choices, problem) => {
      const [, second] = problem.fixes ?? [];
      return second === undefined ? choices : say(choices, saidByFix(problem, second));
    }, {});
    expect(said).toEqual({ members: { 性别: "女", 年龄段: "35岁及以上" } });
    const { told, figures, aside } = read([HEADER, ...ROWS], said);
    expect([told, figures, aside]).toEqual([[], ["demo-a 2024-08 2 F5"], ["2 member", "3 member", "4 member"]]);
  });

  it("reads the total by itself where each has one, says so, and another where that is said", () => {
    const rows = ["引进博士,甲院,2024-08,男,3", "引进博士,甲院,2024-08,女,4", "引进博士,甲院,2024-08,合计,7"];
    const lines = ["指标,平台,时期,性别,数值", ...rows];
    const { told, notes, figures } = read(lines);
    expect([told, notes, figures]).toEqual([[], ["member-total-read 性别"], ["demo-a 2024-08 7 E4"]]);
    expect(read(lines, { members: { 性别: "女" } }).figures).toEqual(["demo-a 2024-08 4 E3"]);
  });

  it("asks where a total is not given for all", () => {
    const rows = [
      "引进博士,甲院,2024-08,男,3",
      "引进博士,甲院,2024-08,合计,7",
      "引进博士,乙中心,2024-08,男,3",
      "引进博士,乙中心,2024-08,女,3",
    ];
    expect(read(["指标,平台,时期,性别,数值", ...rows]).told).toEqual(["member-unclear 性别"]);
  });

  it("asks of a file of women alone, and of columns beside periods", () => {
    expect(read(["指标,平台,时期,性别,数值", "引进博士,甲院,2024-08,女,4"]).told).toEqual(["member-unclear 性别"]);
    const wide = ["指标：引进博士,,", "平台,学科,2024年8月", "甲院,理学,3", ",工学,4", "乙中心,理学,5", ",工学,6"];
    expect(read(wide).told).toEqual(["member-unclear 学科"]);
    expect(read(wide, { members: { 学科: "工学" } }).figures).toEqual(["demo-a 2024-08 4 C4", "demo-b 2024-08 6 C6"]);
  });

  it("leaves a figure that stands twice a figure that stands twice", () => {
    const rows = [
      "引进博士,甲院,2024-08,张,3",
      "引进博士,甲院,2024-08,李,4",
      "引进硕士,甲院,2024-08,李,4",
      "引进博士,乙中心,2024-08,王,4",
      "引进硕士,乙中心,2024-08,王,5",
    ];
    expect(read(["指标,平台,时期,经办,数值", ...rows]).told).toEqual(["rows-differ 4"]);
  });

  it("asks which unit is meant, and leaves out rows of one", () => {
    const lines = ["指标,平台,时期,单位,数值", "投资金额,甲院,2024-08,万元,3", "投资金额,甲院,2024-08,万美元,4"];
    expect(read(lines).told).toEqual(["member-unclear 单位"]);
    expect(read(lines, { members: { 单位: "万元" } }).figures).toEqual(["demo-a 2024-08 3 E2"]);
    expect(read(lines, { membersLeftOut: { 单位: ["万美元"] } }).figures).toEqual(["demo-a 2024-08 3 E2"]);
  });
});
