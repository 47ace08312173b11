import type { BarEntry } from "#charts/bar-entry.ts";
import type { ChartLine } from "#charts/chart-line.ts";
import type { CompletionEntry } from "#charts/completion.ts";
import type { SlopeEntry } from "#charts/slope-pair.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import { type Measure, type MeasureSeries, measureAt, measureSeries } from "#domain/figures/measure.ts";
import { scheduleOf } from "#domain/figures/schedule.ts";
import { ownSeries, type Series } from "#domain/figures/series.ts";
import type { Frequency } from "#domain/terms/period.ts";
import { monthCode } from "#domain/terms/period.ts";
import { marksOf } from "#domain/terms/status.ts";

export const DOCTORS: Indicator = {
  code: "phd_recruited",
  names: { zh: "引进全职博士", en: "Full-time PhDs recruited" },
  aliases: [],
  group: { zh: "引才", en: "Recruitment" },
  unit: "person",
  unitMult: 0,
  decimals: 0,
  direction: "higher",
  aggregation: "sum",
  additive: true,
  definition: { zh: "", en: "" },
  min: 0,
  max: null,
  headline: true,
};

export const INVESTED: Indicator = {
  ...DOCTORS,
  code: "invested",
  names: { zh: "基金投资额", en: "Amount invested" },
  unit: "yuan",
  unitMult: 4,
  decimals: 1,
};

export const SHARE: Indicator = {
  ...DOCTORS,
  code: "leading_share",
  names: { zh: "领军人才占比", en: "Share of leading talent" },
  unit: "percent",
  decimals: 1,
  aggregation: "ratio",
  additive: false,
  max: 100,
};

const NAMES = [
  ["示例先进储能技术研究院", "Example Institute of Advanced Energy Storage Technology"],
  ["示例物理研究中心", "Example Physics Research Centre"],
  ["示例智能无人装备产业创新中心", "Example Intelligent Unmanned Equipment Industrial Innovation Centre"],
  ["示例智慧城市研究院", "Example Smart City Institute"],
  ["示例新材料研究所", "Example New Materials Institute"],
  ["示例生物医药中试基地", "Example Biomedicine Pilot Base"],
  ["示例动力电池检测中心", "Example Traction Battery Testing Centre"],
  ["示例低空经济实验室", "Example Low-altitude Economy Laboratory"],
  ["示例合成生物创新院", "Example Synthetic Biology Academy"],
  ["示例电动船舶工程中心", "Example Electric Vessel Engineering Centre"],
  ["示例车联网研究中心", "Example Connected Vehicle Research Centre"],
  ["示例硅基材料联合实验室", "Example Silicon Materials Joint Laboratory"],
  ["示例产业技术转移研究院有限公司溧阳分院", "Example Industrial Technology Transfer Institute, Branch"],
] as const;

export const PLATFORMS: Organization[] = NAMES.map(([zh, en], i) => ({
  code: `demo_p${String(i + 1).padStart(2, "0")}`,
  names: { zh, en },
  aliases: [],
  kind: "platform",
  parent: "demo",
  illustrative: true,
}));

