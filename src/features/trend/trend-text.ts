import { defineText } from "#ui/language.ts";

export const useTrendText = defineText("trend", {
  title: { zh: "{{region}} · 趋势", en: "{{region}} · Trend" },
  indicators: { zh: "指标", en: "Indicators" },
  organizations: { zh: "平台/地区", en: "Organizations" },
  allPlatforms: { zh: "全部平台", en: "All platforms" },
  onlyRegion: { zh: "仅全市", en: "Region only" },
  frequency: { zh: "频率", en: "Frequency" },
  month: { zh: "月", en: "Month" },
  quarter: { zh: "季", en: "Quarter" },
  half: { zh: "半年", en: "Half" },
  year: { zh: "年", en: "Year" },
  measure: { zh: "口径", en: "Measure" },
  from: { zh: "从", en: "From" },
  to: { zh: "到", en: "To" },
  table: { zh: "数据表", en: "Table of figures" },
  period: { zh: "时期", en: "Period" },
  noMonths: { zh: "没有可画的趋势", en: "There is no trend to draw" },
  noMonthsAdvice: {
    zh: "来源只给出单个数字,没有按月、季或年的序列;不以推算补足。原有数字见总览。",
    en: "The source states single figures and no series by month, quarter or year; none is made up. See the overview for the figures.",
  },
  toOverview: { zh: "去总览", en: "To the overview" },
});
