import { read, utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#domain/terms/names.ts";
import { templateXlsx } from "#features/upload/choose/template-xlsx.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "#tests/intake/catalogue.ts";

const OPTIONS = { limits: { rows: 1e4 }, today: "2024-09-10" };
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const CASES = (["long", "periods-as-columns"] as const).flatMap((layout) =>
  LANGUAGES.map((language) => ({ layout, language })),
);

describe("templateXlsx(catalogue, options)", () => {
  it.each(CASES)("reads back without a question, $layout, $language", async ({ layout, language }) => {
    const periods = ["2024-07", "2024-08"];
    const bytes = await bytesOf(await templateXlsx(catalogue, { layout, language, periods }));
    const { understood, observations, problems } = readUpload(bytes, catalogue, OPTIONS);
    expect(problems).toEqual([]);
    expect(understood.layout).toBe(layout);
    const organizations = catalogue.organizations.filter(({ code, parent }) =>
      [code, parent].includes(catalogue.region),
    );
    expect(observations).toHaveLength(catalogue.indicators.length * organizations.length * periods.length);
    expect(observations.every(({ value }) => value === null)).toBe(true);
  });

  it("takes figures where a person types them", async () => {
    const made = await templateXlsx(catalogue, { layout: "long", language: "zh-CN", periods: ["2024-08"] });
    const book = read(await bytesOf(made), { type: "array" });
    const sheet = book.Sheets["数据"] ?? {};
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: "", blankrows: true });
    const row = rows.findIndex((cells) => cells[0] === "投资金额" && cells[1] === "示例甲研究院");
    expect(row).toBeGreaterThan(0);
    utils.sheet_add_aoa(sheet, [[25]], { origin: { r: row, c: 3 } });
    const filled = new Uint8Array(write(book, { type: "array" }));
    const { observations } = readUpload(filled, catalogue, OPTIONS);
    expect(observations.filter(({ value }) => value !== null)).toMatchObject([
      { indicator: "invested", organization: "demo-a", period: "2024-08", value: 25, source: { sheet: "数据" } },
    ]);
  });
});