/** A number between 0 and 1 that depends on nothing but its seed (mulberry32). */
export function noise(seed: number): number {
  let t = (seed * 0x9e3779b9 + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const FROM = { year: 2019, month: 1 };
export const MONTHS = Array.from({ length: 68 }, (_, i) =>
  monthCode(FROM.year + Math.floor((FROM.month - 1 + i) / 12), ((FROM.month - 1 + i) % 12) + 1),
);

/**
 * Sixty-eight months of a platform: a graduation peak in June and July, two missing months, the last two provisional,
 * a break of the third platform in 2022-01.
 */
export function platformSeries(
  indicator: Indicator,
  at: number,
): Omit<Series, "targets"> & { readonly targets: ReadonlyMap<string, number> } {
  const figures = new Map<string, Figure>();
  for (const [i, code] of MONTHS.entries()) figures.set(code, monthFigure(indicator, at, i, code));
  const targets = new Map(
    [2019, 2020, 2021, 2022, 2023, 2024].map((year, i) => [String(year), 20 + at * 3 + i * 6] as const),
  );
  return { ...ownSeries(indicator, PLATFORMS[at]?.code ?? "", figures), targets };
}

function monthFigure(indicator: Indicator, at: number, i: number, code: string): Figure {
  const month = Number(code.slice(5));
  if (at === 1 && (code === "2021-03" || code === "2021-04")) return missing("reported-missing", { revision: 1 });
  if (at === 4 && i > 64) return missing("not-reported");
  const peak = month === 6 || month === 7 ? 3 : 1;
  const size = 1.2 + (13 - at) * 0.35 + i * 0.03;
  const raw = size * peak * (0.4 + noise(at * 997 + i)) * (indicator.unit === "yuan" ? 180.4 : 1);
  const value = indicator.unit === "percent" ? 40 + at + i * 0.3 + noise(at * 31 + i) * 2 : raw;
  const status = i >= 66 ? "P" : at === 2 && code === "2022-01" ? "B" : "A";
  const factor = 10 ** indicator.decimals;
  return valueFigure(Math.round(value * factor) / factor, {
    marks: marksOf(status),
    qualifier: at === 0 && code === "2023-12" ? "gt" : "exact",
    revision: i > 60 ? 2 : 1,
  });
}

export type LinesOptions = { measure?: Measure; frequency?: Frequency; from?: string; indicator?: Indicator };

/** The first `count` platforms as lines of a chart. */
export function platformLines(count: number, options: LinesOptions = {}): ChartLine[] {
  const { measure = "current", frequency = "month", from = "2019-01", indicator = DOCTORS } = options;
  const [year = 2019, month = 1] = from.split("-").map(Number);
  return PLATFORMS.slice(0, count).map((platform, at) => {
    const series = platformSeries(indicator, at);
    return {
      key: platform.code,
      names: platform.names,
      series: measureSeries(
        series,
        measure,
        frequency,
        { kind: "month", year, month },
        { kind: "month", year: 2024, month: 8 },
      ),
      targets: series.targets,
    };
  });
}

/** A series of figures as they are given, a month each from January 2024 on. */
export function seriesOf(figures: readonly Figure[], more: Partial<MeasureSeries> = {}): MeasureSeries {
  return {
    indicator: DOCTORS,
    organization: "demo_p01",
    measure: "current",
    frequency: "month",
    unit: { kind: "indicator", unit: "person", unitMult: 0, decimals: 0 },
    points: figures.map((figure, i) => ({ period: monthCode(2024, i + 1), figure })),
    ...more,
  };
}

export function policyOn(code: string, date: string | null, zh: string, en: string): Policy {
  return {
    code,
    names: { zh, en },
    kind: "policy",
    region: "demo",
    organizations: [],
    date,
    dateStated: { zh: date ?? "", en: date ?? "" },
    indicators: ["phd_recruited"],
    source: "demo",
    quote: "",
  };
}

export const POLICIES: Policy[] = [
  policyOn("p1", "2021-03", "示例市科创平台引才聚才实施意见", "Opinions on talent attraction through platforms"),
  policyOn("p2", "2023-07-01", "示例英才榜人才政策(第二轮)", "Talent List policy, second round"),
  policyOn("p3", "2023-10", "拨投联动试行办法", "Grant and investment linkage, trial"),
  policyOn("p4", "2024-06", "人才社区服务赋能行动方案", "Talent community action plan"),
  policyOn("p5", "2024", "只注明年份的政策", "Policy dated to the year"),
];

export const REVISIONS: ReadonlyMap<number, DatedRevision> = new Map(
  [1, 2].map((number) => [
    number,
    {
      number,
      kind: "upload",
      region: "demo",
      publishedAt: `2024-09-0${number}T02:00:00.000Z`,
      publishedDay: `2024-09-0${number}`,
      publishedBy: "示例市人才办",
      message: "",
      fileName: "demo.csv",
      fileDigest: "",
      counts: { added: 1, changed: 0, unchanged: 0, withdrawn: 0 },
      latestPeriod: "2024-08",
      undoes: null,
    },
  ]),
);

/** Bars of the platforms at a month, from the same series as the lines. */
export function platformEntries(
  measure: Measure,
  period: { year: number; month: number },
  indicator: Indicator = DOCTORS,
): BarEntry[] {
  return PLATFORMS.map((platform, at) => {
    const series = platformSeries(indicator, at);
    const target = measure === "ytd" ? series.targets.get(String(period.year)) : undefined;
    return {
      key: platform.code,
      names: platform.names,
      figure: measureAt(series, measure, { kind: "month", ...period }),
      ...(target === undefined ? {} : { target }),
    };
  });
}

export function completionEntries(period: { year: number; month: number }): CompletionEntry[] {
  return PLATFORMS.map((platform, at) => {
    const full = platformSeries(DOCTORS, at);
    const series = {
      ...full,
      targets: new Map([...full.targets].map(([year, value]) => [year, value * 2.2 - at * 6] as const)),
    };
    const completion = measureAt(series, "completion", { kind: "month", ...period });
    const schedule = scheduleOf(DOCTORS, completion, period.year, period.month);
    return { key: platform.code, names: platform.names, indicator: DOCTORS, completion, schedule };
  });
}

export function slopeEntries(indicator: Indicator = DOCTORS): SlopeEntry[] {
  return PLATFORMS.map((platform, at) => {
    const series = platformSeries(indicator, at);
    return {
      key: platform.code,
      names: platform.names,
      before: measureAt(series, "ytd", { kind: "month", year: 2023, month: 8 }),
      now: measureAt(series, "ytd", { kind: "month", year: 2024, month: 8 }),
      change: measureAt(series, "ytd-yoy", { kind: "month", year: 2024, month: 8 }),
    };
  });
}
