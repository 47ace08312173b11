import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";

/** 截至2024年9月底 as written, with 末 or a day behind it. */
const AS_OF =
  /截(?:至|止)(?:到|至)?\s*(?:\d{2,4}\s*年)?[^\s年月季]{0,4}(?:月份?|季度|半年|年)?度?(?:\s*\d{1,2}\s*日)?(?:底|末|止)?/;

/** 2024年9月末, 三季度末, 9月30日止; 月末 and 本期, which leave the period to the table. */
const END =
  /(?:\d{2,4}\s*年)?\s*第?[\d一二三四五六七八九十上下]{1,3}\s*(?:月份?|季度?|半年)(?:\s*\d{1,2}\s*日)?(?:末|底|止)|[本当]?[月季期]度?[末底]|(?:[本当]期|[本当今]年度?)/;

/** The year to date that ends with a period; `null` where that is the period itself (January, the first quarter, a year). */
function yearToDateOf(code: string): string | null {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period) || period.kind === "year") return null;
  const month = lastMonth(period);
  const isFirst = period.kind === "month" ? month === 1 : period.kind === "quarter" ? month === 3 : month === 6;
  return isFirst ? null : periodCode({ kind: "year-to-date", year: period.year, month });
}

/** True where 截至 before a period, or 末 behind it, leaves open whether a flow is that of the period or of the year until its end. */
export function isOpenAsOf(code: string): boolean {
  return yearToDateOf(code) !== null;
}

/** The two periods that 截至 may mean of a flow, as texts for the cell it stands in, and for a message. */
export function asOfChoices(
  code: string,
  cell: string,
): { readonly fixes: readonly Fix[]; readonly params: Readonly<Record<string, string>> } {
  const codes = [yearToDateOf(code) ?? code, code];
  const fixes = codes.map((each): Fix => {
    const label = { zh: formatPeriod(each, "zh-CN"), en: formatPeriod(each, "en") };
    return { kind: "cell", label, replacement: cell.replace(AS_OF.test(cell) ? AS_OF : END, label.zh) };
  });
  const [whole, own] = fixes.map(({ label }) => label);
  return {
    fixes,
    params: { wholeZh: whole?.zh ?? "", wholeEn: whole?.en ?? "", ownZh: own?.zh ?? "", ownEn: own?.en ?? "" },
  };
}
