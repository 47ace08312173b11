import { nameForm } from "#domain/terms/name-form.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { type Role, roleOfHeading, saysNothing } from "#intake/table/columns.ts";
import { isForeignUnit, splitForeignUnit } from "#intake/words/foreign-unit.ts";
import { splitPhrase } from "#intake/words/heading-phrase.ts";
import type { Match, Matcher, Slip } from "#intake/words/matching.ts";
import { splitMeasured } from "#intake/words/measured-name.ts";
import { decideOctober, namesTime, type PeriodReading, readPeriod } from "#intake/words/period-text.ts";
import { isPlan, plannedNames } from "#intake/words/plan-words.ts";
import { type CurrentTime, currentTime, saysDone } from "#intake/words/time-words.ts";
import { readUnit, type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";
import { withoutGroupTitles } from "./group-titles.ts";
import { withOneMonth } from "./one-month.ts";
import { withOnlyTotals } from "./only-totals.ts";
import type { YearOfHeadings } from "./year-of-headings.ts";

/** The two matchers of a catalogue; platforms apart, because every title names the region. */
export type Matchers = { readonly indicators: Matcher; readonly organizations: Matcher; readonly platforms: Matcher };

/** What the heading of a column says, part by part of a heading of several rows. */
export type Heading = {
  readonly text: string;
  readonly role: Role | null;
  readonly indicator: string | null;
  readonly organization: string | null;
  readonly period: PeriodReading | null;
  /** The part that was read as a period. */
  readonly periodText: string;
  readonly yearToDate: boolean;
  readonly unit: StatedUnit | null;
  /** A unit that none of ours is, 亿美元: the column's figures cannot be read. */
  readonly foreign: string | null;
  /** Mistyped names among its parts, and what they were taken for. */
  readonly slips: readonly { readonly text: string; readonly slip: Slip }[];
  /** Parts that name nothing known. */
  readonly unknown: readonly string[];
  /** Titles above that only group indicators. */
  readonly groups?: readonly string[];
  readonly saysNothing: boolean;
  /** It says 本月, 当季 or 本期: its time is to be counted from the table's. */
  readonly current?: CurrentTime;
  /** Its period is that of another column, which says it of both. */
  readonly isDatedByAnother?: boolean;
};

export function readHeadings(
  table: TableBody,
  matchers: Matchers,
  { year, open }: YearOfHeadings,
  chosen: ReadonlyMap<string, Role>,
): Heading[] {
  // A broken file can say the same over thousands of columns; what it says is found out once.
  const known = new Map<string, Heading>();
  const headings = table.headerParts.map((parts, column) => {
    const titleYear = open.has(column) ? null : year;
    const key = [titleYear, table.rows[0]?.[column], table.unitRow?.cells[column], ...parts].join("\0");
    const heading = known.get(key) ?? readHeading(parts, matchers, titleYear, table, column, chosen);
    known.set(key, heading);
    return heading;
  });
  return withOneMonth(decideHeadings(withoutGroupTitles(withOnlyTotals(headings, table.headerParts))));
}

function readHeading(
  parts: readonly string[],
  matchers: Matchers,
  titleYear: number | null,
  table: TableBody,
  column: number,
  chosen: ReadonlyMap<string, Role>,
): Heading {
  const text = table.rows[0]?.[column] ?? "";
  const ownUnit = table.unitRow?.cells[column] ?? "";
  const heading = { ...NOTHING, text, unit: readUnit(ownUnit), foreign: isForeignUnit(ownUnit) ? ownUnit : null };
  const bare = splitForeignUnit(text);
  const own = parts.length <= 1 ? roleOf(bare?.text ?? text) : null;
  const said = chosen.get(nameForm(text)) ?? null;
  // Figures that are summed from January stay so, whichever column is said to hold the figures.
  const role = said === "value" && own === "year-to-date" ? own : (said ?? own);
  if (role !== null)
    return {
      ...heading,
      role,
      unit: heading.unit ?? splitUnit(text).unit,
      foreign: bare?.foreign ?? heading.foreign,
      saysNothing: saysNothing(text) || chosen.get(nameForm(text)) === "ignored",
      ...currentOf(role, text),
    };
  const read = parts.reduce<Heading>((known, part) => readPart(known, part, matchers, titleYear), heading);
  return parts.length > 1 && read.unknown.length > 0 ? readWhole(read, matchers) : read;
}

/** A heading of several rows may be known as a whole where its parts are not. */
function readWhole(heading: Heading, matchers: Matchers): Heading {
  const indicator = matchers.indicators.match(heading.text);
  if (indicator.kind === "exact")
    return { ...heading, ...slipped(heading, heading.text, indicator), indicator: indicator.code, unknown: [] };
  const organization = matchers.organizations.match(heading.text);
  if (organization.kind === "exact")
    return {
      ...heading,
      ...slipped(heading, heading.text, organization),
      organization: organization.code,
      unknown: [],
    };
  const isLeftOut = indicator.kind === "left-out" || organization.kind === "left-out";
  return isLeftOut ? { ...heading, role: "ignored" } : heading;
}

const NOTHING: Heading = {
  text: "",
  role: null,
  indicator: null,
  organization: null,
  period: null,
  periodText: "",
  yearToDate: false,
  unit: null,
  foreign: null,
  slips: [],
  unknown: [],
  saysNothing: false,
};

function slipped({ slips }: Heading, text: string, match: Match): Pick<Heading, "slips"> {
  return { slips: match.kind === "exact" && match.slip ? [...slips, { text, slip: match.slip }] : slips };
}

function readPart(before: Heading, part: string, matchers: Matchers, titleYear: number | null): Heading {
  const foreign = splitForeignUnit(part);
  const bare = foreign ? { text: foreign.text, unit: null } : splitUnit(part);
  const unit = bare.unit ?? before.unit;
  const known = foreign ? { ...before, foreign: foreign.foreign } : before;
  for (const text of bare.unit || foreign ? [part, bare.text] : [part]) {
    const indicator = matchers.indicators.match(text);
    if (indicator.kind === "exact")
      return { ...known, ...slipped(known, text, indicator), indicator: indicator.code, unit };
    const organization = matchers.organizations.match(text);
    if (organization.kind === "exact")
      return { ...known, ...slipped(known, text, organization), organization: organization.code, unit };
    if (indicator.kind === "left-out" || organization.kind === "left-out") return { ...known, role: "ignored" };
  }
  const period = readPeriod(bare.text, yearOf(known.period) ?? titleYear);
  if (period.kind !== "unreadable") return { ...known, ...withinPart(known, period, bare.text), unit };
  const role = roleOf(foreign ? bare.text : part);
  if (role === "year-to-date") return { ...known, yearToDate: true, unit };
  if (role === "value") return { ...known, unit, ...currentOf(role, bare.text) };
  if (role === "ignored") return { ...known, role };
  if (role !== null) return { ...known, role: known.role ?? role, unit };
  const ownUnit = readUnit(part);
  if (ownUnit) return { ...known, unit: ownUnit };
  if (isForeignUnit(part)) return { ...known, foreign: part };
  const read =
    readPhrase(known, bare.text, unit, matchers, titleYear) ?? readMeasured(known, bare.text, unit, matchers);
  if (read === null && statesChangeOf(bare.text, unit)) return { ...known, role: "ignored" };
  return read ?? { ...known, unit, unknown: [...known.unknown, part] };
}

/** 上半年 over 2023年 and 2024年 says which part of each they are. */
function withinPart(above: Heading, period: PeriodReading, text: string): Pick<Heading, "period" | "periodText"> {
  const year = yearOf(period);
  const isPart = year !== null && above.period !== null && yearOf(above.period) === null;
  const part = isPart && !/\d{4}/.test(above.periodText) ? readPeriod(above.periodText, year) : null;
  return part?.kind === "period" ? { period: part, periodText: above.periodText } : { period, periodText: text };
}

/** 某某产值同比增长(%): the change of something unknown, and no figure of it. */
function statesChangeOf(text: string, unit: StatedUnit | null): boolean {
  const end = text.trim().slice(-LONGEST_CHANGE);
  return (
    /(?:同比|环比)(?:增长|增速|增幅|增减|变化)?(?:率|速度)?$/.test(end) ||
    (unit?.unit === "percent" && /增(?:长|速|幅)$/.test(end))
  );
}

const LONGEST_CHANGE = 20;

/** Planned figures are none, whatever they are called. */
function roleOf(heading: string): Role | null {
  return roleOfHeading(heading) ?? (isPlan(heading) ? "ignored" : currentTime(heading) === null ? null : "value");
}

/** A column of figures may say of which time, counted from the table's: 本月, 当季, 本期. */
function currentOf(role: Role, heading: string): Pick<Heading, "current"> {
  const current = role === "value" ? currentTime(heading) : null;
  return current === null ? {} : { current };
}

/** A time and a name in one heading, where both are known; the name as it is spelt. */
function readPhrase(
  known: Heading,
  text: string,
  unit: StatedUnit | null,
  matchers: Matchers,
  titleYear: number | null,
): Heading | null {
  const phrase = splitPhrase(text);
  if (phrase === null) return null;
  const periodText = phrase.asOf ? `截至${phrase.period}` : phrase.period;
  const period = phrase.period === "" ? null : readPeriod(periodText, yearOf(known.period) ?? titleYear);
  if (period !== null && !namesTime(period)) return null;
  const bare = splitUnit(phrase.name);
  const indicator = matchers.indicators.match(bare.text);
  const organization = matchers.organizations.match(bare.text);
  const found = [indicator, organization].find((match) => match.kind === "exact" && !match.slip);
  const role = found ? null : (roleOf(bare.text) ?? (saysDone(bare.text) ? "value" : null));
  const yearToDate = known.yearToDate || phrase.yearToDate;
  if (role === "ignored") return { ...known, role };
  if (role === "value" && period !== null) return { ...known, period, periodText, yearToDate, unit: unit ?? bare.unit };
  if (found?.kind !== "exact") return null;
  return {
    ...known,
    ...(found === indicator ? { indicator: found.code } : { organization: found.code }),
    ...(period === null ? {} : { period, periodText }),
    yearToDate,
    unit: unit ?? bare.unit,
  };
}

/** 投资金额累计值: a name and which of its figures, as in two rows of a header. */
function readMeasured(known: Heading, text: string, unit: StatedUnit | null, matchers: Matchers): Heading | null {
  if (plannedNames(text).some((planned) => matchers.indicators.match(planned).kind === "exact"))
    return { ...known, role: "ignored" };
  const measured = splitMeasured(text);
  const match = measured === null ? null : matchers.indicators.match(measured.name);
  if (measured === null || match?.kind !== "exact") return null;
  return {
    ...known,
    ...slipped(known, measured.name, match),
    indicator: match.code,
    unit: measured.unit ?? unit,
    yearToDate: known.yearToDate || measured.measure === "year-to-date",
    ...(measured.measure === "month" || measured.measure === "quarter" ? { current: measured.measure } : {}),
  };
}

/** The year a parent heading gives to the months below it. */
function yearOf(period: PeriodReading | null): number | null {
  return period?.kind === "period" && /^\d{4}$/.test(period.code) ? Number(period.code) : null;
}

/** Decides 2024.1 among headings from those to its left and right. */
function decideHeadings(headings: readonly Heading[]): Heading[] {
  if (headings.every(({ period }) => period?.kind !== "october-or-january")) return [...headings];
  const codes = headings.map(({ period }) => (period?.kind === "period" ? period.code : null));
  const before = nearestBefore(codes);
  const after = nearestBefore([...codes].reverse()).reverse();
  const texts = new Set(headings.map(({ text }) => text.trim()));
  const padded = new Set([...texts].flatMap((text) => /^(\d{4})\.0/.exec(text)?.[1] ?? []));
  return headings.map((heading, column) => {
    const { period } = heading;
    if (period?.kind !== "october-or-january") return heading;
    const code = texts.has(`${period.year}.10`)
      ? `${period.year}-01`
      : padded.has(String(period.year))
        ? `${period.year}-10`
        : decideOctober(period.year, [before[column] ?? null, after[column] ?? null]);
    return code === null ? heading : { ...heading, period: { kind: "period", code, dayDropped: false } };
  });
}

/** For each place the nearest code to its left, `null` for none. */
function nearestBefore(codes: readonly (string | null)[]): (string | null)[] {
  let last: string | null = null;
  return codes.map((code) => {
    const nearest = last;
    last = code ?? last;
    return nearest;
  });
}
