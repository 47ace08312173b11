import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import { type AnsweredFile, type CarriedOver, carryOver } from "#intake/dialogue/carry-over.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

function file(lines: readonly string[], tables: readonly TableInfo[] = []): AnsweredFile {
  return { sheets: readSourceSheets(new TextEncoder().encode(`${lines.join("\n")}\n`)), tables };
}

const LINES = ["平台,时期,引进博士,引进硕士", "甲院,2024年3月,25?,3", "乙中心,2024年3月,12,4", "合计,2024年3月,37,7"];

function carry(choices: ReadingChoices, now: readonly string[]): CarriedOver {
  return carryOver(choices, file(LINES), file(now));
}

describe("carryOver(choices, before, now)", () => {
  it("keeps names, headings and the keys of the table as they are", () => {
    const choices: ReadingChoices = {
      names: { organizations: { 甲院: "demo-a" } },
      columns: { 引进硕士: "ignored" },
      period: "2024-03",
      indicator: "phd",
    };
    expect(carry(choices, LINES)).toEqual({ kept: choices, left: {} });
  });

  it("follows cells and rows to where they stand now", () => {
    const choices: ReadingChoices = {
      cells: { C2: "25" },
      withdrawals: { D3: "keep" },
      takenBack: ["4"],
    };
    const moved = [
      "2024年人才情况,,,",
      "平台,时期,引进硕士,引进博士",
      "合计,2024年3月,7,37",
      "乙中心,2024年3月,4,12",
      "甲院,2024年3月,3,25?",
    ];
    expect(carry(choices, moved)).toEqual({
      kept: { cells: { D5: "25" }, withdrawals: { C4: "keep" }, takenBack: ["3"] },
      left: {},
    });
  });

  it("leaves, and names, what the corrected file has no place for any more", () => {
    const choices: ReadingChoices = {
      cells: { C2: "25", C3: "13" },
      columns: { 引进硕士: "ignored" },
      takenBack: ["4"],
    };
    const corrected = ["平台,时期,引进博士", "甲院,2024年3月,26", "乙中心,2024年3月,12"];
    expect(carry(choices, corrected)).toEqual({
      kept: { cells: { C3: "13" } },
      left: { cells: { C2: "25" }, columns: { 引进硕士: "ignored" }, takenBack: ["4"] },
    });
  });

  it("goes by the names of sheets, and from a text file to the only sheet of a workbook", () => {
    const book = (...names: string[]) =>
      ({
        sheets: readSourceSheets(
          saveBook(makeBook(Object.fromEntries(names.map((name) => [name, LINES.map((line) => line.split(","))])))),
        ),
        tables: [],
      }) satisfies AnsweredFile;
    const choices: ReadingChoices = { sheets: ["8月"], cells: { "8月!C2": "25" } };
    expect(carryOver(choices, book("说明", "8月"), book("8月", "其他"))).toEqual({ kept: choices, left: {} });
    expect(carryOver(choices, book("说明", "8月"), book("说明", "2024年8月")).kept).toEqual({
      sheets: ["2024年8月"],
      cells: { "2024年8月!C2": "25" },
    });
    expect(carryOver(choices, book("说明", "8月"), book("甲", "乙"))).toEqual({ kept: {}, left: choices });
    expect(carryOver({ cells: { C2: "25" } }, file(LINES), book("表一")).kept).toEqual({ cells: { "表一!C2": "25" } });
  });

  it("knows tables one below the other by their titles", () => {
    const table = (number: number, title: string): TableInfo => ({
      sheet: "",
      number,
      title,
      firstRow: number * 10,
      lastRow: number * 10 + 5,
      state: "read",
      rows: 5,
    });
    const before = file(LINES, [table(1, "一、人才"), table(2, "二、资金")]);
    const now = file(LINES, [table(1, "二、资金"), table(2, "一、人才")]);
    expect(carryOver({ tables: { "2": { period: "2024-03" } } }, before, now).kept).toEqual({
      tables: { "1": { period: "2024-03" } },
    });
  });
});
