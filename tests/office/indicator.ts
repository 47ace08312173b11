import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";

/** An indicator as offices report it: the shipped one, with the names that stand in their tables. */
export type Reported = {
  readonly indicator: Indicator;
  readonly names: readonly string[];
  /** Whether platforms report it, or the region alone. */
  readonly byPlatform: boolean;
  readonly units: readonly Unit[];
  readonly kind: "count" | "money" | "percent";
  readonly isStock: boolean;
};

/** A unit as written, and the power of ten that takes its figures to the indicator's own unit. */
export type Unit = { readonly text: string; readonly shift: number };

const own = (...texts: string[]): Unit[] => texts.map((text) => ({ text, shift: 0 }));

/** From the shipped catalogue: names, short names, and the units a person would write. */
const OFFICE: Record<string, Pick<Reported, "names" | "byPlatform" | "units">> = {
  phd_hired: { names: ["引进全职博士", "引进博士", "全职博士", "新引进博士"], byPlatform: true, units: own("人") },
  master_hired: { names: ["引进硕士", "新引进硕士"], byPlatform: true, units: own("人") },
  talent_plan_projects: { names: ["人才计划入选项目", "人才计划项目"], byPlatform: true, units: own("个") },
  honours: { names: ["平台能级荣誉", "获评荣誉"], byPlatform: true, units: own("个") },
  consortia: { names: ["人才攻关联合体", "组建人才攻关联合体"], byPlatform: true, units: own("个") },
  salons: { names: ["科创沙龙", "科技沙龙"], byPlatform: true, units: own("期") },
  incubated: { names: ["累计孵化科技人才企业", "累计孵化企业"], byPlatform: true, units: own("家") },
  invested: {
    names: ["人才基金投资金额", "投资金额", "基金投资额"],
    byPlatform: true,
    units: [...own("万元"), { text: "亿元", shift: 4 }, { text: "元", shift: -4 }],
  },
  ip_services: { names: ["知识产权服务项目", "知识产权服务"], byPlatform: true, units: own("个") },
  leading_share: { names: ["省级以上领军人才集聚占比", "领军人才占比"], byPlatform: false, units: own("%") },
  platforms: { names: ["重点科创平台", "科创平台数"], byPlatform: false, units: own("家") },
  forums: { names: ["行业峰会和学术论坛", "学术论坛"], byPlatform: false, units: own("场") },
  experts: { names: ["参会专家学者", "吸引专家学者"], byPlatform: false, units: own("人") },
  symposia: { names: ["专题座谈会", "座谈会场数"], byPlatform: false, units: own("场") },
  fund_size: {
    names: ["人才基金规模", "基金规模", "人才创新母基金规模"],
    byPlatform: false,
    units: [...own("亿元"), { text: "万元", shift: -4 }],
  },
};

/** @throws Error where the catalogue lacks one of them */
export function reportedIndicators(catalogue: IntakeCatalogue): Reported[] {
  return Object.entries(OFFICE).map(([code, office]) => {
    const indicator = catalogue.indicators.find((one) => one.code === code);
    if (!indicator) throw new Error(`no indicator ${code}`);
    const kind = indicator.unit === "yuan" ? "money" : indicator.unit === "percent" ? "percent" : "count";
    return { ...office, indicator, kind, isStock: indicator.aggregation === "last" };
  });
}
