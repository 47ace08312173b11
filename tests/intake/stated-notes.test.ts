import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

/** What is asked, `code cell`, of a table of August with lines above or below it. */
function asked(lines: readonly string[]): string[] {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2025-03-10" });
  return problems.flatMap(({ severity, code, cell }) => (severity === "note" ? [] : [`${code} ${cell}`]));
}

const TABLE = ["平台,引进博士,引进硕士,投资金额", "甲院,4,12,30", "乙中心,2,9,50"];

describe("a note of a table", () => {
  it.each([
    ["注：投资金额以千元计。", "D2"],
    ["注：投资金额按百万元填列。", "D2"],
    ["注：引进硕士按百人为单位。", "C2"],
    ["注：引进硕士为上月数。", "C2"],
    ["注：引进硕士为2023年8月数。", "C2"],
    ["注：投资金额为二季度数。", "D2"],
    ["注：投资金额系认缴额。", "D2"],
    ["注：投资金额为签约额。", "D2"],
    ["注：乙中心为1-7月数据。", "A4"],
    ["注：甲院数据未报，按上月数填列。", "A3"],
    ["注：甲院含孵化基地数。", "A3"],
    ["注：甲院与乙中心数据填反。", "A5"],
    ["注：引进博士列与引进硕士列互换。", "A5"],
    ["注：8月数据未出，以7月代替。", "A5"],
    ["注：本表数据截至8月20日。", "A5"],
    ["注：表中“0”表示未报送。", "A5"],
    ["注：9999代表保密。", "A5"],
    ["注：数据暂缺的以0填列。", "A5"],
    ["注：表内各数均以十为单位。", "A5"],
    ["Note: amounts in RMB thousand.", "A5"],
    ["Note: figures include part-time staff.", "A5"],
  ])("that reading did not use is asked about where it speaks of: %s", (note, cell) => {
    expect(asked(["2024年8月引才情况", ...TABLE, note])).toEqual([`note-unread ${cell}`]);
  });

  it.each([
    ["数据来源：甲院2023年台账"],
    ["制表人：王某　审核：李某"],
    ["注：本表数据由各平台报送。"],
    ["注：本表数据由甲院于2024年9月3日填报。"],
    ["注：数据截至2024年8月31日。"],
    ["注：引进博士是指签订三年以上合同、不含柔性引进的博士。"],
    ["注：“—”表示无数据，空白为未发生。"],
    ["注：合计数与分项之和因四舍五入略有出入。"],
    ["注：8月数为快报数，以年报为准。"],
    ["说明：每月10日前报送，请各平台如实填报。"],
    ["备注：已核实。"],
    ["单位：人、万元"],
    ["计量单位：人，个，万元"],
    ["注：2022年以前的数据未列入本表。"],
  ])("that leaves figures what they are is not asked about: %s", (note) => {
    expect(asked(["2024年8月引才情况", ...TABLE, note])).toEqual([]);
    expect(asked(["2024年8月引才情况", note, ...TABLE])).toEqual([]);
  });

  it("of one column says nothing of the others, above and below", () => {
    for (const lines of [
      ["2024年8月", "注：引进硕士自年初起累计。", ...TABLE],
      ["2024年8月", ...TABLE, "注：引进硕士自年初起累计。"],
    ]) {
      const bytes = new TextEncoder().encode(lines.join("\n"));
      const { observations } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2025-03-10" });
      expect(new Set(observations.map(({ period }) => period))).toEqual(new Set(["2024-08"]));
      expect(asked(lines)).toHaveLength(1);
    }
  });
});

it("the day of a report beside who made it is not asked about", () => {
  expect(asked(["2024年8月", ...TABLE, "填表人：王某,,2024年9月5日,"])).toEqual([]);
  expect(asked(["2024年8月", ...TABLE, "填表人：王某,,截至2024年8月5日,"])).toEqual(["note-unread C5"]);
});

describe("a remark beside a row", () => {
  const rows = (remark: string) => ["2024年8月", "平台,引进硕士,备注", "甲院,3,", `乙中心,4,${remark}`];

  it.each(
    "7月数|上半年数|二季度|2023年数|同上月|沿用上月|截至7月底|更正为15|待更正|错误|误填|非全职|兼职|签约|博士后|硕士|占比|按计划填列|与甲院合计|含甲院2人|快报数存疑|12".split(
      "|",
    ),
  )("that is not known to be harmless is asked about: %s", (remark) => {
    expect(asked(rows(remark))).toEqual(["note-remarks C4"]);
  });

  it.each(
    "已核实|核对无误|无|—|正常|新设立|自主招聘|校企联合|含兼职3人|8月到岗|补报|李某填|数据来源：人事系统|已上报，无误".split(
      "|",
    ),
  )("that is, is not: %s", (remark) => {
    expect(asked(rows(remark))).toEqual([]);
  });

  it("is one of many in one question that names their rows", () => {
    const lines = ["2024年8月", "平台,引进硕士,备注", "甲院,3,7月数", "乙中心,4,已核", "Demo Laboratory C,5,估计"];
    const bytes = new TextEncoder().encode(lines.join("\n"));
    const { problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2025-03-10" });
    const told = problems.filter(({ code }) => code === "note-remarks");
    expect(told.map(({ message }) => message.zh)).toEqual([
      "备注写着“7月数”（第 3 行）、“估计”（第 5 行），读数时没有用到。",
    ]);
  });
});
