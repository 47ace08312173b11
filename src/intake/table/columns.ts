import { COLUMN_ROLES, type ColumnRole } from "#domain/catalogue/column-role.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import { codeOfLabelled } from "#intake/words/text-forms.ts";
import { splitUnit } from "#intake/words/unit-text.ts";
import { joinsKeys } from "./joined-keys.ts";

export type Role = ColumnRole;

export function isRole(text: string): text is Role {
  return COLUMN_ROLES.some((role) => role === text);
}

export const ROLE_NAMES: Record<Role, Names> = {
  indicator: { zh: "指标", en: "indicator" },
  organization: { zh: "平台", en: "platform" },
  period: { zh: "时期", en: "period" },
  year: { zh: "年份", en: "year" },
  value: { zh: "数值", en: "value" },
  "year-to-date": { zh: "累计数值", en: "value, year to date" },
  figures: { zh: "数值", en: "figures" },
  text: { zh: "文字表述", en: "wording" },
  unit: { zh: "单位", en: "unit" },
  "unit-mult": { zh: "数量级", en: "unit multiplier" },
  status: { zh: "状态", en: "status" },
  qualifier: { zh: "限定", en: "qualifier" },
  note: { zh: "备注", en: "note" },
  change: { zh: "所述同比", en: "stated change" },
  action: { zh: "操作", en: "action" },
  ignored: { zh: "未读入", en: "not read" },
};

/** Headings by role, separated by blanks; `_` stands for a blank. Compared in the form of names. */
const HEADINGS: Record<Exclude<Role, "figures" | "change">, string> = {
  indicator:
    "指标 指标名称 指标名 指标代码 指标编码 指标编号 指标项 统计指标 项目 项目名称 类别 indicator indic indicator_name indicator_code indicator_id measure variable series series_name series_code subject_descriptor",
  organization:
    "平台 平台名称 科创平台 科创平台名称 单位名称 机构 机构名称 组织 组织名称 填报单位 报送单位 责任单位 平台/地区 地区 地区名称 区域 区县 县市区 城市 名称 平台代码 平台编码 平台编号 机构代码 机构编码 机构编号 单位代码 单位编码 单位编号 组织机构代码 organization_code organisation_code organization_id organisation_id platform_code platform_id institution_code org_code org_id organization organisation platform platform_name institution region city area ref_area reference_area country_name country_code country location entity name geo",
  period:
    "时期 时间 月份 月 期间 日期 年月 统计时间 统计月份 统计期 报告期 数据时期 数据日期 所属时期 季度 period time time_period date month quarter reporting_period ref_date reference_period observation_date",
  year: "年份 年 年度 year",
  value:
    "数值 值 数据 数量 数额 金额 人数 个数 当期 当期值 当期数 本期 本期数 本月 本月数 当月 当月数 完成数 完成值 完成量 完成情况 实际 实际数 实际完成 实际完成数 实际完成值 实际完成情况 实际值 实绩 统计值 统计数 统计数值 统计数据 指标值 指标数值 观测值 填报值 填报数 上报值 上报数 本月完成 本月完成数 当月完成 当月完成数 本月新增 当月新增 value obs_value observation_value figure current actual amount",
  "year-to-date":
    "累计 累计数 累计值 累计数值 本年累计 本年累计数 累计完成 累计完成数 累计完成值 累计新增 本年累计完成 年初至今 自年初累计 本月止累计 至本月累计 1至本月累计 年初至本月累计 截至本月累计 year_to_date ytd cumulative",
  text: "文字 表述 文字表述 文本 text wording obs_text",
  unit: "单位 计量单位 unit units unit_measure unit_of_measure uom",
  "unit-mult": "数量级 乘数 倍数 倍率 unit_mult unit_multiplier powercode powercode_code scale scalar_factor",
  status: "状态 数据状态 观测状态 status obs_status observation_status flag flags flag_codes obs_flag",
  qualifier: "限定 限定词 qualifier",
  note: "备注 说明 注 注释 note notes footnote footnotes remark remarks comment comments raw 原文 来源 出处 source 数据性质 basis",
  action: "action",
  ignored:
    "序号 编号 行号 序 序次 序列 序列号 项次 行次 编次 次序 顺序 顺序号 排序 no nr number id sn serial serial_no serial_number row_no line_no item_no 上年同期 上年同期数 上年同月 上年数 去年同期 同期数 同比 同比增长 同比增速 同比增幅 环比 环比增长 增速 增幅 增长率 增长 占比 比重 完成率 目标 目标值 年度目标 全年目标 计划 计划数 年度计划 排名 名次 得分 合计 小计 总计 共计 平均 平均值 yoy pop target plan rank total share completion dataflow freq frequency structure structure_id structure_name decimals",
};

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).flatMap((role) =>
    HEADINGS[role].split(" ").map((heading): [string, Role] => [nameForm(heading), role]),
  ),
);

/**
 * Headings of columns that say nothing of their own: numbers of rows, and how often there are figures, which the periods
 * say too. Joined keys stand in columns of their own as well.
 */
const SAYS_NOTHING = new Set(
  "序号 编号 行号 序 序次 序列 序列号 项次 行次 编次 次序 顺序 顺序号 no nr number id sn serial serial_no serial_number row_no line_no item_no freq frequency"
    .split(" ")
    .map(nameForm),
);

/** The role a heading names; `null` for a heading that names none. A unit in brackets does not matter. */
export function roleOfHeading(heading: string): Role | null {
  if (joinsKeys(heading)) return "ignored";
  const whole = ROLE_OF.get(nameForm(heading)) ?? ROLE_OF.get(nameForm(splitUnit(heading).text));
  return whole ?? ROLE_OF.get(nameForm(codeOfLabelled(heading) ?? "")) ?? null;
}

/** A heading that says that there are codes, not of what. */
export function isCodeHeading(heading: string): boolean {
  return ["code", "代码", "编码"].includes(nameForm(heading));
}

/** A heading of kinds: of indicators, where these are its cells, or of whatever else the row is of. */
export function isKindHeading(heading: string): boolean {
  return nameForm(heading) === "类别";
}

/** A heading of what stands for something else: 平台编号, 邮编, org_id. Its numbers are no figures. */
export function headsCodes(heading: string): boolean {
  return CODE.test(nameForm(heading)) || /(?:号码|邮编|电话|手机|证号)$/.test(nameForm(heading));
}

/** Indicator Name and Indicator Code, 平台 and 平台代码, Entity and Code: the same thing by its name and by its code. */
export function areNameAndCode(a: string, b: string): boolean {
  const [first, second] = [nameForm(a), nameForm(b)];
  if (CODE.test(first) === CODE.test(second)) return false;
  const code = stemOf(CODE.test(first) ? first : second);
  return code === "" || code === stemOf(CODE.test(first) ? second : first);
}

const CODE = /代码|编码|编号|code|id$/;

function stemOf(form: string): string {
  return form.replace(/代码|编码|编号|名称|名|code|id$|name/g, "");
}

export function saysNothing(heading: string): boolean {
  const form = nameForm(codeOfLabelled(heading) ?? heading);
  return SAYS_NOTHING.has(form) || joinsKeys(heading);
}
