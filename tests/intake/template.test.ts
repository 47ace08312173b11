import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "#domain/terms/names.ts";
import { periodCode } from "#domain/terms/period.ts";
import { UNIT_MULTS, UNITS, type UnitCode } from "#domain/terms/unit.ts";
import { makeTemplate, quoteCell } from "#intake/out/template.ts";
import { type IntakeCatalogue, readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const TODAY = "2024-09-10";
const encode = (text: string) => new TextEncoder().encode(text);
const layout = fc.constantFrom("long" as const, "periods-as-columns" as const);
const language = fc.constantFrom(...LANGUAGES);
const period = fc
  .tuple(
    fc.constantFrom("month" as const, "quarter" as const, "half" as const, "year" as const, "year-to-date" as const),
    fc.integer({ min: 2000, max: 2023 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([kind, year, n]) => {
    if (kind === "month" || kind === "year-to-date") return periodCode({ kind, year, month: n });
    if (kind === "quarter") return periodCode({ kind, year, quarter: Math.ceil(n / 3) });
    return periodCode(kind === "half" ? { kind, year, half: Math.ceil(n / 6) } : { kind, year });
  });
const periods = fc.uniqueArray(period, { minLength: 2, maxLength: 6 });

/** Names as people give them, and as nobody should: delimiters, quotes, formula signs, the same name twice. */
const name = fc.oneof(
  fc.string({
    unit: fc.constantFrom(..."引进人才研究院示例甲乙丙AB,\"'=+-@()（）".split("")),
    minLength: 3,
    maxLength: 8,
  }),
  fc.constantFrom("重名指标甲", "Same Name"),
);
const names = fc.record({ zh: name, en: name });
const awkward: fc.Arbitrary<IntakeCatalogue> = fc
  .record({
    indicators: fc.array(
      fc.record({
        names,
        unit: fc.constantFrom(...(Object.keys(UNITS) as UnitCode[])),
        unitMult: fc.constantFrom(...UNIT_MULTS),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    platforms: fc.array(names, { minLength: 1, maxLength: 4 }),
  })
  .map(({ indicators, platforms }) => {
    const [plain] = catalogue.indicators;
    const [region, platform] = catalogue.organizations;
    if (!plain || !region || !platform) throw new Error("the test catalogue is empty");
    return {
      region: "demo",
      indicators: indicators.map((own, i) => ({ ...plain, ...own, aliases: [], code: `ind-${i}` })),
      organizations: [
        region,
        ...platforms.map((own, i) => ({ ...platform, names: own, aliases: [], code: `org-${i}` })),
      ],
    };
  });

describe("makeTemplate(catalogue, options)", () => {
  it("reads back without a question, every figure where it belongs", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(catalogue), awkward), layout, language, periods, (own, shape, words, codes) => {
        const text = makeTemplate(own, { layout: shape, language: words, periods: codes });
        const { understood, observations, problems } = readUpload(encode(text), own, {
          limits: { rows: 1e4 },
          today: TODAY,
        });
        expect(problems).toEqual([]);
        expect(understood.layout).toBe(shape);
        const organizations = own.organizations.filter(({ code, parent }) => code === "demo" || parent === "demo");
        const expected = own.indicators.flatMap(({ code }) =>
          organizations.flatMap((organization) => codes.map((at) => `${code} ${organization.code} ${at}`)),
        );
        const read = observations.map((stated) => `${stated.indicator} ${stated.organization} ${stated.period}`);
        expect(read.sort()).toEqual(expected.sort());
      }),
      { numRuns: 150 },
    );
  });

  it("reads the figures that were filled in", () => {
    const text = makeTemplate(catalogue, { layout: "long", language: "zh-CN", periods: ["2024-07", "2024-08"] });
    const filled = text.replace("投资金额,示例甲研究院,2024年8月,,万元,", "投资金额,示例甲研究院,2024年8月,25,万元,");
    const { observations } = readUpload(encode(filled), catalogue, { limits: { rows: 1e4 }, today: TODAY });
    expect(observations.filter(({ value }) => value !== null)).toMatchObject([
      { indicator: "invested", organization: "demo-a", period: "2024-08", value: 25 },
    ]);
  });

  it("says 示例数据 of a fictional region, in a row that is set aside", () => {
    const text = makeTemplate(catalogue, { layout: "long", language: "zh-CN", periods: ["2024-08"] });
    expect(text.startsWith("\uFEFF示例数据")).toBe(true);
    const { understood } = readUpload(encode(text), catalogue, { limits: { rows: 1e4 }, today: TODAY });
    expect(understood.setAside).toMatchObject([{ row: 1, kind: "title" }]);
    const real = {
      ...catalogue,
      organizations: catalogue.organizations.map((own) => ({ ...own, illustrative: false })),
    };
    expect(makeTemplate(real, { layout: "long", language: "zh-CN", periods: ["2024-08"] })).not.toContain("示例数据");
  });

  it("leaves months to come open", () => {
    const text = makeTemplate(catalogue, {
      layout: "periods-as-columns",
      language: "en",
      periods: ["2024-08", "2024-12"],
    });
    const { observations, problems } = readUpload(encode(text), catalogue, { limits: { rows: 1e4 }, today: TODAY });
    expect(new Set(observations.map((stated) => stated.period))).toEqual(new Set(["2024-08"]));
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["note blank-ahead"]);
  });

  it("neutralises what a spreadsheet would run as a formula", () => {
    expect(quoteCell("=1+1")).toBe('"\'=1+1"');
    expect(quoteCell('@SUM("a",1)')).toBe(`"'@SUM(""a"",1)"`);
    expect(quoteCell("示例")).toBe("示例");
  });
});
