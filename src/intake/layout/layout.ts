import type { LayoutKind } from "#domain/reading/understood.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { type Role, roleOfHeading } from "#intake/table/columns.ts";
import { cellKind } from "#intake/words/cell-kind.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { type CurrentTime, saysEnd, saysTime } from "#intake/words/time-words.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import type { OpenYears } from "#intake/words/year-turn.ts";
import { type Content, readContent } from "./column-content.ts";
import { type Heading, type Matchers, readHeadings } from "./headings.ts";
import { assignCodes, BY_CONTENT, freeKinds, freeNames, freeWords, keyColumns } from "./key-columns.ts";
import { type ChangeColumn, findChangeColumns } from "./published-changes.ts";
import type { ChoiceLookup } from "./reading-choices.ts";
import { findSerials } from "./serial-numbers.ts";
import { indicatorIn } from "./table-indicator.ts";
import { type LooseTimes, looseTimes, type PeriodSpan, periodColumn, periodSpan } from "./time-columns.ts";
import { readTitle, type Title } from "./title.ts";
import { unitsOfNotes, withCornerUnits } from "./title-units.ts";
import { valueColumns } from "./value-columns.ts";
import { yearOfHeadings } from "./year-of-headings.ts";
import { saysYearSoFar } from "./year-so-far.ts";

/** A column of figures, with what its heading says of all of them. */
export type ValueColumn = {
  readonly column: number;
  readonly heading: string;
  readonly indicator: string | null;
  readonly organization: string | null;
  readonly period: string | null;
  /** A month, quarter or half without a year, which the row's year completes. */
  readonly partOfYear: string | null;
  /** 截至 stands before the period, and 累计 does not say what that means. */
  readonly asOf: boolean;
  /** The heading says 累计: the period is read as year to date. */
  readonly yearToDate: boolean;
  /** The heading says 本月 or 当季: of a longer period the figure is of its last month or quarter; of 本期 that is open. */
  readonly current: CurrentTime | null;
  readonly unit: StatedUnit | null;
};

/**
 * Where each part of a figure's identity stands: in the heading of its column, in its row, or above the table. All
 * layouts are cases of this one.
 */
export type Layout = {
  readonly kind: LayoutKind;
  readonly roles: readonly Role[];
  readonly headings: readonly Heading[];
  /** Columns that name a row's indicator, organization, period; of several, the last that is filled counts. */
  readonly indicators: readonly number[];
  readonly organizations: readonly number[];
  readonly periods: readonly number[];
  /** Two columns that state the ends of a row's period; the first is among `periods`. */
  readonly span: PeriodSpan | null;
  /** Columns of times by which nothing is dated. */
  readonly looseTimes: readonly LooseTimes[];
  readonly year: number | null;
  readonly unit: number | null;
  readonly unitMult: number | null;
  readonly status: number | null;
  readonly qualifier: number | null;
  /** SDMX-CSV 2.0: what is to be done with a row. */
  readonly action: number | null;
  /** A column of wordings for figures that have no number. */
  readonly text: number | null;
  readonly values: readonly ValueColumn[];
  /** Columns that state a 同比 of other columns. */
  readonly changes: readonly ChangeColumn[];
  /** Columns whose heading was not known, read by their content. */
  readonly byContent: readonly number[];
  /** A column of figures, told by its content, whose heading speaks of a time that is not understood. */
  readonly unreadTime: number | null;
  /** Columns of which one holds the figures, and it is not clear which. */
  readonly unclearValues: readonly number[];
  /** Columns of figures that nothing is known of. */
  readonly unknownFigures: ReadonlySet<number>;
  /** Columns that hold numbers and are not read. */
  readonly unreadFigures: ReadonlySet<number>;
  /** Unit in the heading of the first column, where that names what the whole table counts. */
  readonly cornerUnit: StatedUnit | null;
  /** Columns of months whose year may be one of two, as their headings go over the turn of a year. */
  readonly openYears: ReadonlyMap<number, OpenYears>;
  readonly title: Title;
  /** The title says 累计 and no heading says of which columns: figures of flows are of the year up to their period. */
  readonly ofYearSoFar: boolean;
  /** Units that notes around the table state. */
  readonly noteUnits: readonly StatedUnit[];
};

