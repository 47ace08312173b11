import { daysInMonth, monthCode, type Period, parsePeriod, periodCode } from "#domain/terms/period.ts";
import { ENGLISH_MONTH, englishMonth } from "./english-months.ts";
import { barePeriod, withoutEnd } from "./period-dress.ts";
import { chineseNumber, halfWidth } from "./text-forms.ts";

/**
 * What a text says about time. `asOf`: 截至8月 or 8月底, which of a flow may be August or all since January. `needs-year`: 8月 or
 * 三季度, to be read again with a year. `october-or-january`: 2024.1, which a spreadsheet makes of 2024.10. `short-year`:
 * 24.09, which looks like September 2024 and may be a number. `nonexistent`: the shape of a period, but there is none
 * such (2024年13月).
 */
export type PeriodReading =
  | { readonly kind: "period"; readonly code: string; readonly dayDropped: boolean; readonly asOf?: true }
  | { readonly kind: "october-or-january"; readonly year: number }
  | { readonly kind: "short-year"; readonly code: string }
  | { readonly kind: "needs-year" }
  | { readonly kind: "nonexistent" }
  | { readonly kind: "unreadable" };

/** True where a text names a time, if perhaps not all of it. */
export function namesTime({ kind }: PeriodReading): boolean {
  return kind === "period" || kind === "needs-year" || kind === "october-or-january";
}

type Groups = Partial<Record<string, string>>;
type Build = (groups: Groups, year: number) => Period | null;

const EN = `(?<mon>${ENGLISH_MONTH})\\.?`;
/** A year as written before 年 or a sign; absent where the context gives it. */
const YEAR = "(?:(?<y>\\d{4}|\\d{2}(?=年))(?:年|[-./])?)?";
const TO = "(?:-|—|–|―|－|~|～|至|到)+";

