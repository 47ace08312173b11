import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };
const read = (csv: string, choices = {}) =>
  readUpload(new TextEncoder().encode(csv), catalogue, { ...OPTIONS, choices });
const figures = ({ observations }: ReturnType<typeof read>) =>
  observations.map(({ indicator, organization, period, value }) => `${indicator} ${organization} ${period} ${value}`);
const errors = ({ problems }: ReturnType<typeof read>) =>
  problems.filter(({ severity }) => severity === "error").map(({ code, cell }) => `${code} ${cell}`);

describe("readUpload: ranked lists beside each other without a blank column", () => {
  const ROWS = "1,甲院,13,1,乙中心,22\n2,乙中心,12,2,甲院,20\n";
  const OF_TWO = [
    "phd demo-a 2024-08 13",
    "phd demo-b 2024-08 12",
    "master demo-b 2024-08 22",
    "master demo-a 2024-08 20",
  ];

  it.each([
    "名次,平台,引进博士,名次,平台,引进硕士",
    "排名,平台名称,引进博士（人）,名次,平台名称,引进硕士（人）",
    "位次,平台,引进博士,位次,平台,引进硕士",
    "序号,单位,引进博士,序号,单位,引进硕士",
    "Rank,Platform,PhDs hired,Rank,Platform,Masters hired",
  ])("gives each figure to the name in its own list: %s", (header) => {
    const reading = read(`2024年8月\n${header}\n${ROWS}`);
    expect(errors(reading)).toEqual([]);
    expect(figures(reading)).toEqual(OF_TWO);
  });

  it("parts three of them, whatever else stands before and behind the figures", () => {
    const list = (heading: string) => `排名,地区,平台,${heading},同比（%）`;
    const csv = `2024年8月\n${["引进博士", "引进硕士", "投资金额"].map(list).join(",")}\n1,示例市,甲院,13,5,1,示例市,乙中心,22,6,1,示例市,甲院,900,7\n`;
    expect(figures(read(csv))).toEqual([
      "phd demo-a 2024-08 13",
      "master demo-b 2024-08 22",
      "invested demo-a 2024-08 900",
    ]);
  });

  it("parts 单位 over names, without ranks", () => {
    const csv = "2024年8月\n单位,引进博士,单位,引进硕士\n甲院,13,乙中心,22\n";
    expect(figures(read(csv))).toEqual(["phd demo-a 2024-08 13", "master demo-b 2024-08 22"]);
  });

  it.each([
    ["figures before the names", "引进博士,平台,引进硕士,平台\n13,甲院,22,乙中心\n", "D3"],
    ["names under other headings", "名次,平台,引进博士,名次,填报单位,引进硕士\n1,甲院,13,1,乙中心,22\n", "E3"],
    ["names under headings that are not known", "A,引进博士,B,引进硕士\n甲院,13,乙中心,22\n", "C3"],
  ])("asks where neither can be told: %s", (_, body, cell) => {
    const reading = read(`2024年8月\n${body}`);
    expect(errors(reading)).toEqual([`names-beside ${cell}`]);
    expect(figures(reading)).toEqual([]);
    expect(reading.problems.find(({ code }) => code === "names-beside")?.fixes).toBeUndefined();
  });
});

describe("readUpload: columns that contradict each other", () => {
  it.each([
    ["code and name of a platform", "年月,平台代码,平台,引进博士\n202408,demo-b,甲院,3\n", "names-contradict C2"],
    ["name and code of a platform", "年月,平台,平台代码,引进博士\n202408,甲院,demo-b,3\n", "names-contradict C2"],
    ["a former and a present platform", "时期,原平台,现平台,引进博士\n2024-08,甲院,乙中心,3\n", "names-contradict C2"],
    [
      "code and name of an indicator",
      "指标代码,指标,平台,时期,数值\nphd,引进硕士,甲院,2024-08,3\n",
      "names-contradict B2",
    ],
    ["year and period", "年份,时期,平台,引进博士\n2023,2024-08,甲院,3\n", "year-contradicts B2"],
    ["year and months up to now", "年度,时期,平台,引进博士\n2023,2024年1-8月,甲院,3\n", "year-contradicts B2"],
    ["a row's unit and its heading's", "平台,时期,单位,引进博士（人）\n甲院,2024-08,万人,3\n", "units-contradict D2"],
    [
      "a row's unit and that of 数值",
      "平台,时期,指标,数值（万元）,单位\n甲院,2024-08,投资金额,3,亿元\n",
      "units-contradict D2",
    ],
    [
      "an indicator's unit and its row's",
      "平台,时期,指标,数值,单位\n甲院,2024-08,投资金额（万元）,3,元\n",
      "units-contradict D2",
    ],
  ])("refuses the row: %s", (_, csv, error) => {
    const reading = read(csv);
    expect(errors(reading)).toEqual([error]);
    expect(figures(reading)).toEqual([]);
  });

  it.each([
    ["年月,平台代码,平台,引进博士\n202408,demo-a,甲院,3\n", "phd demo-a 2024-08 3"],
    ["年月,地区,平台,引进博士\n202408,示例市,甲院,3\n", "phd demo-a 2024-08 3"],
    ["年月,平台,引进博士,合作单位\n202408,甲院,3,乙中心\n", "phd demo-a 2024-08 3"],
    ["年份,时期,平台,引进博士\n2024,8月,甲院,3\n", "phd demo-a 2024-08 3"],
    ["时期,原平台,现平台,引进博士\n2024-08,甲院,示例甲研究院,3\n", "phd demo-a 2024-08 3"],
    ["平台,时期,单位,引进博士（个）\n甲院,2024-08,人,3\n", "phd demo-a 2024-08 3"],
    ["平台,时期,指标,数值（万元）,单位\n甲院,2024-08,投资金额,3亿元,元\n", "invested demo-a 2024-08 30000"],
    ["单位：亿元\n平台,时期,指标,数值,单位\n甲院,2024-08,投资金额,3,万元\n", "invested demo-a 2024-08 3"],
  ])("reads what agrees: %s", (csv, figure) => {
    const reading = read(csv);
    expect(errors(reading)).toEqual([]);
    expect(figures(reading)).toEqual([figure]);
  });

  it("reads the row where a person leaves one of the columns out", () => {
    const csv = "时期,原平台,现平台,引进博士\n2024-08,甲院,乙中心,3\n";
    const fixes = read(csv).problems.find(({ code }) => code === "names-contradict")?.fixes ?? [];
    expect(fixes.map(({ kind, replacement, about }) => `${kind} ${replacement} ${about}`)).toEqual([
      "column ignored 原平台",
      "column ignored 现平台",
    ]);
    expect(figures(read(csv, { columns: { 原平台: "ignored" } }))).toEqual(["phd demo-b 2024-08 3"]);
    expect(figures(read(csv, { columns: { 现平台: "ignored" } }))).toEqual(["phd demo-a 2024-08 3"]);
  });
});
