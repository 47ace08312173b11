import { defineText } from "#ui/language.ts";

export const useSourceText = defineText("source", {
  title: { zh: "数据来源", en: "Source of the figure" },
  close: { zh: "关闭", en: "Close" },
  definition: { zh: "口径", en: "Definition" },
  computed: {
    zh: "由 {{count}} 个已发布数据计算得出,点击任意一行可看到原始单元格。",
    en: "Computed from {{count}} published figures; open any row to see the cell it was read in.",
  },
  more: { zh: "另有 {{count}} 个未列出。", en: "{{count}} more are not listed." },
  none: { zh: "没有找到已发布的数据。", en: "No published figure was found." },
  organization: { zh: "平台/地区", en: "Organization" },
  period: { zh: "时期", en: "Period" },
  value: { zh: "数值", en: "Value" },
  revision: { zh: "版本", en: "Revision" },
  file: { zh: "文件", en: "File" },
  cell: { zh: "单元格", en: "Cell" },
  raw: { zh: "原文", en: "As written" },
  publishedBy: { zh: "发布者", en: "Published by" },
  publishedAt: { zh: "发布时间", en: "Published at" },
  holds: { zh: "现行", en: "holds" },
  replaced: { zh: "已被第 {{number}} 版替换", en: "replaced by revision {{number}}" },
  download: { zh: "下载原文件", en: "Download the original file" },
  open: { zh: "查看单元格", en: "Show cell" },
});
