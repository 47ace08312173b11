import type { Organization } from "#domain/catalogue/organization.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { periodCode } from "#domain/terms/period.ts";
import type { Completeness } from "#domain/views/completeness.ts";
import { outstandingReports } from "#domain/views/completeness.ts";

/** One organization and what it has not reported, as a line to send: 示例院:引进博士、横向项目(应于 2026-11-10 前报送). */
export function lateLines(completeness: Completeness, language: Language): { code: string; line: string }[] {
  const { due } = completeness;
  return outstandingReports(completeness).map(({ organization, indicators }) => {
    const name = nameIn(organization.names, language);
    const list = indicators.map(({ names }) => nameIn(names, language));
    const line =
      language === "en"
        ? `${name}: ${list.join(", ")}${due ? ` (due by ${due})` : ""}`
        : `${name}:${list.join("、")}${due ? `(应于 ${due} 前报送)` : ""}`;
    return { code: organization.code, line };
  });
}

/** The whole list as plain text, under a line that says what it lists. */
export function lateText(completeness: Completeness, region: Organization, language: Language): string {
  const period = formatPeriod(periodCode(completeness.period), language);
  const name = nameIn(region.names, language);
  const sample = region.illustrative ? (language === "en" ? " (sample data)" : "(示例数据)") : "";
  const word = completeness.overdue
    ? { zh: "迟报名单", en: "late reports" }
    : { zh: "未报名单", en: "reports outstanding" };
  const title = language === "en" ? `${name}, ${period}: ${word.en}${sample}` : `${name}${period}${word.zh}${sample}`;
  return [title, ...lateLines(completeness, language).map(({ line }) => line)].join("\n");
}