/**
 * Understands the columns of a table: by heading first, by content where the heading says nothing.
 *
 * @param today ISO date
 */
export function understandLayout(table: TableBody, matchers: Matchers, choices: ChoiceLookup, today: string): Layout {
  const titled = readTitle(table, choices.period, today);
  const hasYears = table.headerParts.some((parts) => parts.length === 1 && roleOfHeading(parts[0] ?? "") === "year");
  const years = yearOfHeadings(hasYears ? { ...titled, year: null } : titled, table.headerParts);
  const headings = readHeadings(table, matchers, years, choices.columns);
  const contents = headings.map((_, column) => readContent(table, column, matchers));
  const roles = headings.map((heading, i) => headingRole(heading, contents[i], headings, contents));
  const first = table.beside?.columns[0] ?? 0;
  freeTimeCorner(roles, headings, contents, first);
  freeWords(roles, headings, contents, matchers.indicators.findIn(titled.text) !== null);
  freeKinds(roles, headings, contents);
  freeNames(roles, contents);
  const serials = findSerials(table, roles, contents);
  for (const column of serials) roles[column] = "ignored";
  const corner = cornerRole(headings, contents, roles, first);
  if (corner !== null) roles[first] = corner;
  const { byContent, span } = assignByContent(roles, headings, contents, titled.period !== null);
  const hadFigures = roles.includes("figures");
  assignCodes(roles, headings, contents);
  const ofPeriods = roles.flatMap((role, i) => (role === "period" ? [i] : []));
  dropColliding(roles, headings);
  const dropped = ofPeriods.filter((column) => roles[column] === "ignored");
  const held = roles.includes("figures")
    ? null
    : valueColumns({
        roles,
        headings,
        contents,
        takesUnknown: !hadFigures,
        chosen: choices.columns,
        hasIndicator:
          roles.includes("indicator") ||
          choices.indicator !== null ||
          indicatorIn({ title: titled, headings, roles }, matchers) !== null,
      });
  if (held?.isByContent && held.value !== null) {
    roles[held.value] = "value";
    byContent.push(held.value);
  }
  const noted = unitsOfNotes(table.footnotes);
  const ofKeys = headings.flatMap(({ text }, i) => (KEY_ROLES.includes(roles[i] ?? "ignored") ? [text] : []));
  const withCorner = withCornerUnits(titled, ofKeys);
  const ofNotes = withCorner.units.length > 0 ? null : (noted.foreign[0] ?? noted.unread[0] ?? null);
  const title = { ...withCorner, foreign: withCorner.foreign ?? ofNotes };
  const columnsOf = (role: Role) => roles.flatMap((own, i) => (own === role ? [i] : []));
  const ofRows = held === null ? [] : [held.value, held.yearToDate].filter((column) => column !== null);
  const figureColumns = held === null ? columnsOf("figures") : ofRows;
  for (const column of [...columnsOf("value"), ...columnsOf("year-to-date")])
    if (!figureColumns.includes(column)) roles[column] = "ignored";
  const values = figureColumns.map((column) => valueColumn(column, headings[column], roles[column] === "year-to-date"));
  const isLeftOut = (column: number) => choices.columns.get(nameForm(headings[column]?.text ?? "")) === "ignored";
  const changes = findChangeColumns(table, headings, roles, values).filter(({ column }) => !isLeftOut(column));
  for (const { column } of changes) roles[column] = "change";
  return {
    kind: kindOf(values, headings),
    roles: roles.map((role) => role ?? "ignored"),
    headings,
    indicators: keyColumns(columnsOf("indicator"), headings, contents, "indicators"),
    organizations: keyColumns(columnsOf("organization"), headings, contents, "organizations"),
    periods: columnsOf("period").filter((column) => column !== span?.last),
    span,
    looseTimes: looseTimes({ roles, headings, contents }, dropped),
    year: columnsOf("year")[0] ?? null,
    unit: columnsOf("unit")[0] ?? null,
    unitMult: columnsOf("unit-mult")[0] ?? null,
    status: columnsOf("status")[0] ?? null,
    qualifier: columnsOf("qualifier")[0] ?? null,
    action: columnsOf("action")[0] ?? null,
    text: columnsOf("text")[0] ?? null,
    values,
    changes,
    byContent,
    unreadTime: held?.isByContent ? unreadTime(held.value, headings, title) : null,
    unclearValues: held?.unclear ?? [],
    unknownFigures: new Set(
      roles.flatMap((role, i) =>
        role === null && (contents[i]?.figures ?? 0) > 0.5 && !held?.unclear.includes(i) ? [i] : [],
      ),
    ),
    unreadFigures: new Set(
      roles.flatMap((role, i) =>
        (role ?? "ignored") === "ignored" && !serials.includes(i) && hasNumbers(table, i, contents[i]) ? [i] : [],
      ),
    ),
    openYears: years.open,
    cornerUnit: corner === null ? null : (headings[first]?.unit ?? null),
    title,
    ofYearSoFar: saysYearSoFar(title, headings, matchers),
    noteUnits: noted.units,
  };
}

