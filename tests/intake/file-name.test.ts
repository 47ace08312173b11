import { describe, expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(fileName: string, lines: readonly string[], choices = {}) {
  const options = { limits: { rows: 100 }, today: "2024-09-10", fileName, choices };
  const { observations, problems } = readUpload(new TextEncoder().encode(lines.join("\n")), catalogue, options);
  return {
    figures: observations.map((one) => `${one.indicator} ${one.organization} ${one.period} ${one.value}`),
    told: problems.map(({ severity, code }) => `${severity} ${code}`),
    words: problems.map(({ message }) => message.zh),
  };
}

const TABLE = ["平台,引进全职博士", "示例甲研究院,12"];

describe("readUpload(bytes, catalogue, options), of what only the file's name says", () => {
  it.each([
    ["人才月报2024年8月.csv", "2024-08"],
    ["人才月报 2024年8月 (1).csv", "2024-08"],
    ["月报202408.xlsx", "2024-08"],
    ["2024-08 月报.csv", "2024-08"],
    ["2024年上半年.csv", "2024-S1"],
    ["2024年1-8月引才情况.csv", "2024-01/2024-08"],
  ])("takes the period from %s, and says so", (fileName, period) => {
    const { figures, told, words } = read(fileName, TABLE);
    expect(figures).toEqual([`phd demo-a ${period} 12`]);
    expect(told).toEqual(["note file-name-used"]);
    expect(words[0]).toContain("取自文件名");
  });

  it.each(["月报.csv", "20240815.csv", "2024年7月和2024年8月.csv", "8月.csv", ""])(
    "asks where %j names none",
    (fileName) => {
      expect(read(fileName, TABLE).told).toEqual(["error no-period"]);
    },
  );

  it("takes the year of months without one, an indicator and a platform", () => {
    const year = read(
      "2024年人才.csv",
      ["平台,7月,8月", "引进全职博士,,", "示例甲研究院,5,6"].filter((_, i) => i !== 1),
    );
    expect(year.told).toContain("error no-indicator");
    const named = read("引进全职博士2024年.csv", ["平台,7月,8月", "示例甲研究院,5,6"]);
    expect(named.figures).toEqual(["phd demo-a 2024-07 5", "phd demo-a 2024-08 6"]);
    expect(named.told).toEqual(["note file-name-used", "note file-name-used"]);
    const platform = read("示例乙创新中心2024年8月.csv", ["指标,数值", "引进全职博士,3"]);
    expect(platform.figures).toEqual(["phd demo-b 2024-08 3"]);
    expect(platform.told).toEqual(["note file-name-used", "note file-name-used"]);
  });

  it("counts for nothing where the file, or a person, says it", () => {
    const titled = read("示例乙创新中心2024年8月.csv", ["示例甲研究院2024年7月", "指标,数值", "引进全职博士,3"]);
    expect(titled.figures).toEqual(["phd demo-a 2024-07 3"]);
    expect(titled.told).toEqual(["note title-used", "note title-used"]);
    expect(read("2024年8月.csv", ["平台,指标,时期,数值", "示例甲研究院,phd,2024-06,3"])).toMatchObject({
      figures: ["phd demo-a 2024-06 3"],
      told: [],
    });
    expect(read("2024年8月.csv", TABLE, { period: "2024-05" }).figures).toEqual(["phd demo-a 2024-05 12"]);
  });
});
