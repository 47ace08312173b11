import type { Severity } from "#domain/reading/problem.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import type { Language, Names } from "#domain/terms/names.ts";

type Counts = Record<Severity, number>;

type Words = {
  readonly file: string;
  readonly region: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** Of a workbook, in place of encoding and delimiter. */
  readonly format: string;
  readonly sheets: (read: number, all: number) => string;
  readonly tables: (read: number, all: number) => string;
  readonly table: (table: TableInfo) => string;
  readonly layout: string;
  readonly columns: string;
  readonly header: (row: number) => string;
  readonly rows: (count: number) => string;
  readonly row: (number: number) => string;
  readonly setAside: (count: number) => string;
  readonly figures: (count: number) => string;
  readonly indicator: (
    name: string,
    figures: number,
    organizations: number,
    periods: string,
    missing: number,
  ) => string;
  readonly problems: (counts: Counts) => string;
  readonly more: (count: number) => string;
  readonly moreProblems: (count: number) => string;
};

/** The words of the report on a terminal. */
export const REPORT: Record<Language, Words> = {
  "zh-CN": {
    file: "文件",
    region: "按地区",
    encoding: "编码",
    delimiter: "分隔符",
    format: "格式",
    sheets: (read, all) => `工作表已读 ${read}/${all}`,
    tables: (read, all) => `文件中的表已读 ${read}/${all}:`,
    table: ({ firstRow, lastRow, state, rows }) =>
      `第 ${firstRow}–${lastRow} 行,${state === "read" ? `已读 ${rows} 行数据` : "未读"}`,
    layout: "版式",
    columns: "各列:",
    header: (row) => (row === 0 ? "没有表头" : `表头在第 ${row} 行`),
    rows: (count) => `数据 ${count} 行`,
    row: (number) => `第 ${number} 行`,
    setAside: (count) => `不作为数据的行 ${count} 行:`,
    figures: (count) => `读出数据 ${count} 个`,
    indicator: (name, figures, organizations, periods, missing) =>
      `${name}:${figures} 个,${organizations} 家,${periods}${missing > 0 ? `,其中缺报 ${missing}` : ""}`,
    problems: ({ error, warning, note }) =>
      error + warning + note === 0 ? "没有问题" : `错误 ${error} · 提醒 ${warning} · 说明 ${note}`,
    more: (count) => `…… 还有 ${count} 项`,
    moreProblems: (count) => `…… 还有 ${count} 个问题,用 check --json 查看全部`,
  },
  en: {
    file: "File",
    region: "read for",
    encoding: "encoding",
    delimiter: "delimiter",
    format: "format",
    sheets: (read, all) => `${read} of ${counted(all, "sheet")} read`,
    tables: (read, all) => `${read} of ${counted(all, "table")} read:`,
    table: ({ firstRow, lastRow, state, rows }) =>
      `rows ${firstRow}–${lastRow}, ${state === "read" ? counted(rows, "data row") : "not read"}`,
    layout: "layout",
    columns: "Columns:",
    header: (row) => (row === 0 ? "no header" : `header in row ${row}`),
    rows: (count) => counted(count, "data row"),
    row: (number) => `row ${number}`,
    setAside: (count) => `Rows that are not data: ${count}`,
    figures: (count) => `${counted(count, "figure")} read`,
    indicator: (name, figures, organizations, periods, missing) =>
      `${name}: ${figures}, of ${counted(organizations, "organization")}, ${periods}${missing > 0 ? `, ${missing} missing` : ""}`,
    problems: ({ error, warning, note }) =>
      error + warning + note === 0
        ? "No problems"
        : [counted(error, "error"), counted(warning, "warning"), counted(note, "note")].join(" · "),
    more: (count) => `… and ${count} more`,
    moreProblems: (count) => `… and ${count} more problems; check --json gives all`,
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export const SEVERITIES: Record<Severity, Names> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "提醒", en: "warning" },
  note: { zh: "说明", en: "note" },
};
