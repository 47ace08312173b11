import { defineText } from "#ui/language.ts";

export const useFrameText = defineText("frame", {
  product: { zh: "政效", en: "Zhengxiao" },
  tagline: { zh: "政策成效看板", en: "Policy performance" },
  skip: { zh: "跳到正文", en: "Skip to content" },
  views: { zh: "视图", en: "Views" },
  overview: { zh: "总览", en: "Overview" },
  trend: { zh: "趋势", en: "Trend" },
  compare: { zh: "对比", en: "Compare" },
  completeness: { zh: "报送情况", en: "Reporting" },
  upload: { zh: "数据", en: "Data" },
  history: { zh: "版本历史", en: "History" },
  screen: { zh: "大屏", en: "Wall" },
  region: { zh: "地区", en: "Region" },
  language: { zh: "English", en: "中文" },
  scheme: { zh: "外观", en: "Colours" },
  schemeAuto: { zh: "随系统", en: "Auto" },
  schemeLight: { zh: "浅色", en: "Light" },
  schemeDark: { zh: "深色", en: "Dark" },
  online: { zh: "实时更新", en: "Live" },
  connecting: { zh: "正在连接", en: "Connecting" },
  offline: { zh: "已断开,数据停留在 {{time}}", en: "Offline; data as of {{time}}" },
  sample: {
    zh: "示例数据:“{{region}}”为虚构地区,平台、数字与政策均为演示而编制,不对应任何真实单位。",
    en: "Sample data: {{region}} is fictional; its platforms, figures and policies are made up for demonstration.",
  },
  asOf: {
    zh: "按版本 {{number}}({{day}} 发布)所知",
    en: "As known on revision {{number}} (published {{day}})",
  },
  asOfReading: { zh: "正在读取所选版本…", en: "Reading the revision asked for…" },
  asOfCurrent: {
    zh: "当前已是版本 {{number}};以下不随新发布更新。",
    en: "The current one is {{number}}; nothing below follows new publications.",
  },
  asOfLatest: {
    zh: "它也是当前版本;以下不随新发布更新。",
    en: "It is also the current one; nothing below follows new publications.",
  },
  asOfBack: { zh: "回到当前版本", en: "Back to the current revision" },
  notFound: { zh: "没有这个页面", en: "There is no such page" },
  notFoundAdvice: { zh: "地址可能有误,或页面已移走。", en: "The address may be wrong, or the page has moved." },
});
