import { AGGREGATIONS, DIRECTIONS } from "#domain/catalogue/indicator.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { OBS_STATUSES } from "#domain/terms/status.ts";
import { UNIT_MULTS, UNITS } from "#domain/terms/unit.ts";
import { codeField, type Field, field, PERIOD_PATTERN } from "./field.ts";

/** Fields of what is measured, of whom, and what was measured. */
export const INDICATOR_FIELDS: readonly Field[] = [
  codeField("指标编码", "Indicator code"),
  field("name_zh", "中文名称", "Name in Chinese"),
  field("name_en", "英文名称", "Name in English"),
  field("aliases", "别名", "Other names a file may use", "list", null),
  field("group_zh", "中文分组", "Group in Chinese"),
  field("group_en", "英文分组", "Group in English"),
  field("unit", "计量单位", "Unit", "string", { required: true, enum: Object.keys(UNITS) }),
  field("unit_mult", "单位倍数(10的幂)", "Power of ten of the unit", "integer", { required: true, enum: UNIT_MULTS }),
  field("decimals", "小数位数", "Decimals", "integer", { required: true, minimum: 0, maximum: 6 }),
  field("direction", "方向", "Which way is good", "string", { required: true, enum: DIRECTIONS }),
  field("aggregation", "跨期汇总方式", "How it adds up over time", "string", { required: true, enum: AGGREGATIONS }),
  field("additive", "地区是否为平台之和", "Whether a region is the total of its platforms", "boolean"),
  field("definition_zh", "中文定义", "Definition in Chinese"),
  field("definition_en", "英文定义", "Definition in English"),
  field("min", "下限", "Least value", "number", null),
  field("max", "上限", "Greatest value", "number", null),
  field("headline", "是否在总览显示", "Shown on the overview", "boolean"),
];

export const ORGANIZATION_FIELDS: readonly Field[] = [
  codeField("地区或平台编码", "Region or platform code"),
  field("name_zh", "中文名称", "Name in Chinese"),
  field("name_en", "英文名称", "Name in English"),
  field("aliases", "别名", "Other names a file may use", "list", null),
  field("kind", "类别", "Kind", "string", { required: true, enum: ["region", "platform"] }),
  field("parent", "所属地区", "Region it belongs to", "string", null),
  field("illustrative", "是否为示例数据", "Fictional", "boolean"),
  field("reporting_day", "报送日(期后次月几日前)", "Day of the next month by which figures are due", "integer", {
    minimum: 1,
    maximum: 31,
  }),
  field(
    "time_zone",
    "时区（IANA 名称，未填为北京时间）",
    "Time zone (IANA name; Asia/Shanghai where empty)",
    "string",
    null,
  ),
];

export const OBSERVATION_FIELDS: readonly Field[] = [
  field("indicator", "指标", "Indicator"),
  field("organization", "地区或平台", "Region or platform"),
  field("period", "时期", "Period", "string", { required: true, pattern: PERIOD_PATTERN }),
  field("value", "数值", "Value", "number", null),
  field("text", "文字表述", "Wording where there is no number", "string", null),
  field("obs_status", "数据状态(SDMX CL_OBS_STATUS)", "Status (SDMX CL_OBS_STATUS)", "string", {
    required: true,
    enum: OBS_STATUSES,
  }),
  field("qualifier", "限定", "How exact the value is", "string", { required: true, enum: QUALIFIERS }),
  field("raw", "来源原文", "The source's own words"),
];
