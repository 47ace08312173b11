import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { formula, handmadeBook, type MadeBook, type MadeCell, runs, styled } from "./handmade-book.ts";

const HEADER = ["指标", "平台", "时期", "数值"];

/** Figures of 甲院, each of a month of its own from January on. */
function figures(...values: readonly MadeCell[]): MadeBook {
  return { rows: [HEADER, ...values.map((value, i) => ["引进博士", "甲院", `2024年${i + 1}月`, value])] };
}

function money(heading: string, ...values: readonly MadeCell[]): MadeBook {
  return {
    rows: [
      [...HEADER.slice(0, 3), heading],
      ...values.map((value, i) => ["投资额", "甲院", `2024年${i + 1}月`, value]),
    ],
  };
}

function read(book: MadeBook, choices: ReadingChoices = {}) {
  const { observations, problems } = readUpload(handmadeBook(book), catalogue, {
    limits: { rows: 1000 },
    today: "2024-12-10",
    choices,
  });
  for (const { message, advice } of problems)
    expect(`${message.zh}${message.en}${advice.zh}${advice.en}`).not.toMatch(/[{}]|undefined/);
  return {
    figures: observations.map(({ organization, period, value, text, qualifier, source }) =>
      [organization, period, value ?? text, ...(qualifier === "exact" ? [] : [qualifier]), source.cell].join(" "),
    ),
    told: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
    problems,
  };
}

