import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import { catalogue } from "./catalogue.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-12-10" };
const LONG = "指标,平台,时期,数值\n";

/** Figures and problems but the notes that tell where a part of the identity comes from. */
function read(csv: string, choices = {}): string[] {
  const { observations, problems } = readUpload(new TextEncoder().encode(csv), catalogue, { ...OPTIONS, choices });
  const told = problems.filter(({ code }) => !["title-used", "region-assumed", "table-also-read"].includes(code));
  return [
    ...observations.map(({ indicator, organization, period, value, text, source }) =>
      [indicator, organization, period, value ?? text ?? "missing", source.cell].join(" "),
    ),
    ...told.map(({ severity, code, cell, fixes = [] }) =>
      [severity, code, cell || "-", ...fixes.map(({ replacement }) => replacement)].join(" "),
    ),
  ];
}

describe("readFigure(cell) of everyday wording", () => {
  it.each<[string, object]>([
    ["三十", { number: 30, unit: null }],
    ["二十五人", { number: 25, unit: { unit: "person" } }],
    ["贰拾伍万元", { number: 250_000, unit: { unit: "yuan", mult: 0 } }],
    ["25人员", { number: 25, unit: { unit: "person" } }],
    ["25名人才", { number: 25, unit: { unit: "person" } }],
    ["25人次", { number: 25, unit: { unit: "person", times: true } }],
    ["3万人次", { number: 3, unit: { unit: "person", mult: 4, times: true } }],
    ["13家企业", { number: 13, unit: { unit: "enterprise" } }],
    ["2.4个亿", { number: 2.4, unit: { unit: null, mult: 8 } }],
    ["25*", { number: 25, mark: "*" }],
    ["25人（注1）", { number: 25, mark: "(注1)" }],
    ["25[注]", { number: 25, mark: "[注]" }],
    ["25（含兼职3）", { number: 25, remark: "含兼职3" }],
    ["25 (含柔性3)", { number: 25, remark: "含柔性3" }],
    ["25人，其中女性12人", { number: 25, remark: "其中女性12人", unit: { unit: "person" } }],
    ["25（不含兼职3）*", { number: 25, remark: "不含兼职3", mark: "*" }],
    ["\u202d25\u202c", { number: 25 }],
    ["2\u200b5", { number: 25 }],
    ["\u061c25\u2069", { number: 25 }],
  ])("reads %s", (cell, reading) =>
    expect(readFigure(cell)).toMatchObject({ kind: "number", qualifier: "exact", ...reading }),
  );

  it.each(["25（兼职3）", "25（上年20）", "含兼职3", "25/3"])("takes %s for no figure", (cell) =>
    expect(readFigure(cell).kind).toBe("unreadable"),
  );

  it.each(["$25", "-US$1,234", "€3", "25美元", "25台"])("names the unit of %s that it does not know", (cell) =>
    expect(readFigure(cell).kind).toBe("unknown-unit"),
  );
});

describe("readPeriod(text) of everyday wording", () => {
  it.each([
    ["2024-07-31,三", "2024-07"],
    ["2024-08-30 周五", "2024-08"],
    ["2024年7月31日（星期三）", "2024-07"],
    ["2024/7/31 Wed", "2024-07"],
    ["Wed, 31 July 2024", "2024-07"],
    ["2024-07-31 三 08:00", "2024-07"],
    ["31-Jul-24", "2024-07"],
    ["July 31, 2024", "2024-07"],
    ["2024年9月末", "2024-09"],
    ["2024年9月30日止", "2024-09"],
    ["截至2024年9月底", "2024-09"],
    ["截止到2024年9月30日", "2024-09"],
    ["2024年末", "2024"],
    ["二〇二四年底", "2024"],
    ["2024年三季度末", "2024-Q3"],
    ["24Q3", "2024-Q3"],
    ["1H24", "2024-S1"],
    ["08/2024", "2024-08"],
    ["2024年1月1日至8月31日", "2024-01/2024-08"],
    ["2024.4.1-2024.6.30", "2024-Q2"],
    ["\u202d2024-09\u202c", "2024-09"],
    ["2024\u200d-09", "2024-09"],
  ])("reads %s as %s", (text, code) => expect(readPeriod(text)).toMatchObject({ kind: "period", code }));

  it.each([
    ["9月末", 2024, "2024-09"],
    ["9月30日", 2024, "2024-09"],
    ["年末", 2024, "2024"],
    ["三季度末", 2024, "2024-Q3"],
    ["截至9月底", 2024, "2024-09"],
  ])("needs a year for %s", (text, year, code) => {
    expect(readPeriod(text)).toEqual({ kind: "needs-year" });
    expect(readPeriod(text, year)).toMatchObject({ kind: "period", code });
  });

  it("asks of 24.09, and takes 01-08 and a day within a month for no year", () => {
    expect(readPeriod("24.09")).toEqual({ kind: "short-year", code: "2024-09" });
    expect(readPeriod("24-09")).toEqual({ kind: "short-year", code: "2024-09" });
    for (const text of ["01-08", "11.24", "24.9", "星期三", "三", "2024.4.1-2024.6.15"])
      expect(readPeriod(text).kind, text).toBe("unreadable");
  });
});

