import type { Names } from "#domain/terms/names.ts";
import type { ReportState } from "#domain/views/completeness.ts";
import { defineText } from "#ui/language.ts";

export const useCompletenessText = defineText("completeness", {
  title: { zh: "{{region}}报送情况", en: "Reporting: {{region}}" },
  period: { zh: "时期", en: "Period" },
  previous: { zh: "上一期", en: "Previous period" },
  next: { zh: "下一期", en: "Next period" },
  judged: { zh: "按 {{day}} 判断", en: "as on {{day}}" },
  due: { zh: "报送日 {{due}}", en: "due {{due}}" },
  duePassed: { zh: "已过报送日 {{due}}", en: "was due {{due}}" },
  notDue: { zh: "未到报送日 {{due}}", en: "not due before {{due}}" },
  noDay: { zh: "未设报送日,不判断迟报", en: "no reporting day is set, so nothing is called late" },
  summary: {
    zh: "应报 {{expected}} 项:已报 {{reported}},报缺 {{missing}},未报 {{notReported}}",
    en: "{{expected}} expected: {{reported}} reported, {{missing}} reported as missing, {{notReported}} not reported",
  },
  nothing: { zh: "没有应报送的数据", en: "Nothing is expected" },
  nothingAdvice: {
    zh: "该地区只有来源中的单项数字,没有按月、按季或按年报送的数列,因此没有哪个平台应报而未报。按期报送开始后,此页自动列出。",
    en: "The source states single figures of this region; nothing is reported by month, quarter or year, so nobody owes a report. This page fills once reports come at intervals.",
  },
  toOverview: { zh: "去总览", en: "To the overview" },
  nothingYet: { zh: "这一时期还没有应报送的数据", en: "Nothing is expected for this period" },
  nothingYetAdvice: { zh: "请选择其他时期。", en: "Choose another period." },
  stopped: {
    zh: "最近到期的是 {{period}},至今无人报送;此处显示最近有报送的一期。",
    en: "{{period}} is the latest that is due, and nobody has reported it; shown is the last with any report.",
  },
  showDue: { zh: "查看 {{period}}", en: "Show {{period}}" },
  lateTitle: { zh: "迟报名单", en: "Late" },
  outstandingTitle: { zh: "未报名单", en: "Not reported yet" },
  lateCount: { zh: "{{organizations}} 家 {{reports}} 项", en: "{{organizations}} organizations, {{reports}} reports" },
  allReported: { zh: "全部报齐。", en: "Everything has been reported." },
  copy: { zh: "复制名单", en: "Copy the list" },
  copied: { zh: "已复制", en: "Copied" },
  copyFailed: { zh: "浏览器不允许复制,请选中文字手动复制。", en: "The browser does not allow it; select the text." },
  matrix: { zh: "平台 × 指标", en: "Organizations × indicators" },
  organization: { zh: "平台/地区", en: "Organization" },
  counted: { zh: "已报/应报", en: "Reported of expected" },
  late: { zh: "迟报", en: "late" },
  onTime: { zh: "按时", en: "on time" },
  notExpected: { zh: "不应报", en: "not expected" },
  sample: { zh: "示例数据", en: "Sample data" },
  revision: { zh: "第 {{number}} 版", en: "revision {{number}}" },
  timeUnknown: {
    zh: "建库时带入的数据没有报送时间,不判断按时或迟报。",
    en: "Figures the data set was started with have no time of reporting; they are called neither on time nor late.",
  },
  expectation: {
    zh: "平台自首次报送某指标起,每期应报。",
    en: "An organization is expected to report an indicator from its first report on.",
  },
});

export const STATE_NAMES: Record<ReportState, Names> = {
  reported: { zh: "已报", en: "reported" },
  provisional: { zh: "已报(初步)", en: "provisional" },
  "reported-missing": { zh: "报缺", en: "reported as missing" },
  "not-reported": { zh: "未报", en: "not reported" },
};

/** Beside the word, for those who scan. */
export const STATE_MARKS: Record<ReportState, string> = {
  reported: "●",
  provisional: "◐",
  "reported-missing": "∅",
  "not-reported": "○",
};