describe("figures whose format says more", () => {
  const scaled = (value: number, style: number) => styled(value, style);

  it("reads what is shown, where it fits the unit of the heading, and tells both", () => {
    const formats = ["0!.0,", "#,##0,", "0!.00,,"];
    const { figures: found, told, problems } = read({ ...money("数值（万元）", scaled(1200000, 1)), formats });
    expect(found).toEqual(["demo-a 2024-01 120 D2"]);
    expect(told).toEqual(["note scaled-format D2"]);
    expect(problems[0]?.message.zh).toContain("显示 120，文件中存的是 1200000");
    expect(read({ ...money("数值（千元）", scaled(1200000, 2)), formats }).figures).toEqual(["demo-a 2024-01 120 D2"]);
    expect(read({ ...money("数值（亿元）", scaled(240000000, 3)), formats }).figures).toEqual([
      "demo-a 2024-01 24000 D2",
    ]);
  });

  it("reads a workbook kept in 万元 and shown in 亿元", () => {
    const { figures: found } = read({ ...money("数值（亿元）", scaled(24000, 1)), formats: ["0!.0000"] });
    expect(found).toEqual(["demo-a 2024-01 24000 D2"]);
  });

  it("refuses a scale that fits no unit, and names what is shown and what is held", () => {
    for (const book of [
      { ...money("数值（万元）", scaled(1200000, 1)), formats: ["0.0,"] },
      { ...money("数值（元）", scaled(1200000, 1)), formats: ["#,##0,"] },
      { ...figures(scaled(1200, 1)), formats: ["0.0,"] },
      { ...money("数值", scaled(800000, 1)), formats: ['0.0,"万元"'] },
    ]) {
      const { figures: found, told, problems } = read(book);
      expect(found).toEqual([]);
      expect(told).toEqual(["error scaled-otherwise D2"]);
      expect(problems[0]?.message.en).toMatch(/holds (?:12|8)0+/);
    }
  });

  it("takes the unit, qualifier and per mille that the format writes", () => {
    const formats = ['"约"0"人"', '0"人以上"', '"≥"0', '0"万人"', "0.0‰"];
    const values = [styled(25, 1), styled(30, 2), styled(35, 3), styled(2, 4)];
    const { figures: found, told } = read({ ...figures(...values), formats });
    expect(found).toEqual([
      "demo-a 2024-01 25 approx D2",
      "demo-a 2024-02 30 ge D3",
      "demo-a 2024-03 35 ge D4",
      "demo-a 2024-04 20000 D5",
    ]);
    expect(told).toEqual([]);
    const share = { rows: [HEADER, ["领军人才占比", "甲院", "2024年1月", styled(621, 5)]], formats };
    expect(read(share).figures).toEqual(["demo-a 2024-01 62.1 D2"]);
  });

  it("refuses a unit that the format writes and the indicator does not have", () => {
    const formats = ['0"家"', "[$$-409]#,##0.00", "0.00 [$€-407]", "[$¥-411]#,##0"];
    expect(read({ ...figures(styled(25, 1)), formats }).told).toEqual(["error unit-mismatch D2"]);
    for (const style of [2, 3, 4]) {
      const { figures: found, told } = read({ ...money("数值", styled(350, style)), formats });
      expect(found).toEqual([]);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^error .* D2$/);
    }
  });

  it("takes the sign of the yuan for the currency, and its multiplier from the heading", () => {
    const formats = ["[$¥-804]#,##0.00", '"￥"#,##0.00;"￥"-#,##0.00'];
    expect(read({ ...money("数值（万元）", styled(350, 1)), formats }).figures).toEqual(["demo-a 2024-01 350 D2"]);
    expect(read({ ...money("数值（元）", styled(3500000, 2)), formats }).figures).toEqual(["demo-a 2024-01 350 D2"]);
    expect(read({ ...money("数值", styled(3500000, 2)), formats }).figures).toEqual(["demo-a 2024-01 350 D2"]);
    expect(read({ ...figures(styled(350, 1)), formats }).told).toEqual(["error unit-mismatch D2"]);
  });

  it("refuses a number that the format hides, and asks about a zero", () => {
    const formats = [";;;", "0;-0;;@", "0;0", '0;-0;"无"', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '];
    expect(read({ ...figures(styled(5, 1)), formats }).told).toEqual(["error shown-otherwise D2"]);
    const net = { rows: [HEADER, ["人员净增", "甲院", "2024年1月", styled(-5, 3)]], formats };
    expect(read(net)).toMatchObject({ figures: [], told: ["error shown-otherwise D2"] });
    for (const style of [2, 4]) {
      const { figures: found, told } = read({ ...figures(styled(0, style)), formats });
      expect(found).toEqual(["demo-a 2024-01 0 D2"]);
      expect(told).toEqual(["warning zero-not-shown D2"]);
    }
    expect(read({ ...figures(styled(0, 5), styled(5, 2)), formats }).told).toEqual([]);
  });

  it("asks about zeros on a sheet that shows none", () => {
    const before = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>';
    expect(read({ ...figures(0, 5), before }).told).toEqual(["warning zero-not-shown D2"]);
  });

  it("reads a cell that a person replaced as it was replaced", () => {
    const { figures: found, told } = read({ ...figures(styled(5, 1)), formats: [";;;"] }, { cells: { "s!D2": "6" } });
    expect(found).toEqual(["demo-a 2024-01 6 D2"]);
    expect(told).toEqual([]);
  });
});

