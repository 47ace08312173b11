import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import type { Names } from "#domain/terms/names.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { ChoiceLookup } from "#intake/layout/reading-choices.ts";
import { hasPeriod } from "#intake/layout/source.ts";
import { indicatorIn } from "#intake/layout/table-indicator.ts";
import { yearsWithin } from "#intake/layout/years-within.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { bodiesIn, leavesOut, placesIn } from "#intake/words/place-names.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { leadingBands } from "./band-rows.ts";
import type { TableKeys } from "./figure-keys.ts";
import type { Stating } from "./figures.ts";
import { reportImplausible } from "./period-limits.ts";
import { askForPeriodColumn } from "./report-times.ts";

/** A table with what a person said of it, and where problems of all of it are told: the first cell of a further one. */
type KeyedTable = {
  readonly table: TableBody;
  readonly layout: Layout;
  readonly choices: ChoiceLookup;
  readonly place: Place;
  /** How choices name it; empty for the first. */
  readonly tableName: string;
};

/** What neither rows nor headings say comes from the title, the file's name, is assumed and said, or is an error. */
export function keysOfTable(
  keyed: KeyedTable,
  matchers: Matchers,
  catalogue: IntakeCatalogue,
  stating: Stating,
): TableKeys {
  const { layout, table } = keyed;
  const ofTitles = leadingBands(table, layout, matchers, stating.indicatorsByCode);
  const needsIndicator =
    ofTitles.indicator === null &&
    layout.indicators.length === 0 &&
    layout.values.some(({ indicator }) => indicator === null);
  const needsOrganization =
    ofTitles.organization === null &&
    layout.organizations.length === 0 &&
    layout.values.some(({ organization }) => organization === null);
  const keys: TableKeys = {
    indicator: needsIndicator ? indicatorOf(keyed, matchers, stating) : null,
    organization: needsOrganization ? organizationOf(keyed, matchers, catalogue.region, stating) : null,
    period: layout.title.period,
    asOf: layout.title.asOf,
    ofYearSoFar: layout.ofYearSoFar,
    yearsWithin: yearsWithin(table, layout),
  };
  if (ofTitles.period === null) reportPeriod(keyed, stating);
  return keys;
}

function indicatorOf(
  { layout, choices, place, tableName }: KeyedTable,
  matchers: Matchers,
  { log, indicatorsByCode }: Stating,
): Indicator | null {
  const found = indicatorIn(layout, matchers);
  const named = indicatorsByCode.get(found?.code ?? "");
  if (found?.isSure && named) {
    noteTitle(log, place, !found.isOfFileName, ROLE_NAMES.indicator, named.names);
    return named;
  }
  const chosen = indicatorsByCode.get(choices.indicator ?? "") ?? null;
  if (chosen === null && found && named) reportUnsureIndicator(log, place, found.text, named, tableName);
  else if (chosen === null) log.add("no-indicator", place, "");
  return chosen;
}

/** An indicator's name may stand in a longer word by chance, 平台数 in 平台数据: whether it is meant is asked. */
function reportUnsureIndicator(log: ProblemLog, place: Place, text: string, { code, names }: Indicator, table: string) {
  const fixes: Fix[] = [{ kind: "name", label: names, replacement: code, about: table }];
  log.add("indicator-unsure", place, text, { indicatorZh: names.zh, indicatorEn: names.en }, fixes);
}