describe("splitUnit(text) of multipliers in words", () => {
  it.each([
    ["invested_billion", "invested", 9, null],
    ["gdp_trillion", "gdp", 12, null],
    ["Invested (bn)", "Invested", 9, null],
    ["invested_million_yuan", "invested", 6, "yuan"],
    ["Amount invested 100 million yuan", "Amount invested", 8, "yuan"],
    ["投资金额_亿元", "投资金额", 8, "yuan"],
    ["投资金额 万元", "投资金额", 4, "yuan"],
    ["phd (’000)", "phd", 3, null],
  ])("takes the multiplier off %s", (text, name, mult, unit) =>
    expect(splitUnit(text)).toMatchObject({ text: name, unit: { mult, unit } }),
  );
  it("leaves words that are part of a name", () => {
    for (const text of ["Talent-plan projects", "top 100 000", "billion", "投资万元"])
      expect(splitUnit(text)).toEqual({ text, unit: null });
    expect(readUnit("人才")).toBeNull();
  });
});

describe("readUpload(bytes, catalogue, options) of everyday wording", () => {
  it("warns where attendances stand for people, and refuses them for what is not counted in people", () => {
    expect(read(`${LONG}引进博士,甲院,2024-09,25人次\n投资金额,甲院,2024-09,25人次\n`)).toEqual([
      "phd demo-a 2024-09 25 D2",
      "error unit-mismatch D3",
      "warning person-times D2",
    ]);
    expect(read("平台,时期,引进博士(人次)\n甲院,2024-09,25\n")).toEqual([
      "phd demo-a 2024-09 25 C2",
      "warning person-times C2",
    ]);
  });

  it("says what stood behind a figure", () =>
    expect(read(`${LONG}引进博士,甲院,2024年9月,25（含兼职3）\n`)).toEqual([
      "phd demo-a 2024-09 25 D2",
      "note figure-remark D2",
    ]));

  it("asks whether 截至 means the month or the year until then, of a flow alone", () => {
    const csv = `${LONG}引进博士,甲院,截至2024年9月底,30\n孵化企业,甲院,截至2024年9月底,12\n引进博士,乙中心,截至2024年1月底,3\n`;
    expect(read(csv)).toEqual([
      "firms demo-a 2024-09 12 D3",
      "phd demo-b 2024-01 3 D4",
      "error as-of-flow C2 2024年1—9月 2024年9月",
    ]);
    expect(read(csv, { cells: { C2: "2024年1—9月" } })).toContain("phd demo-a 2024-01/2024-09 30 D2");
    expect(read(csv, { cells: { C2: "2024年9月" } })).toContain("phd demo-a 2024-09 30 D2");
  });

  it("asks the same of a heading, unless it says 累计, and warns where the title says 截至", () => {
    const csv = "平台,截至2024年9月底引进博士,截至2024年9月30日孵化企业,截至2024年9月底累计引进硕士\n甲院,30,12,9\n";
    expect(read(csv)).toEqual([
      "firms demo-a 2024-09 12 C2",
      "master demo-a 2024-01/2024-09 9 D2",
      "error as-of-flow B1 2024年1—9月引进博士 2024年9月引进博士",
    ]);
    expect(read(csv, { cells: { B1: "2024年1—9月引进博士" } })).toContain("phd demo-a 2024-01/2024-09 30 B2");
    expect(read("截至2024年9月底各平台情况\n平台,孵化企业,引进博士\n甲院,30,3\n")).toEqual([
      "firms demo-a 2024-09 30 B3",
      "phd demo-a 2024-09 3 C3",
      "warning as-of-title -",
    ]);
  });

  it("asks of months whose years have two digits, in rows and in the header", () => {
    expect(read(`${LONG}引进博士,甲院,24.09,30\n`)).toEqual(["error short-year C2 2024-09"]);
    expect(read("引进博士\n平台,24.08,24.09\n甲院,30,12\n乙中心,3,1\n")).toEqual([
      "error short-year B2 2024-08",
      "error short-year C2 2024-09",
    ]);
    expect(read(`${LONG}引进博士,甲院,24.09,30\n`, { cells: { C2: "2024-09" } })).toEqual(["phd demo-a 2024-09 30 D2"]);
  });

  it("reads 当季值 as the quarter that ends, 当月值 as the month, and neither of another period", () => {
    const rows =
      "引进博士当月值(人),5\n引进博士累计值(人),50\n引进博士当季值(人),15\n孵化企业期末值(家),7\n引进硕士本期值,2\n";
    expect(read(`指标,2024年9月\n${rows}`)).toEqual([
      "phd demo 2024-09 5 B2",
      "phd demo 2024-01/2024-09 50 B3",
      "phd demo 2024-Q3 15 B4",
      "firms demo 2024-09 7 B5",
      "master demo 2024-09 2 B6",
    ]);
    expect(read("指标,2024年8月\n引进博士当季值,15\n")).toEqual(["error measure-of-other-period B2"]);
    expect(read("指标,2024年三季度\n引进博士本月数,15\n")).toEqual(["error measure-of-other-period B2"]);
    expect(read("指标,2024年9月\n引进博士期末值,15\n")).toEqual(["error end-of-flow A2"]);
    expect(read("2024年1-8月\n平台,指标,数值\n甲院,引进博士当月数,15\n甲院,引进博士累计数,90\n")).toEqual([
      "phd demo-a 2024-08 15 C3",
      "phd demo-a 2024-01/2024-08 90 C4",
    ]);
    expect(read("平台,年份,投资金额累计值(万元)\n甲院,2023,12\n")).toEqual(["invested demo-a 2023 12 C2"]);
  });

  it("keeps the multiplier of a heading in words", () => {
    expect(read("platform,year,invested_billion\ndemo-a,2022,0.012\n")).toEqual(["invested demo-a 2022 1200 C2"]);
    expect(read("平台,年份,invested_million_yuan\n甲院,2023,1.2\n")).toEqual(["invested demo-a 2023 120 C2"]);
    expect(read("平台,年份,投资金额_亿元\n甲院,2023,0.12\n")).toEqual(["invested demo-a 2023 1200 C2"]);
  });

  it("reads names behind 其中, and no name that is not known without it", () => {
    const rows = "合计,9\n总计中:甲院,4\n　　乙中心,5\nof which: Demo Laboratory C,0\n";
    expect(read(`2024年7月引进博士\n平台,人数\n${rows}`)).toEqual([
      "phd demo-a 2024-07 4 B4",
      "phd demo-b 2024-07 5 B5",
      "phd demo-c 2024-07 0 B6",
    ]);
    expect(read("2024年7月\n指标,甲院\n引进博士,9\n其中:引进硕士,4\n其中:女性,4\n")).toEqual([
      "phd demo-a 2024-07 9 B3",
      "master demo-a 2024-07 4 B4",
      "error unknown-indicator A5",
    ]);
  });

  it.each([
    ["注：自2023年起，统计范围不再包括柔性引进人员。", true],
    ["2021年数据为第七次人口普查数据。", true],
    ["注：2022年以后执行新的统计制度。", true],
    ["注：2023年为1%抽样调查数据，其他年份为1‰抽样调查数据。", true],
    ["2022年6月起，将柔性引进人员计入引进全职博士。", true],
    ["注：本表数据为年报数据。", false],
    ["注：2024年引进博士共25人。", false],
    ["资料来源：2023年统计年鉴。", false],
    ["注：2023年起建设。", false],
  ])("tells whether a note speaks of a break: %s", (note, speaks) => {
    const told = read(`平台,引进博士(2024年),引进博士(2023年)\n甲院,22,23\n${note}\n`);
    expect(told.includes("warning break-noted A3")).toBe(speaks);
  });

  it("takes five digits for a day only where nothing else says the period and a month begins or ends with it", () => {
    expect(read("平台,年份,人口,产值\n甲院,2021,21305.5,45292\n甲院,2022,23204,45323\n")).toEqual([
      "error unknown-indicator C1",
      "error unknown-indicator D1",
    ]);
    expect(read("平台,男性人口,引进博士\n甲院,70522,3\n乙中心,62011,4\n")).toEqual([
      "error no-period -",
      "error unknown-indicator B1",
    ]);
    expect(read("平台,统计时点,引进博士\n甲院,45505,25\n乙中心,45565,25\n")).toEqual([
      "phd demo-a 2024-08 25 C2",
      "phd demo-b 2024-09 25 C3",
      "note column-by-content B1",
    ]);
  });
});