describe("figures whose font says more", () => {
  const RAISED = '<vertAlign val="superscript"/>';
  const shared = (i: number): MadeCell => ({ attributes: 't="s"', inside: `<v>${i}</v>` });
  const inline = (text: string): MadeCell => ({ attributes: 't="inlineStr"', inside: `<is>${text}</is>` });

  it("parts a raised sign of a note from the figure, in shared and in the cell's own text", () => {
    const texts = [
      runs(["3", ""], ["1", RAISED]),
      runs(["1,234", ""], ["[2]", RAISED]),
      runs(["12", ""], ["注1", RAISED]),
      runs(["25人", ""], ["①", RAISED]),
      runs(["7", ""], ["12", RAISED]),
      runs(["8", ""], ["*", RAISED]),
    ];
    const expected = [3, 1234, 12, 25, 7, 8].map((value, i) => `demo-a 2024-0${i + 1} ${value} D${i + 2}`);
    for (const book of [
      { ...figures(...texts.map((_, i) => shared(i))), sharedStrings: texts },
      figures(...texts.map(inline)),
    ]) {
      const { figures: found, told } = read(book);
      expect(found).toEqual(expected);
      expect(told).toEqual(texts.map((_, i) => `note footnote-mark D${i + 2}`));
    }
  });

  it("refuses a raised letter, which may be a note or a flag", () => {
    expect(read(figures(inline(runs(["25", ""], ["b", RAISED])))).told).toEqual(["error not-a-number D2"]);
  });

  it("drops a raised sign of a note behind a name, and keeps square metres", () => {
    const name = inline(runs(["甲院", ""], ["1", RAISED]));
    expect(read({ rows: [HEADER, ["引进博士", name, "2024年1月", 5]] }).figures).toEqual(["demo-a 2024-01 5 D2"]);
    const book = readWorkbook(handmadeBook({ rows: [[inline(runs(["面积（km", ""], ["2", RAISED], ["）", ""]))]] }));
    expect(book.kind === "workbook" && book.sheets[0]?.records).toEqual([["面积（km²）"]]);
  });

  it("reads what is left of a text struck out in part, and tells it", () => {
    const {
      figures: found,
      told,
      problems,
    } = read(
      figures(
        inline(runs(["4", "<strike/>"], ["6", ""])),
        inline(runs(["15", ""], ["13", '<strike val="1"/>'])),
        inline(runs(["2", '<strike val="0"/>'], ["5", ""])),
      ),
    );
    expect(found).toEqual(["demo-a 2024-01 6 D2", "demo-a 2024-02 15 D3", "demo-a 2024-03 25 D4"]);
    expect(told).toEqual(["note struck-part D2", "note struck-part D3"]);
    expect(problems[0]?.message.zh).toContain("“~~4~~6”");
  });

  it("refuses a figure that is struck out as a whole, by its style or by its parts", () => {
    const fonts = ["<strike/>", '<strike val="false"/>'];
    const { figures: found, told } = read({
      ...figures(
        styled(7, 1),
        { attributes: 't="s" s="1"', inside: "<v>0</v>" },
        inline(runs(["7", "<strike/>"])),
        styled(8, 2),
        { attributes: 's="1" t="inlineStr"', inside: `<is>${runs(["4", ""], ["6", "<b/>"])}</is>` },
      ),
      fonts,
      sharedStrings: ["<t>25人</t>"],
    });
    expect(found).toEqual(["demo-a 2024-04 8 D5", "demo-a 2024-05 6 D6"]);
    expect(told).toEqual([
      "error struck-figure D2",
      "error struck-figure D3",
      "error struck-figure D4",
      "note struck-part D6",
    ]);
  });

  it("warns of names that are struck out", () => {
    const struck = { attributes: 's="1" t="inlineStr"', inside: "<is><t>甲院</t></is>" };
    const { told } = read({ rows: [HEADER, ["引进博士", struck, "2024年1月", 5]], fonts: ["<strike/>"] });
    expect(told).toEqual(["warning struck-words B2"]);
  });
});

