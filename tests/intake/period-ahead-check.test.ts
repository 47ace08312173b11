import { describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { checkPeriodsAhead, type Judged } from "#intake/checks/period-ahead-check.ts";
import { catalogue } from "./catalogue.ts";

const TODAY = "2024-09-10";
const PLATFORMS = ["demo-a", "demo-b", "demo-c"];

let row = 1;

/** A figure of 5 with the next cell of column D. */
function read(indicator: string, organization: string, period: string, more: Partial<SourcedObservation> = {}) {
  row += 1;
  const source = { sheet: "", cell: `D${row}`, raw: "5" };
  const stated = { value: 5, text: null, status: "A", qualifier: "exact", source } as const;
  return { indicator, organization, period, ...stated, ...more } satisfies SourcedObservation;
}

/** Two indicators of all three platforms, for each of the periods: six figures a period. */
function published(...periods: string[]): SourcedObservation[] {
  return periods.flatMap((period) =>
    ["phd", "master"].flatMap((indicator) => PLATFORMS.map((platform) => read(indicator, platform, period))),
  );
}

const UP_TO_AUGUST = ["2024-05", "2024-06", "2024-07", "2024-08"];

function check(file: SourcedObservation[], history: SourcedObservation[], judged: Partial<Judged> = {}) {
  const known = new Map(history.map((each) => [observationKey(each), { observation: each, revision: 1 }]));
  return checkPeriodsAhead(file, known, catalogue, { today: TODAY, rules: DEFAULT_RULES, ...judged });
}

function codes(...given: Parameters<typeof check>): string[] {
  return check(...given).map(({ severity, code, cell }) => `${severity} ${code} ${cell}`);
}

describe("checkPeriodsAhead(observations, published, catalogue, judged)", () => {
  it("says of a mistyped year what publishing it would do, in both languages, with the way out", () => {
    const figure = read("phd", "demo-a", "2025-08");
    expect(check([figure], published(...UP_TO_AUGUST))).toEqual([
      {
        severity: "warning",
        code: "future-period",
        sheet: "",
        cell: figure.source.cell,
        read: "5",
        message: {
          zh: "2025年8月还没有开始，却已有数据。发布后，2025年8月应报 6 项，共有 1 项；各页默认月份仍为2024年8月；可选月份和趋势图的范围延伸到2025年8月。",
          en: "Aug 2025 has not begun, yet it has a figure. Once published, Aug 2025 has 1 of 6 expected figures; views still open with Aug 2024; the months to choose from and the trend charts run up to Aug 2025.",
        },
        advice: {
          zh: "请核对年份和月份；如确实是预测，请在状态栏写 F（预测），或加以说明。",
          en: "Check the year and the month; if it is a forecast, give the figure the status F, or say so.",
        },
      },
    ]);
  });

  it("says where a whole month of figures would move the views to it, by the office's own limit", () => {
    const file = published("2025-08").slice(0, 4);
    const words = (completeShare: number) =>
      check(file, published(...UP_TO_AUGUST), { rules: { ...DEFAULT_RULES, completeShare } }).map(
        ({ message }) => message,
      );
    const four = { zh: expect.stringContaining("应报 6 项，共有 4 项；各页默认月份仍为2024年8月") };
    expect(words(0.8)).toEqual(Array(4).fill(expect.objectContaining(four)));
    const moved = { zh: expect.stringContaining("各页默认月份由2024年8月变为2025年8月") };
    expect(words(0.6)).toEqual(Array(4).fill(expect.objectContaining(moved)));
    expect(words(0.6)[0]?.en).toContain("views open with Aug 2025 and no longer with Aug 2024");
  });

  it("names the card that a figure of the region itself would move, whatever month views open with", () => {
    const [problem] = check([read("phd", "demo", "2025-01/2025-08")], published(...UP_TO_AUGUST));
    expect(problem?.message.zh).toContain("各页默认月份仍为2024年8月");
    expect(problem?.message.zh).toContain("总览中“引进全职博士”的卡片将显示2025年8月");
    expect(problem?.message.en).toContain("on the overview, Aug 2025 is on the card of “PhDs hired”");
  });

  it.each([
    ["2024-10", "2024年10月应报 6 项，共有 1 项"],
    ["2024-Q4", "各页默认月份仍为2024年8月"],
    ["2025", "各页默认月份仍为2024年8月"],
    ["2024-01/2024-10", "2024年10月应报 6 项，共有 1 项"],
  ])("warns of a period of any length that has not begun: %s", (period, words) => {
    const [problem, ...others] = check([read("phd", "demo-a", period)], published(...UP_TO_AUGUST));
    expect([problem?.code, others]).toEqual(["future-period", []]);
    expect(problem?.message.zh).toContain(words);
  });

  it("leaves the first figures of the next month alone, be they of one platform", () => {
    expect(codes([read("phd", "demo-a", "2024-09")], published(...UP_TO_AUGUST))).toEqual([]);
    expect(codes([read("phd", "demo-a", "2024-08")], published("2024-06", "2024-07"))).toEqual([]);
  });

  it("warns once of a month that passes over others, and says which", () => {
    const file = [read("phd", "demo-a", "2024-08"), read("master", "demo-a", "2024-08")];
    const [problem, ...others] = check(file, published("2024-04", "2024-05"));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: "warning",
      code: "period-jump",
      cell: file[0]?.source.cell,
      message: {
        zh: "文件中有2024年8月的数据 2 个，而之前的2024年6月至2024年7月既没有发布过，文件中也没有。发布后，2024年8月应报 6 项，共有 2 项；各页默认月份仍为2024年5月；可选月份和趋势图的范围延伸到2024年8月。",
        en: "Of Aug 2024 the file has 2, but Jun 2024 to Jul 2024 before it is neither published nor in the file. Once published, Aug 2024 has 2 of 6 expected figures; views still open with May 2024; the months to choose from and the trend charts run up to Aug 2024.",
      },
      advice: {
        zh: "请核对年份和月份；如之前各月以后补报，请说明。",
        en: "Check the year and the month; if what lies before is still to come, say so.",
      },
    });
  });

  it("names a single month passed over, across a year's end too", () => {
    const [problem] = check([read("phd", "demo-a", "2024-01")], published("2023-10", "2023-11"));
    expect(problem?.message.zh).toContain("而之前的2023年12月既没有发布过");
  });

  it("lets a file catch up month by month, also with a month reported missing between", () => {
    const missing = read("phd", "demo-a", "2024-07", { value: null, status: "O" });
    const file = [read("phd", "demo-a", "2024-06"), missing, read("phd", "demo-a", "2024-08")];
    expect(codes(file, published("2024-04", "2024-05"))).toEqual([]);
  });

  it("lets those who report by quarter pass over no months, in quarters and in years to date", () => {
    expect(codes([read("phd", "demo-a", "2024-Q2")], published("2023-Q4", "2024-Q1"))).toEqual([]);
    const third = read("phd", "demo-a", "2024-Q3");
    expect(codes([third], published("2023-Q4", "2024-Q1"), { today: "2024-10-08" })).toEqual([
      `warning period-jump ${third.source.cell}`,
    ]);
    const toDate = ["2023-01/2023-12", "2024-01/2024-03", "2024-01/2024-06"];
    const next = read("phd", "demo-a", "2024-01/2024-09");
    expect(codes([next], published(...toDate), { today: "2024-10-08" })).toEqual([]);
    expect(codes([next], published("2024-01/2024-06", "2024-01/2024-07"), { today: "2024-10-08" })).toEqual([
      `warning period-jump ${next.source.cell}`,
    ]);
  });

  it("has nothing to compare with where a region has nothing by month yet", () => {
    expect(codes([read("phd", "demo-a", "2024-08")], [])).toEqual([]);
    expect(codes([read("phd", "demo-a", "2024-08")], published("2020", "..2021-09-06"))).toEqual([]);
  });

  it("does not ask of forecasts, of gaps, nor again of what is published", () => {
    const ahead = read("phd", "demo-a", "2025-08");
    const history = published(...UP_TO_AUGUST);
    expect(codes([{ ...ahead, status: "F" }], history)).toEqual([]);
    expect(codes([{ ...ahead, value: null, status: "O" }], history)).toEqual([]);
    expect(codes([ahead], [...history, ahead])).toEqual([]);
  });

  it("tells of a year centuries ahead in general, and at once", () => {
    const start = performance.now();
    const [problem] = check([read("phd", "demo-a", "9999-08")], published(...UP_TO_AUGUST));
    expect(problem?.message.zh).toBe(
      "9999年8月还没有开始，却已有数据。发布后，可选月份和趋势图的范围将延伸到该月；报送足够完整之前，各页默认月份不变。",
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
