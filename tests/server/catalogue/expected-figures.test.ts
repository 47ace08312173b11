import { afterEach, beforeEach, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { longFile, uploadPath } from "#tests/server/upload-request.ts";
import { type CatalogueDesk, catalogueDesk, changedLab } from "./catalogue-desk.ts";

let made: MadeApp;
let desk: CatalogueDesk;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
  desk = catalogueDesk(made);
});
afterEach(() => made.close());

async function warnings(rows: Parameters<typeof longFile>[0]) {
  const answer = await made.request(uploadPath("west", "报表.csv"), { method: "POST", body: longFile(rows) });
  const { problems } = uploadSchema.parse(await answer.json());
  return problems.filter(({ code }) => code === "organization-closed" || code === "indicator-retired");
}

it("warns of a file with figures of a platform that has closed, from the month after", async () => {
  await desk.change([changedLab({ closed: "2024-05-10" })]);
  const told = await warnings([
    ["引进博士", "示例西实验室", "2024年5月", "3"],
    ["引进博士", "示例西实验室", "2024年6月", "3"],
  ]);
  expect(told.map(({ cell }) => cell)).toEqual(["D3"]);
  expect(told[0]?.message.zh).toBe("“示例西实验室”已于2024年5月关停，这里是2024年6月的数；发布后不计入合计。");
});

it("keeps who reports and from when no longer, with what the catalogue says of an indicator", async () => {
  await desk.change([
    { kind: "change-indicator", code: "phd", fields: { reporters: ["west-lab"], retired: "2024-06" } },
  ]);
  const phd = (await desk.catalogue()).indicators.find(({ code }) => code === "phd");
  expect(phd).toMatchObject({ reporters: ["west-lab"], retired: "2024-06" });
  expect((await warnings([["引进博士", "示例西实验室", "2024年6月", "3"]])).map(({ code }) => code)).toEqual([
    "indicator-retired",
  ]);
  await desk.change([{ kind: "change-indicator", code: "phd", fields: { reporters: null, retired: null } }]);
  const back = (await desk.catalogue()).indicators.find(({ code }) => code === "phd");
  expect(back).not.toHaveProperty("reporters");
  expect(back).not.toHaveProperty("retired");
});
