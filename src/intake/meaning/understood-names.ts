import type { AsideKind, LayoutKind } from "#domain/reading/understood.ts";
import type { Names } from "#domain/terms/names.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";

/** What the reader's own words are called on screen. A word that is not here is shown as it is. */
export const LAYOUTS: Record<LayoutKind, Names> = {
  long: { zh: "一行一个数", en: "one figure a row" },
  "periods-as-columns": { zh: "时期按列排", en: "periods as columns" },
  "indicators-as-columns": { zh: "指标按列排", en: "indicators as columns" },
  "organizations-as-columns": { zh: "平台按列排", en: "organizations as columns" },
  "mixed-columns": { zh: "列中含多种内容", en: "mixed columns" },
  unknown: { zh: "没有认出", en: "not recognised" },
};

export const DELIMITERS: Record<string, Names> = {
  ",": { zh: "逗号", en: "comma" },
  ";": { zh: "分号", en: "semicolon" },
  "\t": { zh: "制表符", en: "tab" },
  "|": { zh: "竖线", en: "bar" },
  "^": { zh: "脱字符(^)", en: "caret" },
  "~": { zh: "波浪号(~)", en: "tilde" },
  " ": { zh: "空格", en: "blank" },
  "  ": { zh: "空格", en: "blanks" },
};

export const ROLES: Record<string, Names> = ROLE_NAMES;

/** Besides why rows are no data: `table`, that they are of another one. */
export const SET_ASIDE_KINDS: Record<AsideKind | "table", Names> = {
  title: { zh: "标题", en: "title" },
  unit: { zh: "单位", en: "unit" },
  header: { zh: "表头", en: "header" },
  total: { zh: "合计", en: "total" },
  "left-out": { zh: "不读入", en: "left out" },
  member: { zh: "另一类", en: "another member" },
  change: { zh: "所述同比", en: "stated change" },
  deletion: { zh: "删除", en: "deletion" },
  note: { zh: "注释", en: "note" },
  blank: { zh: "空行", en: "blank" },
  table: { zh: "另一张表", en: "another table" },
};
