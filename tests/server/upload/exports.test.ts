import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadSchema } from "#contract/uploads.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { MEASURES, type Measure, measureSeries } from "#domain/figures/measure.ts";
import { LANGUAGES, type Language } from "#domain/terms/names.ts";
import { FREQUENCIES, type Frequency } from "#domain/terms/period.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { makeMatrix } from "#features/compare/compare-matrix.ts";
import { comparableIndicators } from "#features/compare/compare-state.ts";
import { matrixCsv } from "#features/compare/matrix-csv.ts";
import { trendCsv } from "#features/trend/trend-csv.ts";
import { problemsCsv } from "#features/upload/problems/problems-csv.ts";
import { publishedFigures } from "#intake/out/exported-figures.ts";
import { figuresCsv } from "#intake/out/figures-csv.ts";
import { listedAsCsv } from "#intake/out/listed-csv.ts";
import { readShippedRegion } from "#tests/client/shipped-region.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { uploadPath } from "#tests/server/upload-request.ts";
import { exportNotes } from "#ui/export-notes.ts";

let made: MadeApp;
const REGIONS = ["liyang", "shili"];
const regions = new Map<string, RegionData>();
let catalogue: Awaited<ReturnType<typeof readShipped>>;

beforeAll(async () => {
  made = await makeApp();
  catalogue = await readShipped();
  for (const code of REGIONS) regions.set(code, await readShippedRegion(code));
});

afterAll(() => made.close());

/** Uploads an export as the person who downloaded it would, byte order mark and all. */
async function upload(region: string, csv: string) {
  const response = await made.request(uploadPath(region, "导出.csv"), { method: "POST", body: `\uFEFF${csv}` });
  expect(response.status).toBe(201);
  const { problems, difference } = uploadSchema.parse(await response.json());
  return { problems: problems.map(({ severity, code }) => `${severity} ${code}`), counts: difference.counts };
}

function dataOf(region: string): RegionData {
  const data = regions.get(region);
  if (!data) throw new Error(`no region ${region}`);
  return data;
}

function notesOf(data: RegionData, language: Language): string[] {
  return exportNotes("引进博士 · 2024年1—8月(人)", data, { dataset: "0123abcd", revision: 2 }, new Map(), language);
}

function trend(data: RegionData, indicator: Indicator, measure: Measure, frequency: Frequency, language: Language) {
  const { span } = data;
  if (!span) throw new Error("no span");
  const [from, to] = [
    { kind: "month" as const, ...span.first },
    { kind: "month" as const, ...span.last },
  ];
  const lines = [data.region, ...data.platforms].map(({ code }) => ({
    series: measureSeries(data.seriesOf(indicator, code), measure, frequency, from, to),
  }));
  return trendCsv({ data, catalogue }, lines, notesOf(data, language), language);
}

describe("an export, uploaded again", () => {
  it.each(REGIONS.flatMap((region) => LANGUAGES.map((language) => [region, language] as const)))(
    "changes nothing where it is all figures of %s in %s",
    async (region, language) => {
      const data = dataOf(region);
      const figures = publishedFigures(data);
      const csv = figuresCsv(figures, { language, catalogue, notes: notesOf(data, language) });
      const { problems, counts } = await upload(region, csv);
      expect(problems.filter((problem) => !problem.startsWith("note "))).toEqual([]);
      expect(counts).toEqual({ added: 0, changed: 0, missing: 0, unchanged: figures.length });
      expect(figures.length).toBeGreaterThan(10);
    },
  );

  it.each(MEASURES)(
    "changes nothing where it is a trend of %s, and a computed measure is no figure",
    async (measure) => {
      const data = dataOf("shili");
      for (const frequency of FREQUENCIES)
        for (const [at, indicator] of data.indicators.entries()) {
          if (at % FREQUENCIES.length !== FREQUENCIES.indexOf(frequency) && at > 0) continue;
          const language = LANGUAGES[at % 2] ?? "zh-CN";
          const { problems, counts } = await upload("shili", trend(data, indicator, measure, frequency, language));
          expect(problems.filter((problem) => !problem.startsWith("note "))).toEqual([]);
          expect(counts).toMatchObject({ added: 0, changed: 0 });
          const isFigure = frequency === "month" && measure === "current";
          if (isFigure) expect(counts.unchanged).toBeGreaterThan(10);
          else if (measure !== "current" && measure !== "ytd") expect(counts.unchanged).toBe(0);
          if (!isFigure) expect(problems).toContain("note computed-rows");
        }
    },
  );

  it.each(LANGUAGES)("changes nothing where it is the matrix in %s", async (language) => {
    const data = dataOf("shili");
    const { span } = data;
    if (!span) throw new Error("no span");
    const indicators = comparableIndicators(data);
    const rows = makeMatrix(data, indicators, span.last, null);
    const csv = matrixCsv({ data, catalogue }, rows, indicators, span.last, notesOf(data, language), language);
    const { problems, counts } = await upload("shili", csv);
    expect(problems.filter((problem) => !problem.startsWith("note "))).toEqual([]);
    expect(counts).toMatchObject({ added: 0, changed: 0 });
    expect(counts.unchanged).toBeGreaterThan(0);
    expect(csv).toContain(language === "en" ? "revision 2" : "第2版");
    expect(csv).toContain(language === "en" ? "Illustrative data" : "示例数据");
  });

  it.each(LANGUAGES)("holds no figure where it is a list of problems or of differences in %s", async (language) => {
    const names = { zh: "引进博士 2024-08 为 12", en: "phd 2024-08 is 12" };
    const problem = {
      severity: "error",
      code: "x",
      sheet: "",
      cell: "D4",
      read: "=12",
      message: names,
      advice: names,
    } as const;
    const list = listedAsCsv(
      ["指标", "平台", "时期", "数值"],
      [["引进博士", "示例市", "2024-08", "12"]],
      ["说明"],
      language,
    );
    for (const csv of [problemsCsv([problem, problem], language), list]) {
      const { problems, counts } = await upload("shili", csv);
      expect(problems).toEqual(["note computed-rows"]);
      expect(counts).toEqual({ added: 0, changed: 0, unchanged: 0, missing: 0 });
    }
  });
});