/** Columns that name rows. */
const KEY_ROLES: readonly Role[] = ["indicator", "organization", "period", "year"];

/** The column, where its heading speaks of a time: not of the table's year, and of no end, which is asked of its figures. */
function unreadTime(column: number | null, headings: readonly Heading[], title: Title): number | null {
  const heading = headings[column ?? -1];
  if (column === null || heading === undefined || heading.period !== null) return null;
  const isYears = title.period !== null && title.period === String(title.year);
  return !saysEnd(heading.text) && saysTime(heading.text, isYears ? title.year : null) ? column : null;
}

/** Marks for missing ones alone are no figures. */
function hasNumbers(table: TableBody, column: number, content: Content | undefined): boolean {
  if ((content?.figures ?? 0) <= 0.5) return false;
  return table.rows.some((cells, index) => index > 0 && cellKind(cells[column] ?? "") === "number");
}

/** 时间 above names of platforms says that the headings beside it are periods; what the column holds, its cells tell. */
function freeTimeCorner(
  roles: (Role | null)[],
  headings: readonly Heading[],
  contents: readonly Content[],
  first: number,
): void {
  const isWide = headings.filter(({ period }, i) => roles[i] === "figures" && period !== null).length >= 2;
  const content = contents[first];
  if (isWide && roles[first] === "period" && content && content.filled > 0 && content.periods === 0)
    roles[first] = null;
}

/**
 * The heading of the first column may name what the whole table counts, 引进博士(人) over the names of platforms. What
 * the column itself holds, its cells tell.
 */
function cornerRole(
  headings: readonly Heading[],
  contents: readonly Content[],
  roles: readonly (Role | null)[],
  first: number,
): Role | null {
  const heading = headings[first];
  const content = contents[first];
  if (roles[first] !== "figures" || !heading?.indicator || !content || heading.period !== null) return null;
  if (roles.filter((role) => role === "figures").length < 2) return null;
  if (content.organizations >= BY_CONTENT) return "organization";
  return content.periods >= BY_CONTENT && content.figures === 0 ? "period" : null;
}

/** The role of a column by its heading alone; `null` where the heading says nothing known. */
function headingRole(
  heading: Heading,
  content: Content | undefined,
  headings: readonly Heading[],
  contents: readonly Content[],
): Role | null {
  if (heading.role === "unit" && content) return unitOrOrganization(content, headings, contents);
  if (heading.role !== null) return heading.role;
  const names = heading.indicator ?? heading.organization ?? heading.period;
  if (names === null || heading.unknown.length > 0) return heading.yearToDate ? "year-to-date" : null;
  return "figures";
}

/** 单位 heads a column of units or of institutions; its cells tell which. */
function unitOrOrganization(content: Content, headings: readonly Heading[], contents: readonly Content[]): Role {
  if (content.units > 0 || content.filled === 0) return "unit";
  const others = headings.some((other, i) => other.role === "organization" && contents[i] !== content);
  return content.organizations > 0 || !others ? "organization" : "unit";
}

