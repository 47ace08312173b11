import { nameForm } from "#domain/terms/name-form.ts";
import { parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { Heading } from "./headings.ts";

/** Headings of the figure of the period itself, beside one up to its end. */
const CURRENT = new Set(
  "当期 当期值 当期数 本期 本期数 本月 本月数 当月 当月数 本月完成 本月完成数 当月完成 当月完成数 本月新增 当月新增"
    .split(" ")
    .map(nameForm),
);

/**
 * A table of one month may date one column and name the other beside it: 当月 beside 1—9月 is of September, 当季 of the third quarter, 累计 beside 8月
 * of all months up to it. Where rows have periods of their own, or headings name several, none is taken from another.
 */
export function withOneMonth(headings: readonly Heading[]): Heading[] {
  const isOfRows = headings.some(({ role }) => role === "period" || role === "year");
  const dated = headings.flatMap(({ period }) => (period === null ? [] : [period]));
  const codes = new Set(dated.map((period) => (period.kind === "period" ? period.code : "")));
  const [code = ""] = codes;
  const period = parsePeriod(code);
  if (isOfRows || codes.size !== 1 || !period) return [...headings];
  if (period.kind === "year-to-date") {
    const { year, month } = period;
    const ofMonth = periodCode({ kind: "month", year, month });
    const ofQuarter = month % 3 === 0 ? periodCode({ kind: "quarter", year, quarter: month / 3 }) : null;
    return headings.map((one) => {
      if (one.current === "quarter" && one.period === null) return ofQuarter === null ? one : dateTo(one, ofQuarter);
      return (one.role === "value" && CURRENT.has(nameForm(one.text))) ||
        (one.current === "month" && one.period === null)
        ? dateTo(one, ofMonth)
        : one;
    });
  }
  if (period.kind !== "month") return [...headings];
  const upTo = periodCode({ kind: "year-to-date", year: period.year, month: period.month });
  return headings.map((one) => (isSum(one) ? dateTo(one, upTo) : one));
}

/** 累计, alone or below the name of an indicator. */
function isSum({ role, yearToDate, indicator, period, unknown }: Heading): boolean {
  if (role === "year-to-date") return true;
  return yearToDate && period === null && (role === null || (indicator !== null && unknown.length === 0));
}

function dateTo(heading: Heading, code: string): Heading {
  return { ...heading, role: null, period: { kind: "period", code, dayDropped: false }, isDatedByAnother: true };
}
