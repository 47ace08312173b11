import { defineText } from "#ui/language.ts";

export const useCompareText = defineText("compare", {
  title: { zh: "{{region}} · 平台对比", en: "{{region}} · Platforms compared" },
  indicator: { zh: "指标", en: "Indicator" },
  measure: { zh: "口径", en: "Measure" },
  unranked: { zh: "未排名：", en: "Not ranked: " },
  notPaired: { zh: "缺一年数据，未列入：", en: "Left out, one year missing: " },
  matrix: { zh: "平台 × 指标", en: "Platforms × indicators" },
  matrixAdvice: {
    zh: "每格为数值、名次、完成率；点击指标名按名次排序，点击数值或完成率看来源。名次为区间的，上下限未定先后。",
    en: "Each cell: value, rank, completion. Sort by an indicator's name; open the source of a value or a completion by clicking it. Of a range of ranks, bounds leave the order open.",
  },
  platform: { zh: "平台", en: "Platform" },
  rank: { zh: "第{{rank}}", en: "#{{rank}}" },
  noPlatforms: { zh: "没有可比的平台数据", en: "There is nothing to compare" },
  noPlatformsAdvice: {
    zh: "来源没有给出分平台的数字。上传分平台的数据后,这里会显示排名与对比。",
    en: "The source gives no figure by platform. Once figures by platform are published, they are ranked and compared here.",
  },
  toUpload: { zh: "去上传数据", en: "Upload data" },
  target: { zh: "短竖线：全年目标", en: "the mark is the year's target" },
  sameAxis: { zh: "各图同一纵轴", en: "one scale for all" },
});
