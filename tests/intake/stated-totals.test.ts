import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

/** What is told of the totals of a file: code, cell, and the two figures with how far they lie apart. */
function told(...lines: string[]): string[] {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { problems } = readUpload(bytes, catalogue, { limits: { rows: 20_000 }, today: "2024-09-10" });
  return problems
    .filter(({ code }) => code.startsWith("total-"))
    .map(({ severity, code, cell, message }) => {
      expect(severity).toBe("warning");
      const figures = message.en.replace(/“[^”]*”|\([^)]*\)/g, "").match(/[<>≥≤≈]?-?\d+(?:\.\d+)?/g) ?? [];
      return [code.slice("total-".length), cell, ...figures].join(" ");
    });
}

const A = "示例甲研究院";
const B = "示例乙创新中心";
const C = "示例丙实验室（筹）";

describe("readUpload: a stated total and its parts", () => {
  it("names both figures and the difference at the total's cell, in a wide table and in a long one", () => {
    const wide = ["2024年8月人才情况", "平台,引进博士,引进硕士", `${A},5,3`, `${B},3,4`, "合计,8,9"];
    expect(told(...wide)).toEqual(["differs C5 9 2 7 2"]);
    const long = ["指标,平台,时期,数值", `引进博士,${A},2024年8月,25`, `引进硕士,${A},2024年8月,5`];
    const totals = ["引进博士,合计,2024年8月,52", "引进硕士,合计,2024年8月,11"];
    expect(told(...long, `引进博士,${B},2024年8月,26`, `引进硕士,${B},2024年8月,6`, ...totals)).toEqual([
      "differs D6 52 2 51 1",
    ]);
  });

  it("is told of rows and of columns, and of the cell where both meet", () => {
    const head = ["引进博士", "平台,2024年1月,2024年2月,合计"];
    expect(told(...head, `${A},5,6,11`, `${B},1,2,3`, "合计,6,8,14")).toEqual([]);
    expect(told(...head, `${A},5,6,12`, `${B},1,2,3`, "合计,6,8,15")).toEqual([
      "differs D3 12 2 11 1",
      "differs D5 15 2 14 1",
    ]);
    expect(told(...head, `${A},5,6,11`, `${B},1,2,3`, "合计,6,8,15")).toEqual(["differs D5 15 2 14 1"]);
  });

  it("sums groups by their subtotals, before or behind them, and everything once at the end", () => {
    const rows = [`${A},5`, `${B},3`, "小计,8", `${C},4`, "小计,4"];
    const head = ["2024年8月人才情况", "平台,引进博士"];
    expect(told(...head, ...rows, "合计,12")).toEqual([]);
    expect(told(...head, ...rows, "合计,13")).toEqual(["differs B8 13 3 12 1"]);
    expect(told(...head, `${A},5`, `${B},3`, "小计,9", `${C},4`, "小计,4", "合计,12")).toEqual(["differs B5 9 2 8 1"]);
    expect(told(...head, "总计,12", "小计,8", `${A},5`, `${B},3`, "小计,4", `${C},4`)).toEqual([]);
    expect(told(...head, "总计,12", "小计,7", `${A},5`, `${B},3`, "小计,4", `${C},4`)).toEqual(["differs B4 7 2 8 1"]);
  });

  it("does not add what is among a part again, nor the region beside its platforms, nor a quarter beside its months", () => {
    const head = ["平台,时期,引进博士"];
    const among = [`${A},2024年8月,5`, "其中：女性,2024年8月,2", `${B},2024年8月,7`];
    expect(told(...head, ...among, "合计,2024年8月,12")).toEqual([]);
    expect(told(...head, ...among, "合计,2024年8月,14")).toEqual(["differs C5 14 2 12 2"]);
    const onTop = ["合计,2024年8月,12", `其中：${A},2024年8月,5`, `${B},2024年8月,7`];
    expect(told(...head, ...onTop)).toEqual([]);
    expect(told(...head, ...onTop.slice(0, 2))).toEqual([]);
    expect(told(...head, ...onTop, `${C},2024年8月,1`)).toEqual(["differs C2 12 3 13 1"]);
    expect(told(...head, `${A},2024年8月,5`, `${B},2024年8月,7`, "示例市,2024年8月,20", "合计,2024年8月,12")).toEqual(
      [],
    );
    expect(told("引进博士（2024年）", "平台,1月,2月,3月,一季度,合计", `${A},1,2,3,6,6`)).toEqual([]);
  });

  it("keeps to limits where a part is a bound, about so much or missing", () => {
    const head = ["平台,时期,引进博士"];
    const rows = (b: string, total: string) => [
      ...head,
      `${A},2024年8月,5`,
      `${B},2024年8月,${b}`,
      `合计,2024年8月,${total}`,
    ];
    for (const open of ["—", "约3", "超3", "数名"]) expect(told(...rows(open, "9"))).toEqual([]);
    expect(told(...rows("—", "4"))).toEqual(["impossible C4 4 2 5 1"]);
    expect(told(...rows("超3", "7"))).toEqual(["impossible C4 7 2 8 1"]);
    expect(told(...rows("近3", "9"))).toEqual(["impossible C4 9 2 8 1"]);
    expect(told(...rows("3", "超9"))).toEqual(["impossible C4 >9 2 8 1"]);
    expect(told(...rows("3", "约9"))).toEqual([]);
  });

  it("allows for rounding as shown, and counts people whole", () => {
    const money = (total: string) => [
      "平台,时期,投资额（万元）",
      `${A},2024年8月,100.4`,
      `${B},2024年8月,200.4`,
      `合计,2024年8月,${total}`,
    ];
    expect(told(...money("300.9"))).toEqual([]);
    expect(told(...money("301.0"))).toEqual(["differs C4 301 2 300.8 0.2"]);
    const people = ["平台,时期,引进博士", `${A},2024年8月,1.2万人`, `${B},2024年8月,0.3万人`, "合计,2024年8月,"];
    expect(told(...people.slice(0, 3), "合计,2024年8月,1.6万人")).toEqual([]);
    expect(told(...people.slice(0, 3), "合计,2024年8月,15001人")).toEqual([]);
    expect(told(...people.slice(0, 3), "合计,2024年8月,17000人")).toEqual(["differs C4 17000 2 15000 2000"]);
  });

  it("says nothing of what does not add up: shares, a stock over months, different units", () => {
    const share = ["平台,时期,领军人才占比", `${A},2024年8月,10%`, `${B},2024年8月,20%`, "合计,2024年8月,15%"];
    expect(told(...share)).toEqual([]);
    expect(told("平台,时期,孵化企业", `${A},2024年7月,10`, `${A},2024年8月,12`, "合计,,12")).toEqual([]);
    const units = ["2024年8月", "指标,示例甲研究院", "引进博士,5", "投资额（万元）,7", "合计,99"];
    expect(told(...units)).toEqual([]);
  });

  it("holds a thousand subtotals against their groups in time", () => {
    const groups = Array.from({ length: 1000 }, (_, i) => {
      const month = `${2000 + Math.floor(i / 48)}年${(i % 12) + 1}月`;
      return [`${A},${month},1`, `${B},${month},2`, `${C},${month},3`, `小计,${month},${i === 500 ? 7 : 6}`];
    });
    expect(told("平台,时期,引进博士", ...groups.flat()).filter((one) => one.startsWith("differs"))).toContain(
      "differs C2005 7 3 6 1",
    );
  });
});
