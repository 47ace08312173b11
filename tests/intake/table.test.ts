import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNoteText, isTotalRow } from "#intake/table/row-kind.ts";
import { readTable } from "#intake/table/table.ts";
import { CLEAN_TABLES } from "./clean-tables.ts";
import { scoreOf } from "./score.ts";
import { CLEAN, expectedRows, known, SECOND, spoiling, writeSpoiled } from "./spoil.ts";
import { spoiltFiles } from "./spoilt-files.ts";

const read = (text: string) => readTable(new TextEncoder().encode(text));

describe("readTable(bytes)", () => {
  it("gives a spoiled table back as it was meant", () => {
    fc.assert(
      fc.property(known, spoiling, (table, ways) => {
        const read = readTable(writeSpoiled(table, ways));
        expect(read.rows).toEqual(expectedRows(table, ways));
        expect(read.preamble.map(({ cells }) => cells[0])).toEqual(ways.preamble);
        expect(read.footnotes.map(({ cells }) => cells[0])).toEqual(ways.footnotes);
        expect(read.totals.length).toBe(ways.total ? 1 : 0);
        expect(read.further.map(({ rows }) => rows)).toEqual(ways.second ? [[SECOND.header, ...SECOND.rows]] : []);
      }),
      { numRuns: 1500 },
    );
  }, 30_000);

  // All rows and columns: `npm run soak -- spoiled-tables`.
  it("reads systematically spoilt files back, 9.99 of 10 on average and none of a dialect or a stray sign amiss", () => {
    const scores = CLEAN_TABLES.flatMap((table) =>
      [...spoiltFiles(table, 23)].map((file) => ({ ...file, score: scoreOf(file, readTable(file.bytes)) })),
    );
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    expect(scores.length).toBeGreaterThan(1000);
    expect(mean).toBeGreaterThan(9.99);
    const may = /^(?:header: |stacked|row with other quotes)/;
    const amiss = scores.filter(({ score, spoiling }) => score < 10 && !may.test(spoiling));
    expect(amiss.map(({ spoiling, place }) => `${spoiling}: ${place}`)).toEqual([]);
  }, 30_000);

  it("names the source row of every row, also where a cell holds a line end", () => {
    const table = read('标题,,\n\nk,v,note\na,1,"two\nlines"\nb,2,x\n');
    expect(table.rows.slice(1).map(([key]) => key)).toEqual(["a", "b"]);
    expect(table.rowNumbers).toEqual([3, 4, 5]);
  });

  it("loses no row: each is kept or set aside", () => {
    fc.assert(
      fc.property(known, spoiling, (table, ways) => {
        const bytes = writeSpoiled(table, ways);
        const { further, ...first } = readTable(bytes);
        const rows = [first, ...further].flatMap((body) => [
          ...body.rowNumbers.slice(1),
          ...[...body.preamble, ...body.headerRows, ...body.totals, ...body.footnotes, ...body.repeatedHeaders].map(
            ({ row }) => row,
          ),
          ...body.blankRows,
          ...(body.unitRow ? [body.unitRow.row] : []),
        ]);
        const last = Math.max(...rows);
        expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
      }),
      { numRuns: 300 },
    );
  });

  it("takes a stray quote for a character", () => {
    const table = read('k,v,note\na,1,"open\nb,2,5" pipe\nc,3,"x ""y"" z"\nd,4,say "hi" now\n');
    expect(table.rows.slice(1)).toEqual([
      ["a", "1", '"open'],
      ["b", "2", '5" pipe'],
      ["c", "3", 'x "y" z'],
      ["d", "4", 'say "hi" now'],
    ]);
  });

  it("reads quotes inside quotes that nobody doubled, also at the end of a field", () => {
    expect(read('"平台 "全称"","指标","8月"\n"甲","博士","3"\n"乙 "分院"","博士","4"\n').rows).toEqual([
      ['平台 "全称"', "指标", "8月"],
      ["甲", "博士", "3"],
      ['乙 "分院"', "博士", "4"],
    ]);
    const doubled = '"a","he said ""hi"",""yo""","c"\n"1","2","3"\n';
    expect(read(doubled).rows[0]).toEqual(["a", 'he said "hi","yo"', "c"]);
  });

  it("reads backslash escapes where quotes are written that way", () => {
    const table = read('k,v\n"a \\"b\\", c",1\n"d",2\n');
    expect(table.rows.slice(1)).toEqual([
      ['a "b", c', "1"],
      ["d", "2"],
    ]);
  });

  it("separates columns by two or more blanks", () => {
    const table = read("name     one   two\nfirst a    1     2\nsecond     3    40\n");
    expect(table.rows).toEqual([
      ["name", "one", "two"],
      ["first a", "1", "2"],
      ["second", "3", "40"],
    ]);
  });

  it("joins a header of three rows, parents before children", () => {
    const table = read("平台,2024年,,,\n,博士,,硕士,\n,当期,累计,当期,累计\nA,1,2,3,4\n");
    expect(table.rows[0]).toEqual([
      "平台",
      "2024年 博士 当期",
      "2024年 博士 累计",
      "2024年 硕士 当期",
      "2024年 硕士 累计",
    ]);
    expect(table.rowNumbers[0]).toBe(3);
  });

  it("takes a row of periods below names for the header's second, beside a name merged downwards", () => {
    const table = read("平台,博士,硕士\n,2025年1月,2025年1月\n甲院,1,2\n乙院,3,4\n");
    expect(table.rows).toEqual([
      ["平台", "博士 2025年1月", "硕士 2025年1月"],
      ["甲院", "1", "2"],
      ["乙院", "3", "4"],
    ]);
    expect(read("平台,日期,数值\n,2025-01-01,2025-02-01\n甲院,2025-01-02,4\n").rows).toHaveLength(3);
  });

  it.each([
    ["", ["甲院,0,0"]],
    [" and another behind it", ["甲院;0;0", "乙院,0,—"]],
    [" and a delimiter behind each row", ["甲院,0,0,"]],
  ])("leaves the header above a first row in another delimiter, before one like a header%s", (_, rest) => {
    const behind = rest[0]?.endsWith(",") ? "," : "";
    const { rows, ragged } = read(
      `名称,八月份,九月份${behind}\n丙院|1|2\n平台,20000,20000${behind}\n${rest.join("\n")}\n`,
    );
    expect(rows.slice(0, 3)).toEqual([
      ["名称", "八月份", "九月份"],
      ["丙院", "1", "2"],
      ["平台", "20000", "20000"],
    ]);
    expect(rows).toHaveLength(3 + rest.length);
    expect(ragged[0]).toMatchObject({ row: 2, kind: "other-delimiter" });
  });

  it("begins a second table whose first row is in another delimiter", () => {
    const { rows, further } = read("平台,博士,硕士\n甲院,1,2\n乙院,3,4\n\n附表\n项目,数量,金额\n丙|5|6\n丁,7,8\n");
    expect(rows).toHaveLength(3);
    expect(further.map((table) => table.rows)).toEqual([
      [
        ["项目", "数量", "金额"],
        ["丙", "5", "6"],
        ["丁", "7", "8"],
      ],
    ]);
  });

  it.each([
    ..."合计 小 计 总计（万元） 共计： 全市合计 全县小计 各平台合计 平台合计 地区合计 本页合计 分组小计".split(
      / (?!计)/,
    ),
    ..."\u3000合计|\u2003合计|\t合计|Total|total: all|Grand total|Sub-total|subtotals|SUM".split("|"),
  ])("knows the total of %j", (label) => expect(isTotalRow([label, "3"])).toBe(true));

  it.each([
    ..."注： 备注: 说明： 附注： 数据来源： 资料来源： 来源. 统计口径： 口径说明： （注）： 单位：人 金额单位：元 计量单位: 数量单位： 人数单位：".split(
      " ",
    ),
    ..."* x|※ x|★x|# x|Note: x|notes. x|Source: x|remarks: x|Illustrative data|示例数据，均为虚构".split("|"),
    ..."填报人： 制表： 审核人： 填表人: 报送单位： 联系人： 负责人： 复核： 单位负责人：".split(" "),
  ])("knows the note %j", (text) => {
    expect(isNoteText(text)).toBe(true);
    expect(isNoteText(` \u3000${text}`)).toBe(true);
  });

  it("skips the caption rows of World Bank files", () => {
    const table = read(
      '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-07-25",\n\n"Country Name","Country Code","1960","1961",\n"Aruba","ABW","54608","55811",\n"Chad","TCD","","3002596",\n',
    );
    expect(table.rows).toEqual([
      ["Country Name", "Country Code", "1960", "1961"],
      ["Aruba", "ABW", "54608", "55811"],
      ["Chad", "TCD", "", "3002596"],
    ]);
    expect(table.preamble.map(({ row }) => row)).toEqual([1, 3]);
  });

  it("takes the tabs of a Eurostat file of one year for its delimiter, not the commas of its keys", () => {
    const table = read("freq,unit,geo\\TIME_PERIOD\t2019 \nA,PC,AT\t12.3 b\nA,PC,BE\t: z\n");
    expect(table.rows).toEqual([
      ["freq,unit,geo\\TIME_PERIOD", "2019 "],
      ["A,PC,AT", "12.3 b"],
      ["A,PC,BE", ": z"],
    ]);
  });

  it("fills short rows, keeps the cells of long ones and says which they are", () => {
    const table = read("k,a,b\nx,1\ny,1,2,3\nz,1,2\n");
    expect(table.rows.slice(1)).toEqual([
      ["x", "1", ""],
      ["y", "1", "2", "3"],
      ["z", "1", "2"],
    ]);
    expect(table.ragged.map(({ row, kind }) => `${row} ${kind}`)).toEqual(["2 short", "3 long"]);
  });

  it("chooses the table asked for", () => {
    const bytes = writeSpoiled({ header: ["k", "v", "w"], rows: [["a", "1", "2"]] }, { ...CLEAN, second: true });
    const table = readTable(bytes, { table: 1 });
    expect(table.rows).toEqual([SECOND.header, ...SECOND.rows]);
    expect(table.further.map(({ rows }) => rows.length)).toEqual([2]);
  });

  it("reads a file of one column, and of nothing", () => {
    expect(read("only\n1\n2\n").rows).toEqual([["only"], ["1"], ["2"]]);
    expect(read("").rows).toEqual([]);
    expect(read("\n \n\n").rows).toEqual([]);
  });
});
