import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import { type Observation, observationKey, observedFigure } from "#domain/figures/observation.ts";
import { LANGUAGES, type Language } from "#domain/terms/names.ts";
import { periodCode } from "#domain/terms/period.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { isMissingStatus, OBS_STATUSES } from "#domain/terms/status.ts";
import { type ExportedFigure, figuresCsv } from "#intake/out/figures-csv.ts";
import { readUpload } from "#intake/read-upload.ts";
import { anyPeriod } from "#tests/domain/arbitrary-period.ts";
import { catalogue as plain } from "./catalogue.ts";

const OPTIONS = { limits: { rows: 200_000 }, today: "2199-12-31" };
const [firstIndicator, ...otherIndicators] = plain.indicators;
const ODD_NAMES = ["=示例指标", "'示例指标二", "+示例;指标", '-示例"三"', "@示例,四"];

/** Indicators without bounds, some with names that a spreadsheet would run. */
const indicators: Indicator[] = [firstIndicator, ...otherIndicators].flatMap((indicator, at) =>
  indicator ? [{ ...indicator, min: null, max: null, ...(at < 2 ? { names: oddNames(at) } : {}) }] : [],
);
const organizations: Organization[] = plain.organizations.map((organization, at) =>
  at === 1 || at === 2 ? { ...organization, names: oddNames(at + 2) } : organization,
);
const catalogue = { region: plain.region, indicators, organizations };
const ours = organizations.filter(({ code, parent }) => code === plain.region || parent === plain.region);

function oddNames(at: number) {
  const zh = ODD_NAMES[at] ?? "";
  return { zh, en: `${zh} en` };
}

