import { describe, expect, it } from "vitest";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const OPTIONS = { limits: { rows: 1000 }, today: "2024-09-10" };
const read = (csv: string, choices = {}) =>
  readUpload(new TextEncoder().encode(csv), catalogue, { ...OPTIONS, choices });
const invested = ({ observations }: ReturnType<typeof read>) =>
  observations.flatMap(({ indicator, organization, value }) =>
    indicator === "invested" ? [`${organization} ${value}`] : [],
  );
const errors = ({ problems }: ReturnType<typeof read>) =>
  problems.filter(({ severity }) => severity === "error").map(({ code, cell }) => `${code} ${cell}`);

describe("readUpload: a blank cell of a unit", () => {
  it.each([
    [
      "beside names that are filled down",
      "指标,平台,单位,2024-08\n投资金额,甲院,亿元,0.12\n,乙中心,,0.2\n引进博士,甲院,人,3\n,乙中心,,4\n",
    ],
    [
      "beside names that are repeated",
      "单位,指标,平台,2024-08\n亿元,投资金额,甲院,0.12\n,投资金额,乙中心,0.2\n人,引进博士,甲院,3\n,引进博士,乙中心,4\n",
    ],
    ["beside the indicator's column", "时期,平台,单位,投资金额\n2024-08,甲院,亿元,0.12\n2024-08,乙中心,,0.2\n"],
    [
      "below a total of its indicator",
      "指标,平台,单位,2024-08\n投资金额,甲院,亿元,0.12\n,乙中心,,0.2\n,合计,,0.32\n引进博士,甲院,人,3\n",
    ],
  ])("takes the unit above: %s", (_, csv) => {
    const reading = read(csv);
    expect(errors(reading)).toEqual([]);
    expect(invested(reading)).toEqual(["demo-a 1200", "demo-b 2000"]);
    expect(reading.problems.some(({ code, message }) => code === "filled-down" && /1|2/.test(message.zh))).toBe(true);
  });

  it.each([
    [
      "units are no merged cells",
      "指标,平台,单位,2024-08\n投资金额,甲院,亿元,0.12\n投资金额,示例丙实验室（筹）,亿元,0.3\n投资金额,乙中心,,0.2\n",
      "D4",
    ],
    [
      "the title states another",
      "单位：万元\n指标,平台,单位,2024-08\n投资金额,甲院,亿元,0.12\n投资金额,乙中心,,0.2\n",
      "D4",
    ],
  ])("asks where %s", (_, csv, cell) => {
    const reading = read(csv);
    expect(errors(reading)).toEqual([`unit-blank ${cell}`]);
    expect(invested(reading)).not.toContain("demo-b 0.2");
    expect(questionsOf(reading.problems, catalogue)).toMatchObject([
      { about: "cell", cell, options: ["0.2亿元", "0.2万元"] },
    ]);
    expect(invested(read(csv, { cells: { [cell]: "0.2亿元" } }))).toContain("demo-b 2000");
    expect(invested(read(csv, { cells: { [cell]: "0.2万元" } }))).toContain("demo-b 0.2");
  });

  it.each([
    [
      "another indicator's unit above",
      "指标,平台,单位,2024-08\n引进博士,甲院,人,3\n引进博士,乙中心,人,3\n投资金额,乙中心,,2000\n",
    ],
    [
      "its own unit above",
      "指标,平台,单位,2024-08\n投资金额,甲院,万元,3\n投资金额,示例市,万元,3\n投资金额,乙中心,,2000\n",
    ],
    [
      "a unit in the cell",
      "指标,平台,单位,2024-08\n投资金额,甲院,亿元,3\n投资金额,示例市,亿元,3\n投资金额,乙中心,,2000万元\n",
    ],
  ])("reads the figure as ever below %s", (_, csv) => {
    const reading = read(csv);
    expect(errors(reading)).toEqual([]);
    expect(invested(reading)).toContain("demo-b 2000");
  });
});

describe("readUpload: a unit in the first cell only", () => {
  const table = (...cells: string[]) =>
    `2024年8月\n平台,投资金额\n${cells.map((cell, i) => `${["甲院", "乙中心", "示例丙实验室（筹）"][i]},${cell}`).join("\n")}\n`;

  it.each([
    [
      ["0.12亿元", "0.2", "0.15"],
      ["B4", "B5"],
      ["0.2亿元", "0.2万元"],
    ],
    [["0.12亿", "0.2", "0.15亿元"], ["B4"], ["0.2亿元", "0.2万元"]],
    [
      ["1200万元", "20000000", "15000000"],
      ["B4", "B5"],
      ["20000000元", "20000000万元"],
    ],
    [["0.3", "0.2亿元", "300万元"], ["B3"], ["0.3亿元", "0.3万元"]],
  ])("asks of those without: %s", (cells, places, options) => {
    const reading = read(table(...cells));
    expect(errors(reading)).toEqual(places.map((place) => `unit-blank ${place}`));
    expect(questionsOf(reading.problems, catalogue)[0]?.options).toEqual(options);
  });

  it.each([
    [["0.12亿元", "900", "1500"]],
    [["1200万元", "900", "30"]],
    [["0.12亿元", "0.2亿元", "0"]],
    [["0.12亿元", "—", ""]],
    [["12", "900", "30"]],
    [["2.4亿元", "3000万", "1200"]],
  ])("asks nothing where size or writing tells: %s", (cells) => {
    expect(errors(read(table(...cells)))).toEqual([]);
  });

  it("asks nothing below a unit of the heading, nor of people in ten thousands beside single ones", () => {
    expect(errors(read(table("0.12亿元", "0.2").replace("投资金额", "投资金额（亿元）")))).toEqual([]);
    expect(errors(read("2024年8月\n平台,引进硕士\n甲院,1.2万人\n乙中心,30\n"))).toEqual([]);
  });
});
