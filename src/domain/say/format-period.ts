import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { type Period, parsePeriod } from "#domain/terms/period.ts";

const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const QUARTERS_ZH = ["一", "二", "三", "四"] as const;

/** A period as it is said: 2024年8月, 2024年1—8月, 2024年三季度, 2024年上半年, 2024年. An unknown code stays as it is. */
export function formatPeriod(code: string, language: Language): string {
  const period = parsePeriod(code);
  return period ? nameIn(periodNames(period), language) : code;
}

/** The same in both languages. */
export function periodNames(period: Period): Names {
  switch (period.kind) {
    case "year":
      return { zh: `${period.year}年`, en: `${period.year}` };
    case "half":
      return { zh: `${period.year}年${period.half === 1 ? "上" : "下"}半年`, en: `H${period.half} ${period.year}` };
    case "quarter":
      return {
        zh: `${period.year}年${QUARTERS_ZH[period.quarter - 1] ?? ""}季度`,
        en: `Q${period.quarter} ${period.year}`,
      };
    case "month":
      return { zh: `${period.year}年${period.month}月`, en: `${monthEn(period.month)} ${period.year}` };
    case "year-to-date":
      return yearToDateNames(period.year, period.month);
    case "year-to-date-open":
      return {
        zh: `${period.year}年以来(截止日未注明,不晚于${period.notAfter})`,
        en: `${period.year} to date (cut-off not stated, no later than ${period.notAfter})`,
      };
    case "as-of-open":
      return {
        zh: `时点未注明(不晚于${period.notAfter})`,
        en: `date not stated (no later than ${period.notAfter})`,
      };
  }
}

/** 2024年1—8月; of one month, 2024年1月. */
export function yearToDateNames(year: number, month: number): Names {
  if (month === 1) return { zh: `${year}年1月`, en: `Jan ${year}` };
  return { zh: `${year}年1—${month}月`, en: `Jan–${monthEn(month)} ${year}` };
}

/** A short label for an axis, where the year stands apart: 8月, 三季度. */
export function shortPeriod(code: string, language: Language): string {
  const period = parsePeriod(code);
  if (!period) return code;
  if (period.kind === "month") return language === "en" ? monthEn(period.month) : `${period.month}月`;
  if (period.kind === "quarter")
    return language === "en" ? `Q${period.quarter}` : `${QUARTERS_ZH[period.quarter - 1] ?? ""}季度`;
  if (period.kind === "half") return language === "en" ? `H${period.half}` : period.half === 1 ? "上半年" : "下半年";
  return formatPeriod(code, language);
}

function monthEn(month: number): string {
  return MONTHS_EN[month - 1] ?? "";
}
