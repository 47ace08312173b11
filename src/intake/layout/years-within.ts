import { formatPeriod } from "#domain/say/format-period.ts";
import { type Period, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { Layout } from "./layout.ts";

/**
 * What a title that names a part of a year makes of the years below it: under 上半年 2023年 and 2024年 are the first halves of both.
 * `whole` where other headings name parts themselves, or the title's own year is not among them: a year is then read as one, which is asked.
 * `unclear` where it does not show which part the title means.
 */
export type YearsWithin =
  | { readonly kind: "part"; readonly part: Part; readonly isSure: boolean }
  | { readonly kind: "whole"; readonly part: Part }
  | { readonly kind: "unclear" };

/** A period of some year, of which the part is that of any. */
type Part = Extract<Period, { readonly year: number }>;

/** `null` where no title names a part of a year, or no year stands below one. */
export function yearsWithin(table: TableBody, layout: Layout): YearsWithin | null {
  const { partOfYear } = layout.title;
  if (partOfYear === null) return null;
  const inHeadings = timesOf(
    layout.values.map(({ period, partOfYear: part }) => period ?? (part === null ? "" : part)),
  );
  const inRows = timesOf(rowTexts(table, layout));
  const years = new Set([...inHeadings.years, ...inRows.years]);
  if (years.size === 0) return null;
  if (partOfYear === "unclear") return { kind: "unclear" };
  const part = parsePeriod(partOfYear.code);
  if (part === null || !("year" in part) || part.kind === "year" || part.kind === "year-to-date-open") return null;
  const isOther =
    partOfYear.year !== null && (!years.has(partOfYear.year) || inRows.years.size > 0 || partOfYear.isOfFile);
  if (isOther || inHeadings.hasParts || inRows.hasParts) return { kind: "whole", part };
  const isSure = part.kind !== "month" && !partOfYear.isOfFile && inRows.years.size === 0;
  return { kind: "part", part, isSure };
}

/** Texts of the rows' own periods, each once. */
function rowTexts(table: TableBody, { periods, year }: Layout): Set<string> {
  const columns = year === null ? periods : [...periods, year];
  if (columns.length === 0) return new Set();
  return new Set(table.rows.slice(1).flatMap((row) => columns.map((column) => row[column] ?? "")));
}

function timesOf(texts: Iterable<string>): { readonly years: ReadonlySet<number>; readonly hasParts: boolean } {
  const years = new Set<number>();
  let hasParts = false;
  for (const text of texts) {
    const reading = parsePeriod(text) === null ? readPeriod(text, ANY_YEAR) : null;
    const period = parsePeriod(reading?.kind === "period" ? reading.code : text);
    if (period?.kind === "year") years.add(period.year);
    else if (period !== null) hasParts = true;
  }
  return { years, hasParts };
}

const ANY_YEAR = 2000;

/** A heading that says that it is of the whole year. */
const WHOLE_YEAR = /全年/;

/** A year as its column or row names it. */
type NamedYear = {
  readonly year: number;
  /** The heading, and the cell that it is; of a row's year the year and no place. */
  readonly text: string;
  readonly place: Place;
};

/** The period of a year below a title, which is said or asked. */
export function yearBelowTitle({ year, text, place }: NamedYear, within: YearsWithin, log: ProblemLog): string {
  const whole = String(year);
  if (WHOLE_YEAR.test(text)) return whole;
  if (within.kind === "unclear") {
    log.addOnce("year-below-unclear", null, "", { key: "" });
    return whole;
  }
  const own = periodCode({ ...within.part, year });
  const names = {
    yearZh: formatPeriod(whole, "zh-CN"),
    yearEn: formatPeriod(whole, "en"),
    ownZh: formatPeriod(own, "zh-CN"),
    ownEn: formatPeriod(own, "en"),
  };
  if (within.kind === "whole") {
    log.addOnce("year-below-month", place, text, names);
    return whole;
  }
  log.addOnce(within.isSure ? "year-within" : "year-within-unsure", place, text, names);
  return own;
}