describe("readUpload(bytes, catalogue, options) of signs that cannot be seen", () => {
  it("passes over marks of direction and blanks of no width wherever they stand, with one note", () => {
    const csv =
      "\u200b指标,平台\u200e,\u202d时期\u202c,数值\n引进\u200b博士,\u2068甲院\u2069,2024\u200d-09,\u061c1234\n引进博士,乙中心,\u200b2024年9月,—\u200b\n";
    expect(read(csv)).toEqual([
      "phd demo-a 2024-09 1234 D2",
      "phd demo-b 2024-09 missing D3",
      "note invisible-signs A1",
    ]);
    expect(read(`${LONG}引进博士,甲院,2024-09,\u200b\n`)).toEqual([
      "phd demo-a 2024-09 missing D2",
      "note invisible-signs D2",
    ]);
  });

  it("keeps a figure as the file has it for whoever follows it to its cell", () => {
    const bytes = new TextEncoder().encode(`${LONG}引进博士,甲院,2024-09,\u202d25\u202c\n`);
    expect(readUpload(bytes, catalogue, OPTIONS).observations).toMatchObject([
      { value: 25, source: { raw: "\u202d25\u202c" } },
    ]);
  });

  it.each([
    ["a header", `\ufeff${LONG}引进博士,乙中心,2024-09,6\r\n`],
    ["a row", "\ufeff引进博士,乙中心,2024-09,6\r\n"],
    ["a quoted header", '\ufeff"指标","平台","时期","数值"\r\n"引进博士","乙中心","2024-09","6"\r\n'],
    ["a blank row and a header", `\r\n\ufeff${LONG}引进博士,乙中心,2024-09,6\r\n`],
  ])("passes over a byte order mark before %s of the second of two joined files", (_, second) => {
    const told = read(`\ufeff${LONG}引进博士,甲院,2024-09,5\r\n${second}`);
    expect(told.slice(0, 2).map((line) => line.replace(/\w+$/, ""))).toEqual([
      "phd demo-a 2024-09 5 ",
      "phd demo-b 2024-09 6 ",
    ]);
    expect(told.slice(2)).toEqual(["note invisible-signs -"]);
  });

  it("restores signs of Windows-1252 that stand as control characters, in UTF-8 alone", () => {
    const csv = `平台,时期,引进博士,备注\n甲院,2024-09,25,\u0093初报\u0094 \u0096 待核\u0085\n`;
    const { understood, problems } = readUpload(new TextEncoder().encode(csv), catalogue, OPTIONS);
    expect(understood.sample[1]?.cells[3]).toBe("“初报” – 待核…");
    expect(problems).toMatchObject([{ code: "windows-signs", message: { zh: expect.stringContaining("4 个") } }]);
    const unknown = read("平台,时期,引进博士,备注\n甲院,2024-09,25,\u0081\n");
    expect(unknown).toEqual(["phd demo-a 2024-09 25 C2"]);
  });
});