const value = fc.oneof(
  fc.integer(),
  fc.integer({ min: -99, max: 99 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.constantFrom(0, 1e21, -1e-7, 0.1, 123_456.789, -12),
);
const wording = fc.oneof(
  fc.constantFrom("数千名", "=1+1", "'=1", "无", "—", "约数百", "-", "+86", "12", '含"引号",逗号', "注:见附件", "合计"),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.trim() || "若干"),
);
const observation: fc.Arbitrary<Observation> = fc
  .record({
    indicator: fc.constantFrom(...indicators.map(({ code }) => code)),
    organization: fc.constantFrom(...ours.map(({ code }) => code)),
    period: anyPeriod
      .map(periodCode)
      .filter((code) => (code.match(/\d{4}/g) ?? []).every((year) => year >= "1949" && year <= "2100")),
    stated: fc.oneof(
      fc.record({
        value,
        text: fc.constant(null),
        status: fc.constantFrom(...OBS_STATUSES.filter((status) => !isMissingStatus(status))),
        qualifier: fc.constantFrom(...QUALIFIERS.filter((qualifier) => qualifier !== "text")),
      }),
      fc.record({
        value: fc.constant(null),
        text: wording,
        status: fc.constantFrom(...OBS_STATUSES.filter((status) => !isMissingStatus(status))),
        qualifier: fc.constant("text" as const),
      }),
      fc.record({
        value: fc.constant(null),
        text: fc.constant(null),
        status: fc.constantFrom(...OBS_STATUSES.filter(isMissingStatus)),
        qualifier: fc.constant("exact" as const),
      }),
    ),
  })
  .map(({ stated, ...key }) => ({ ...key, ...stated }));

function exported(observations: readonly Observation[], basis: ExportedFigure["basis"] = "reported"): ExportedFigure[] {
  return observations.flatMap((each) => {
    const indicator = indicators.find(({ code }) => code === each.indicator);
    const organization = organizations.find(({ code }) => code === each.organization);
    if (!indicator || !organization) return [];
    return [{ indicator, organization, period: each.period, basis, figure: observedFigure(each, 1) }];
  });
}

function readBack(csv: string) {
  const { observations, problems } = readUpload(new TextEncoder().encode(`\uFEFF${csv}`), catalogue, OPTIONS);
  return {
    questions: problems.filter(({ severity }) => severity !== "note"),
    notes: problems.map(({ code }) => code),
    observations: observations.map(({ source, ...rest }) => rest),
  };
}

const options = (language: Language) => ({ language, catalogue, notes: ["示例数据 · 第3版(2024-09-05发布)", "=标题"] });

describe("figuresCsv(figures, options)", () => {
  it("writes what readUpload reads back as the same observations, without a question", () => {
    const table = fc.uniqueArray(observation, { selector: observationKey, minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(table, fc.constantFrom(...LANGUAGES), (observations, language) => {
        const back = readBack(figuresCsv(exported(observations), options(language)));
        expect(back.questions).toEqual([]);
        expect(back.observations).toEqual(observations);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  // Found by the property above: two apostrophes of a row, one of them put there by us, were taken for quotes, a backslash
  // before a quote for one that escapes it.
  it.each(["'", "x'", "'x'", "+\\", "a,\\"])(
    "writes the wording %j so that no sign of it is taken for one of the file",
    (text) => {
      const stated = { value: null, text, status: "A", qualifier: "text" } as const;
      const observations: Observation[] = [{ indicator: "phd", organization: "demo", period: "1949", ...stated }];
      const back = readBack(figuresCsv(exported(observations), options("zh-CN")));
      expect(back.questions).toEqual([]);
      expect(back.observations).toEqual(observations);
    },
  );

  it("writes computed figures that are left out when read, with a note and nothing else", () => {
    const observations: Observation[] = [];
    const figures: Figure[] = [
      { kind: "value", value: -12.5, qualifier: "exact", marks: [], revision: 1 },
      missing("base-zero"),
      { kind: "text", text: "数千名", marks: [], revision: 1 },
    ];
    const [indicator, organization] = [indicators[0], ours[1]];
    if (!indicator || !organization) throw new Error("the catalogue is empty");
    for (const language of LANGUAGES) {
      const rows = figures.map((figure, at): ExportedFigure => {
        return { indicator, organization, period: `2024-0${at + 1}`, basis: "yoy", figure };
      });
      const back = readBack(figuresCsv(rows, options(language)));
      expect(back).toEqual({ questions: [], notes: ["computed-rows"], observations });
    }
  });

  it("carries what the screen says of a computed figure: limits, both sides, the absolute change, n of m, marks", () => {
    const [indicator, organization] = [indicators[0], ours[1]];
    if (!indicator || !organization) throw new Error("the catalogue is empty");
    const at = { indicator, organization, period: "2024-02" };
    const coverage = { of: "platforms", reported: 2, expected: 3 } as const;
    const known = { marks: ["B", "P"], revision: 1 } as const;
    const now = valueFigure(5, known);
    const rows: ExportedFigure[] = [
      {
        ...at,
        basis: "current",
        figure: { kind: "range", low: 60, high: 70, above: false, below: true, coverage, ...known },
      },
      {
        ...at,
        basis: "yoy",
        figure: missing("base-zero", { change: 5, ...known }),
        sides: { now, base: valueFigure(0, { revision: 1 }) },
      },
    ];
    const [header = [], ranged = [], changed = []] = figuresCsv(rows, { ...options("zh-CN"), notes: [] })
      .replace(/^\uFEFF/, "")
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    const cell = (row: readonly string[], name: string) => row[header.indexOf(name)];
    expect(["数值", "限定", "数值上限", "报齐数", "应报数", "状态"].map((name) => cell(ranged, name))).toEqual([
      "60",
      "不少于",
      "70",
      "2",
      "3",
      "口径变更、初步",
    ]);
    expect(cell(ranged, "备注")).toContain("仅知上下限");
    const unit = cell(changed, "本期数")?.replace(/^5|（.*$/g, "");
    expect(["数值", "增减额", "本期数", "对比数", "状态"].map((name) => cell(changed, name))).toEqual([
      "—",
      "5",
      `5${unit}（口径变更、初步）`,
      `0${unit}`,
      "口径变更、初步",
    ]);
    expect(cell(changed, "备注")).toContain("基期为零");
  });

  it("neutralises every cell a spreadsheet would run, and leaves negative numbers alone", () => {
    const stated = { value: -3, text: null, status: "A", qualifier: "exact" } as const;
    const csv = figuresCsv(exported([{ indicator: "phd", organization: "demo-a", period: "2024-08", ...stated }]), {
      ...options("zh-CN"),
      extraHeaders: ["名次"],
    });
    const cells = csv.split("\n").flatMap((line) => line.split(","));
    expect(cells).toContain("-3");
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && cell !== "-3")).toEqual([]);
  });
});