function organizationOf(
  { table, layout: { title }, choices, place }: KeyedTable,
  { platforms, organizations }: Matchers,
  region: string,
  { log, organizationNames }: Stating,
): string | null {
  const texts = [title.text, title.document ?? "", title.fileName];
  const bare = texts.map((text) => organizations.withoutNames(text));
  const doubtful = texts.find((_, i) => leavesOut(bare[i] ?? ""));
  const platformIn = (text: string) => (doubtful === undefined ? (platforms.findIn(text)?.code ?? null) : null);
  const inTitle = platformIn(title.text) ?? platformIn(title.document ?? "");
  const chosen = organizationNames.has(choices.organization ?? "") ? choices.organization : null;
  const named = inTitle ?? (chosen === null ? platformIn(title.fileName) : null);
  const organization = named ?? chosen ?? region;
  const names = organizationNames.get(organization) ?? { zh: organization, en: organization };
  if (named !== null) noteTitle(log, place, inTitle !== null, ROLE_NAMES.organization, names);
  if (named !== null || chosen !== null) return organization;
  const elsewhere = texts.some((text) => organizations.findIn(text) !== null) ? [] : texts.flatMap(placesIn);
  const other = doubtful ?? elsewhere[0];
  if (other === undefined) {
    const [body] = [...bare.flatMap((text) => bodiesIn(text, names.zh)), ...reportersBelow(table)];
    const params = { nameZh: names.zh, nameEn: names.en };
    if (body === undefined) log.add("region-assumed", place, "", params);
    else log.add("region-unsure", place, body, params);
    return organization;
  }
  log.add("other-region", place, other, { nameZh: names.zh, nameEn: names.en });
  return null;
}

const REPORTER = /(?:填报|报送|上报)(?:单位|部门|机构)[:：]\s*([^\s:：,，;；、]{2,40})/;

/** Who reports, as stated below a table. */
function reportersBelow({ footnotes }: TableBody): string[] {
  return footnotes.flatMap(({ cells }) => REPORTER.exec(halfWidth(cells.join(" ")))?.[1] ?? []);
}

/** The title and the file's name, or two lines of the title, state different periods: which one is asked. */
function reportUnsure(log: ProblemLog, place: Place, codes: readonly string[], table: string): void {
  const names = codes.map((code) => ({ zh: formatPeriod(code, "zh-CN"), en: formatPeriod(code, "en") }));
  const fixes = codes.map((code, i): Fix => {
    const label = names[i] ?? { zh: code, en: code };
    return { kind: "period", label, replacement: code, about: table };
  });
  const periodsZh = names.map(({ zh }) => `“${zh}”`).join("和");
  const periodsEn = names.map(({ en }) => `“${en}”`).join(" and ");
  log.add("period-unsure", place, "", { periodsZh, periodsEn }, fixes);
}

function reportPeriod({ table, layout, place, tableName }: KeyedTable, { log, today }: Stating): void {
  const { period, year, fromFileName } = layout.title;
  const told = (code: string) => ({ zh: formatPeriod(code, "zh-CN"), en: formatPeriod(code, "en") });
  const { unsure, implausible } = layout.title;
  if (!hasPeriod(layout) && implausible !== null)
    reportImplausible(log, titleCell(table, implausible.slice(0, 4)) ?? place, implausible, today);
  if (!hasPeriod(layout) && unsure.length > 1) reportUnsure(log, place, unsure, tableName);
  else if (!hasPeriod(layout) && !askForPeriodColumn(table, layout, log)) log.add("no-period", place, "");
  const isNeeded = period !== null && needsTitlePeriod(layout);
  if (isNeeded) noteTitle(log, place, !fromFileName.period, ROLE_NAMES.period, told(period));
  if (year === null || !fromFileName.year) return;
  if (isNeeded ? !fromFileName.period : needsYear(table, layout))
    noteTitle(log, place, false, ROLE_NAMES.year, told(String(year)));
}

/** The cell above a table that holds a text. */
function titleCell({ preamble }: TableBody, text: string): Place {
  for (const { row, cells } of preamble) {
    const column = cells.findIndex((cell) => halfWidth(cell).includes(text));
    if (column >= 0) return { column, row };
  }
  return null;
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

/** Says what was taken from the title, or from the name of the file. */
function noteTitle(log: ProblemLog, place: Place, isTitle: boolean, role: Names, names: Names): void {
  log.add(isTitle ? "title-used" : "file-name-used", place, "", {
    roleZh: role.zh,
    roleEn: role.en,
    nameZh: names.zh,
    nameEn: names.en,
  });
}
