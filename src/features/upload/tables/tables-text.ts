import { defineText } from "#ui/language.ts";

export const useTablesText = defineText("upload-tables", {
  title: { zh: "目录部分：指标、平台、目标和政策", en: "For the catalogue: indicators, platforms, targets, policies" },
  about: {
    zh: "文件中的这些表放入目录草稿，核对后在目录页发布。尚未改动任何内容。",
    en: "These tables go into a draft of the catalogue, which is reviewed and published on its page. Nothing has changed yet.",
  },
  rows: { zh: "第 {{first}}–{{last}} 行", en: "rows {{first}}–{{last}}" },
  questions: { zh: "请确认（{{count}}）", en: "Please confirm ({{count}})" },
  kind: { zh: "“{{text}}”是什么表？", en: "What is the table “{{text}}”?" },
  year: { zh: "“{{text}}”是哪一年的目标？", en: "Of which year are the targets of “{{text}}”?" },
  unit: { zh: "“{{text}}”的单位？", en: "In what is “{{text}}” counted?" },
  "stock-or-flow": { zh: "“{{text}}”全年怎样算？", en: "What is a year of “{{text}}”?" },
  name: { zh: "“{{text}}”是哪一个？", en: "Which is “{{text}}”?" },
  "new-names": { zh: "目录中没有：{{text}}", en: "The catalogue has none of these: {{text}}" },
  choose: { zh: "请选择", en: "Choose" },
  proposed: { zh: "{{name}}（建议）", en: "{{name}} (proposed)" },
  problems: {
    zh: "错误 {{error}} · 提醒 {{warning}} · 说明 {{note}}",
    en: "Errors {{error}} · warnings {{warning}} · notes {{note}}",
  },
  more: { zh: "另有 {{count}} 个", en: "and {{count}} more" },
  notPermitted: {
    zh: "其中 {{count}} 项由管理员修改，没有放入。请管理员导入同一文件。",
    en: "{{count}} changes are an administrator's to make and are left out. Have one import the same file.",
  },
  count: { zh: "{{item}}：新增 {{added}}，修改 {{changed}}", en: "{{item}}: {{added}} new, {{changed}} changed" },
  glue: { zh: "；", en: "; " },
  nothing: { zh: "与目录和草稿一致，没有可放入的内容。", en: "All of it is in the catalogue or the draft already." },
  taken: {
    zh: "已放入目录草稿，请到目录页核对后发布。",
    en: "It is in the draft now; review and publish it on the catalogue's page.",
  },
  take: { zh: "放入目录草稿", en: "Put it into a draft" },
  takeInto: { zh: "放入已有的目录草稿", en: "Put it into the open draft" },
  toDraft: { zh: "到目录页核对", en: "Review it in the catalogue" },
});
