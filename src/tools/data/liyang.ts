import type { Organization } from "#domain/catalogue/organization.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { Names } from "#domain/terms/names.ts";
import { LIYANG_EVENTS } from "./liyang-events.ts";
import { LIYANG_INITIATIVES } from "./liyang-initiatives.ts";
import { LIYANG_MENTIONS } from "./liyang-mentions.ts";
import { LIYANG_POLICIES } from "./liyang-policies.ts";
import type { ShippedObservation, ShippedRegion } from "./shipped.ts";

const REGION = "liyang";

/** 今年以来 as the article leaves it: 2024 to date, cut-off not stated, no later than the day it was published. */
const THIS_YEAR = "2024-01/..2024-09-06";
/** A state whose day the article leaves out; it held no later than the day it was published. */
const BY_THEN = "..2024-09-06";

const SOURCE: Source = {
  code: "liyang-2024-09-06",
  names: {
    zh: "溧阳市:建强科创平台“支点” 撬动溧阳人才工作新成效",
    en: "Liyang: strong innovation platforms as the fulcrum of new results in talent work",
  },
  publisher: {
    zh: "溧阳市委组织部(刊于中共常州市委组织部网站)",
    en: "Organisation Department, CPC Liyang Municipal Committee (on the site of its Changzhou counterpart)",
  },
  published: "2024-09-06",
  url: null,
  illustrative: false,
};

function platform(code: string, names: Names, aliases: readonly string[] = []): Organization {
  return { code: `${REGION}-${code}`, names, aliases, kind: "platform", parent: REGION, illustrative: false };
}

/** The region and the five platforms the article names; it says there are thirteen and names no more. */
const ORGANIZATIONS: readonly Organization[] = [
  {
    code: REGION,
    names: { zh: "溧阳市", en: "Liyang" },
    aliases: ["溧阳"],
    kind: "region",
    parent: null,
    illustrative: false,
  },
  platform("yrd-physics", { zh: "长三角物理研究中心", en: "Yangtze River Delta Physics Research Center" }),
  platform(
    "unmanned",
    { zh: "江苏智能无人装备产业创新中心", en: "Jiangsu Intelligent Unmanned Equipment Industrial Innovation Center" },
    ["智能无人装备产业创新中心"],
  ),
  platform("tmh-storage", {
    zh: "天目湖先进储能技术研究院",
    en: "Tianmu Lake Institute of Advanced Energy Storage Technologies",
  }),
  platform("cqu-smart-city", {
    zh: "重庆大学溧阳智慧城市研究院",
    en: "Chongqing University Liyang Smart City Institute",
  }),
  platform("seu", { zh: "东南大学溧阳研究院", en: "Southeast University Liyang Research Institute" }),
];

type Stated = Pick<ShippedObservation, "indicator" | "period" | "value" | "raw"> &
  Partial<Pick<ShippedObservation, "qualifier" | "text">>;

function observed(stated: Stated): ShippedObservation {
  return { organization: REGION, text: null, status: "A", qualifier: "exact", ...stated };
}

/** Every figure of the article that has an indicator, and no other. */
const OBSERVATIONS: readonly ShippedObservation[] = [
  observed({ indicator: "phd_hired", period: THIS_YEAR, value: 25, raw: "引进全职博士25人" }),
  observed({ indicator: "master_hired", period: THIS_YEAR, value: 128, raw: "硕士128人" }),
  observed({
    indicator: "talent_plan_projects",
    period: "2024",
    value: 14,
    raw: "2024年度“龙城英才计划”项目14个",
  }),
  observed({
    indicator: "leading_share",
    period: BY_THEN,
    value: 60,
    qualifier: "gt",
    raw: "超六成省级以上领军人才",
  }),
  observed({ indicator: "platforms", period: BY_THEN, value: 13, raw: "13家重点科创平台" }),
  observed({ indicator: "consortia", period: THIS_YEAR, value: 5, raw: "今年已组建人才攻关联合体5个" }),
  observed({ indicator: "forums", period: THIS_YEAR, value: 11, raw: "行业峰会和学术论坛11场" }),
  observed({
    indicator: "experts",
    period: THIS_YEAR,
    value: null,
    text: "数千",
    qualifier: "text",
    raw: "吸引数千名专家学者",
  }),
  observed({
    indicator: "symposia",
    period: "2024-S1",
    value: 2,
    raw: "两场“赋能新质生产力发展”专题座谈会",
  }),
  observed({ indicator: "incubated", period: BY_THEN, value: 100, qualifier: "lt", raw: "科技人才企业近百家" }),
  observed({ indicator: "fund_size", period: BY_THEN, value: 2.4, raw: "2.4亿人才创新母基金" }),
  observed({ indicator: "project_investment", period: BY_THEN, value: 1, qualifier: "gt", raw: "项目超亿元" }),
];

/** All that the article states besides figures, in the order the register is read in. */
const REGISTER = [...LIYANG_POLICIES, ...LIYANG_INITIATIVES, ...LIYANG_EVENTS, ...LIYANG_MENTIONS];

/** 溧阳市 as its talent office reported it, word for word. It gives no target, no prior year and no month. */
export const LIYANG: ShippedRegion = {
  region: REGION,
  organizations: ORGANIZATIONS,
  policies: REGISTER.map((policy) => ({ ...policy, region: REGION, source: SOURCE.code })),
  sources: [SOURCE],
  targets: [],
  observations: OBSERVATIONS,
};
