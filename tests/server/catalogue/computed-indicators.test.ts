import { afterAll, describe, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import type { CatalogueChange, IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { catalogueDesk } from "./catalogue-desk.ts";

const made = await makeApp({ seed: SMALL });
afterAll(() => made.close());
const desk = catalogueDesk(made);

const FIELDS: IndicatorFields = {
  names: { zh: "硕士占博士比", en: "Masters per PhD" },
  aliases: [],
  group: { zh: "人才", en: "Talent" },
  unit: "percent",
  unitMult: 0,
  decimals: 1,
  direction: "higher",
  aggregation: "ratio",
  additive: false,
  definition: { zh: "", en: "" },
  min: null,
  max: null,
  headline: true,
  formula: { kind: "ratio", numerator: "master", denominator: "phd", factor: 100 },
};
const add = (fields: Partial<IndicatorFields>, code = "+1"): CatalogueChange => ({
  kind: "add-indicator",
  code,
  fields: { ...FIELDS, ...fields },
});

describe("a computed indicator, by the API", () => {
  it("is published with codes that the server gives, read, and its difference told by codes", async () => {
    const both = add({
      names: { zh: "博士和硕士", en: "PhDs and masters" },
      unit: "person",
      aggregation: "sum",
      formula: { kind: "sum", plus: ["phd", "master"], minus: [] },
    });
    const share = add({ formula: { kind: "ratio", numerator: "phd", denominator: "+1", factor: 100 } }, "+2");
    const { number } = await desk.change([both, share]);
    const { indicators } = await desk.catalogue();
    const [sum, ratio] = indicators.slice(-2);
    expect(sum?.formula).toEqual({ kind: "sum", plus: ["phd", "master"], minus: [] });
    expect(ratio?.formula).toEqual({ kind: "ratio", numerator: "phd", denominator: sum?.code, factor: 100 });
    const entries = (await desk.difference(number))?.entries ?? [];
    const said = entries.flatMap(({ fields }) => fields.filter(({ field }) => field === "formula"));
    expect(said.map(({ after }) => after)).toEqual(["phd + master", `phd / ${sum?.code} * 100`]);
  });

  it("is refused where a part is of another unit, naming both", async () => {
    const review = await desk.review(
      await desk.draft([
        add({
          names: { zh: "示例指标", en: "" },
          aggregation: "sum",
          formula: { kind: "sum", plus: ["phd", "master"], minus: [] },
        }),
      ]),
    );
    expect(review.problems.map(({ code, field }) => [code, field])).toEqual([["formula-units", "formula"]]);
    expect(review.problems[0]?.message.zh).toContain("“示例指标”与组成指标“引进博士”的单位不同");
  });

  it("takes no reported figures: a file that brings some cannot be published, and says why", async () => {
    const body = longFile([
      ["引进博士", "示例西实验室", "2024年4月", "3"],
      ["硕士占博士比", "示例西实验室", "2024年4月", "40"],
      ["硕士占博士比", "示例西实验室", "2024年5月", "41"],
    ]);
    const upload = uploadSchema.parse(
      await (await made.request(uploadPath("west", "四月.csv"), { method: "POST", body })).json(),
    );
    const [problem, ...others] = upload.problems.filter(({ severity }) => severity === "error");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "computed-indicator",
      cell: "D3",
      message: { zh: expect.stringContaining("有 2 个") },
    });
    const publish = { base: upload.base, message: "", answers: {} };
    const refused = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(publish) });
    expect(refused.status).toBe(422);
  });

  it("keeps its parts: an undo that would take one away is refused", async () => {
    const { number } = await desk.change([
      add({ names: { zh: "示例甲", en: "A" }, unit: "person", aggregation: "sum", formula: undefined }, "+1"),
    ]);
    const part = (await desk.catalogue()).indicators.at(-1)?.code ?? "";
    await desk.change([
      add({
        names: { zh: "示例乙", en: "B" },
        formula: { kind: "ratio", numerator: part, denominator: "phd", factor: 1 },
      }),
    ]);
    expect((await desk.undo(number)).status).toBe(409);
  });
});