describe("figures of formulas", () => {
  const SCRIPT = '<calcPr calcId="124519" fullCalcOnLoad="1"/>';
  const OTHER = '<calcPr calcId="191029" fullCalcOnLoad="true"/>';
  const zero = formula("1+1", "<v>0</v>");
  const nine = formula("4+5", "<v>9</v>");

  it("never takes a placeholder for a result", () => {
    for (const workbook of [SCRIPT, OTHER])
      expect(read({ ...figures(4, zero, zero), workbook })).toMatchObject({
        figures: ["demo-a 2024-01 4 D2"],
        told: ["error formula-without-value D3", "error formula-without-value D4"],
      });
  });

  it("takes zeros beside other results of formulas for what they are, and tells that they may be old", () => {
    const { figures: found, told } = read({ ...figures(nine, zero), workbook: OTHER });
    expect(found).toEqual(["demo-a 2024-01 9 D2", "demo-a 2024-02 0 D3"]);
    expect(told).toEqual(["warning formulas-not-recalculated D2"]);
    expect(read({ ...figures(nine, zero), workbook: SCRIPT }).told).toEqual([
      "error formula-without-value D3",
      "warning formulas-not-recalculated D2",
    ]);
  });

  it("keeps a zero that was calculated", () => {
    expect(read(figures(zero, nine))).toMatchObject({
      figures: ["demo-a 2024-01 0 D2", "demo-a 2024-02 9 D3"],
      told: [],
    });
  });

  it("tells of results that are not there, and takes an empty text for a blank", () => {
    const book = figures(formula("A1", ""), formula("A1", "<v/>"), formula('""', "<v></v>", 't="str"'), {
      inside: '<f t="shared" si="0"/>',
    });
    const { figures: found, told } = read(book);
    expect(found).toEqual(["demo-a 2024-03  D4"]);
    expect(told).toEqual([2, 3, 5].map((row) => `error formula-without-value D${row}`));
  });

  it.each(["#N/A", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BUSY!", "#DIV/0!"])(
    "says that a formula failed with %s",
    (error) => {
      const { figures: found, told, problems } = read(figures(formula("A1", `<v>${error}</v>`, 't="e"'), 6));
      expect(found).toEqual(["demo-a 2024-02 6 D3"]);
      expect(told).toEqual(["error formula-failed D2"]);
      expect(problems[0]?.read).toBe(error);
    },
  );

  it("says so too where the error was pasted as text, or saved in a file of text", () => {
    expect(read(figures("#N/A")).told).toEqual(["error formula-failed D2"]);
    const csv = new TextEncoder().encode(
      "指标,平台,时期,数值\n引进博士,甲院,2024年1月,#N/A\n引进博士,甲院,2024年2月,3\n",
    );
    const { problems } = readUpload(csv, catalogue, { limits: { rows: 10 }, today: "2024-12-10" });
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["formula-failed D2"]);
  });
});

