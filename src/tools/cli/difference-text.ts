import type { Catalogue } from "#contract/catalogue.ts";
import { observedFigure } from "#domain/figures/observation.ts";
import type { Difference, DifferenceEntry } from "#domain/reading/difference.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { indent } from "./report.ts";

/** Entries listed on a terminal; the counts are of all. */
const MOST_ENTRIES = 30;

const KINDS = {
  added: { zh: "新增", en: "new" },
  changed: { zh: "变更", en: "changed" },
  missing: { zh: "文件未提", en: "not in the file" },
} as const;

/** What publishing would change: counts, then figure by figure, old -> new. */
export function describeDifference(difference: Difference, catalogue: Catalogue, language: Language): string[] {
  const en = language === "en";
  const { added, changed, unchanged, missing } = difference.counts;
  const listed = difference.entries.slice(0, MOST_ENTRIES).map((entry) => indent(describe(entry, catalogue, language)));
  const more = added + changed + missing - listed.length;
  return [
    en
      ? `  Difference: ${added} new, ${changed} changed, ${unchanged} unchanged, ${missing} published but not in the file (they stay)`
      : `  差异:新增 ${added},变更 ${changed},不变 ${unchanged},已发布而文件未提 ${missing}(保留)`,
    ...listed.map(indent),
    ...(more > 0 ? [indent(indent(en ? `… and ${more} more` : `…… 还有 ${more} 项`))] : []),
  ];
}

function describe(entry: DifferenceEntry, catalogue: Catalogue, language: Language): string {
  const indicator = catalogue.indicators.find(({ code }) => code === entry.indicator);
  const organization = catalogue.organizations.find(({ code }) => code === entry.organization);
  const names = [
    organization ? nameIn(organization.names, language) : entry.organization,
    indicator ? nameIn(indicator.names, language) : entry.indicator,
    formatPeriod(entry.period, language),
  ];
  const { indicator: code, organization: own, period } = entry;
  const figure = (stated: NonNullable<DifferenceEntry["before" | "after"]>) => {
    const { value, text, status, qualifier } = stated;
    const observed = observedFigure({ indicator: code, organization: own, period, value, text, status, qualifier }, 0);
    return indicator ? formatFigure(observed, indicator, "current", language).text : String(value ?? text ?? "—");
  };
  const sides = [entry.before, entry.after].flatMap((stated) => (stated ? [figure(stated)] : []));
  return `${nameIn(KINDS[entry.kind], language)} ${names.join(" · ")}: ${sides.join(" → ")}`;
}
