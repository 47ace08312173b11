import { describe, expect, it } from "vitest";
import { codeSchema } from "#contract/common.ts";
import { propose } from "#intake/dialogue/proposals.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { type IntakeCatalogue, readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

/** What is proposed for the names of a file that nobody knows. */
function proposalsIn(csv: string) {
  const bytes = new TextEncoder().encode(csv);
  const read = (by: IntakeCatalogue) => {
    // A reader answers with codes alone.
    for (const { code } of [...by.indicators, ...by.organizations])
      expect(codeSchema.safeParse(code).success).toBe(true);
    return readUpload(bytes, by, { limits: { rows: 1000 }, today: "2026-12-01" });
  };
  const { problems, understood } = read(catalogue);
  return propose(questionsOf(problems, catalogue, understood.tables), catalogue, async (by) => read(by));
}

/** A month's table of one indicator that nobody knows, of three platforms, or of one over three months. */
const ofHeading = (heading: string, values: readonly string[]) =>
  `平台,时期,引进博士,${heading}\n${values.map((value, i) => `示例甲研究院,2024-0${i + 1},${i + 2},${value}`).join("\n")}\n`;

type Case = readonly [heading: string, values: readonly string[], says: Record<string, unknown>];

/** Evidence of each rule: what stands behind the name, behind the figures, in the name, and how the values go. */
const CASES: readonly Case[] = [
  ["技术合同成交额（万元）", ["120.5", "80", "99.25"], { unit: "yuan", unitMult: 4, decimals: 2, aggregation: "sum" }],
  ["留存占比", ["12.5%", "13%", "11.75%"], { unit: "percent", aggregation: "ratio", additive: false, decimals: 2 }],
  ["在站博士后", ["12", "13", "12"], { unit: "person", aggregation: "last", additive: true, decimals: 0 }],
  ["新增发明专利", ["1", "2", "3"], { unit: "item", aggregation: "sum", direction: "higher" }],
  ["入驻情况甲", ["5家", "6家", "9家"], { unit: "enterprise", aggregation: "last" }],
  ["入驻情况乙", ["5家", "3家", "9家"], { unit: "enterprise", aggregation: "sum" }],
  ["人才流失", ["3", "0", "1"], { unit: "person", direction: "lower", min: 0 }],
  ["招聘会", ["3", "0", "1"], { unit: "event", aggregation: "sum" }],
  ["人员增减", ["3", "-2", "1"], { min: null }],
];

describe("propose(questions, catalogue, read)", () => {
  it.each(CASES)("takes %s with %j for %j", async (heading, values, says) => {
    const [proposal, ...others] = await proposalsIn(ofHeading(heading, values));
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ kind: "indicator", figures: 3, fields: says });
  });

  it("says by what it goes, shows figures as written and names the group of the nearest", async () => {
    const [proposal] = await proposalsIn(ofHeading("引进硕士后（人）", ["1", "2", "1"]));
    expect(proposal).toMatchObject({
      text: "引进硕士后（人）",
      examples: ["1", "2", "1"],
      fields: { names: { zh: "引进硕士后" }, group: catalogue.indicators.find(({ code }) => code === "master")?.group },
      why: [{ zh: "单位按名称后所写：人" }, { zh: "名称中有“引进”：当期数，各月相加" }],
    });
  });

  it("cleans a platform's name and keeps what the file says as another name of it", async () => {
    const proposals = await proposalsIn(
      "平台,时期,引进博士\n1. 示例甲研究院,2024-01,3\n（二）示例 丁 产业园*,2024-01,4\n示例戊基地（新）,2024-01,5\n",
    );
    expect(proposals.filter(({ kind }) => kind === "platform").map(({ text, fields }) => [text, fields])).toEqual([
      [
        "（二）示例 丁 产业园*",
        { names: { zh: "示例丁产业园", en: "" }, aliases: ["（二）示例 丁 产业园*"], parent: "demo" },
      ],
      ["示例戊基地（新）", { names: { zh: "示例戊基地", en: "" }, aliases: ["示例戊基地（新）"], parent: "demo" }],
    ]);
  });

  it("sees the figures of an indicator below a platform that nobody knows either", async () => {
    const proposals = await proposalsIn(
      "2024年1月情况表\n平台,招商签约额,高新企业\n示例丁园,3.5亿元,3\n示例戊园,1.5亿元,2\n",
    );
    expect(proposals).toMatchObject([
      { kind: "indicator", figures: 2, fields: { unit: "yuan", unitMult: 8, decimals: 1 } },
      { kind: "indicator", figures: 2, fields: { unit: "enterprise" } },
      { kind: "platform", fields: { names: { zh: "示例丁园" } } },
      { kind: "platform", fields: { names: { zh: "示例戊园" } } },
    ]);
  });
});