describe("figures in merged cells", () => {
  const rows: MadeCell[][] = [
    ["平台", "时期", "引进博士", "引进硕士"],
    ["甲院", "2024年1月", 12, 3],
    ["乙中心", "2024年1月", null, 4],
  ];

  it("refuses a figure of two platforms, of two indicators, or of words", () => {
    expect(read({ rows, merges: ["C2:C3"] })).toMatchObject({
      figures: ["demo-a 2024-01 3 D2", "demo-b 2024-01 4 D3"],
      told: ["error merged-figure C2"],
    });
    const across = [rows[0] ?? [], ["甲院", "2024年1月", 12, null], ["乙中心", "2024年1月", 1, 4]];
    expect(read({ rows: across, merges: ["C2:D2"] })).toMatchObject({
      figures: ["demo-b 2024-01 1 C3", "demo-b 2024-01 4 D3"],
      told: ["error merged-figure C2"],
    });
    const vague = [rows[0] ?? [], ["甲院", "2024年1月", "数十", 3], ["乙中心", "2024年1月", null, 4]];
    expect(read({ rows: vague, merges: ["C2:C3"] }).told).toEqual(["error merged-figure C2"]);
  });

  it("refuses a figure of two months", () => {
    const months = [
      ["平台", "2024年1月", "2024年2月", "2024年3月"],
      ["甲院", 12, null, 5],
      ["乙中心", 1, 2, 3],
    ];
    const { told } = read({
      rows: [["引进博士", null, null, null], ...months],
      merges: ["B3:C3"],
    });
    expect(told).toContain("error merged-figure B3");
  });

  it("reads a figure once where all that is merged beside it is the same", () => {
    const twoLines = [
      ["平台", "时期", "引进博士", "备注"],
      ["甲院", "2024年1月", 12, "已核"],
      [null, null, null, "补报"],
      ["乙中心", "2024年1月", 3, ""],
    ];
    const { figures: found, told } = read({ rows: twoLines, merges: ["A2:A3", "B2:B3", "C2:C3"] });
    expect(found).toEqual(["demo-a 2024-01 12 C2", "demo-b 2024-01 3 C4"]);
    expect(told.filter((one) => !one.startsWith("note"))).toEqual([]);
  });

  it("reads a dash merged over several as missing for each", () => {
    const dash = [rows[0] ?? [], ["甲院", "2024年1月", "—", 3], ["乙中心", "2024年1月", null, 4]];
    expect(read({ rows: dash, merges: ["C2:C3"] }).told).toEqual([]);
  });

  it("tells what lies under a merged cell, unless it is the same", () => {
    const under = [rows[0] ?? [], ["甲院", "2024年1月", 12, 3], ["乙中心", "2024年1月", 5, 4]];
    expect(read({ rows: under, merges: ["C2:C3"] }).told).toEqual([
      "error merged-figure C2",
      "warning hidden-under-merge C3",
    ]);
    const names = [rows[0] ?? [], ["甲院", "2024年1月", 12, 3], ["甲院", "2024年2月", 5, 4]];
    expect(read({ rows: names, merges: ["A2:A3"] })).toMatchObject({
      figures: ["demo-a 2024-01 12 C2", "demo-a 2024-01 3 D2", "demo-a 2024-02 5 C3", "demo-a 2024-02 4 D3"],
      told: [],
    });
    const other = [rows[0] ?? [], ["甲院", "2024年1月", 12, 3], ["乙中心", "2024年2月", 5, 4]];
    expect(read({ rows: other, merges: ["A2:A3"] })).toMatchObject({
      figures: ["demo-a 2024-01 12 C2", "demo-a 2024-01 3 D2", "demo-a 2024-02 5 C3", "demo-a 2024-02 4 D3"],
      told: ["warning hidden-under-merge A3"],
    });
  });
});

describe("days of a workbook that counts from 1904", () => {
  const workbook = '<workbookPr date1904="1"/>';

  it("reads them in a column of periods without a format", () => {
    const rows = [HEADER, ["引进博士", "甲院", 44043, 5], ["引进博士", "乙中心", styled(44043, 1), 44043]];
    expect(read({ rows, workbook, formats: ['yyyy"年"m"月"'] }).figures).toEqual([
      "demo-a 2024-08 5 D2",
      "demo-b 2024-08 44043 D3",
    ]);
  });

  it("reads them in headings", () => {
    const rows = [
      ["引进博士", 44043, 44074],
      ["甲院", 5, 6],
      ["乙中心", 7, 8],
    ];
    expect(read({ rows, workbook }).figures).toEqual([
      "demo-a 2024-08 5 B2",
      "demo-a 2024-09 6 C2",
      "demo-b 2024-08 7 B3",
      "demo-b 2024-09 8 C3",
    ]);
  });

  it("leaves those of other workbooks alone", () => {
    const rows = [HEADER, ["引进博士", "甲院", 45505, 5]];
    expect(read({ rows }).figures).toEqual(["demo-a 2024-08 5 D2"]);
  });
});

describe("numbers stored as text", () => {
  it("reads them as numbers", () => {
    const quoted: MadeCell = { attributes: 't="s"', inside: "<v>0</v>" };
    const { figures: found, told } = read({
      ...figures(quoted, "'26", " 27 ", "２８", { attributes: 't="str"', inside: "<f>TEXT(29,0)</f><v>29</v>" }),
      sharedStrings: ["<t>25</t>"],
    });
    expect(found).toEqual([25, 26, 27, 28, 29].map((value, i) => `demo-a 2024-0${i + 1} ${value} D${i + 2}`));
    expect(told).toEqual([]);
  });
});
