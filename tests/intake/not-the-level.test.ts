import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };
const read = (csv: string) => readUpload(new TextEncoder().encode(csv), catalogue, OPTIONS);
const told = ({ problems }: ReturnType<typeof read>) =>
  problems.filter(({ severity }) => severity !== "note").map(({ code, cell }) => `${code} ${cell}`);
const figures = ({ observations }: ReturnType<typeof read>) =>
  observations.map(({ indicator, organization, period, value }) => `${indicator} ${organization} ${period} ${value}`);

describe("readUpload: additions of an indicator that counts all", () => {
  it.each([
    ["2024年8月\n平台,本月孵化企业\n甲院,3\n", "B2"],
    ["2024年8月\n平台,引进博士,当月孵化企业\n甲院,3,4\n", "C2"],
    ["2024年8月孵化企业新增情况\n平台,数量\n甲院,3\n", "B2"],
    ["2024年8月孵化企业情况\n平台,本月新增\n甲院,3\n", "B2"],
  ])("are warned of at their heading: %s", (csv, cell) => {
    expect(told(read(csv))).toEqual([`stock-additions ${cell}`]);
  });

  it.each([
    "2024年8月\n平台,孵化企业\n甲院,3\n",
    "2024年8月新增情况\n平台,引进博士\n甲院,3\n",
    "2024年8月\n平台,本月引进博士\n甲院,3\n",
    "2024年8月\n平台,本月领军人才占比\n甲院,30\n",
    "2024年8月孵化企业情况\n平台,本月数\n甲院,3\n",
  ])("are none: %s", (csv) => {
    expect(told(read(csv))).toEqual([]);
  });
});

describe("readUpload: figures that one column says are no levels", () => {
  const table = (heading: string, member: string) =>
    `indicator,organization,TIME_PERIOD,OBS_VALUE,${heading}\nphd,demo-a,2024-08,12,${member}\nphd,demo-b,2024-08,4,${member}\n`;

  it.each([
    ["TRANSFORMATION", "G1"],
    ["TRANSFORMATION: Transformation", "GY: Growth rate over 1 year"],
    ["Transformation", "LA"],
  ])("are warned of at its heading: %s = %s", (heading, member) => {
    expect(told(read(table(heading, member)))).toEqual(["note-kind E1"]);
  });

  it.each(["N", "N: Non transformed data", "_Z", ""])("are levels where it says %s", (member) => {
    expect(told(read(table("TRANSFORMATION", member)))).toEqual([]);
  });
});

describe("readUpload: a remark behind a figure", () => {
  const table = (cell: string) => `2024年8月\n平台,引进博士（人）\n甲院,${cell}\n`;

  it.each([
    "12（含7月）",
    "12（含6、7月补报）",
    "12（含一季度3）",
    "12（含去年结转2）",
    "12（包括历史数据）",
    "12（其中计划5）",
  ])("that names another time is warned of: %s", (cell) => {
    expect(told(read(table(cell)))).toEqual(["remark-otherwise B3"]);
  });

  it.each(["12（含兼职3）", "12（不含柔性引进）", "12人,其中女性5"])("that names a part is told alone: %s", (cell) => {
    expect(told(read(table(`"${cell}"`)))).toEqual([]);
    expect(figures(read(table(`"${cell}"`)))).toEqual(["phd demo-a 2024-08 12"]);
  });
});

describe("readUpload: a list of single projects or events", () => {
  it.each([
    ["项目名称,平台,时间,投资金额（万元）\nA轮融资,甲院,2024-08,300\nB项目,乙中心,2024-08,400\n", "A1"],
    ["论坛名称,承办平台,时间,引进博士\n固态电池论坛,甲院,2024-08,3\n储能峰会,乙中心,2024-08,4\n", "A1"],
    ["时间,平台,企业名称,投资金额（万元）\n2024-08,甲院,某某科技,300\n2024-08,乙中心,某某智能,400\n", "C1"],
  ])("is warned of at the names: %s", (csv, cell) => {
    expect(told(read(csv))).toEqual([`rows-of-events ${cell}`]);
  });

  it("is none where names recur", () => {
    const csv = (a: string, b: string) =>
      `项目名称,平台,时间,投资金额（万元）\n${a},甲院,2024-08,300\n${b},乙中心,2024-08,400\n`;
    expect(told(read(csv("人才基金", "人才基金")))).toEqual([]);
  });
});

describe("readUpload: what leads away from a misreading", () => {
  it.each([
    ["Invested (RMB million)", 150],
    ["投资金额（RMB million）", 150],
    ["投资金额（CNY 10 million）", 1500],
    ["投资金额（RMB 100 million）", 15000],
    ["投资金额（RMB 10,000）", 1.5],
    ["投资金额（CNY bn）", 150000],
  ])("reads the currency before what multiplies it: %s", (heading, value) => {
    const { observations } = read(`2024年8月\n平台,"${heading}"\n甲院,1.5\n`);
    expect(observations).toMatchObject([{ indicator: "invested", value }]);
  });

  it("says that surplus words are not to be left out of a name", () => {
    const advice = (heading: string) =>
      read(`2024年8月\n平台,引进硕士,${heading}\n甲院,1,2\n`).problems.find(({ code }) => code === "unknown-indicator")
        ?.advice;
    for (const heading of ["引进全职博士（海外）", "今年以来引进全职博士"]) {
      expect(advice(heading)?.zh).toContain("去掉后数就错了");
      expect(advice(heading)?.en).toContain("leave it out instead");
    }
    expect(advice("引近全博士")?.zh ?? "").not.toContain("去掉后数就错了");
  });

  it.each([
    ["单位名称：,甲院,报告期：,2024年8月", "指标,单位,数量,备注\n引进博士,人,3,\n投资金额,亿元,0.12,已核实\n"],
    ["填报单位:,示例甲研究院,,", "指标,2024-08,单位,备注\n引进博士,3,人,\n投资金额,0.12,亿元,已核实\n"],
    [
      "2024年8月人才月报\n填报单位：,甲院,填报时间：,2024年9月3日",
      "指标,单位,数量,备注\n引进博士,人,3,\n投资金额,亿元,0.12,已核实\n",
    ],
  ])("reads the head of a form as what the table is of: %s", (head, table) => {
    const reading = read(`${head}\n${table}`);
    expect(told(reading)).toEqual([]);
    expect(figures(reading)).toEqual(["phd demo-a 2024-08 3", "invested demo-a 2024-08 1200"]);
  });
});
