import { type Period, periodCode } from "#domain/terms/period.ts";
import type { Draw } from "./draw.ts";

/** A calendar period or a year to date, as offices report them. */
export type Reckoned = Extract<Period, { kind: "year" | "half" | "quarter" | "month" | "year-to-date" }>;
export type PeriodKind = Reckoned["kind"];

/** What the periods of a file are: of one kind, a month beside the year to date, or months beside their quarter. */
export type PeriodSet = PeriodKind | "month-and-to-date" | "months-and-quarter";

/** Consecutive periods, the latest before 2025. */
export function drawPeriods(kind: PeriodSet, count: number, mayCrossYears: boolean, draw: Draw): Reckoned[] {
  if (kind === "month-and-to-date") {
    const at = { year: 2024, month: draw.int(2, 11) };
    return [
      { kind: "month", ...at },
      { kind: "year-to-date", ...at },
    ];
  }
  if (kind === "months-and-quarter") {
    const quarter = draw.int(1, 4);
    const months = listOf(3, (i): Reckoned => ({ kind: "month", year: 2024, month: quarter * 3 - 2 + i }));
    return [...months, { kind: "quarter", year: 2024, quarter }];
  }
  const inYear = { year: 1, half: 2, quarter: 4, month: 12, "year-to-date": 10 }[kind];
  if (kind === "year") {
    const first = 2025 - count;
    return listOf(count, (i) => ({ kind, year: first + i }));
  }
  const fits = Math.min(count, inYear);
  const first = mayCrossYears ? draw.int(inYear - fits + 1, inYear) : draw.int(0, inYear - fits);
  return listOf(fits, (i) => {
    const at = first + i;
    const year = (mayCrossYears ? 2023 : 2024) + Math.floor(at / inYear);
    const n = (at % inYear) + 1;
    switch (kind) {
      case "half":
        return { kind, year, half: n };
      case "quarter":
        return { kind, year, quarter: n };
      case "month":
        return { kind, year, month: n };
      // January alone and the whole year are named otherwise.
      case "year-to-date":
        return { kind, year, month: n + 1 };
    }
  });
}

function listOf<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

export const codeOf = (period: Reckoned): string => periodCode(period);

export type WrittenPeriod = { readonly text: string; readonly serial?: number; readonly format?: string };

/** A way to write periods of one kind. Without `year` the year stands elsewhere: in the title, the sheet's name, the file's. */
export type PeriodForm = {
  readonly name: string;
  readonly kind: PeriodSet;
  readonly hasYear: boolean;
  /** Periods that this form cannot tell apart from others. */
  readonly excludes?: (period: Reckoned) => boolean;
  readonly write: (period: Reckoned) => WrittenPeriod;
};

