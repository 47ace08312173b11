import { utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { readUpload } from "#intake/read-upload.ts";
import { findSourceRow } from "#intake/table/source-row.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };
const read = (csv: string, choices = {}) =>
  readUpload(new TextEncoder().encode(csv), catalogue, { ...OPTIONS, choices });

// The second list is in another order than the first, and longer.
const BESIDE =
  "2024年8月\n平台,引进博士,,平台,引进硕士\n示例甲研究院,25,,示例乙创新中心,30\n,,,示例丙实验室（筹）,5\n,,,示例甲研究院,9\n";

const told = ({ observations }: ReturnType<typeof read>) =>
  observations.map(
    ({ indicator, organization, value, source }) => `${indicator} ${organization} ${value} ${source.cell}`,
  );

describe("readUpload(bytes, catalogue, options) of tables beside each other", () => {
  it("gives each figure to the name in its own table", () => {
    expect(told(read(BESIDE)).sort()).toEqual([
      "master demo-a 9 E5",
      "master demo-b 30 E3",
      "master demo-c 5 E4",
      "phd demo-a 25 B3",
    ]);
  });

  it("lists them by their headings and columns, with their own rows", () => {
    expect(read(BESIDE).understood.tables).toMatchObject([
      { number: 1, title: "平台 引进博士 (A–B)", firstRow: 2, state: "read", rows: 1 },
      { number: 2, title: "平台 引进硕士 (D–E)", firstRow: 2, state: "read", rows: 3 },
    ]);
  });

  it("shows the cells of both as the file has them", () => {
    const { sample, furtherSamples } = read(`${BESIDE}合计,25,,合计,44\n`).understood;
    const total = { row: 6, cells: ["合计", "25", "", "合计", "44"] };
    expect(sample.slice(-2)).toEqual([{ row: 3, cells: ["示例甲研究院", "25", "", "示例乙创新中心", "30"] }, total]);
    expect(furtherSamples?.[0]?.rows.slice(-2)).toEqual([{ row: 5, cells: ["", "", "", "示例甲研究院", "9"] }, total]);
  });

  it("tells of a row that is set aside what each of them has there", () => {
    const { setAside } = read(`${BESIDE}合计,25,,合计,44\n注：快报数。\n`).understood;
    expect(setAside.map(({ row, kind, text }) => `${row} ${kind} ${text}`)).toEqual([
      "1 title 2024年8月",
      "6 total 合计 25",
      "7 note 注：快报数。",
      "6 total 合计 44",
    ]);
  });

  it("reads a row that is taken back in both", () => {
    const takenBack = ["6"];
    const csv = `${BESIDE}合计,25,,示例市,44\n`;
    expect(told(read(csv, { takenBack })).slice(-1)).toEqual(["master demo 44 E6"]);
  });

  it("puts a cell right in its own table, and keeps what the file said there", () => {
    const { observations } = read(BESIDE, { cells: { B3: "26", E3: "31" } });
    const of = (cell: string) => observations.find(({ source }) => source.cell === cell);
    expect(of("B3")).toMatchObject({ value: 26, source: { raw: "25" } });
    expect(of("E3")).toMatchObject({ value: 31, source: { raw: "30" } });
  });

  it("asks of the table that lacks something", () => {
    const csv = BESIDE.replace("2024年8月\n", "")
      .replace("引进博士", "8月引进博士")
      .replace("引进硕士", "2024年8月引进硕士");
    const { problems, understood } = read(csv);
    expect(questionsOf(problems, catalogue, understood.tables)).toMatchObject([{ about: "period", table: "" }]);
    const other = csv.replace("8月引进博士", "2024年8月引进博士").replace("2024年8月引进硕士", "8月引进硕士");
    const second = read(other);
    expect(questionsOf(second.problems, catalogue, second.understood.tables)).toMatchObject([
      { about: "period", table: "2" },
    ]);
    const answered = read(other, { tables: { "2": { period: "2024-08" } } });
    expect(told(answered).sort()).toEqual([
      "master demo-a 9 E4",
      "master demo-b 30 E2",
      "master demo-c 5 E3",
      "phd demo-a 25 B2",
    ]);
  });

  it("leaves one of them out where a person says so", () => {
    const [first] = read(BESIDE).understood.tables ?? [];
    expect(first).toBeDefined();
    const tables = { "2": { read: false } };
    expect(told(read(BESIDE, { tables }))).toEqual(["phd demo-a 25 B3"]);
  });

  it.each([
    ["—", "missing"],
    ["未报", "missing"],
    ["", "missing"],
    ["三十", "30"],
    ["二十五人", "25"],
    ["25*", "25"],
    ["25人员", "25"],
    ["25人次", "25"],
    ["25 (初步)", "25"],
    ["25（含兼职3）", "25"],
    ["\u202d25\u202c", "25"],
    ["数千", "missing"],
    ["待定", null],
    ["见附件", null],
    ["25美元", null],
    ["9台", null],
  ])("gives no figure to the name beside it where the second table is all %s", (cell, value) => {
    const csv = `2024年8月\n平台,引进博士,,平台,引进硕士\n示例甲研究院,25,,示例乙创新中心,${cell}\n,,,示例丙实验室（筹）,${cell}\n`;
    const { observations, problems } = read(csv);
    expect(
      observations.map((each) => `${each.indicator} ${each.organization} ${each.value ?? "missing"}`).sort(),
    ).toEqual([...(value === null ? [] : [`master demo-b ${value}`, `master demo-c ${value}`]), "phd demo-a 25"]);
    const wrong = problems.filter(({ severity }) => severity === "error").map((each) => each.cell);
    expect(wrong).toEqual(value === null ? ["E3", "E4"] : []);
  });

  it("warns of a list beside it that holds no figures", () => {
    const { observations, problems } = read(
      "2024年8月\n平台,引进博士,,平台,联系人\n示例甲研究院,25,,示例乙创新中心,张三\n",
    );
    expect(observations).toMatchObject([{ organization: "demo-a", value: 25 }]);
    expect(problems.filter(({ severity }) => severity !== "note").map(({ code }) => code)).toEqual(["table-not-read"]);
  });

  it("takes a heading that recurs without figures of its own for one table", () => {
    const { understood, observations } = read("平台,引进博士,时间,平台\n示例甲研究院,25,2024年8月,甲院\n");
    expect(understood.tables).toBeUndefined();
    expect(observations).toMatchObject([{ organization: "demo-a", value: 25 }]);
  });
});

describe("readUpload(bytes, catalogue, options) of tables beside each other on a sheet", () => {
  const ROWS = [
    ["引进博士", null, null, null, "引进硕士", null, null],
    ["平台", "时期", "数值", null, "平台", "时期", "数值"],
    ["示例甲研究院", "2024年7月", 25, null, "示例乙创新中心", "2024年7月", 30],
    [null, "2024年8月", 26, null, "示例甲研究院", "2024年7月", 9],
  ];
  const bytes = saveBook(
    makeBook({ s: ROWS }, (sheet) => {
      sheet["!merges"] = [utils.decode_range("A3:A4")];
    }),
  );

  it("keeps a cell that is merged downwards to its own table", () => {
    expect(told(readUpload(bytes, catalogue, OPTIONS)).sort()).toEqual([
      "master demo-a 9 G4",
      "master demo-b 30 G3",
      "phd demo-a 25 C3",
      "phd demo-a 26 C4",
    ]);
  });

  it("finds the row of a cell with the cells of both", () => {
    const sheet = readSourceSheets(bytes).get("s");
    const view = sheet && findSourceRow(sheet, "G4");
    expect(view?.at).toBe(6);
    expect(view?.rows.at(-1)).toEqual({
      row: 4,
      kind: "cell",
      cells: ["", "2024年8月", "26", "", "示例甲研究院", "2024年7月", "9"],
    });
  });
});
