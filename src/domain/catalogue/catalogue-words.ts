import type { Names } from "#domain/terms/names.ts";
import type { Frequency } from "#domain/terms/period.ts";
import type { CatalogueField, ItemKind } from "./catalogue-change.ts";
import type { Aggregation, Direction, Reporters } from "./indicator.ts";

const names = (zh: string, en: string): Names => ({ zh, en });

/** What the fields of items are called. */
export const FIELD_NAMES: Readonly<Record<CatalogueField, Names>> = {
  names: names("名称", "name"),
  aliases: names("别名", "aliases"),
  group: names("分组", "group"),
  unit: names("单位", "unit"),
  unitMult: names("单位倍数", "unit multiplier"),
  decimals: names("小数位数", "decimals"),
  direction: names("方向", "direction"),
  aggregation: names("汇总方式", "aggregation"),
  additive: names("地区合计", "total of a region"),
  definition: names("指标解释", "definition"),
  min: names("合理范围下限", "lower bound"),
  max: names("合理范围上限", "upper bound"),
  headline: names("总览卡片", "card of the overview"),
  department: names("责任单位", "department"),
  dataSource: names("数据来源", "data source"),
  frequency: names("报送频率", "frequency"),
  reporters: names("由谁报送", "reported by"),
  retired: names("停用自", "retired from"),
  formula: names("计算公式", "formula"),
  shortNames: names("简称", "short name"),
  illustrative: names("示例", "sample"),
  reportingDay: names("报送日", "reporting day"),
  timeZone: names("时区", "time zone"),
  isDefault: names("默认地区", "default region"),
  hidden: names("隐藏", "hidden"),
  parent: names("所属地区", "region"),
  founded: names("成立时间", "founded"),
  closed: names("关停时间", "closed"),
  kind: names("类别", "kind"),
  organizations: names("适用平台", "organizations"),
  date: names("日期", "date"),
  dateStated: names("日期原文", "date as stated"),
  validUntil: names("有效期至", "valid until"),
  documentNumber: names("文号", "document number"),
  issuer: names("发文单位", "issuing body"),
  link: names("链接", "link"),
  document: names("附件", "attachment"),
  replacedBy: names("被替代为", "replaced by"),
  indicators: names("相关指标", "indicators"),
  quote: names("原文", "quotation"),
  value: names("目标值", "target"),
  wording: names("目标原文", "target as worded"),
  weight: names("权重", "weight"),
  curve: names("进度曲线", "plan curve"),
};

/** What kinds of items are called. */
export const ITEM_NAMES: Readonly<Record<ItemKind, Names>> = {
  indicator: names("指标", "indicator"),
  organization: names("平台或地区", "organization"),
  policy: names("政策", "policy"),
  target: names("目标", "target"),
  plan: names("考核安排", "plan of the year"),
};

/** What a year to date is under each aggregation. */
export const AGGREGATION_WORDS: Readonly<Record<Aggregation, Names>> = {
  sum: names("各期相加", "the sum of its periods"),
  last: names("取最后一期的值", "the value of its last period"),
  mean: names("取各期平均", "the mean of its periods"),
  ratio: names("不能由各期得出", "not known from its periods"),
};

export const DIRECTION_WORDS: Readonly<Record<Direction, Names>> = {
  higher: names("越高越好", "higher is better"),
  lower: names("越低越好", "lower is better"),
  neutral: names("不分好坏", "neither is better"),
};

export const FREQUENCY_WORDS: Readonly<Record<Frequency, Names>> = {
  month: names("每月", "monthly"),
  quarter: names("每季", "quarterly"),
  half: names("每半年", "twice a year"),
  year: names("每年", "yearly"),
};

/** Who reports an indicator. */
export const REPORTERS_WORDS: Readonly<Record<Extract<Reporters, string>, Names>> = {
  region: names("地区本级", "the region itself"),
  platforms: names("各平台", "every platform"),
};
