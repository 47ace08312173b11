import type { Names } from "#domain/terms/names.ts";
import type { CatalogueProblemCode } from "./catalogue-problem.ts";
import { FORMULA_PROBLEM_TEXTS } from "./formula-problem-texts.ts";

/** What is filled into a text, by its name there. */
export type Parameters = Readonly<Record<string, string | number | Names>>;

type ProblemText = {
  /** What the kind of problem is called. */
  readonly name: Names;
  /** What is wrong; its item and field are said before it. */
  readonly message: Names;
  readonly advice: Names;
};

/** Every problem that changes of the catalogue may have. */
export const PROBLEM_TEXTS: Readonly<Record<CatalogueProblemCode, ProblemText>> = {
  "name-missing": {
    name: { zh: "没有名称", en: "Name missing" },
    message: { zh: "是空的，或只有标点", en: "is blank, or nothing but punctuation" },
    advice: { zh: "请填写名称。", en: "Give it a name." },
  },
  "name-characters": {
    name: { zh: "名称无法使用", en: "Name not acceptable" },
    message: {
      zh: "超过 {most} 个字，或含换行等看不见的字符",
      en: "has more than {most} characters, a line break or characters that cannot be seen",
    },
    advice: { zh: "请缩短，或重新输入而不要粘贴。", en: "Shorten it, or type it instead of pasting." },
  },
  "duplicate-name": {
    name: { zh: "名称重复", en: "Name used twice" },
    message: {
      zh: "“{text}”已是“{other}”的名称、简称或别名（不计全半角、空格、大小写和标点）",
      en: "“{text}” is a name or alias of “{other}” already (width, blanks, case and punctuation apart)",
    },
    advice: {
      zh: "请换一个名称；如果是同一个，请修改已有的那个。",
      en: "Choose another name; if it is the same thing, change the one that is there.",
    },
  },
  "unknown-item": {
    name: { zh: "对象不存在", en: "Not there" },
    message: { zh: "当前目录中没有", en: "is not in the catalogue as it is now" },
    advice: {
      zh: "可能已被他人撤回。请从草稿中去掉这一项，或重新添加。",
      en: "Somebody may have withdrawn it. Take it out of the draft, or add it anew.",
    },
  },
  "code-taken": {
    name: { zh: "代码已被使用", en: "Code taken" },
    message: { zh: "代码已被使用过，代码从不重复使用", en: "its code was given before, and none is given twice" },
    advice: { zh: "请从草稿中去掉这一项，重新添加。", en: "Take it out of the draft and add it anew." },
  },
  "outside-region": {
    name: { zh: "属于其他地区", en: "Of another region" },
    message: { zh: "不属于草稿所在的地区“{region}”", en: "is not of the draft's region “{region}”" },
    advice: { zh: "请在该地区的草稿中修改。", en: "Change it in a draft of that region." },
  },
  "unknown-parent": {
    name: { zh: "所属地区不存在", en: "Region unknown" },
    message: { zh: "没有地区“{parent}”", en: "there is no region “{parent}”" },
    advice: { zh: "请选择一个已有的地区，或先添加它。", en: "Choose a region that is there, or add it first." },
  },
  "parent-of-itself": {
    name: { zh: "从属于自己", en: "Part of itself" },
    message: { zh: "不能从属于自己", en: "it cannot be a part of itself" },
    advice: { zh: "请选择它所属的地区。", en: "Choose the region that it belongs to." },
  },
  "parent-no-region": {
    name: { zh: "从属于平台", en: "Part of a platform" },
    message: { zh: "“{parent}”是平台，不是地区", en: "“{parent}” is a platform and no region" },
    advice: { zh: "请选择一个地区。", en: "Choose a region." },
  },
  "unit-with-figures": {
    name: { zh: "已有数据的单位被改", en: "Unit changed with figures present" },
    message: {
      zh: "已有 {count} 个数据，改单位会改变它们的含义",
      en: "there are {count} figures, which another unit would make say something else",
    },
    advice: {
      zh: "请保留原单位，另建一个新单位的指标。",
      en: "Keep the unit, and add a new indicator with the other one.",
    },
  },
  "range-reversed": {
    name: { zh: "合理范围颠倒", en: "Bounds reversed" },
    message: { zh: "下限 {min} 大于上限 {max}", en: "the lower bound {min} is above the upper one {max}" },
    advice: { zh: "请对调，或留空其中一个。", en: "Swap them, or leave one blank." },
  },
  "date-invalid": {
    name: { zh: "日期无效", en: "No such date" },
    message: { zh: "“{text}”不是日期", en: "“{text}” is no date" },
    advice: { zh: "请写成 2024-02 或 2024-02-29。", en: "Write it as 2024-02 or 2024-02-29." },
  },
  "closed-before-founded": {
    name: { zh: "关停早于成立", en: "Closed before it was founded" },
    message: { zh: "关停 {closed} 早于成立 {founded}", en: "closed {closed}, before it was founded {founded}" },
    advice: { zh: "请核对两个日期。", en: "Check both dates." },
  },
  "valid-until-before-date": {
    name: { zh: "有效期早于开始", en: "Ends before it begins" },
    message: { zh: "有效期至 {until}，早于日期 {date}", en: "valid until {until}, before its date {date}" },
    advice: { zh: "请核对两个日期。", en: "Check both dates." },
  },
  "unknown-indicator": {
    name: { zh: "指标不存在", en: "Indicator unknown" },
    message: { zh: "没有指标“{code}”", en: "there is no indicator “{code}”" },
    advice: { zh: "请选择已有的指标，或先添加它。", en: "Choose an indicator that is there, or add it first." },
  },
  "unknown-organization": {
    name: { zh: "平台不存在", en: "Organization unknown" },
    message: { zh: "本地区没有“{code}”", en: "this region has no “{code}”" },
    advice: { zh: "请选择本地区已有的平台，或先添加它。", en: "Choose one of this region, or add it first." },
  },
  "two-default-regions": {
    name: { zh: "默认地区不止一个", en: "Two default regions" },
    message: { zh: "“{other}”已是默认地区", en: "“{other}” is the default region already" },
    advice: {
      zh: "默认地区只能有一个，请先取消另一个。",
      en: "There is one default region; take it from the other first.",
    },
  },
  "unknown-policy": {
    name: { zh: "政策不存在", en: "Policy unknown" },
    message: { zh: "本地区没有政策“{code}”", en: "this region has no policy “{code}”" },
    advice: { zh: "请选择本地区已有的政策，或先添加它。", en: "Choose one of this region, or add it first." },
  },
  "replaced-by-itself": {
    name: { zh: "被自己替代", en: "Replaced by itself" },
    message: {
      zh: "沿着替代关系又回到了它自己",
      en: "following what replaced it leads back to itself",
    },
    advice: { zh: "请选择另一项政策，或留空。", en: "Choose another policy, or leave it blank." },
  },
  "link-invalid": {
    name: { zh: "链接无效", en: "Not a web address" },
    message: { zh: "“{text}”不是网址", en: "“{text}” is no web address" },
    advice: {
      zh: "请填写以 http:// 或 https:// 开头的网址。",
      en: "Give an address that begins with http:// or https://.",
    },
  },
  "target-period": {
    name: { zh: "目标时期无效", en: "No period for a target" },
    message: { zh: "{why}", en: "{why}" },
    advice: {
      zh: "请写成年、半年、季度或月，例如 2026、2026-S1、2026-Q3、2026-08，且不短于指标的报送周期。",
      en: "Write a year, half, quarter or month, such as 2026, 2026-S1, 2026-Q3 or 2026-08, no shorter than the indicator is reported.",
    },
  },
  "target-not-finite": {
    name: { zh: "目标值不是数", en: "Target no number" },
    message: { zh: "目标值不是一个数", en: "the target is no number" },
    advice: { zh: "请填写一个数；没有目标时请撤回它。", en: "Give a number; withdraw a target that is none." },
  },
  "target-blank": {
    name: { zh: "目标没有内容", en: "Target says nothing" },
    message: { zh: "目标是空的", en: "the target is blank" },
    advice: {
      zh: "请填写数字或文字；没有目标时请撤回它。",
      en: "Give a number or words; withdraw a target that is none.",
    },
  },
  "plan-period": {
    name: { zh: "考核安排时期不是年", en: "Plan not of a year" },
    message: {
      zh: "“{period}”不是年份，权重和进度曲线按年设定",
      en: "“{period}” is no year, and weights and curves are set by the year",
    },
    advice: { zh: "请写成四位年份，例如 2026。", en: "Write a year of four digits, such as 2026." },
  },
  "weight-invalid": {
    name: { zh: "权重无效", en: "No such weight" },
    message: { zh: "权重 {weight} 不在 0 到 100 之间", en: "the weight {weight} is not between 0 and 100" },
    advice: { zh: "请填写 0 到 100 的数，例如 15。", en: "Give a number from 0 to 100, such as 15." },
  },
  "curve-invalid": {
    name: { zh: "进度曲线无效", en: "No such curve" },
    message: {
      zh: "累计比例 {shares} 不成曲线：要有 {count} 个，逐个不减，最后是 100",
      en: "the cumulative shares {shares} make no curve: {count} of them, none less than the one before, the last 100",
    },
    advice: {
      zh: "请按累计百分比填写，例如按季度 20、45、70、100。",
      en: "Give cumulative percentages, such as 20, 45, 70, 100 by quarters.",
    },
  },
  "still-used": {
    name: { zh: "仍在使用", en: "Still used" },
    message: {
      zh: "还有 {figures} 个数据、{items} 个平台、目标、考核安排、政策或计算指标在使用它",
      en: "{figures} figures and {items} platforms, targets, plans, policies or computed indicators are of it",
    },
    advice: {
      zh: "请先撤销或撤回它们；平台不再存续的，请填写关停时间。",
      en: "Undo or withdraw those first; of a platform that ended, say since when.",
    },
  },
  "retired-period": {
    name: { zh: "停用时期无效", en: "No such period" },
    message: { zh: "“{period}”不是年、半年、季度或月份", en: "“{period}” is no year, half, quarter or month" },
    advice: { zh: "请写成 2026、2026-S1、2026-Q2 或 2026-04。", en: "Write it as 2026, 2026-S1, 2026-Q2 or 2026-04." },
  },
  ...FORMULA_PROBLEM_TEXTS,
  "aggregation-changed": {
    name: { zh: "汇总方式被改", en: "Aggregation changed" },
    message: {
      zh: "已有 {count} 个数据。{what}由“{before}”变为“{after}”，据此得出的完成率、进度、同比和排名随之改变",
      en: "there are {count} figures. {what} changes from “{before}” to “{after}”, and with it completion, schedule, changes and ranks made of it",
    },
    advice: {
      zh: "确属原来设错的请说明原因；口径变了的请另建指标。",
      en: "Say why, where it was set wrongly; where the definition changed, add a new indicator.",
    },
  },
  "closed-with-later-figures": {
    name: { zh: "关停后仍有数据", en: "Figures after closing" },
    message: {
      zh: "关停 {closed} 之后还有 {count} 个数据，最晚 {latest}",
      en: "{count} figures are of periods after it closed ({closed}), the latest of {latest}",
    },
    advice: {
      zh: "请核对日期；如数据有误请上传更正后的文件；确实如此请说明。",
      en: "Check the date; upload a corrected file where figures are wrong; say why where both are right.",
    },
  },
  "moved-with-figures": {
    name: { zh: "有数据的平台换地区", en: "Platform with figures moved" },
    message: {
      zh: "已有 {count} 个数据，移到“{after}”后计入该地区的合计，不再计入“{before}”",
      en: "its {count} figures will count for “{after}” and no longer for “{before}”",
    },
    advice: {
      zh: "请核对后说明原因。旧版本仍按原地区显示。",
      en: "Check it and say why. Earlier revisions stay as they were.",
    },
  },
};
