import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const today = "2025-03-10";

/** Periods of what is read, and codes of what is asked; notes are left out. */
function read(bytes: Uint8Array, fileName = "") {
  const { observations, problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today, fileName });
  const asked = problems.flatMap(({ severity, code }) => (severity === "note" ? [] : [code]));
  return {
    periods: [...new Set(observations.map(({ indicator, period }) => `${indicator} ${period}`))],
    asked: [...new Set(asked)],
  };
}

const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
const TABLE = ["平台,引进硕士", "甲院,3", "乙中心,4"];
const SHEET = TABLE.map((line) => line.split(","));

/** Where a time may stand: above the table, in the name of its sheet, in that of its file. */
const PLACES: readonly (readonly [string, (time: string) => ReturnType<typeof read>])[] = [
  ["a title", (time) => read(encode([`${time}引进情况表`, ...TABLE]))],
  ["a sheet's name", (time) => read(saveBook(makeBook({ [time]: SHEET }), "xlsx"))],
  ["a file's name", (time) => read(encode(TABLE), `${time}引进情况.csv`)],
];

describe.each(PLACES)("a time in %s", (_, readWith) => {
  it.each([
    ["2024年Q3", "2024-Q3"],
    ["2024Q3", "2024-Q3"],
    ["Q3 2024", "2024-Q3"],
    ["2024年H1", "2024-S1"],
    ["2024年元月", "2024-01"],
    ["2024年1、2月", "2024-01/2024-02"],
    ["2024年1月和2月", "2024-01/2024-02"],
    ["2024年头两个月", "2024-01/2024-02"],
    ["2024年一二月", "2024-01/2024-02"],
    ["2024年Q1-Q3", "2024-01/2024-09"],
    ["2024年前两月", "2024-01/2024-02"],
    ["2024年8月", "2024-08"],
    ["2024年8月初稿", "2024-08"],
    ["2024年8月初步", "2024-08"],
    ["2024年1-8月", "2024-01/2024-08"],
    ["2024年上半年", "2024-S1"],
    ["2024年度", "2024"],
  ])("is read: %s", (time, period) => {
    expect(readWith(time)).toEqual({ periods: [`master ${period}`], asked: [] });
  });

  it.each([
    ["2024年8月1-15日"],
    ["2024年8月中旬"],
    ["2024年8月及1-8月"],
    ["2024年全年及8月"],
    ["2024年9月例会材料：1-8月"],
    ["2024年1-8月20日"],
    ["2024年7月26日-8月25日"],
    ["2024年初"],
    ["2024年8月上半月"],
    ["2024年8月第2周"],
    ["2024年8月周报"],
    ["2024年8月以来"],
    ["2024年8月及以前"],
    ["2024年8月后"],
    ["2024年三季度以来"],
    ["2024年以来"],
    ["2024年至今"],
    ["2024年7、8月"],
    ["2024年7月和8月"],
    ["2024年一、二季度"],
    ["2024年第一、二季度"],
    ["2024年半年报"],
    ["2024年年中"],
    ["十四五期间（2021-2025年）"],
    ["2021-2024年累计"],
    ["2021年—2024年"],
    ["近三年（2024年）"],
    ["2024年近半年"],
    ["2024年半年"],
    ["2024年秋季"],
    ["2024年春节期间"],
    ["2024年后三季度"],
    ["2024年一二季度"],
    ["2024年1月至今"],
  ])("that no period of ours is, is asked for: %s", (time) => {
    const { periods, asked } = readWith(time);
    expect(periods).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it.each([
    ["2024年8月日均"],
    ["2024年月均"],
    ["2024年任务"],
    ["2024年应完成"],
    ["2024年8月序时进度"],
    ["2024年8月拟引进"],
    ["2024年意向"],
    ["2024年需求"],
    ["2024年缺口"],
    ["2024年8月较7月新增"],
    ["2024年下半年计划"],
  ])("beside a word for other figures is warned of: %s", (time) => {
    expect(readWith(time).asked).toContain("title-kind");
  });
});

it("万元 before 月报 is no January", () => {
  for (const title of ["2024年投资金额 单位：万元 月报", "2024年8月投资金额万元月报"]) {
    const { periods } = read(encode([title, "平台,投资金额", "甲院,3", "乙中心,4"]));
    expect(periods.filter((period) => period.includes("2024-01"))).toEqual([]);
  }
});

describe("what a file is called", () => {
  it("has the year of 截至8月31日 above the table", () => {
    expect(read(encode(["引进情况（截至8月31日）", ...TABLE]), "2024年人才.csv").asked).toContain("as-of-title");
  });

  it("is of the sheets of months, not of a sheet without one beside them", () => {
    const book = saveBook(makeBook({ "1月": SHEET, "2月": SHEET, 汇总: SHEET }), "xlsx");
    const { periods, asked } = read(book, "2024年分月.xlsx");
    expect(periods).toEqual(["master 2024-01", "master 2024-02"]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it("states a unit as a title does, and so does what a sheet is called", () => {
    const money = [
      ["平台", "2024年8月"],
      ["甲院", "5000000"],
    ];
    const figuresOf = (bytes: Uint8Array, fileName: string) =>
      readUpload(bytes, catalogue, { limits: { rows: 100 }, today, fileName }).observations.map(({ value }) => value);
    const csv = encode(money.map((row) => row.join(",")));
    const inTitle = figuresOf(encode(["投资金额（元）", ...money.map((row) => row.join(","))]), "");
    expect(inTitle).toHaveLength(1);
    expect(figuresOf(csv, "投资金额（元）.csv")).toEqual(inTitle);
    expect(figuresOf(saveBook(makeBook({ "投资金额（元）": money }), "xlsx"), "")).toEqual(inTitle);
  });
});
