import { POLICY_KINDS } from "#domain/catalogue/policy.ts";
import { codeField, type Field, field } from "./field.ts";

/** Fields of policies, of sources and of targets. */
export const POLICY_FIELDS: readonly Field[] = [
  codeField("政策编码", "Policy code"),
  field("name_zh", "中文名称", "Name in Chinese"),
  field("name_en", "英文名称", "Name in English"),
  field("kind", "类别", "Kind", "string", { required: true, enum: POLICY_KINDS }),
  field("region", "地区", "Region"),
  field("organizations", "涉及的平台", "Platforms it concerns", "list", null),
  field("date", "日期(精度与来源一致)", "Date, as precise as the source", "string", null),
  field("date_stated_zh", "来源对日期的表述", "The date in the source's words"),
  field("date_stated_en", "来源对日期的表述(英文)", "The same in English"),
  field("indicators", "拟影响的指标", "Indicators it is meant to move", "list", null),
  field("source", "来源", "Source"),
  field("quote", "来源原文", "The source's own words"),
];

export const SOURCE_FIELDS: readonly Field[] = [
  codeField("来源编码", "Source code"),
  field("name_zh", "中文名称", "Name in Chinese"),
  field("name_en", "英文名称", "Name in English"),
  field("publisher_zh", "发布单位", "Publisher in Chinese"),
  field("publisher_en", "发布单位(英文)", "Publisher in English"),
  field("published", "发布日期", "Day of publication", "date", null),
  { ...field("url", "网址", "Address", "string", null), format: "uri" },
  field("illustrative", "是否为示例数据", "Fictional", "boolean"),
];

export const TARGET_FIELDS: readonly Field[] = [
  field("indicator", "指标", "Indicator"),
  field("organization", "地区或平台", "Region or platform"),
  field("period", "年度", "Year", "string", { required: true, pattern: "\\d{4}" }),
  field("value", "目标值", "Target", "number", { required: true }),
  field("source", "来源", "Source"),
];
