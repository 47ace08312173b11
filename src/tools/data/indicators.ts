import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Names } from "#domain/terms/names.ts";

const PLATFORMS: Names = { zh: "平台建设", en: "Platforms" };
const TALENT: Names = { zh: "人才引育", en: "Talent" };
const EXCHANGE: Names = { zh: "交流合作", en: "Exchange" };
const TRANSFER: Names = { zh: "成果转化", en: "Transfer" };

/** A flow of a plain count that a region totals from its platforms; what differs is said where it differs. */
const USUAL = {
  unitMult: 0,
  decimals: 0,
  direction: "higher",
  aggregation: "sum",
  additive: true,
  min: 0,
  max: null,
  headline: false,
} as const satisfies Partial<Indicator>;

const STAFF: readonly Indicator[] = [
  {
    ...USUAL,
    code: "phd_hired",
    names: { zh: "引进全职博士", en: "Full-time PhDs hired" },
    aliases: ["引进博士", "全职博士", "博士", "新引进博士", "博士引进数", "PhDs hired", "PhD"],
    group: TALENT,
    unit: "person",
    definition: {
      zh: "时期内科创平台新引进的全职博士人数。",
      en: "Full-time PhDs newly hired by the platforms in the period.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "master_hired",
    names: { zh: "引进硕士", en: "Master's graduates hired" },
    aliases: ["硕士", "新引进硕士", "硕士引进数", "Masters hired", "Master"],
    group: TALENT,
    unit: "person",
    definition: {
      zh: "时期内科创平台新引进的硕士人数;是否限于全职,以来源为准。",
      en: "Master's graduates newly hired by the platforms in the period; whether full-time only is as the source has it.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "talent_plan_projects",
    names: { zh: "人才计划入选项目", en: "Talent-plan projects selected" },
    aliases: ["人才计划项目", "人才计划", "龙城英才计划项目", "入选项目", "Talent plan projects"],
    group: TALENT,
    unit: "item",
    definition: {
      zh: "时期内申报并入选人才计划的项目数(溧阳市为“龙城英才计划”)。",
      en: "Projects selected for the talent plan in the period (in Liyang, the Longcheng Talent Plan).",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "leading_share",
    names: { zh: "省级以上领军人才集聚占比", en: "Share of leading talent in platforms" },
    aliases: ["领军人才占比", "省级以上领军人才占比", "领军人才集聚度", "Leading talent share"],
    group: TALENT,
    unit: "percent",
    decimals: 1,
    aggregation: "last",
    additive: false,
    definition: {
      zh: "在科创平台的省级以上领军人才占全地区的比重,期末数。",
      en: "Share of the region's provincial-level-and-above leading talent who work in platforms, at the period's end.",
    },
    max: 100,
    headline: true,
  },
];

const BUILDING: readonly Indicator[] = [
  {
    ...USUAL,
    code: "platforms",
    names: { zh: "重点科创平台", en: "Key innovation platforms" },
    aliases: ["科创平台", "科创平台数", "平台数", "Platforms"],
    group: PLATFORMS,
    unit: "enterprise",
    aggregation: "last",
    additive: false,
    definition: {
      zh: "与高校院所联合创建的重点科创平台家数,期末数。",
      en: "Key innovation platforms founded jointly with universities and institutes, at the period's end.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "honours",
    names: { zh: "平台能级荣誉", en: "Platform honours" },
    aliases: ["能级荣誉", "平台荣誉", "获评荣誉", "Honours"],
    group: PLATFORMS,
    unit: "item",
    definition: {
      zh: "时期内科创平台获评的省级以上创新中心、工程研究中心、博士后科研工作站等荣誉数。",
      en: "Provincial or national ratings platforms received in the period, such as innovation or research centres.",
    },
  },
  {
    ...USUAL,
    code: "consortia",
    names: { zh: "人才攻关联合体", en: "Talent research consortia" },
    aliases: ["攻关联合体", "联合体", "组建人才攻关联合体", "Consortia"],
    group: PLATFORMS,
    unit: "item",
    definition: {
      zh: "时期内新组建的人才攻关联合体个数。",
      en: "Talent research consortia newly formed in the period.",
    },
    headline: true,
  },
];

const MEETING: readonly Indicator[] = [
  {
    ...USUAL,
    code: "forums",
    names: { zh: "行业峰会和学术论坛", en: "Industry summits and academic forums" },
    aliases: ["峰会论坛", "学术论坛", "行业峰会", "论坛", "Forums"],
    group: EXCHANGE,
    unit: "event",
    additive: false,
    definition: {
      zh: "时期内依托科创平台举办的行业峰会和学术论坛场数;几家平台合办只计一场,故由地区统计。",
      en: "Summits and forums held with the platforms in the period; a joint one counts once, so the region reports it.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "experts",
    names: { zh: "参会专家学者", en: "Experts and scholars attending" },
    aliases: ["专家学者", "吸引专家学者", "参会专家", "Experts"],
    group: EXCHANGE,
    unit: "person",
    additive: false,
    definition: {
      zh: "时期内行业峰会和学术论坛吸引的专家学者人数。",
      en: "Experts and scholars attracted by the summits and forums in the period.",
    },
  },
  {
    ...USUAL,
    code: "salons",
    names: { zh: "科创沙龙", en: "Innovation salons" },
    aliases: ["沙龙", "沙龙期数", "科技沙龙", "Salons"],
    group: EXCHANGE,
    unit: "edition",
    definition: { zh: "时期内举办的科创沙龙期数。", en: "Innovation salons held in the period." },
  },
  {
    ...USUAL,
    code: "symposia",
    names: { zh: "专题座谈会", en: "Symposia" },
    aliases: ["座谈会", "座谈会场数", "Symposiums"],
    group: EXCHANGE,
    unit: "event",
    additive: false,
    definition: {
      zh: "时期内由地区召开的科创平台负责人和创新人才代表专题座谈会场数。",
      en: "Symposia the region convened in the period with heads of platforms and representatives of their talent.",
    },
  },
];

const TRANSFERRING: readonly Indicator[] = [
  {
    ...USUAL,
    code: "incubated",
    names: { zh: "累计孵化科技人才企业", en: "Talent enterprises incubated, cumulative" },
    aliases: ["孵化企业", "科技人才企业", "孵化科技人才企业", "累计孵化企业", "Incubated"],
    group: TRANSFER,
    unit: "enterprise",
    aggregation: "last",
    definition: {
      zh: "科创平台历年累计孵化的科技人才企业家数,期末数。",
      en: "Enterprises of scientific talent that the platforms have incubated to date, at the period's end.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "fund_size",
    names: { zh: "人才基金规模", en: "Talent fund size" },
    aliases: ["基金规模", "人才创新母基金", "人才创新母基金规模", "母基金规模", "Fund size"],
    group: TRANSFER,
    unit: "yuan",
    unitMult: 8,
    decimals: 1,
    aggregation: "last",
    additive: false,
    definition: {
      zh: "人才创新母基金的规模,期末数。",
      en: "Size of the talent innovation fund of funds, at the period's end.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "invested",
    names: { zh: "人才基金投资金额", en: "Amount invested by the talent fund" },
    aliases: ["投资金额", "投资额", "基金投资额", "Invested"],
    group: TRANSFER,
    unit: "yuan",
    unitMult: 4,
    definition: {
      zh: "时期内人才基金向平台孵化项目投资的金额。",
      en: "Amount the talent fund invested in projects of the platforms in the period.",
    },
    headline: true,
  },
  {
    ...USUAL,
    code: "project_investment",
    names: { zh: "固态电解质项目投资", en: "Investment in the solid-electrolyte project" },
    aliases: ["硫化物固态电解质项目投资", "Project investment"],
    group: TRANSFER,
    unit: "yuan",
    unitMult: 8,
    decimals: 1,
    aggregation: "last",
    additive: false,
    definition: {
      zh: "对百吨级硫化物固态电解质项目的投资;出资主体和累计口径,来源未注明。",
      en: "Investment in the 100-tonne-class sulfide solid-electrolyte project; the source states neither fund nor basis.",
    },
  },
  {
    ...USUAL,
    code: "ip_services",
    names: { zh: "知识产权服务项目", en: "IP service cases" },
    aliases: ["知识产权服务", "知识产权服务数", "IP services"],
    group: TRANSFER,
    unit: "item",
    definition: {
      zh: "时期内为科创平台提供的知识产权维权、预审和转化服务项目数。",
      en: "Cases in the period in which a platform was served in protecting, examining or exploiting its IP.",
    },
  },
];

/** The indicators both regions share, in the order screens list them. A code never changes its meaning. */
export const INDICATORS: readonly Indicator[] = [...STAFF, ...BUILDING, ...MEETING, ...TRANSFERRING];
