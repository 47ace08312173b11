import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { findSourceRow } from "#intake/table/source-row.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";

const MESSY = [
  "示例市科创平台月报,,,",
  "填报单位:示例市人才办,,,单位:人",
  ",2024年,,",
  "平台,7月,8月,备注",
  "示例电池院,25人,超30,",
  '示例储能中心,—,12,"含逗号, 与""引号"""',
  ",,,",
  "合计,25,42,",
  "注:数据为初步数,,,",
].join("\r\n");

function tableOf(text: string) {
  const table = readSourceSheets(new TextEncoder().encode(text)).get("");
  if (!table) throw new Error("not read as a table");
  return table;
}

describe("findSourceRow(table, cell)", () => {
  it("gives the cell's row as written, its headers and titles above, and what stands around it", () => {
    const view = findSourceRow(tableOf(MESSY), "C6");
    expect(view?.columns).toEqual([0, 1, 2, 3]);
    expect(view?.at).toBe(2);
    expect(view?.rows.map(({ row, kind }) => [row, kind])).toEqual([
      [1, "title"],
      [2, "title"],
      [3, "header"],
      [4, "header"],
      [5, "near"],
      [6, "cell"],
      [8, "near"],
    ]);
    expect(view?.rows.find(({ kind }) => kind === "cell")?.cells).toEqual([
      "示例储能中心",
      "—",
      "12",
      '含逗号, 与"引号"',
    ]);
    expect(view?.rows[3]?.cells).toEqual(["平台", "7月", "8月", "备注"]);
  });

  it("finds rows that were set aside: a total, a footnote, the header itself", () => {
    const table = tableOf(MESSY);
    expect(
      findSourceRow(table, "B8")
        ?.rows.find(({ kind }) => kind === "cell")
        ?.cells.slice(0, 3),
    ).toEqual(["合计", "25", "42"]);
    expect(findSourceRow(table, "A9")?.rows.find(({ kind }) => kind === "cell")?.row).toBe(9);
    expect(findSourceRow(table, "B4")?.rows.find(({ kind }) => kind === "cell")?.cells[1]).toBe("7月");
  });

  it.each(["E6", "A10", "A999999", "ZZZ1"])("finds no cell %s", (cell) => {
    expect(findSourceRow(tableOf(MESSY), cell)).toBeNull();
  });

  it("shows of a wide table the first columns and those around the cell", () => {
    const header = Array.from({ length: 200 }, (_, i) => (i === 0 ? "平台" : `指标${i}`)).join(",");
    const row = Array.from({ length: 200 }, (_, i) => (i === 0 ? "示例电池院" : String(i))).join(",");
    const view = findSourceRow(tableOf(`${header}\n${row}\n${row}\n`), "DZ2");
    if (!view) throw new Error("not found");
    expect(view.width).toBe(200);
    expect(view.columns).toHaveLength(40);
    expect(view.columns.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(view.columns[view.at]).toBe(129);
    expect(view.rows.find(({ kind }) => kind === "cell")?.cells[view.at]).toBe("129");
    expect(view.rows.find(({ kind }) => kind === "header")?.cells[view.at]).toBe("指标129");
  });

  it("cuts a text that is very long, and says which", () => {
    const view = findSourceRow(tableOf(`平台,数值,说明\n示例院,1,${"长".repeat(5000)}\n示例心,2,短\n`), "B2");
    const row = view?.rows.find(({ kind }) => kind === "cell");
    expect(row?.cells[2]).toHaveLength(300);
    expect(row?.cut).toEqual([2]);
    expect(view?.rows.find(({ row: number }) => number === 3)?.cut).toBeUndefined();
  });

  it("finds cells of a further table below the first", () => {
    const text = "平台,引进博士\n示例电池院,1\n示例储能中心,2\n\n平台,引进硕士\n示例电池院,3\n示例储能中心,4\n";
    const view = findSourceRow(tableOf(text), "B7");
    expect(view?.rows.find(({ kind }) => kind === "cell")?.cells).toEqual(["示例储能中心", "4"]);
    expect(view?.rows.find(({ kind }) => kind === "header")?.cells).toEqual(["平台", "引进硕士"]);
  });
});

describe("readSourceSheets(bytes)", () => {
  it("gives every sheet of a workbook its rows, by the sheet's name", () => {
    const book = utils.book_new();
    const august = [["科创平台月报"], ["平台", "引进博士"], ["示例电池院", 25], ["示例储能中心", "近10"]];
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["平台", "引进博士"],
        ["示例电池院", 3],
      ]),
      "七月",
    );
    utils.book_append_sheet(book, utils.aoa_to_sheet(august), "八月");
    const sheets = readSourceSheets(new Uint8Array(write(book, { type: "array", bookType: "xlsx" })));
    expect([...sheets.keys()]).toEqual(["七月", "八月"]);
    const sheet = sheets.get("八月");
    if (!sheet) throw new Error("the sheet is not there");
    const rows = findSourceRow(sheet, "B4")?.rows.map(({ row, kind, cells }) => [row, kind, cells]);
    expect(rows).toEqual([
      [1, "title", ["科创平台月报", ""]],
      [2, "header", ["平台", "引进博士"]],
      [3, "near", ["示例电池院", "25"]],
      [4, "cell", ["示例储能中心", "近10"]],
    ]);
  });

  it("gives nothing of a file that is no table", () => {
    expect(readSourceSheets(new TextEncoder().encode("%PDF-1.7 …")).size).toBe(0);
  });
});
