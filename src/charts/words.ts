import type { Names } from "#domain/terms/names.ts";

/** The words of charts that no domain term covers. */
export const CHART_WORDS = {
  illustrative: { zh: "示例数据", en: "Illustrative data" },
  source: { zh: "来源", en: "Source" },
  published: { zh: "发布", en: "published" },
  target: { zh: "目标", en: "Target" },
  due: { zh: "序时进度", en: "Schedule" },
  plan: { zh: "计划", en: "Plan" },
  policy: { zh: "政策", en: "Policy" },
  latest: { zh: "最新", en: "Latest" },
  lineChart: { zh: "折线图", en: "Line chart" },
  barChart: { zh: "条形图", en: "Bar chart" },
  slopeChart: { zh: "对比图", en: "Slope chart" },
  multiples: { zh: "小图组", en: "Small multiples" },
  dashed: { zh: "虚线：初步、估计或预测", en: "dashed: provisional, estimated or forecast" },
  light: { zh: "浅色：初步、估计或预测", en: "light: provisional, estimated or forecast" },
  hollow: { zh: "空心：约数、上下限或未报齐", en: "hollow: a bound, rounded or incomplete" },
  outlined: { zh: "空框：约数、上下限或未报齐", en: "outlined: a bound, rounded or incomplete" },
  limitsUpright: { zh: "细竖线：仅知上下限", en: "thin upright stroke: known only between limits" },
  limitsLevel: { zh: "细横线：仅知上下限", en: "thin level stroke: known only between limits" },
  all: { zh: "全部{count}个", en: "all {count}" },
  rank: { zh: "名次", en: "Rank" },
  openOrder: { zh: "上下限未定先后", en: "order open between bounds" },
  unproven: { zh: "状态待定", en: "status open" },
  noFigures: { zh: "没有可画的数据", en: "no figures to plot" },
} as const satisfies Record<string, Names>;
