/** Problems of computed indicators; `{of}` is the computed one where another is changed. */
export const FORMULA_PROBLEM_TEXTS = {
  "formula-parts": {
    name: { zh: "计算公式不完整", en: "Formula incomplete" },
    message: {
      zh: "“{of}”的公式要有两个以上、至多 {most} 个不重复的组成指标",
      en: "the formula of “{of}” takes at least two and at most {most} different indicators",
    },
    advice: { zh: "请补齐或去掉重复的组成指标。", en: "Add what is lacking, or take out what is named twice." },
  },
  "formula-of-itself": {
    name: { zh: "由自己计算", en: "Computed from itself" },
    message: { zh: "不能由自己计算", en: "it cannot be computed from itself" },
    advice: { zh: "请换一个组成指标。", en: "Choose another part." },
  },
  "formula-nested": {
    name: { zh: "计算指标层次过多", en: "Computed from computed ones" },
    message: {
      zh: "“{of}”的组成指标“{part}”本身是计算指标；组成指标可以是相加减得出的，不能再由计算指标或比率组成",
      en: "part “{part}” of “{of}” is computed itself; a part may be a sum of reported indicators, no ratio and no sum of computed ones",
    },
    advice: { zh: "请直接选用报送的指标。", en: "Choose indicators that are reported." },
  },
  "formula-factor": {
    name: { zh: "系数无效", en: "Factor not usable" },
    message: { zh: "系数必须是大于零的数", en: "the factor must be a number above zero" },
    advice: {
      zh: "请填写系数，例如 100 或 1000000；不需要时填 1。",
      en: "Give one, such as 100 or 1000000; 1 changes nothing.",
    },
  },
  "formula-aggregation": {
    name: { zh: "组成指标的汇总方式不合", en: "Parts do not go together" },
    message: {
      zh: "“{of}”的组成指标不能这样计算：比率不能作为组成指标，当期相加的指标不能与期末指标相加减；公式得出的汇总方式应与所设的一致",
      en: "the parts of “{of}” do not go together: a rate is no part, flows and states do not add up, and the aggregation must be the one that follows from the parts",
    },
    advice: { zh: "请重新选择组成指标。", en: "Choose other parts." },
  },
  "formula-units": {
    name: { zh: "组成指标的单位不同", en: "Units differ" },
    message: {
      zh: "“{of}”与组成指标“{part}”的单位不同，不能相加减",
      en: "“{of}” and its part “{part}” are of different units, which do not add up",
    },
    advice: { zh: "请选用单位相同的指标，或改用比率。", en: "Choose indicators of one unit, or a ratio." },
  },
  "formula-with-figures": {
    name: { zh: "已有报送数据", en: "Figures were reported" },
    message: {
      zh: "已有 {count} 个报送的数据，不能改为计算得出",
      en: "{count} figures of it were reported, so that it cannot be computed",
    },
    advice: {
      zh: "请保留它，另建一个计算指标。",
      en: "Keep it, and add another indicator that is computed.",
    },
  },
} as const;
