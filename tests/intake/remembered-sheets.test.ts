import { describe, expect, it } from "vitest";
import { counterpartSheets, counterpartTables } from "#intake/dialogue/remembered-sheets.ts";

describe("counterpartSheets({ sheets, sheetsAmong }, names)", () => {
  const of = (sheets: string[], sheetsAmong: string[], names: string[]) =>
    counterpartSheets({ sheets, sheetsAmong }, names);

  it("takes the same names wherever they stand now", () => {
    expect(of(["汇总"], ["说明", "汇总", "底稿"], ["汇总", "底稿", "说明"])).toEqual(["汇总"]);
  });

  it("follows a name that changes with the month", () => {
    expect(of(["8月"], ["说明", "8月"], ["说明", "9月"])).toEqual(["9月"]);
    expect(of(["2024年8月人才"], ["2024年8月人才", "2024年8月企业"], ["2024年9月人才", "2024年9月企业"])).toEqual([
      "2024年9月人才",
    ]);
  });

  it("takes the last of a book that grows by a month, and all where all were chosen", () => {
    expect(of(["8月"], ["7月", "8月"], ["7月", "8月", "9月"])).toEqual(["9月"]);
    expect(of(["7月", "8月"], ["7月", "8月"], ["7月", "8月", "9月"])).toEqual(["7月", "8月", "9月"]);
    expect(of(["7月"], ["7月", "8月"], ["8月", "9月"])).toEqual(["8月"]);
  });

  it("takes the same place among numbered names, where there are as many", () => {
    expect(of(["Sheet2"], ["Sheet1", "Sheet2"], ["Sheet3", "Sheet4"])).toEqual(["Sheet4"]);
    expect(of(["Sheet2"], ["Sheet1", "Sheet2"], ["Sheet3", "Sheet4", "Sheet5"])).toBeUndefined();
  });

  it("leaves the choice to the reader where a sheet has no counterpart", () => {
    expect(of(["汇总", "8月"], ["汇总", "8月"], ["9月", "总表"])).toBeUndefined();
    expect(of([], [], ["8月"])).toBeUndefined();
  });
});

describe("counterpartTables({ tables, sheetsAmong }, names)", () => {
  const tables = { "8月!2": { read: false } };

  it("follows the sheet that the tables stand on", () => {
    expect(counterpartTables({ tables, sheetsAmong: ["说明", "8月"] }, ["说明", "9月"])).toEqual({
      "9月!2": { read: false },
    });
    expect(counterpartTables({ tables, sheetsAmong: ["8月"] }, ["总表"])).toBeUndefined();
  });

  it("takes those of a file without sheets as they are", () => {
    expect(counterpartTables({ tables: { "3": { indicator: "phd" } } }, [])).toEqual({ "3": { indicator: "phd" } });
    expect(counterpartTables({}, ["8月"])).toBeUndefined();
  });
});