/** Shapes in the order in which they are tried; the text has no blanks, half width, lower case, Chinese digits as digits. */
const SHAPES: readonly (readonly [RegExp, Build])[] = [
  [/^(?:(?<y>\d{4})年?|(?<yy>\d{2})年)(?:度|全年)?$/, (_, year) => ({ kind: "year", year })],
  [/^(?:全年度?|年[末底])$/, (_, year) => ({ kind: "year", year })],
  [/^(?<y>\d{4})(?<m>0[1-9]|1[0-2])$/, month],
  [/^(?:(?<y>\d{4})[-./]|(?<yy>\d{2})年|(?<y2>\d{4})年)(?<m>\d{1,2})月?份?$/, month],
  [/^(?<y>\d{4})-?m(?<m>\d{1,2})$/, month],
  [/^(?<m>\d{1,2})月份?$/, month],
  [/^(?<m>0?[1-9]|1[0-2])[-/](?<y>(?:19|20)\d{2})$/, month],
  [new RegExp(`^${YEAR}1月?份?${TO}(?:(?<y2>\\d{4})[-./年])?(?<m>\\d{1,2})月份?(?:累计)?$`), yearToDate],
  [new RegExp(`^(?<y>\\d{4})[年.]0?1${TO}(?<m>\\d{1,2})$`), yearToDate],
  [new RegExp(`^${YEAR}1月?[、,和及](?<m>2)月份?(?:合计|累计)?$`), yearToDate],
  [new RegExp(`^(?<y>\\d{4})[-./年]0?1月?(?:${TO}|/)(?<y2>\\d{4})[-./年](?<m>\\d{1,2})月?$`), yearToDate],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))年?)?前(?<m>\d{1,2})个?月$/, yearToDate],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))年?)?(?<m>\d{1,2})月份?累计$/, yearToDate],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))年?)?前(?<quarters>[23])个?季度?(?:累计)?$/, quartersToDate],
  [new RegExp(`^${YEAR}1${TO}(?<quarters>[23])季度?(?:累计)?$`), quartersToDate],
  [new RegExp(`^jan(?:uary)?\\.?${TO}${EN}[-,]?(?<y>\\d{4})$`), yearToDate],
  [new RegExp(`^${YEAR}(?<from>\\d{1,2})月?${TO}(?<m>\\d{1,2})月份?$`), monthRange],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))[-年/.]?)?第?(?<q>[1-4])季度?$/, quarter],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))[-年/.]?)?首季度?$/, (_, year) => ({ kind: "quarter", year, quarter: 1 })],
  [/^(?:(?:(?<y>\d{4})|(?<yy>\d{2}))[-年/.]?)?q(?<q>[1-4])$/, quarter],
  [/^q(?<q>[1-4])[-/,']?(?:(?<y>\d{4})|(?<yy>\d{2}))$/, quarter],
  [/^(?<q>[1-4])q[-/,']?(?:(?<y>\d{4})|(?<yy>\d{2}))$/, quarter],
  [/^(?:(?<y>\d{4}|\d{2}(?=年))[-年/.]?)?(?<half>[上下])半(?:年度?)?$/, half],
  [/^(?:(?:(?<y>\d{4})|(?<yy>\d{2})(?=h))[-年/.]?)?[hs](?<h>[12])$/, half],
  [/^[hs](?<h>[12])[-/,']?(?:(?<y>\d{4})|(?<yy>\d{2}))$/, half],
  [/^(?<h>[12])h(?:[-/,']?(?:(?<y>\d{4})|(?<yy>\d{2})))?$/, half],
  [new RegExp(`^${EN}[-,']?(?:(?<y>\\d{4})|(?<yy>\\d{2}))$`), month],
  [new RegExp(`^(?:(?<y>\\d{4})|(?<yy>\\d{2}))[-,]?${EN}$`), month],
  [new RegExp(`^${EN}$`), month],
  [/^(?<y>\d{4})年以来\(截止日未注明,不晚于(?<day>\d{4}-\d{2}-\d{2})\)$/, yearToDateOpen],
  [/^(?<y>\d{4})todate\(cut-offnotstated,nolaterthan(?<day>\d{4}-\d{2}-\d{2})\)$/, yearToDateOpen],
  [/^(?:时点未注明|datenotstated)\((?:不晚于|nolaterthan)(?<day>\d{4}-\d{2}-\d{2})\)$/, asOfOpen],
];

const DATE =
  /^(?<y>\d{4})(?:(?:(?<sign>[-/.])(?<m>\d{1,2})\k<sign>(?<d>\d{1,2})|年(?<m1>\d{1,2})月(?<d1>\d{1,2})日?)|(?<m2>\d{2})(?<d2>\d{2}))(?:t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$/;

const EARLIEST = 1900;
const LATEST = 2100;
/** Serial days that Excel counts from 1899-12-30; these lie between 1954 and 2100. */
const SERIALS = { first: 20_000, last: 73_415, unixEpoch: 25_569 } as const;

/** A day in English: 31-Jul-2024, July 31, 2024, 31 Jul 24. */
const EN_DATES = [
  new RegExp(`^(?<d>\\d{1,2})(?:st|nd|rd|th)?[-,/]?${EN}[-,/']?(?<y>\\d{4}|\\d{2})$`),
  new RegExp(`^${EN}[-]?(?<d>\\d{1,2})(?:st|nd|rd|th)?,?(?<y>\\d{4})$`),
];
const DAY_OF_YEAR = /^(?<m>\d{1,2})月(?<d>\d{1,2})日$/;
/** From the first of a month to the last of one. */
const DATES = new RegExp(
  `^(?<y>\\d{4})[-./年](?<from>\\d{1,2})[-./月]0?1日?(?:${TO}|/)(?:(?<y2>\\d{4})[-./年])?(?<m>\\d{1,2})[-./月](?<d>\\d{1,2})日?$`,
);
/** From 13 on, so that 01-08 is no year and month. */
const SHORT_YEAR = /^(?<yy>1[3-9]|[23]\d)[-./](?<m>0[1-9]|1[0-2])$/;
const LONGEST = 80;

/** Reads a period in any of the ways staff write one. `year` is the year of a parent header or a year column. */
export function readPeriod(text: string, year: number | null = null): PeriodReading {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return UNREADABLE;
  const code = parsePeriod(trimmed);
  if (code) return checked(code);
  const { text: dressed, asOf } = barePeriod(halfWidth(trimmed).toLowerCase());
  const told = saidOnce(digitsOf(dressed.replace(/\s+/g, "")));
  const bare = withoutEnd(told);
  const reading = bare === "" ? UNREADABLE : readBare(bare, year);
  return (asOf || bare !== told) && reading.kind === "period" ? { ...reading, asOf: true } : reading;
}

const UNREADABLE: PeriodReading = { kind: "unreadable" };

function readBare(bare: string, year: number | null): PeriodReading {
  if (/^\d{5}(?:\.\d+)?$/.test(bare)) return serial(Number(bare));
  const ambiguous = /^(\d{4})\.1$/.exec(bare);
  if (ambiguous && inRange(Number(ambiguous[1]))) return { kind: "october-or-january", year: Number(ambiguous[1]) };
  const date = DATE.exec(bare)?.groups ?? EN_DATES.map((shape) => shape.exec(bare)?.groups).find(Boolean);
  if (date && !/^\d{4}(?:0[1-9]|1[0-2])$/.test(bare)) return dated(date);
  const dayOfYear = DAY_OF_YEAR.exec(bare)?.groups;
  if (dayOfYear) return year === null ? { kind: "needs-year" } : dated({ ...dayOfYear, y: String(year) });
  const short = SHORT_YEAR.exec(bare)?.groups;
  if (short) return { kind: "short-year", code: monthCode(fullYear(short["yy"] ?? ""), Number(short["m"])) };
  const dates = DATES.exec(bare)?.groups;
  if (dates) return monthsOfDates(dates);
  for (const [shape, build] of SHAPES) {
    const groups: Groups | undefined = shape.exec(bare)?.groups ?? (shape.test(bare) ? {} : undefined);
    if (groups) return built(groups, build, year);
  }
  return UNREADABLE;
}

/** 2024年1月1日至8月31日 is January to August; days within a month are no period. */
function monthsOfDates(groups: Groups): PeriodReading {
  const { y = "", y2 = y, from = "", m = "", d = "" } = groups;
  const [year, first, last] = [Number(y), Number(from), Number(m)];
  if (y2 !== y || first < 1 || first > last || last > 12 || Number(d) !== daysInMonth(year, last)) return UNREADABLE;
  if (first === last) return checked({ kind: "month", year, month: last });
  if (first === 1) return checked({ kind: "year-to-date", year, month: last });
  const period = monthRange(groups, year);
  return period ? checked(period) : UNREADABLE;
}

function built(groups: Groups, build: Build, context: number | null): PeriodReading {
  const { y, y2, yy } = groups;
  const stated = y ?? yy ?? y2;
  if (y !== undefined && y2 !== undefined && y !== y2) return { kind: "nonexistent" };
  if (stated === undefined && context === null && groups["day"] === undefined) return { kind: "needs-year" };
  const period = build(groups, stated === undefined ? (context ?? 0) : fullYear(stated));
  return period ? checked(period) : { kind: "nonexistent" };
}

function checked(period: Period, dayDropped = false): PeriodReading {
  const year = period.kind === "as-of-open" ? Number(period.notAfter.slice(0, 4)) : period.year;
  return inRange(year) ? { kind: "period", code: periodCode(period), dayDropped } : { kind: "nonexistent" };
}

function inRange(year: number): boolean {
  return year >= EARLIEST && year <= LATEST;
}

function fullYear(text: string): number {
  const number = Number(text);
  return text.length > 2 ? number : number + (number < 70 ? 2000 : 1900);
}

/** A day stands for its month: reports name the first or the last day. Another day is said to have been dropped. */
function dated(groups: Groups): PeriodReading {
  const year = fullYear(groups["y"] ?? "");
  const month = Number(groups["mon"] === undefined ? (groups["m"] ?? groups["m1"] ?? groups["m2"]) : monthOf(groups));
  const day = Number(groups["d"] ?? groups["d1"] ?? groups["d2"]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { kind: "nonexistent" };
  return checked({ kind: "month", year, month }, day !== 1 && day !== daysInMonth(year, month));
}

function serial(number: number): PeriodReading {
  if (number < SERIALS.first || number > SERIALS.last) return { kind: "unreadable" };
  const date = new Date((Math.floor(number) - SERIALS.unixEpoch) * 86_400_000);
  return dated({ y: String(date.getUTCFullYear()), m: String(date.getUTCMonth() + 1), d: String(date.getUTCDate()) });
}

function monthOf(groups: Groups): number | null {
  const number = groups["mon"] !== undefined ? englishMonth(groups["mon"]) : Number(groups["m"]);
  return number >= 1 && number <= 12 ? number : null;
}

function month(groups: Groups, year: number): Period | null {
  const number = monthOf(groups);
  return number === null ? null : { kind: "month", year, month: number };
}

function yearToDate(groups: Groups, year: number): Period | null {
  const number = monthOf(groups);
  return number === null ? null : { kind: "year-to-date", year, month: number };
}

/** 前三季度 is January to September. */
function quartersToDate(groups: Groups, year: number): Period {
  return { kind: "year-to-date", year, month: 3 * Number(groups["quarters"]) };
}

/** 4-6月 is a quarter, 7-12月 a half; other stretches of months are no period that can be kept. */
function monthRange(groups: Groups, year: number): Period | null {
  const from = Number(groups["from"]);
  const to = Number(groups["m"]);
  if (to - from === 2 && to % 3 === 0 && to <= 12) return { kind: "quarter", year, quarter: to / 3 };
  return from === 7 && to === 12 ? { kind: "half", year, half: 2 } : null;
}

function quarter(groups: Groups, year: number): Period {
  return { kind: "quarter", year, quarter: Number(groups["q"]) };
}

function half(groups: Groups, year: number): Period {
  return { kind: "half", year, half: groups["half"] === "上" || groups["h"] === "1" ? 1 : 2 };
}

function yearToDateOpen(groups: Groups, year: number): Period | null {
  return parsePeriod(`${year}-01/..${groups["day"] ?? ""}`);
}

function asOfOpen(groups: Groups): Period | null {
  return parsePeriod(`..${groups["day"] ?? ""}`);
}

/** 2021 [YR2021], 2024M08 [2024M08]: a label and, in brackets, its code. */
function saidOnce(text: string): string {
  const [label = "", code] = text.split("[");
  return code === `${label}]` || code === `yr${label}]` ? label : text;
}

/** 二〇二四年十二月 as 2024年12月. */
function digitsOf(text: string): string {
  return text.replace(
    /(?<![\d零〇一二三四五六七八九十])[零〇一二三四五六七八九十]+(?![\d零〇一二三四五六七八九十])/g,
    (word) => String(chineseNumber(word) ?? word),
  );
}

/**
 * Decides 2024.1 from the readings before and after it in its row or column: whichever of January and October lies
 * nearer to one of them. `null` where neither is nearer, or where there is no neighbour.
 */
export function decideOctober(year: number, neighbours: readonly (string | null)[]): string | null {
  const january = year * 12;
  const october = january + 9;
  let nearestJanuary = Number.POSITIVE_INFINITY;
  let nearestOctober = Number.POSITIVE_INFINITY;
  for (const code of neighbours) {
    const period = code === null ? null : parsePeriod(code);
    if (period?.kind !== "month") continue;
    const index = period.year * 12 + period.month - 1;
    if (index !== january) nearestJanuary = Math.min(nearestJanuary, Math.abs(index - january));
    if (index !== october) nearestOctober = Math.min(nearestOctober, Math.abs(index - october));
  }
  if (nearestJanuary === nearestOctober) return null;
  return periodCode({ kind: "month", year, month: nearestJanuary < nearestOctober ? 1 : 10 });
}
