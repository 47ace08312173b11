import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { shippedCatalogue } from "./shipped-catalogue.ts";

/** Money (万元) and people of the first row, and what is asked. */
function read(lines: readonly string[]) {
  const { observations, problems } = readUpload(new TextEncoder().encode(lines.join("\n")), shippedCatalogue, {
    limits: { rows: 100 },
    today: "2025-03-10",
  });
  const figureOf = (code: string) => observations.find(({ indicator }) => indicator === code)?.value ?? null;
  return {
    invested: figureOf("invested"),
    people: figureOf("phd_hired"),
    asked: problems.flatMap(({ severity, code }) => (severity === "note" ? [] : [code])),
  };
}

const quoted = (text: string) => `"${text}",,`;
const TABLE = ["平台,引进全职博士,投资金额", "示例固态电池研究院,23,3.2"];
const TITLE = "2024年8月各平台主要指标";

const READ: readonly (readonly [string, number])[] = [
  ["单位：亿元", 32000],
  ["单位：人民币亿元", 32000],
  ["货币：人民币亿元", 32000],
  ["币种：人民币 单位：亿元", 32000],
  ["Unit: RMB 10,000", 3.2],
  ["(RMB 10,000)", 3.2],
  ["(unit: 10,000 yuan)", 3.2],
  ["RMB 100,000,000", 32000],
  ["（亿元）", 32000],
  ["亿元", 32000],
  ["（金额：亿元）", 32000],
  ["（金额以亿元计）", 32000],
  ["（单位（亿元））", 32000],
  ["单位：100万元", 320],
  ["单位：10万元", 32],
  ["單位：億元", 32000],
  ["单位：亿圆", 32000],
  ["RMB million", 320],
  ["RMB mn", 320],
  ["in RMB thousand", 0.32],
  ["RMB'000", 0.32],
  ["Amounts in thousands of yuan", 0.32],
  ["Unit: 100 million RMB", 32000],
  ["单位:亿元 人", 32000],
  ["单位：人、亿元", 32000],
  ["单位：人（博士、硕士）、亿元（投资）", 32000],
  ["单位：亿元（保留一位小数）", 32000],
  ["单位：亿", 32000],
];

describe("a line that states units", () => {
  it.each(READ)("is read above the table, in the title and in the corner: %s", (line, invested) => {
    const right = { invested, people: 23, asked: [] };
    expect(read([TITLE, quoted(line), ...TABLE])).toEqual(right);
    expect(read([quoted(`${TITLE}（${line}）`), ...TABLE])).toEqual(right);
    expect(read([TITLE, `"平台（${line}）",引进全职博士,投资金额`, "示例固态电池研究院,23,3.2"])).toEqual(right);
  });

  it.each([
    ["单位：港币万元"],
    ["单位：USD 10,000"],
    ["单位：万美元"],
    ["币种：美元 单位：亿元"],
    ["单位：亿元/人"],
    ["单位：百亿标准元"],
    ["单位：批"],
    ["金额单位：每万元"],
    ["数据均以千为单位"],
    ["RMB lakh"],
    ["（人民币）"],
  ])("that is not understood is an error of the unit, wherever it stands: %s", (line) => {
    const tables = [
      [TITLE, quoted(line), ...TABLE],
      [quoted(`${TITLE}（${line}）`), ...TABLE],
      [TITLE, `"平台（${line}）",引进全职博士,投资金额`, "示例固态电池研究院,23,3.2"],
    ];
    for (const table of tables) {
      const { invested, asked } = read(table);
      expect({ invested, asked: [...new Set(asked)] }).toEqual({ invested: null, asked: ["unknown-unit"] });
    }
  });

  it("that is not understood in a note is one too", () => {
    expect(read([TITLE, ...TABLE, "注：单位：万美元,,"])).toMatchObject({ invested: null });
    expect(read([TITLE, ...TABLE, "注：金额单位：亿元,,"])).toMatchObject({ invested: 32000, people: 23 });
  });

  it.each([
    ["填报单位：示例市科技局"],
    ["单位：示例市人才办"],
    ["单位：（盖章）"],
    ["单位名称：示例市科技局    填报日期：2024年9月5日"],
    ["各单位引才情况"],
    ["币种：人民币"],
  ])("is told from one of those who report: %s", (line) => {
    expect(read([TITLE, quoted(line), ...TABLE])).toEqual({ invested: 3.2, people: 23, asked: [] });
  });

  it("of money is not said of people beside it, and still asked where there is no money", () => {
    expect(read([TITLE, ",,单位：亿元", ...TABLE])).toEqual({ invested: 32000, people: 23, asked: [] });
    expect(read([TITLE, ",单位：亿元", "平台,引进全职博士", "示例固态电池研究院,23"]).asked).toEqual(["unit-mismatch"]);
  });
});
