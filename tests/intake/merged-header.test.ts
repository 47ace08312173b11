import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { findMergedHeader, mergesByRow } from "#intake/table/merged-header.ts";
import { sheetTable } from "#intake/table/workbook-tables.ts";
import { type Cells, makeBook, saveBook } from "./workbook-files.ts";

/** A sheet as it is read after being saved: number of title rows, the headings, the body, and the tables below. */
function tableOf(cells: Cells, merged: readonly string[], format: "xlsx" | "biff8" = "xlsx") {
  const book = makeBook({ s: cells }, (sheet) => {
    sheet["!merges"] = merged.map((range) => utils.decode_range(range));
  });
  const read = readWorkbook(saveBook(book, format));
  const sheet = read.kind === "workbook" ? read.sheets[0] : undefined;
  const table = sheet ? sheetTable(sheet, "XLSX", false) : null;
  if (!table) throw new Error("no table");
  return {
    titles: table.preamble.map(({ row }) => row),
    headings: table.headerParts.map((parts) => parts.join(" ")),
    unit: table.unitRow?.row ?? null,
    body: table.rows.slice(1),
    further: table.further.length,
  };
}

type Case = { readonly cells: Cells; readonly merged: readonly string[]; readonly expected: object };

const CASES: Readonly<Record<string, Case>> = {
  "years as children over one row of data": {
    cells: [
      ["平台", "引进博士", null, "引进硕士", null],
      [null, 2023, 2024, 2023, 2024],
      ["甲院", 2011, 2012, 2019, 2020],
    ],
    merged: ["A1:A2", "B1:C1", "D1:E1"],
    expected: {
      headings: ["平台", "引进博士 2023", "引进博士 2024", "引进硕士 2023", "引进硕士 2024"],
      body: [["甲院", "2011", "2012", "2019", "2020"]],
    },
  },
  "a time merged downwards, and names of platforms merged across": {
    cells: [
      ["时间", "甲院", null, "乙中心", null],
      [null, "博士", "硕士", "博士", "硕士"],
      ["2024年7月", 5, 6, 7, 8],
    ],
    merged: ["A1:A2", "B1:C1", "D1:E1"],
    expected: {
      headings: ["时间", "甲院 博士", "甲院 硕士", "乙中心 博士", "乙中心 硕士"],
      body: [["2024年7月", "5", "6", "7", "8"]],
    },
  },
  "a unit merged downwards beside indicators": {
    cells: [
      ["指标", "计量单位", "甲院", null, "乙中心", null],
      [null, null, "2024年7月", "2024年8月", "2024年7月", "2024年8月"],
      ["引进博士", "人", 5, 6, 7, 8],
    ],
    merged: ["A1:A2", "B1:B2", "C1:D1", "E1:F1"],
    expected: {
      headings: ["指标", "计量单位", "甲院 2024年7月", "甲院 2024年8月", "乙中心 2024年7月", "乙中心 2024年8月"],
      body: [["引进博士", "人", "5", "6", "7", "8"]],
    },
  },
  "numbers as children beside titles merged downwards": {
    cells: [
      ["序号", "平台", "批次", null, null],
      [null, null, 1, 2, 3],
      [1, "甲院", 5, 6, 7],
      [2, "乙中心", 8, 9, 10],
    ],
    merged: ["A1:A2", "B1:B2", "C1:E1"],
    expected: {
      headings: ["序号", "平台", "批次 1", "批次 2", "批次 3"],
      body: [
        ["1", "甲院", "5", "6", "7"],
        ["2", "乙中心", "8", "9", "10"],
      ],
    },
  },
  "three rows, the title merged over all columns above them": {
    cells: [
      ["示例市人才工作月报", null, null, null, null],
      ["平台", "人才引进", null, null, null],
      [null, "博士", null, "硕士", null],
      [null, "当期", "累计", "当期", "累计"],
      ["甲院", 1, 5, 2, 9],
    ],
    merged: ["A1:E1", "A2:A4", "B2:E2", "B3:C3", "D3:E3"],
    expected: {
      titles: [1],
      headings: ["平台", "人才引进 博士 当期", "人才引进 博士 累计", "人才引进 硕士 当期", "人才引进 硕士 累计"],
      body: [["甲院", "1", "5", "2", "9"]],
    },
  },
  "a parent of two rows, whose second is blank throughout": {
    cells: [
      ["平台", "人才", null, "企业"],
      [null, null, null, null],
      [null, "博士", "硕士", null],
      ["甲院", 1, 5, 2],
    ],
    merged: ["A1:A3", "B1:C2", "D1:D3"],
    expected: { headings: ["平台", "人才 博士", "人才 硕士", "企业"], body: [["甲院", "1", "5", "2"]] },
  },
  "titles merged downwards throughout": {
    cells: [
      ["平台", "博士", "硕士"],
      [null, null, null],
      ["甲院", 1, 5],
      ["乙中心", 2, 6],
    ],
    merged: ["A1:A2", "B1:B2", "C1:C2"],
    expected: {
      headings: ["平台", "博士", "硕士"],
      body: [
        ["甲院", "1", "5"],
        ["乙中心", "2", "6"],
      ],
    },
  },
  "one parent over all figures, above marks for missing figures only": {
    cells: [
      ["平台", "2024年", null],
      [null, "8月", "9月"],
      ["甲院", "—", "—"],
      ["乙中心", "未报", "未报"],
    ],
    merged: ["A1:A2", "B1:C1"],
    expected: {
      headings: ["平台", "2024年 8月", "2024年 9月"],
      body: [
        ["甲院", "—", "—"],
        ["乙中心", "未报", "未报"],
      ],
    },
  },
  "words below words: two rows of titles over columns of words": {
    cells: [
      ["项目", "责任", null, "备注"],
      [null, "单位", "联系部门", null],
      ["引才", "甲院", "办公室", "按期"],
      ["育才", "乙中心", "综合部", "按期"],
    ],
    merged: ["A1:A2", "B1:C1", "D1:D2"],
    expected: {
      headings: ["项目", "责任 单位", "责任 联系部门", "备注"],
      body: [
        ["引才", "甲院", "办公室", "按期"],
        ["育才", "乙中心", "综合部", "按期"],
      ],
    },
  },
  "a title that reads like a period, merged over all columns": {
    cells: [
      ["2024年8月", null, null],
      ["平台", "博士", "硕士"],
      ["甲院", 1, 5],
    ],
    merged: ["A1:C1"],
    expected: { titles: [1], headings: ["平台", "博士", "硕士"], body: [["甲院", "1", "5"]] },
  },
  "what a form says above its table, in merged cells without a colon": {
    cells: [
      ["人才情况表", null, null, null],
      ["填报单位 示例市", null, "2024年8月", null],
      ["平台", "博士", "硕士", "备注"],
      ["甲院", 1, 5, null],
    ],
    merged: ["A1:D1", "A2:B2", "C2:D2"],
    expected: { titles: [1, 2], headings: ["平台", "博士", "硕士", "备注"], body: [["甲院", "1", "5", ""]] },
  },
  "a title over a table that begins in the second column": {
    cells: [
      [null, "示例市情况", null, null],
      [null, "平台", "博士", "硕士"],
      [null, "甲院", 1, 5],
    ],
    merged: ["B1:D1"],
    expected: { titles: [1], headings: ["", "平台", "博士", "硕士"], body: [["", "甲院", "1", "5"]] },
  },
  "a name over its code and its name, and data below": {
    cells: [
      ["平台", null, "博士", "硕士"],
      ["A01", "甲院", 1, 5],
      ["A02", "乙中心", 2, 6],
    ],
    merged: ["A1:B1"],
    expected: {
      body: [
        ["A01", "甲院", "1", "5"],
        ["A02", "乙中心", "2", "6"],
      ],
    },
  },
  "wide cells, in the header as in the rows": {
    cells: [
      ["平台", null, "博士", null],
      ["甲院", null, 1, null],
      ["乙中心", null, 2, null],
    ],
    merged: ["A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:B3", "C3:D3"],
    expected: {
      headings: ["平台", "", "博士"],
      body: [
        ["甲院", "", "1"],
        ["乙中心", "", "2"],
      ],
    },
  },
  "keys merged downwards in the rows, one row of titles": {
    cells: [
      ["平台", "年份", "是否完成"],
      ["甲院", 2023, "是"],
      [null, 2024, "否"],
      ["乙中心", 2023, "是"],
      [null, 2024, "是"],
    ],
    merged: ["A2:A3", "A4:A5"],
    expected: { headings: ["平台", "年份", "是否完成"] },
  },
  "units as the last of the merged rows": {
    cells: [
      ["平台", "博士", "投资金额"],
      [null, "人", "万元"],
      ["甲院", 1, 5],
    ],
    merged: ["A1:A2"],
    expected: { headings: ["平台", "博士", "投资金额"], unit: 2, body: [["甲院", "1", "5"]] },
  },
  "a column without a parent beside one that has": {
    cells: [
      ["平台", "人才", null, null],
      [null, "博士", "硕士", "企业"],
      ["甲院", 1, 5, 2],
    ],
    merged: ["A1:A2", "B1:C1"],
    expected: { headings: ["平台", "人才 博士", "人才 硕士", "企业"], body: [["甲院", "1", "5", "2"]] },
  },
  "a second table of the same make below": {
    cells: [
      ["平台", "引进博士", null],
      [null, 2023, 2024],
      ["甲院", 1, 2],
      [null, null, null],
      ["表二", null, null],
      ["平台", "引进硕士", null],
      [null, 2023, 2024],
      ["甲院", 3, 4],
    ],
    merged: ["A1:A2", "B1:C1", "A5:C5", "A6:A7", "B6:C6"],
    expected: {
      headings: ["平台", "引进博士 2023", "引进博士 2024"],
      body: [["甲院", "1", "2"]],
      further: 1,
    },
  },
};

describe("sheetTable(sheet, format) of merged headers", () => {
  for (const [name, { cells, merged, expected }] of Object.entries(CASES)) {
    it(name, () => {
      expect(tableOf(cells, merged)).toMatchObject(expected);
      expect(tableOf(cells, merged, "biff8")).toMatchObject(expected);
    });
  }
});

describe("findMergedHeader(records, at, merges, isFirst)", () => {
  it("takes a hostile sheet's cells that overlap, however many begin in one row", () => {
    const width = 16_384;
    const row = (text: string) => Array.from({ length: width }, () => text);
    const merges = Array.from({ length: 400_000 }, (_, i) => ({
      from: { row: 0, column: i % width },
      to: { row: 1, column: width },
    }));
    const found = findMergedHeader([row("题"), row("题"), row("1")], 0, mergesByRow(merges), true);
    expect(found).toEqual({ from: 0, to: 2, isWhole: true });
  });
});
