import type { Qualifier, Row } from "./books.ts";
import type { Catalogue } from "./catalogue.ts";
import { writeCsv } from "./csv.ts";
import { type CalendarKind, LENGTHS, readPeriod } from "./period.ts";

/** Whether 超 stands in a column of its own or before the figure. */
export type Wording = "columns" | "cells";

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  exact: "",
  gt: "超",
  ge: "不少于",
  lt: "近",
  le: "不超过",
  approx: "约",
  text: "",
};

/** As offices write that there is no figure. */
const NOTHING = ["—", "/", "无", ""];

/** Rows as an office's table, one figure a row, to be uploaded. Row n of the list is row n + 2 of the table. */
export function writeUpload(rows: readonly Row[], catalogue: Catalogue, wording: Wording): string {
  const { region, platforms, indicators } = catalogue;
  const names = new Map([region, ...platforms, ...indicators].map(({ code, zh }) => [code, zh]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const lines = rows.map((row, index) => [
    nameOf(row.indicator),
    nameOf(row.organization),
    writePeriod(row.period),
    ...(wording === "columns" ? writeColumns(row, index) : [writeCell(row, index)]),
    row.status === "A" ? "" : row.status,
  ]);
  const figures = wording === "columns" ? ["数值", "限定", "文字表述"] : ["数值"];
  return writeCsv([["指标", "平台", "时期", ...figures, "状态"], ...lines]);
}

/** 2024年8月, 2024年1—8月, 2024年三季度, 2024年上半年, 2024年. */
export function writePeriod(code: string): string {
  const period = readPeriod(code);
  if (!period) return code;
  const { year, from, to } = period.range;
  if (period.kind === "to-date") return `${year}年${from}—${to}月`;
  return `${year}年${writeOrdinal(period.kind, to / LENGTHS[period.kind])}`;
}

function writeOrdinal(kind: CalendarKind, ordinal: number): string {
  switch (kind) {
    case "month":
      return `${ordinal}月`;
    case "quarter":
      return `${"一二三四".charAt(ordinal - 1)}季度`;
    case "half":
      return ordinal === 1 ? "上半年" : "下半年";
    case "year":
      return "";
  }
}

function writeColumns(row: Row, index: number): string[] {
  if (row.status.includes("O")) return [writeNothing(index), "", ""];
  return [row.value, QUALIFIER_WORDS[row.qualifier], row.words];
}

function writeCell(row: Row, index: number): string {
  if (row.status.includes("O")) return writeNothing(index);
  return row.words === "" ? QUALIFIER_WORDS[row.qualifier] + row.value : row.words;
}

function writeNothing(index: number): string {
  return NOTHING[index % NOTHING.length] ?? "";
}
