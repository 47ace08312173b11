import { formatPeriod } from "#domain/format-period.ts";
import type { Indicator } from "#domain/indicator.ts";
import type { Names } from "#domain/names.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { Stating } from "./figures.ts";
import type { Matchers } from "./headings.ts";
import type { IntakeCatalogue } from "./intake-catalogue.ts";
import type { Layout } from "./layout.ts";
import type { TableKeys } from "./observations.ts";
import type { ChoiceLookup } from "./reading-choices.ts";
import { hasPeriod, indicatorIn } from "./source.ts";

/** A table with what a person said of it, and where problems of all of it are told: the first cell of a further one. */
type KeyedTable = {
  readonly table: TableBody;
  readonly layout: Layout;
  readonly choices: ChoiceLookup;
  readonly place: Place;
};

/** What neither rows nor headings say comes from the title, the file's name, is assumed and said, or is an error. */
export function keysOfTable(
  keyed: KeyedTable,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
): TableKeys {
  const { layout } = keyed;
  const needsIndicator = layout.indicators.length === 0 && layout.values.some(({ indicator }) => indicator === null);
  const needsOrganization =
    layout.organizations.length === 0 && layout.values.some(({ organization }) => organization === null);
  const keys: TableKeys = {
    indicator: needsIndicator ? indicatorOf(keyed, matchers, stating) : null,
    organization: needsOrganization ? organizationOf(keyed, matchers, catalogue.region, stating) : null,
    period: layout.title.period,
    asOf: layout.title.asOf,
  };
  reportPeriod(keyed, stating.log);
  return keys;
}

function indicatorOf(
  { layout, choices, place }: KeyedTable,
  matchers: Matchers,
  { log, indicatorsByCode }: Stating,
): Indicator | null {
  const named = indicatorsByCode.get(indicatorIn(layout, matchers) ?? "");
  if (named) {
    const isTitle = indicatorIn(withoutFileName(layout), matchers) !== null;
    noteTitle(log, place, isTitle, ROLE_NAMES.indicator, named.names);
    return named;
  }
  const chosen = indicatorsByCode.get(choices.indicator ?? "") ?? null;
  if (chosen === null) log.add("no-indicator", place, "");
  return chosen;
}

function organizationOf(
  { layout: { title }, choices, place }: KeyedTable,
  { platforms }: Matchers,
  region: string,
  { log, organizationNames }: Stating,
): string {
  const inTitle = platforms.findIn(title.text) ?? platforms.findIn(title.document ?? "");
  const chosen = organizationNames.has(choices.organization ?? "") ? choices.organization : null;
  const named = inTitle ?? (chosen === null ? platforms.findIn(title.fileName.text) : null);
  const organization = named ?? chosen ?? region;
  const names = organizationNames.get(organization) ?? { zh: organization, en: organization };
  if (named !== null) noteTitle(log, place, inTitle !== null, ROLE_NAMES.organization, names);
  else if (chosen === null) log.add("region-assumed", place, "", { nameZh: names.zh, nameEn: names.en });
  return organization;
}

function reportPeriod({ table, layout, place }: KeyedTable, log: ProblemLog): void {
  const { period, year, fromFileName } = layout.title;
  const told = (code: string) => ({ zh: formatPeriod(code, "zh-CN"), en: formatPeriod(code, "en") });
  if (!hasPeriod(layout)) log.add("no-period", place, "");
  else if (period !== null && needsTitlePeriod(layout))
    noteTitle(log, place, !fromFileName.period, ROLE_NAMES.period, told(period));
  else if (year !== null && fromFileName.year && needsYear(table, layout))
    noteTitle(log, place, false, ROLE_NAMES.year, told(String(year)));
}

function needsTitlePeriod(layout: Layout): boolean {
  if (layout.periods.length > 0 || layout.year !== null) return false;
  return layout.values.some(({ column }) => !layout.headings[column]?.period);
}

/** Rows looked at for a month without a year. */
const SAMPLE = 200;

/** True where a heading or the rows name months without a year. */
function needsYear(table: TableBody, { headings, periods, year }: Layout): boolean {
  if (year !== null) return false;
  const cells = table.rows.slice(1, SAMPLE).flatMap((row) => periods.map((column) => row[column] ?? ""));
  return (
    cells.some((cell) => readPeriod(cell).kind === "needs-year") ||
    headings.some(({ periodText }) => periodText !== "" && !/\d{4}/.test(periodText))
  );
}

function withoutFileName(layout: Layout): Layout {
  return { ...layout, title: { ...layout.title, fileName: { text: "", period: null, year: null } } };
}

/** Says what was taken from the title, or from the name of the file. */
function noteTitle(log: ProblemLog, place: Place, isTitle: boolean, role: Names, names: Names): void {
  log.add(isTitle ? "title-used" : "file-name-used", place, "", {
    roleZh: role.zh,
    roleEn: role.en,
    nameZh: names.zh,
    nameEn: names.en,
  });
}
