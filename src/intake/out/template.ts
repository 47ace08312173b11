import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { type IntakeCatalogue, organizationsOf } from "#intake/layout/intake-catalogue.ts";
import { createMatcher, type Matcher, type Named } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";

export type TemplateOptions = {
  readonly layout: "long" | "periods-as-columns";
  readonly language: Language;
  /** Period codes. */
  readonly periods: readonly string[];
};

type Wording = {
  readonly keys: readonly [string, string, string];
  readonly unit: string;
  readonly rest: readonly string[];
  readonly value: string;
  readonly illustrative: string;
};

const WORDINGS: Record<Language, Wording> = {
  "zh-CN": {
    keys: ["指标", "平台", "时期"],
    unit: "单位",
    value: "数值",
    rest: ["状态", "限定", "备注"],
    illustrative: "示例数据:地区和平台均为虚构",
  },
  en: {
    keys: ["indicator", "organization", "period"],
    unit: "unit",
    value: "value",
    rest: ["status", "qualifier", "note"],
    illustrative: "Illustrative data: region and platforms are fictional",
  },
};

/** Opens as Chinese text in every Excel. */
const BOM = "\uFEFF";
const ROW_END = "\r\n";

/** A table to fill in: rows above its header, the header, and rows with every key but no figure. */
export type TemplateTable = {
  readonly titles: readonly string[][];
  readonly header: readonly string[];
  readonly rows: readonly string[][];
  /** Columns that figures go in. */
  readonly inputs: readonly number[];
};

/**
 * A table to fill in: every indicator that is reported with its unit, every organization of the region, the periods as rows or as
 * columns. It reads back without a question.
 */
export function templateTable(catalogue: IntakeCatalogue, options: TemplateOptions): TemplateTable {
  const { language, layout } = options;
  const wording = WORDINGS[language];
  const organizations = organizationsOf(catalogue);
  const periods = options.periods.map((code) => periodLabel(code, language));
  const indicatorName = namer(catalogue.indicators, language);
  const organizationName = namer(organizations, language);
  const unitOf = ({ unit, unitMult }: Indicator) => nameIn(unitNames(unit, unitMult), language).trim();
  const [indicatorKey, organizationKey, periodKey] = wording.keys;
  const isLong = layout === "long";
  const rows: string[][] = [];
  for (const indicator of catalogue.indicators) {
    if (indicator.formula) continue;
    const name = indicatorName(indicator);
    const unit = unitOf(indicator);
    for (const organization of organizations) {
      const platform = organizationName(organization);
      if (isLong) for (const period of periods) rows.push([name, platform, period, "", unit, "", "", ""]);
      else rows.push([name, unit, platform, ...periods.map(() => "")]);
    }
  }
  return {
    titles: organizations.some(({ illustrative }) => illustrative) ? [[wording.illustrative]] : [],
    header: isLong
      ? [indicatorKey, organizationKey, periodKey, wording.value, wording.unit, ...wording.rest]
      : [indicatorKey, wording.unit, organizationKey, ...periods],
    rows,
    inputs: isLong ? [3] : periods.map((_, i) => i + 3),
  };
}

/** A table to fill in, as CSV with a byte order mark. */
export function makeTemplate(catalogue: IntakeCatalogue, options: TemplateOptions): string {
  const { titles, header, rows } = templateTable(catalogue, options);
  return BOM + [...titles, header, ...rows].map((cells) => cells.map(quoteCell).join(",") + ROW_END).join("");
}

/** The name of an entry, or its code where the name alone would not be told from another's. */
export function namer(entries: readonly Named[], language: Language): (entry: Named) => string {
  const matcher: Matcher = createMatcher(entries);
  return (entry) => {
    const name = nameIn(entry.names, language);
    const match = matcher.match(name);
    return match.kind === "exact" && match.code === entry.code ? name : entry.code;
  };
}

/** The label of a period where it reads back as the same period; the code otherwise. */
export function periodLabel(code: string, language: Language): string {
  const label = formatPeriod(code, language);
  const reading = readPeriod(label);
  return reading.kind === "period" && reading.code === code ? label : code;
}

/**
 * A cell as CSV writes it. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
 * injection"); names are compared without it.
 */
export function quoteCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["',;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
