import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Heading, Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import type { Source } from "#intake/layout/source.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES, type Role } from "#intake/table/columns.ts";
import { filledColumns } from "#intake/table/filled-columns.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { cellKind } from "#intake/words/cell-kind.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import { namesThings } from "#intake/words/no-figures.ts";
import { headingPlace, reportLooseTimes, roleFixes } from "./report-times.ts";
import { reportSlip, reportUnknown } from "./unknown-names.ts";
import { mayBeFigures } from "./unread-figures.ts";

/** True where rows name platforms or periods and no column of figures is known: each of these is of some indicator. */
export function asksForIndicators({ kind, unknownFigures, headings, ...layout }: Layout): boolean {
  const { organizations, periods, year, unclearValues } = layout;
  const isKeyed =
    kind === "unknown" && unclearValues.length === 0 && (organizations.length + periods.length > 0 || year !== null);
  return isKeyed && [...unknownFigures].some((column) => (headings[column]?.unknown.length ?? 0) > 0);
}

/** Asks which of several columns holds the figures of a table. */
export function reportUnclearValues(table: TableBody, layout: Layout, indicator: Names | null, log: ProblemLog): void {
  const titles = layout.unclearValues.map((column) => layout.headings[column]?.text.trim() ?? "");
  const name = indicator ?? ROLE_NAMES.value;
  // Headings that are alike, or have no letters, tell no columns apart.
  const isTelling = (title: string) => titles.filter((other) => nameForm(other) === nameForm(title)).length === 1;
  const fixes = titles
    .filter((title) => nameForm(title) !== "" && isTelling(title))
    .map((title): Fix => ({ kind: "value-column", label: { zh: title, en: title }, replacement: title }));
  const [first = 0] = layout.unclearValues;
  const shown = layout.unclearValues.map((column, i) => titles[i] || columnLetters(column));
  const place = { column: fileColumn(table, first), row: Math.max(1, table.rowNumbers[0] ?? 1) };
  const params = {
    listZh: shown.map((title) => `“${title}”`).join("、"),
    listEn: shown.map((title) => `“${title}”`).join(", "),
    nameZh: name.zh,
    nameEn: name.en,
  };
  log.add("value-unclear", place, titles[0] ?? "", params, fixes);
}

/** A column of figures whose heading speaks of a time is not taken for being of the table's. */
export function reportUnreadTime(table: TableBody, { headings }: Layout, column: number, log: ProblemLog): void {
  const heading = headings[column]?.text ?? "";
  log.add("heading-time-unread", headingPlace(table, column), heading, {}, roleFixes(["ignored"], heading));
}

/** Says which period a column was read as that another gave its own. */
function reportDated(
  log: ProblemLog,
  { text, period, isDatedByAnother }: Heading,
  role: Role | undefined,
  at: Place,
): void {
  if (role !== "figures" || isDatedByAnother !== true || period?.kind !== "period" || at === null) return;
  const [periodZh, periodEn] = [formatPeriod(period.code, "zh-CN"), formatPeriod(period.code, "en")];
  log.add("period-beside", at, text, { letters: columnLetters(at.column), periodZh, periodEn });
}

/** Figures in a column whose heading names nothing known are an error where headings name indicators or platforms. */
export function reportUnknownColumns(
  table: TableBody,
  { layout, dimensions }: Pick<Source, "layout" | "dimensions">,
  matchers: Matchers,
  log: ProblemLog,
): void {
  // What is asked of these is told by itself.
  const told = new Set([
    ...layout.unclearValues,
    ...dimensions.columns.map(({ column }) => column),
    ...reportLooseTimes(table, layout, log),
  ]);
  const row = table.rowNumbers[0] ?? 0;
  let filled: ReadonlySet<number> | null = null;
  const isFilled = (column: number) => {
    filled ??= filledColumns(table);
    return filled.has(column);
  };
  for (const [column, heading] of layout.headings.entries()) {
    for (const { text, slip } of layout.roles[column] === "figures" ? heading.slips : [])
      reportSlip(log, { column, row: Math.max(1, row) }, text, slip);
    reportDated(log, heading, layout.roles[column], { column, row: Math.max(1, row) });
    if (layout.roles[column] !== "ignored" || heading.saysNothing || told.has(column)) continue;
    const place = { column: fileColumn(table, column), row: Math.max(1, row) };
    const isUnknown = layout.unknownFigures.has(column) && heading.unknown.length > 0 && !namesThings(heading.text);
    if (isUnknown && (layout.kind === "indicators-as-columns" || asksForIndicators(layout)))
      reportUnknown(log, "unknown-indicator", place, heading.text, matchers.indicators.match(heading.text));
    else if (isUnknown && layout.kind === "organizations-as-columns")
      reportUnknown(log, "unknown-organization", place, heading.text, matchers.organizations.match(heading.text));
    else if (mayBeFigures(table, layout, column)) reportUnread(table, heading.text, place, column, log);
    else if (isFilled(column)) log.add("column-ignored", place, heading.text, { letters: columnLetters(column) });
  }
  for (const title of new Set(layout.headings.flatMap(({ groups }) => groups ?? [])))
    log.add("group-title", null, title);
  for (const column of layout.byContent) {
    const role: Names = ROLE_NAMES[layout.roles[column] ?? "ignored"];
    const read = layout.headings[column]?.text ?? "";
    const params = { letters: columnLetters(column), roleZh: role.zh, roleEn: role.en };
    log.add("column-by-content", { column, row: Math.max(1, row) }, read, params);
  }
}

function reportUnread(
  table: TableBody,
  heading: string,
  place: NonNullable<Place>,
  column: number,
  log: ProblemLog,
): void {
  const example = table.rows.slice(1).find((cells) => cellKind(cells[column] ?? "") === "number")?.[column] ?? "";
  const fixes = nameForm(heading) === "" ? [] : roleFixes(["ignored"], heading);
  log.add("figures-not-read", place, heading, { letters: columnLetters(column), example }, fixes);
}
