import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { fingerprintOf } from "#intake/dialogue/fingerprint.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { isWorthRemembering, listSaid, say, unsay } from "#intake/dialogue/said.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

function read(lines: readonly string[], choices: ReadingChoices = {}, fileName = "") {
  return readBytes(new TextEncoder().encode(lines.join("\n")), choices, fileName);
}

function readBytes(bytes: Uint8Array, choices: ReadingChoices = {}, fileName = "") {
  const options = { limits: { rows: 1000 }, today: "2024-09-10", choices, fileName };
  const reading = readUpload(bytes, catalogue, options);
  return {
    ...reading,
    told: reading.problems.filter(({ severity }) => severity !== "note").map(({ code, cell }) => `${code} ${cell}`),
    asked: questionsOf(reading.problems, catalogue, reading.understood.tables).map(
      ({ about, table }) => `${about} ${table}`,
    ),
    tables: reading.understood.tables?.map(({ title, firstRow, lastRow, state, rows }) =>
      [title, firstRow, lastRow, state, rows].join(" "),
    ),
    figures: reading.observations.map(
      ({ indicator, organization, period, value, source }) =>
        `${indicator} ${organization} ${period} ${value} ${source.cell}`,
    ),
  };
}

const PHD = ["一、引进博士(人)", "平台,2024年7月", "示例甲研究院,3", ""];
const MASTER = ["二、引进硕士(人)", "平台,2024年7月", "示例甲研究院,30", ""];
const UNNAMED = ["三、其他人才(人)", "平台,2024年7月", "示例甲研究院,9"];

