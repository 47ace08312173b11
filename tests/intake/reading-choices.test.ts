import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { saidByFix, say } from "#intake/dialogue/said.ts";
import { isEmptyChoices, mergeChoices } from "#intake/layout/reading-choices.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(lines: readonly string[], choices: ReadingChoices = {}) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const reading = readUpload(bytes, catalogue, { limits: { rows: 1000 }, today: "2024-09-10", choices });
  return {
    ...reading,
    told: reading.problems.filter(({ severity }) => severity !== "note").map(({ code, cell }) => `${code} ${cell}`),
    figures: reading.observations.map(
      ({ indicator, organization, period, value, source }) =>
        `${indicator} ${organization} ${period} ${value} ${source.cell} ${source.raw}`,
    ),
  };
}

const LONG = [
  "指标,平台,时期,数值",
  "高层次人才,甲院,2024-08,3",
  "引进博士,甲所,2024-08,4",
  "引进博士,乙中心,2024-08,5",
];

describe("readUpload(bytes, catalogue, { choices })", () => {
  it("reads names as a person explained them, whatever their width and case", () => {
    expect(read(LONG).told).toEqual(["unknown-indicator A2", "unknown-organization B3"]);
    const { told, figures } = read(LONG, {
      names: { indicators: { "高层次 人才": "phd" }, organizations: { 甲所: "demo-a" } },
    });
    expect(told).toEqual(["duplicate D3"]);
    expect(figures[0]).toBe("phd demo-a 2024-08 3 D2 3");
  });

  it("leaves out the rows of a name with an empty code, and says so", () => {
    const { told, figures, understood } = read(LONG, {
      names: { indicators: { 高层次人才: "" }, organizations: { 甲所: "" } },
    });
    expect(told).toEqual([]);
    expect(figures).toEqual(["phd demo-b 2024-08 5 D4 5"]);
    expect(understood.setAside).toMatchObject([
      { row: 2, kind: "left-out" },
      { row: 3, kind: "left-out" },
    ]);
    expect(understood.rows).toBe(1);
  });

  it("takes a heading for an indicator, or leaves its column out", () => {
    const wide = ["平台,时期,引进博士,高层次人才", "甲院,2024-08,3,7"];
    expect(read(wide).told).toEqual(["unknown-indicator D1"]);
    expect(read(wide, { names: { indicators: { 高层次人才: "master" } } }).figures).toContain(
      "master demo-a 2024-08 7 D2 7",
    );
    const without = read(wide, { names: { indicators: { 高层次人才: "" } } });
    expect([without.told, without.figures]).toEqual([[], ["phd demo-a 2024-08 3 C2 3"]]);
  });

  it("knows a heading of several rows by its whole", () => {
    const grouped = ["平台,2024年7月,,2024年8月,", ",引进博士,高端,引进博士,高端", "甲院,3,7,4,8", "乙中心,4,8,5,9"];
    const { figures } = read(grouped, { names: { indicators: { "2024年7月 高端": "master" } } });
    expect(figures).toContain("master demo-a 2024-07 7 C3 7");
  });

  it("gives a column the role that a person says", () => {
    const odd = ["指标,平台,时期,打分,数值", "引进博士,甲院,2024-08,9,3"];
    expect(read(odd, { columns: { 打分: "value", 数值: "ignored" } }).figures).toEqual(["phd demo-a 2024-08 9 D2 9"]);
  });

  it("asks which of several columns holds the figures, with an answer for each, and reads the one that is said", () => {
    const several = ["指标,平台,时期,初步数,调整后", "引进博士,甲院,2024-08,9,3"];
    const { told, problems, figures } = read(several);
    expect([told, figures]).toEqual([["value-unclear D1"], []]);
    expect(questionsOf(problems, catalogue)).toMatchObject([{ about: "value", options: ["初步数", "调整后"] }]);
    const fixes = problems.flatMap((problem) => (problem.fixes ?? []).map((fix) => saidByFix(problem, fix)));
    const after = fixes.map((said) => read(several, say({}, said)).figures);
    expect(after).toEqual([["phd demo-a 2024-08 9 D2 9"], ["phd demo-a 2024-08 3 E2 3"]]);
  });

  it("keeps a sum from January one where it is said to hold the figures", () => {
    const beside = ["指标,平台,时期,新增情况,累计", "引进博士,甲院,2024-08,9,30"];
    expect(read(beside).told).toEqual(["value-unclear D1"]);
    expect(read(beside, { columns: { 累计: "value" } }).figures).toEqual(["phd demo-a 2024-01/2024-08 30 E2 30"]);
    expect(read(beside, { columns: { 新增情况: "value" } }).figures).toEqual([
      "phd demo-a 2024-08 9 D2 9",
      "phd demo-a 2024-01/2024-08 30 E2 30",
    ]);
  });

  it("reads another text in a cell and still follows the figure to what the file says", () => {
    const slip = ["指标,平台,时期,数值", "引进博士,甲院,2024-08,3O"];
    expect(read(slip).told).not.toEqual([]);
    const fixed = read(slip, { cells: { D2: "30" } });
    expect([fixed.told, fixed.figures]).toEqual([[], ["phd demo-a 2024-08 30 D2 3O"]]);
  });

  it.each([90, 300, 700])("takes an answer to a name of %d characters, and shows its beginning", (length) => {
    const name = `引进的高层次人才${"（含柔性引进，按年度口径统计）".repeat(60)}`.slice(0, length);
    const long = ["指标,平台,时期,数值", `"${name}",甲院,2024-08,3`];
    const { problems, told } = read(long);
    expect(told).toEqual(["unknown-indicator A2"]);
    const [problem] = problems;
    const [question] = questionsOf(problems, catalogue);
    expect(problem?.message.zh).toContain("…");
    expect(problem?.message.zh.length).toBeLessThan(120);
    expect(question?.text.length).toBeLessThanOrEqual(500);
    const said = say({}, { kind: "indicator-name", about: question?.text ?? "", value: "phd" });
    expect(read(long, said)).toMatchObject({ told: [], figures: ["phd demo-a 2024-08 3 D2 3"] });
  });

  it("reads another text in a heading", () => {
    const slip = ["平台,指标,2024年8月,2024年13月", "甲院,引进博士,3,4"];
    expect(read(slip, { cells: { D1: "2024年7月" } }).figures).toContain("phd demo-a 2024-07 4 D2 4");
  });

  it("takes back a row that looked like a total", () => {
    const summed = ["指标,平台,时期,数值", "引进博士,甲院,2024-08,3", "引进博士,合计,2024-08,9"];
    expect(read(summed).figures).toHaveLength(1);
    expect(read(summed, { takenBack: ["3"] }).told).toEqual(["unknown-organization B3"]);
    const back = read(summed, { takenBack: ["3"], names: { organizations: { 合计: "demo" } } });
    expect(back.figures).toEqual(["phd demo-a 2024-08 3 D2 3", "phd demo 2024-08 9 D3 9"]);
    expect(back.understood.setAside).toEqual([]);
  });

  it("takes period, indicator and organization of the whole table where the file names none", () => {
    const bare = ["平台,数值", "甲院,3", "乙中心,4"];
    expect(read(bare).told).toEqual(["no-indicator ", "no-period "]);
    const said = read(bare, { indicator: "phd", period: "2024年8月" });
    expect([said.told, said.figures[0]]).toEqual([[], "phd demo-a 2024-08 3 B2 3"]);
    const noPlatform = read(["指标,数值", "引进博士,3"], { period: "2024-08", organization: "demo-c" });
    expect(noPlatform.figures).toEqual(["phd demo-c 2024-08 3 B2 3"]);
  });

  it("completes months without a year by the year that was given", () => {
    const months = ["平台,指标,7月,8月", "甲院,引进博士,3,4"];
    expect(read(months, { period: "2024" }).figures).toEqual([
      "phd demo-a 2024-07 3 C2 3",
      "phd demo-a 2024-08 4 D2 4",
    ]);
  });

  it("does not take what every object has for a choice", () => {
    const hostile = JSON.parse('{"names":{"indicators":{"__proto__":"phd"}},"cells":{"__proto__":"1"}}');
    expect(read(["指标,平台,时期,数值", "constructor,甲院,2024-08,3"], hostile).told).toEqual(["unknown-indicator A2"]);
    expect(Object.hasOwn(Object.prototype, "indicators")).toBe(false);
  });
});

describe("mergeChoices(earlier, later)", () => {
  it("lets the later count where both speak", () => {
    const merged = mergeChoices(
      { names: { indicators: { a: "phd", b: "phd" } }, period: "2024-07", takenBack: ["3"] },
      { names: { indicators: { b: "" } }, takenBack: ["4"] },
    );
    expect(merged).toEqual({
      names: { indicators: { a: "phd", b: "" }, organizations: {} },
      period: "2024-07",
      takenBack: ["3", "4"],
    });
  });
});

describe("isEmptyChoices(choices)", () => {
  it("tells a choice from none", () => {
    expect([{}, { names: { indicators: {} } }, { cells: {}, takenBack: [] }].map(isEmptyChoices)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [{ names: { indicators: { a: "" } } }, { cells: { B2: "" } }, { period: "2024" }].map(isEmptyChoices),
    ).toEqual([false, false, false]);
  });
});
