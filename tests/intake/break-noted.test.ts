import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function breaksIn(lines: readonly string[]): string[] {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { problems } = readUpload(bytes, catalogue, { limits: { rows: 1000 }, today: "2024-09-10" });
  return problems.flatMap(({ code, severity, cell, read, message }) =>
    code === "break-noted" ? [`${severity} ${cell} ${read}${/共 (\d+) 处/.exec(message.zh)?.[0] ?? ""}`] : [],
  );
}

const TABLE = [
  "平台,指标,时期,数值",
  "示例甲研究院,引进全职博士,2024年8月,12",
  "示例乙创新中心,引进全职博士,2024年8月,7",
];

describe("a note of a break in the series", () => {
  it("is asked about where it stands above or below a table, in either language", () => {
    for (const note of [
      "注：2024年起统计口径有所调整",
      "注：自本月起调整了博士统计口径",
      "说明：与上年数据不可比",
      "注：2024年起改按合同签订数统计",
      "Note: definition changed in 2024",
      "Note: there is a break in the series",
    ]) {
      expect(breaksIn([...TABLE, note])).toEqual([`warning A4 ${note}`]);
      expect(breaksIn([note, ...TABLE])).toEqual([`warning A1 ${note}`]);
    }
  });

  it("is asked about once where a column of notes repeats it", () => {
    const rows = TABLE.map((line, i) => `${line},${i === 0 ? "备注" : "口径调整"}`);
    expect(breaksIn(rows)).toEqual(["warning E2 口径调整共 2 处"]);
    expect(breaksIn(TABLE.map((line, i) => `${line},${i === 0 ? "备注" : "初步数"}`))).toEqual([]);
  });

  it("is none where a note only says what the definition is", () => {
    for (const note of ["注：统计口径为全职引进", "数据来源：示例市人才办", "Note: definition as in the handbook"])
      expect(breaksIn([...TABLE, note])).toEqual([]);
  });
});
