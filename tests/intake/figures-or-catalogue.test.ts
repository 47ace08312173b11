import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const OPTIONS = { limits: { rows: 1e4 }, today: "2026-12-01" };

function read(rows: readonly (readonly (string | number)[])[], name = "Sheet1") {
  const { observations, problems } = readUpload(saveBook(makeBook({ [name]: rows })), catalogue, OPTIONS);
  return { figures: observations.length, codes: problems.map(({ code }) => code) };
}

const [first, second] = catalogue.organizations.filter(({ kind }) => kind === "platform").map(({ names }) => names.zh);
const A = first ?? "";
const B = second ?? "";

describe("figures with a column of targets", () => {
  it.each([
    [
      "times beside the rows",
      [
        ["指标", "平台", "时间", "数量", "目标值"],
        ["投资金额", A, "2024年4月", 2, 200],
        ["投资金额", B, "2024年5月", 18, 50],
      ],
      2,
    ],
    [
      "times above the columns",
      [
        ["指标", "平台名称", "2024年8月", "2024年9月", "年度目标"],
        ["投资金额", A, 8, 13, 70],
        ["投资金额", B, 16, 32, 130],
      ],
      4,
    ],
    [
      "blank months to fill in",
      [
        ["指标", "平台", "2024年8月", "2024年9月"],
        ["投资金额", A, "", ""],
      ],
      2,
    ],
  ])("are read as figures: %s", (_, rows, figures) => {
    const reading = read(rows);
    expect(reading.codes).not.toContain("sheet-of-catalogue");
    expect(reading.figures).toBe(figures);
  });

  it("are told from plans, lists and schemes, whose numbers are no figures", () => {
    const plan = [["2026年目标分解表"], ["平台", "投资金额（万元）", "引进博士（人）"], [A, 4000, 20], [B, 3000, 15]];
    const list = [
      ["平台名称", "成立时间", "依托高校"],
      [A, "2021年3月", "示例大学"],
      [B, "2022年6月", "示例大学"],
    ];
    const scheme = [
      ["指标名称", "单位", "权重", "目标值", "完成时限"],
      ["投资金额", "万元", 60, 7000, "2026年11月"],
      ["引进博士", "人", 40, 35, "2026年6月"],
    ];
    for (const rows of [plan, list, scheme]) expect(read(rows)).toEqual({ figures: 0, codes: ["sheet-of-catalogue"] });
  });
});
