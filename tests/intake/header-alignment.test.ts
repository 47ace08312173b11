import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { type Cells, makeBook, saveBook } from "./workbook-files.ts";

/** What is read of a sheet: its figures with their cells, and the problems that are told of its header. */
function readSheet(cells: Cells, merged: readonly string[] = []) {
  const book = makeBook({ "2024年7月": cells }, (sheet) => {
    sheet["!merges"] = merged.map((range) => utils.decode_range(range));
  });
  const { observations, problems } = readUpload(saveBook(book), catalogue, {
    limits: { rows: 1000 },
    today: "2024-09-10",
  });
  return {
    figures: observations.map(({ indicator, organization, value, source }) =>
      [indicator, organization, value, source.cell].join(" "),
    ),
    problems: problems.filter(({ code }) => code.includes("header")).map(({ code, cell }) => `${code} ${cell}`),
  };
}

const FIGURES = ["phd demo-a 4 B2", "master demo-a 17 C2", "phd demo-b 2 B3", "master demo-b 6 C3"];

describe("alignHeader(table, isSheet, matchers, choices) of a sheet", () => {
  it("moves headings right where a file whose names have none was opened and saved as a workbook", () => {
    const cells = [
      ["引进博士", "引进硕士"],
      ["甲院", 4, 17],
      ["乙中心", 2, 6],
    ];
    expect(readSheet(cells)).toEqual({ figures: FIGURES, problems: ["header-realigned A1"] });
  });

  it("moves nothing where a column of names in the middle has no heading", () => {
    const cells = [
      ["平台", "引进博士", "引进硕士", null],
      ["甲院", 4, 17, "补报"],
      ["乙中心", 2, 6, "无误"],
    ];
    expect(readSheet(cells)).toEqual({ figures: FIGURES, problems: [] });
  });

  it("refuses a sheet whose headings stand one column too far right", () => {
    const cells = [
      ["平台", null, "引进博士", "引进硕士", "备注"],
      ["甲院", 4, 17],
      ["乙中心", 2, 6, "补报"],
    ];
    expect(readSheet(cells)).toEqual({ figures: [], problems: ["header-beside-columns A1"] });
  });

  it("leaves a template alone whose last columns nobody filled in", () => {
    const cells = [
      ["平台", "引进博士", "引进硕士", "投资金额", "备注"],
      ["甲院", 4, 17],
      ["乙中心", 2, 6],
    ];
    const { figures, problems } = readSheet(cells);
    expect(figures.filter((figure) => !figure.startsWith("invested"))).toEqual(FIGURES);
    expect(problems).toEqual([]);
  });

  it("reads a header with a blank row inside, its titles merged or not", () => {
    const cells = [
      ["平台", "引进人才", null],
      [null, null, null],
      [null, "引进博士", "引进硕士"],
      ["甲院", 4, 17],
      ["乙中心", 2, 6],
    ];
    const expected = ["phd demo-a 4 B4", "master demo-a 17 C4", "phd demo-b 2 B5", "master demo-b 6 C5"];
    for (const merged of [[], ["B1:C1"], ["A1:A3", "B1:C1"]])
      expect(readSheet(cells, merged)).toEqual({ figures: expected, problems: [] });
  });
});
