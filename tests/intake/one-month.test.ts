import { expect, it } from "vitest";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

function read(...lines: string[]) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { observations, problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2024-09-10" });
  return {
    figures: observations.map(({ period, value }) => `${period} ${value}`),
    told: problems.flatMap(({ code, cell }) =>
      ["period-beside", "figures-not-read"].includes(code) ? `${code} ${cell}` : [],
    ),
  };
}

it("reads 当月 beside the months up to one as that month, and says so", () => {
  expect(read("2024年引进博士", "平台,当月,1-8月累计", "示例甲研究院,3,9")).toEqual({
    figures: ["2024-08 3", "2024-01/2024-08 9"],
    told: ["period-beside B2"],
  });
});

it("reads 累计 beside a month as all months up to it", () => {
  expect(read("引进博士", "平台,2024年8月,本年累计", "示例甲研究院,3,9")).toEqual({
    figures: ["2024-08 3", "2024-01/2024-08 9"],
    told: ["period-beside C2"],
  });
});

it("takes no period from a column beside where there are several, or where rows have their own", () => {
  expect(read("引进博士", "平台,当月,2024年1-7月,2024年1-8月", "示例甲研究院,3,8,9")).toEqual({
    figures: ["2024-01/2024-07 8", "2024-01/2024-08 9"],
    told: ["figures-not-read B2"],
  });
  expect(read("引进博士", "平台,时期,当月,2024年1-8月", "示例甲研究院,2024年7月,3,9").figures).toEqual(["2024-07 3"]);
});