function assignByContent(
  roles: (Role | null)[],
  headings: readonly Heading[],
  contents: readonly Content[],
  isTitled: boolean,
): { readonly byContent: number[]; readonly span: PeriodSpan | null } {
  const assigned: number[] = [];
  const give = (role: Role, share: (content: Content) => number) => {
    if (roles.includes(role)) return;
    const column = roles.findIndex((own, i) => own === null && share(contents[i] ?? EMPTY) >= BY_CONTENT);
    if (column < 0) return;
    roles[column] = role;
    assigned.push(column);
  };
  give("indicator", ({ indicators }) => indicators);
  give("organization", ({ organizations }) => organizations);
  // Places elsewhere are asked about; passed over, their figures would be the region's.
  give("organization", ({ places }) => places);
  const isOpen = !roles.includes("period") && !headings.some(({ period }) => period !== null);
  const span = isOpen ? periodSpan({ roles, headings, contents }, isTitled) : null;
  const period = isOpen && span === null ? periodColumn({ roles, headings, contents }, isTitled) : null;
  const dating = span === null ? (period === null ? [] : [period]) : [span.first, span.last];
  for (const column of dating) roles[column] = "period";
  assigned.push(...dating);
  give("unit", ({ units }) => units);
  return { byContent: assigned, span };
}

const EMPTY: Content = {
  filled: 0,
  indicators: 0,
  organizations: 0,
  periods: 0,
  sure: 0,
  units: 0,
  figures: 0,
  numbers: 0,
  places: 0,
};

/** A heading that repeats what a column already says of each row is no column of figures. */
function dropColliding(roles: (Role | null)[], headings: readonly Heading[]): void {
  const dated = headings.filter(({ period }, i) => roles[i] === "figures" && period !== null);
  if (dated.length >= 2) for (const [i, role] of roles.entries()) if (role === "period") roles[i] = "ignored";
  const partsOfYear = dated.every(({ period }) => period?.kind === "needs-year");
  const hasPeriod = roles.includes("period") || (roles.includes("year") && !partsOfYear);
  const hasIndicator = roles.includes("indicator");
  const hasOrganization = roles.includes("organization");
  for (const [i, { indicator, organization, period }] of headings.entries()) {
    if (roles[i] !== "figures") continue;
    const collides =
      (hasPeriod && period !== null) ||
      (hasIndicator && indicator !== null) ||
      (hasOrganization && organization !== null);
    if (collides) roles[i] = "ignored";
  }
}

/** 截至 or 末 stands beside its time, whether or not its year does. */
function saysAsOf(heading: Heading | undefined): boolean {
  if (heading === undefined) return false;
  const { period, periodText, text } = heading;
  if (period === null) return saysEnd(text);
  const reading = period.kind === "needs-year" ? readPeriod(periodText, ANY_YEAR) : period;
  return reading.kind === "period" && reading.asOf === true;
}

const ANY_YEAR = 2000;

/** A column of figures as its heading says. */
export function valueColumn(column: number, heading: Heading | undefined, yearToDate: boolean): ValueColumn {
  return {
    column,
    heading: heading?.text ?? "",
    indicator: heading?.indicator ?? null,
    organization: heading?.organization ?? null,
    period: heading?.period?.kind === "period" ? heading.period.code : null,
    asOf: saysAsOf(heading),
    partOfYear: heading?.period?.kind === "needs-year" ? heading.periodText : null,
    yearToDate: yearToDate || heading?.yearToDate === true,
    current: heading?.current ?? null,
    unit: heading?.unit ?? null,
  };
}

function kindOf(values: readonly ValueColumn[], headings: readonly Heading[]): LayoutKind {
  if (values.length === 0) return "unknown";
  const named = new Set<LayoutKind>();
  for (const { column, indicator, organization } of values) {
    if (headings[column]?.period) named.add("periods-as-columns");
    if (indicator !== null) named.add("indicators-as-columns");
    if (organization !== null) named.add("organizations-as-columns");
  }
  const [only] = named;
  return only === undefined ? "long" : named.size > 1 ? "mixed-columns" : only;
}
