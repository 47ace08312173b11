import { describe, expect, it } from "vitest";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(lines: readonly string[], choices: ReadingChoices = {}) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { observations, problems } = readUpload(bytes, catalogue, {
    limits: { rows: 100 },
    today: "2024-12-10",
    choices,
  });
  return {
    figures: observations.map(({ indicator, organization, value }) => `${indicator} ${organization} ${value}`),
    told: problems.filter(({ code }) => code !== "title-used").map(({ code, read }) => `${code} ${read}`),
  };
}

describe("titles above indicators", () => {
  const rows = ["甲院,5,12,3", "乙中心,6,13,4"];

  it("are titles of groups where each of their indicators stands once", () => {
    expect(read(["2024年8月", "平台,人才引进,,企业服务", ",博士,硕士,孵化企业", ...rows])).toMatchObject({
      figures: expect.arrayContaining(["phd demo-a 5", "master demo-b 13"]),
      told: expect.arrayContaining(["group-title 人才引进"]),
    });
  });

  it("are asked about where they change what is counted, or where an indicator stands below two of them", () => {
    expect(read(["2024年8月", "平台,年度目标,,", ",博士,硕士,孵化企业", ...rows]).figures).toEqual([]);
    const twice = ["2024年8月", "平台,甲类,,乙类,", ",博士,硕士,博士,硕士", "甲院,5,12,3,4"];
    expect(read(twice).figures).toEqual([]);
  });
});

describe("columns of figures of which none is known", () => {
  const lines = ["2024年8月", "平台,引才数,高企数", "甲院,5,超六成", "乙中心,6,数千"];

  it("are asked about, one by one, where the rows are known", () => {
    expect(read(lines).told).toEqual(["unknown-indicator 引才数", "unknown-indicator 高企数"]);
    const told = read(lines, { names: { indicators: { 引才数: "phd", 高企数: "" } } });
    expect(told).toEqual({ figures: ["phd demo-a 5", "phd demo-b 6"], told: ["column-ignored 高企数"] });
  });

  it("are no figures of ours where no row names a platform or a period", () => {
    expect(read(["姓名,部门,电话", "甲某,办公室,0519-1234567", "乙某,人才科,0519-7654321"]).told).toContain(
      "no-columns 姓名 部门 电话",
    );
  });
});
