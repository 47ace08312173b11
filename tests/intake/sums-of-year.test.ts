import { describe, expect, it } from "vitest";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };
const readBytes = (bytes: Uint8Array, choices = {}) => readUpload(bytes, catalogue, { ...OPTIONS, choices });
const read = (csv: string, choices = {}) => readBytes(new TextEncoder().encode(csv), choices);
const figures = ({ observations }: ReturnType<typeof read>) =>
  observations.map(({ indicator, period, value }) => `${indicator} ${period} ${value}`);
const told = ({ problems }: ReturnType<typeof read>) =>
  problems.filter(({ severity }) => severity !== "note").map(({ code, cell }) => `${code} ${cell}`);

describe("readUpload: a sum from January below a title that names only the year", () => {
  it.each([
    "2024年引进博士\n平台,8月完成数,累计完成数\n甲院,4,20\n",
    "2024年度重点指标\n平台,引进博士,\n,8月完成数,累计完成数\n甲院,4,20\n",
    "2024年重点指标\n平台,8月引进博士,引进博士累计\n甲院,4,20\n",
  ])("is of the months up to the one beside it: %s", (csv) => {
    const reading = read(csv);
    expect(told(reading)).toEqual([]);
    expect(figures(reading)).toEqual(["phd 2024-08 4", "phd 2024-01/2024-08 20"]);
  });

  it.each([
    ["2024年引进博士\n平台,目标,累计\n甲院,30,20\n", "C2", []],
    ["2024年重点指标\n平台,引进博士累计\n甲院,20\n", "B2", []],
    ["2024年累计情况\n平台,引进博士\n甲院,20\n", "B2", []],
    ["2023年重点指标\n平台,7月引进博士,8月引进博士,引进博士累计\n甲院,3,4,20\n", "D2", ["2023-01/2023-08"]],
  ])("is asked up to which month it goes: %s", (csv, cell, options) => {
    const reading = read(csv);
    expect(told(reading)).toEqual([`sum-without-end ${cell}`]);
    expect(figures(reading).filter((figure) => figure.endsWith(" 20"))).toEqual([]);
    expect(questionsOf(reading.problems, catalogue)).toMatchObject([{ about: "period", options }]);
    const year = csv.slice(0, 4);
    const answered = read(csv, { period: `${year}年1-8月` });
    expect(told(answered)).toEqual([]);
    expect(figures(answered)).toContain(`phd ${year}-01/${year}-08 20`);
  });

  it("is asked beside sheets of months", () => {
    const sheet = (title: string, value: number) => [
      [title, null],
      ["平台", "人数"],
      ["甲院", value],
    ];
    const bytes = saveBook(
      makeBook({
        "7月": sheet("2023年7月引进博士", 3),
        "8月": sheet("2023年8月引进博士", 4),
        累计: sheet("2023年引进博士累计", 17),
      }),
    );
    expect(told(readBytes(bytes))).toEqual(["sum-without-end B2"]);
    expect(figures(readBytes(bytes, { period: "2023-01/2023-08" }))).toEqual([
      "phd 2023-07 3",
      "phd 2023-08 4",
      "phd 2023-01/2023-08 17",
    ]);
  });

  it("is of a year that is over, and said to be", () => {
    const reading = read("2023年重点指标\n平台,引进博士累计\n甲院,20\n");
    expect(told(reading)).toEqual(["sum-of-year B2"]);
    expect(figures(reading)).toEqual(["phd 2023 20"]);
  });

  it("asks nothing of a stock, nor where title or rows say more", () => {
    expect(told(read("2024年重点指标\n平台,孵化企业累计\n甲院,20\n"))).toEqual([]);
    expect(told(read("2024年1-8月重点指标\n平台,引进博士累计\n甲院,20\n"))).toEqual([]);
    expect(told(read("2024年重点指标\n平台,月份,引进博士累计\n甲院,8月,20\n"))).toEqual([]);
  });
});
