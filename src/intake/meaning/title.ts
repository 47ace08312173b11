import type { TableBody } from "#intake/file/table-shape.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { readUnit, type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";

/** What the rows above a table say of all of it. */
export type Title = {
  readonly text: string;
  /** Code of the one period named; `null` for none or several. */
  readonly period: string | null;
  /** 截至 stands before a time: of a flow the period may be the year until then. */
  readonly asOf: boolean;
  /** The one year named, for headings that give months alone. */
  readonly year: number | null;
  readonly units: readonly StatedUnit[];
  /** Of a table below the first, the title above all of them; `null` for the first. */
  readonly document: string | null;
  /** The name of the file without its ending, and what it names; it counts where the file itself says nothing. */
  readonly fileName: { readonly text: string; readonly period: string | null; readonly year: number | null };
  /** True where `period` and `year` are those of the file's name. */
  readonly fromFileName: { readonly period: boolean; readonly year: boolean };
};

/** Periods as titles name them, the more precise first. A day (2024年9月3日) is the day of the report, not a period. */
const IN_TITLE: readonly RegExp[] = [
  /\d{4}年\d{1,2}月?(?:-|—|–|至|~)\d{1,2}月/g,
  /\d{4}年第?[一二三四1-4]季度/g,
  /\d{4}年[上下]半年/g,
  /\d{4}年\d{1,2}月(?!\d{1,2}日)/g,
  /(?<![\d.-])\d{4}[-.]\d{1,2}(?![\d.-])/g,
  /\d{4}年(?!\d)/g,
];

export function readTitle(table: TableBody): Title {
  const cells = table.preamble.flatMap((row) => row.cells.filter((cell) => !isBlank(cell)));
  const lines = cells.slice(0, 50).map(bareLine);
  const own = lines.filter((line) => !/日期|发布|制表/.test(line)).join("\n");
  const caption = bareLine(table.caption ?? "");
  const text = caption === "" ? own : `${own}\n${caption}`;
  const document = table.documentTitle === undefined ? null : bareLine(table.documentTitle);
  const units = lines.flatMap(unitsIn);
  return {
    text,
    period: periodOf(own, caption) ?? periodAbove(document ?? "", own),
    asOf: /截(?:至|止)[到至]?(?:\d{2,4}年|\d{1,2}月)/.test(`${text}\n${document ?? ""}`),
    year: yearIn(own) ?? yearIn(text) ?? yearIn(document ?? ""),
    units: units.length > 0 ? units : unitsIn(document ?? ""),
    document,
    fileName: readFileName(table.fileName ?? ""),
    fromFileName: { period: false, year: false },
  };
}

/** A line of a title as it is compared: its first characters, half width, without blanks. */
function bareLine(text: string): string {
  return halfWidth(text.slice(0, 300)).replace(/\s+/g, "");
}

/** The period that the title of the whole sheet gives to a table whose own title speaks of none, however vaguely. */
function periodAbove(document: string, own: string): string | null {
  return /[年月季]|\d{4}/.test(own) ? null : periodIn(document);
}

/** 月报202408.xlsx names a period as 月报2024年8月.xlsx does. */
function readFileName(fileName: string): Title["fileName"] {
  const bare = halfWidth(fileName.slice(0, 200)).replace(/\.[a-z]{2,5}$/i, "");
  const text = bare.replace(/\s+/g, "").replace(/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/g, "$1年$2月");
  return { text, period: periodIn(text), year: yearIn(text) };
}

/** The period that the rows above a table name; where they name none or a whole year, that of the sheet's name. */
function periodOf(own: string, caption: string): string | null {
  const period = periodIn(own);
  if (caption === "" || (period !== null && period.length > 4)) return period;
  return periodIn(caption) ?? monthOf(caption, yearIn(own)) ?? period;
}

/** A sheet called 8月, in the year that its title names. */
function monthOf(caption: string, year: number | null): string | null {
  if (year === null || !/^(?:\d{1,2}月份?|\d{1,2}-\d{1,2}月|第?[一二三四1-4]季度|[上下]半年)$/.test(caption))
    return null;
  return periodIn(`${year}年${caption}`);
}

function periodIn(text: string): string | null {
  for (const pattern of IN_TITLE) {
    const codes = new Set<string>();
    for (const [found] of text.matchAll(pattern)) {
      const reading = readPeriod(found);
      if (reading.kind === "period") codes.add(reading.code);
    }
    const [only] = codes;
    if (codes.size === 1 && only !== undefined) return only;
    if (codes.size > 1) return null;
  }
  return null;
}

function yearIn(text: string): number | null {
  const years = new Set([...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map(([, year]) => Number(year)));
  const [only] = years;
  return years.size === 1 && only !== undefined ? only : null;
}

/** 单位：万元、人, or a unit in brackets behind the title: 投资金额（亿元）. */
function unitsIn(line: string): StatedUnit[] {
  const stated = /单位[:：]?([^()]+)/.exec(line)?.[1];
  const units = stated?.split(/[、,，;；/]/).flatMap((word) => readUnit(word) ?? []) ?? [];
  const { unit } = splitUnit(line);
  return units.length === 0 && unit ? [unit] : units;
}