const DIGITS = "〇一二三四五六七八九";
const chinese = (n: number) =>
  n <= 10 ? (["", ..."一二三四五六七八九十"][n] ?? "") : `十${DIGITS[n - 10] === "〇" ? "" : DIGITS[n - 10]}`;
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const two = (n: number) => String(n).padStart(2, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Days from 1900 as a spreadsheet counts them; 45505 is 2024-08-01. */
export const serialOf = (year: number, month: number, day = 1) => Date.UTC(year, month - 1, day) / 864e5 + 25569;

type Write<T extends Reckoned> = (period: T) => string | WrittenPeriod;
type More = Partial<Pick<PeriodForm, "hasYear" | "excludes">>;

function form<K extends PeriodKind>(
  kind: K,
  name: string,
  write: Write<Extract<Reckoned, { kind: K }>>,
  more: More = {},
): PeriodForm {
  return {
    kind,
    name,
    hasYear: true,
    ...more,
    write: (period) => {
      if (period.kind !== kind) throw new Error(`${name} writes no ${period.kind}`);
      const written = write(period as Extract<Reckoned, { kind: K }>);
      return typeof written === "string" ? { text: written } : written;
    },
  };
}

const NO_YEAR = { hasYear: false };
/** 2024.1 may be January or October. */
const UNCLEAR_TENTH = {
  excludes: (period: Reckoned) => period.kind === "month" && (period.month === 1 || period.month === 10),
};

/** Forms of periods of two kinds beside each other. */
function forms(
  kind: PeriodSet,
  name: string,
  each: Partial<Record<PeriodKind, (period: Reckoned) => string>>,
): PeriodForm {
  return { kind, name, hasYear: false, write: (period) => ({ text: each[period.kind]?.(period) ?? "" }) };
}

const monthOf = (period: Reckoned) => ("month" in period ? period.month : 0);
const quarterOf = (period: Reckoned) => ("quarter" in period ? period.quarter : 0);

export const PERIOD_FORMS: readonly PeriodForm[] = [
  forms("month-and-to-date", "本月、本年累计", { month: () => "本月", "year-to-date": () => "本年累计" }),
  forms("month-and-to-date", "当月、累计", { month: () => "当月", "year-to-date": () => "累计" }),
  forms("month-and-to-date", "本月数、累计数", { month: () => "本月数", "year-to-date": () => "累计数" }),
  forms("month-and-to-date", "8月、1-8月", {
    month: (period) => `${monthOf(period)}月`,
    "year-to-date": (period) => `1-${monthOf(period)}月`,
  }),
  forms("months-and-quarter", "7月、三季度", {
    month: (period) => `${monthOf(period)}月`,
    quarter: (period) => `${chinese(quarterOf(period))}季度`,
  }),
  form("month", "2024年8月", ({ year, month }) => `${year}年${month}月`),
  form("month", "2024年08月", ({ year, month }) => `${year}年${two(month)}月`),
  form("month", "2024年8月份", ({ year, month }) => `${year}年${month}月份`),
  form("month", "2024-08", ({ year, month }) => `${year}-${two(month)}`),
  form("month", "2024-8", ({ year, month }) => `${year}-${month}`),
  form("month", "2024.08", ({ year, month }) => `${year}.${two(month)}`),
  form("month", "2024.8", ({ year, month }) => `${year}.${month}`, UNCLEAR_TENTH),
  form("month", "2024/8", ({ year, month }) => `${year}/${month}`),
  form("month", "2024/8/1", ({ year, month }) => `${year}/${month}/1`),
  form("month", "2024-08-31", ({ year, month }) => `${year}-${two(month)}-${lastDay(year, month)}`),
  form("month", "202408", ({ year, month }) => `${year}${two(month)}`),
  form("month", "Aug-24", ({ year, month }) => `${MONTHS[month - 1]}-${String(year).slice(2)}`),
  form("month", "２０２４年８月", ({ year, month }) => wide(`${year}年${month}月`)),
  form(
    "month",
    "二〇二四年八月",
    ({ year, month }) => `${[...String(year)].map((d) => DIGITS[Number(d)]).join("")}年${chinese(month)}月`,
  ),
  form("month", "2024 年 8 月", ({ year, month }) => `${year} 年 ${month} 月`),
  form("month", "serial", ({ year, month }) => ({
    text: String(serialOf(year, month)),
    serial: serialOf(year, month),
  })),
  ...(['yyyy"年"m"月"', "yyyy-mm", "mmm-yy", "yyyy/m/d", 'm"月"yyyy'] as const).slice(0, 4).map((format) =>
    form("month", `date ${format}`, ({ year, month }) => ({
      text: dateText(format, year, month),
      serial: serialOf(year, month),
      format,
    })),
  ),
  form("month", "8月", ({ month }) => `${month}月`, NO_YEAR),
  form("month", "8月份", ({ month }) => `${month}月份`, NO_YEAR),
  form("month", "八月", ({ month }) => `${chinese(month)}月`, NO_YEAR),
  form("month", "08月", ({ month }) => `${two(month)}月`, NO_YEAR),
  form("quarter", "2024年第三季度", ({ year, quarter }) => `${year}年第${chinese(quarter)}季度`),
  form("quarter", "2024年三季度", ({ year, quarter }) => `${year}年${chinese(quarter)}季度`),
  form("quarter", "2024年3季度", ({ year, quarter }) => `${year}年${quarter}季度`),
  form("quarter", "2024Q3", ({ year, quarter }) => `${year}Q${quarter}`),
  form("quarter", "2024年Q3", ({ year, quarter }) => `${year}年Q${quarter}`),
  form("quarter", "三季度", ({ quarter }) => `${chinese(quarter)}季度`, NO_YEAR),
  form("quarter", "第三季度", ({ quarter }) => `第${chinese(quarter)}季度`, NO_YEAR),
  form("quarter", "Q3", ({ quarter }) => `Q${quarter}`, NO_YEAR),
  form("half", "2024年上半年", ({ year, half }) => `${year}年${half === 1 ? "上" : "下"}半年`),
  form("half", "2024上半年", ({ year, half }) => `${year}${half === 1 ? "上" : "下"}半年`),
  form("half", "上半年", ({ half }) => `${half === 1 ? "上" : "下"}半年`, NO_YEAR),
  form("year", "2024年", ({ year }) => `${year}年`),
  form("year", "2024年度", ({ year }) => `${year}年度`),
  form("year", "2024", ({ year }) => ({ text: String(year), serial: year })),
  form("year", "２０２４年", ({ year }) => wide(`${year}年`)),
  form("year-to-date", "2024年1-8月", ({ year, month }) => `${year}年1-${month}月`),
  form("year-to-date", "2024年1—8月", ({ year, month }) => `${year}年1—${month}月`),
  form("year-to-date", "2024年1～8月", ({ year, month }) => `${year}年1～${month}月`),
  form("year-to-date", "2024年1至8月", ({ year, month }) => `${year}年1至${month}月`),
  form("year-to-date", "2024年1月-8月", ({ year, month }) => `${year}年1月-${month}月`),
  form("year-to-date", "1-8月", ({ month }) => `1-${month}月`, NO_YEAR),
  form("year-to-date", "1—8月", ({ month }) => `1—${month}月`, NO_YEAR),
  form("year-to-date", "１－８月", ({ month }) => wide(`1－${month}月`), NO_YEAR),
];

function dateText(format: string, year: number, month: number): string {
  if (format === "yyyy-mm") return `${year}-${two(month)}`;
  if (format === "mmm-yy") return `${MONTHS[month - 1]}-${String(year).slice(2)}`;
  return format === "yyyy/m/d" ? `${year}/${month}/1` : `${year}年${month}月`;
}

function lastDay(year: number, month: number): string {
  return two(new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** A form by its name. @throws Error where there is none */
export function periodForm(name: string): PeriodForm {
  const found = PERIOD_FORMS.find((one) => one.name === name);
  if (!found) throw new Error(`no form of periods ${name}`);
  return found;
}

const IN_TITLES = {
  month: ["2024年8月", "8月", "8月份"],
  quarter: ["2024年第三季度", "第三季度", "三季度"],
  half: ["2024年上半年", "上半年", "上半年"],
  year: ["2024年", "2024年", "2024年度"],
  "year-to-date": ["2024年1-8月", "1-8月", "1—8月"],
} as const;

/** As a title says it, with the year or without. */
export function titlePeriod(period: Reckoned, hasYear = true): string {
  return periodForm(IN_TITLES[period.kind][hasYear ? 0 : 1]).write(period).text;
}