describe("readUpload(bytes, catalogue) of tables one below the other", () => {
  it("lists each with its title, its rows and whether it was read", () => {
    expect(read([...PHD, ...MASTER, ...UNNAMED]).tables).toEqual([
      "一、引进博士(人) 2 3 read 1",
      "二、引进硕士(人) 6 7 read 1",
      "三、其他人才(人) 10 11 not-read 0",
    ]);
    expect(read(PHD).tables).toBeUndefined();
  });

  it("calls a table without a title by its headings", () => {
    const untitled = ["平台,2024年7月,2024年8月,备注", "示例甲研究院,1,2,丙"];
    expect(read([...PHD, ...untitled]).tables?.[1]).toBe("平台 2024年7月 2024年8月 备注 5 6 not-read 0");
  });

  it("reads a table that was chosen, and asks of which indicator it is", () => {
    const { told, asked } = read([...PHD, ...UNNAMED], { tables: { "2": { read: true } } });
    expect(told).toEqual(["no-indicator A6"]);
    expect(asked).toEqual(["indicator 2"]);
    const answered = read([...PHD, ...UNNAMED], { tables: { "2": { read: true, indicator: "master" } } });
    expect(answered.told).toEqual([]);
    expect(answered.figures).toEqual(["phd demo-a 2024-07 3 B3", "master demo-a 2024-07 9 B7"]);
  });

  it("does not take what was said of the first table for the indicator of another", () => {
    const { figures, told } = read([...UNNAMED, "", ...PHD, ...UNNAMED], { indicator: "master" });
    expect(figures).toEqual(["master demo-a 2024-07 9 B3", "phd demo-a 2024-07 3 B7"]);
    expect(told).toEqual(["table-not-read A10"]);
  });

  it("leaves out a table that was said to be none, without a warning", () => {
    const { told, figures, tables } = read([...PHD, ...MASTER], { tables: { "1": { read: false } } });
    expect(figures).toEqual(["master demo-a 2024-07 30 B7"]);
    expect(told).toEqual([]);
    expect(tables?.[0]).toBe("一、引进博士(人) 2 3 not-read 0");
    const none = read([...PHD, ...MASTER], { tables: { "1": { read: false }, "2": { read: false } } });
    expect([none.figures, none.tables?.length]).toEqual([[], 2]);
  });

  it("passes over a first one without figures where another has some", () => {
    const cover = ["联系人,电话,邮箱", "张某,内线12,无", ""];
    const { figures, tables } = read([...cover, ...MASTER]);
    expect(figures).toEqual(["master demo-a 2024-07 30 B6"]);
    expect(tables?.map((table) => table.split(" ").at(-2))).toEqual(["not-read", "read"]);
  });

  it("takes the period and the platform of all from the title of the whole sheet", () => {
    const phd = ["一、引进博士", "指标,数值", "引进博士,3", ""];
    const master = ["二、引进硕士", "指标,数值", "引进硕士,30"];
    expect(read(["示例甲研究院2024年7月情况", ...phd, ...master]).figures).toEqual([
      "phd demo-a 2024-07 3 B4",
      "master demo-a 2024-07 30 B8",
    ]);
    // The title of the first alone says nothing of the second.
    expect(read(["示例甲研究院2024年7月情况", ...phd.slice(1), ...master]).figures).toHaveLength(1);
    // A title that speaks of another time, however vaguely, is not read as the sheet's.
    const { figures, told } = read(["示例甲研究院2024年7月情况", ...phd, "二、8月引进硕士", ...master.slice(1)]);
    expect([figures.length, told]).toEqual([1, ["table-not-read A7"]]);
  });

  it("puts right a cell, and takes back a row, of a table below the first", () => {
    const lines = [...PHD, ...MASTER.slice(0, 2), "示例甲研究院,30", "示例乙创新中心,3O", "合计,33"];
    expect(read(lines).told).toEqual(["unknown-unit B8"]);
    const names = { organizations: { 合计: "demo" } };
    expect(read(lines, { cells: { B8: "3" }, takenBack: ["9"], names }).figures.slice(1)).toEqual([
      "master demo-a 2024-07 30 B7",
      "master demo-b 2024-07 3 B8",
      "master demo 2024-07 33 B9",
    ]);
  });

  it("takes no indicator from the file's name for a table below the first", () => {
    expect(read([...MASTER, ...UNNAMED], {}, "2024年引进博士.csv").told).toEqual(["table-not-read A6"]);
  });

  it("reads the tables of a sheet", () => {
    const rows = [...PHD, ...UNNAMED].map((line) => (line === "" ? [] : line.split(",")));
    const bytes = saveBook(makeBook({ 八月: rows, 说明: [["无"]] }));
    expect(readBytes(bytes).tables).toEqual(["一、引进博士(人) 2 3 read 1", "三、其他人才(人) 6 7 not-read 0"]);
    const { figures } = readBytes(bytes, { tables: { "八月!2": { read: true, indicator: "master" } } });
    expect(figures).toEqual(["phd demo-a 2024-07 3 B3", "master demo-a 2024-07 9 B7"]);
  });
});

describe("say(choices, said) of one table", () => {
  it("keeps and takes back what was said of each table by itself", () => {
    const read = say({ indicator: "phd" }, { kind: "table", about: "2", value: "read" });
    const both = say(read, { kind: "indicator", about: "2", value: "master" });
    expect(both).toEqual({ indicator: "phd", tables: { "2": { read: true, indicator: "master" } } });
    expect(listSaid(both).map(({ kind, about, value }) => `${kind} ${about} ${value}`)).toEqual([
      "indicator  phd",
      "table 2 read",
      "indicator 2 master",
    ]);
    expect(isWorthRemembering({ tables: { "2": { read: false } } })).toBe(true);
    const left = listSaid(both).reduce(unsay, both);
    expect(listSaid(left)).toEqual([]);
    expect(isWorthRemembering(left)).toBe(false);
  });
});

describe("fingerprintOf(headings, sheets, tables)", () => {
  it("tells files apart by what their tables are called, but for the month", () => {
    const of = (...titles: string[]) => fingerprintOf(["平台", "2024年7月"], [], titles);
    expect(of("一、博士", "2024年7月 硕士")).toBe(of("一、博士", "2024年8月 硕士"));
    expect(of("一、博士", "二、硕士")).not.toBe(of("一、硕士", "二、博士"));
    expect(of()).toBe(fingerprintOf(["平台", "2024年7月"]));
  });
});
