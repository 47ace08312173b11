import { isFlow } from "#domain/figures/accumulation.ts";
import { periodNames } from "#domain/say/format-period.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { isStatedChange } from "#intake/layout/published-changes.ts";
import type { PeriodSpan } from "#intake/layout/time-columns.ts";
import type { Place } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { createKeyTexts } from "#intake/table/merged-cells.ts";
import { isTotalLabel } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { findIndicator, type NamedIndicator } from "#intake/words/indicator-names.ts";
import type { Match, Matcher } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { isPlausible } from "#intake/words/period-time.ts";
import { spanCode } from "#intake/words/span-code.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import { createBandReader } from "./band-rows.ts";
import type { Stating } from "./figures.ts";
import { reportForeignUnit } from "./foreign-units.ts";
import { createConflictReader } from "./key-conflicts.ts";
import { createOctoberDecider, octoberFixes, reportShortYear } from "./october.ts";
import { reportImplausible } from "./period-limits.ts";
import { askYear, openYearsOfRows } from "./row-years.ts";
import { reportSlip, reportUnknown, roleParams } from "./unknown-names.ts";

/** A key as a row states it: `known`, a period with the cell that says 截至 before it; `absent` where no column states it; `wrong` where it was reported as a problem. */
export type RowKey<T> =
  | { readonly kind: "known"; readonly value: T; readonly asOf?: { readonly text: string; readonly place: Place } }
  | { readonly kind: "absent" }
  | { readonly kind: "wrong" };

export type RowKeys = {
  readonly indicator: RowKey<NamedIndicator>;
  readonly organization: RowKey<string>;
  /** Period code. */
  readonly period: RowKey<string>;
  readonly year: number | null;
};

/** True where the row states the 同比 of its indicator. */
export function isChangeRow({ indicator }: RowKeys): boolean {
  return indicator.kind === "known" && /change$/.test(indicator.value.measure);
}

/**
 * `total`: the row sums others up. `left-out`: a person said that what it names is not to be read. `change`: it states the
 * 同比 of figures in other rows. `title`: it says of what the rows below it are. `deletion`: it asks to delete a figure, and nothing published is deleted.
 */
export type NotRead = "total" | "left-out" | "change" | "title" | "deletion";

/** A longer text names no change; searching it would take long. */
const LONGEST_CHANGE = 40;

const ABSENT = { kind: "absent" } as const;
const WRONG = { kind: "wrong" } as const;

export type RowKeyReader = {
  /** Keys of the row at `index` of the table's rows, or why it is not read. */
  readonly read: (index: number) => RowKeys | NotRead;
  /** Blank key cells that repeat the cell above, by column. */
  readonly filledDown: ReadonlyMap<number, number>;
};

/** Reads the keys of rows one after the other; equal texts are read once. */
export function createRowKeyReader(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  stating: Pick<Stating, "indicatorsByCode" | "log" | "today" | "region">,
): RowKeyReader {
  const { indicatorsByCode: indicators, log, today } = stating;
  const keyTexts = createKeyTexts(table);
  const indicatorKeys = new Map<string, NamedIndicator | null>();
  const periodKeys = new Map<string, RowKey<string>>();
  const decideOctober = createOctoberDecider(table);
  const openYears = openYearsOfRows(table, layout);

  const isTotal = (index: number, text: string) =>
    isTotalLabel(text) && table.takenBack?.has(table.rowNumbers[index] ?? 0) !== true;

  const readIndicator = (index: number): RowKey<NamedIndicator> | NotRead => {
    const { text, column } = keyTexts.at(index, layout.indicators);
    if (isTotal(index, text)) return "total";
    const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
    let found = indicatorKeys.get(text);
    if (found === undefined) {
      found = findIndicator(text, matchers.indicators, indicators);
      for (const other of found ? [] : keyTexts.others(index, layout.indicators))
        found ??= findIndicator(other.text, matchers.indicators, indicators);
      indicatorKeys.set(text, found);
    }
    if (found?.measure === "other-change") return "change";
    if (found?.measure === "end" && isFlow(found.indicator)) {
      const { zh, en } = found.indicator.names;
      log.addOnce("end-of-flow", place, text, { indicatorZh: zh, indicatorEn: en });
      return WRONG;
    }
    if (found?.slip) reportSlip(log, place, text, found.slip);
    if (found && found.foreign !== null) {
      reportForeignUnit(log, place, text, found.foreign, found.indicator);
      return WRONG;
    }
    if (found) return { kind: "known", value: found };
    const match = matchers.indicators.match(text);
    if (match.kind === "left-out") return "left-out";
    // 同比(%) below an indicator's row states the change of that; no figure of its own.
    if (text.length <= LONGEST_CHANGE && isStatedChange(splitUnit(text).text)) return "change";
    reportUnknown(log, "unknown-indicator", place, text, match);
    return WRONG;
  };

  const readOrganization = (index: number): RowKey<string> | NotRead => {
    const { text, column } = keyTexts.at(index, layout.organizations);
    const match = matchFirst(matchers.organizations, text, () => keyTexts.others(index, layout.organizations));
    const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
    if (match.kind === "exact") {
      if (match.slip) reportSlip(log, place, text, match.slip);
      return { kind: "known", value: match.code };
    }
    if (match.kind === "left-out") return "left-out";
    if (isTotal(index, text)) return "total";
    reportUnknown(log, "unknown-organization", place, text, match);
    return WRONG;
  };

  /** The period from one column's month to another's. */
  const readSpan = (index: number, { first, last }: PeriodSpan, year: number | null): RowKey<string> => {
    const [from, to] = [first, last].map((column) => keyTexts.at(index, [column]).text);
    const place = { column: fileColumn(table, last), row: table.rowNumbers[index] ?? 0 };
    if (isBlank(`${from}${to}`)) {
      log.add("blank-name", place, "", roleParams("period"));
      return WRONG;
    }
    const code = spanCode(from ?? "", to ?? "", year ?? layout.title.year);
    if (code !== null && isPlausible(code, today)) return { kind: "known", value: code };
    if (code === null) log.add("bad-period", place, `${from}—${to}`);
    else reportImplausible(log, place, code, today, `${from}—${to}`);
    return WRONG;
  };

  const readPeriodKey = (index: number, year: number | null): RowKey<string> => {
    if (layout.span !== null) return readSpan(index, layout.span, year);
    const { text, column } = keyTexts.at(index, layout.periods);
    const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
    const open = openYears.get(index);
    if (open !== undefined && year === null) {
      askYear(log, place, text, text, open);
      return WRONG;
    }
    const cacheKey = `${year ?? ""}|${column}|${text}`;
    const cached = periodKeys.get(cacheKey);
    if (cached) return cached;
    if (isBlank(text)) {
      log.add("blank-name", place, "", roleParams("period"));
      return WRONG;
    }
    const reading = readPeriod(inHeadingsTerms(text, layout.headings[column]?.text ?? ""), year ?? layout.title.year);
    switch (reading.kind) {
      case "period": {
        if (!isPlausible(reading.code, today)) {
          reportImplausible(log, place, reading.code, today, text);
          return WRONG;
        }
        if (reading.dayDropped) log.addOnce("day-dropped", place, text);
        if (reading.asOf) return { kind: "known", value: reading.code, asOf: { text, place } };
        const key = { kind: "known", value: reading.code } as const;
        if (!reading.dayDropped) periodKeys.set(cacheKey, key);
        return key;
      }
      case "october-or-january":
        return decidePeriod(index, column, text, reading.year);
      case "short-year":
        reportShortYear(log, place, text, reading.code);
        return WRONG;
      case "needs-year":
        log.add("period-without-year", place, text);
        return WRONG;
      default:
        log.add("bad-period", place, text);
        return WRONG;
    }
  };

  const decidePeriod = (index: number, column: number, text: string, year: number): RowKey<string> => {
    const place = { column: fileColumn(table, column), row: table.rowNumbers[index] ?? 0 };
    const code = decideOctober(index, column, year);
    if (code === null) {
      log.add("ambiguous-period", place, text, { year }, octoberFixes(year));
      return WRONG;
    }
    const names = periodNames(parsePeriod(code) ?? { kind: "year", year });
    log.addOnce("decided-period", place, text, { key: code, periodZh: names.zh, periodEn: names.en });
    return { kind: "known", value: code };
  };

  const placeOf = (index: number, column: number) => ({
    column: fileColumn(table, column),
    row: table.rowNumbers[index] ?? 0,
  });
  const withoutConflicts = createConflictReader(table, layout, matchers, stating);
  const bands = createBandReader(table, layout, matchers, indicators);

  const read = (index: number): RowKeys | NotRead => {
    const band = bands.at(index);
    if (band !== null) {
      if (band.kind === "unit") reportUnitRow(band.text, index);
      else if (band.kind !== "unclear") log.add("title-among-rows", placeOf(index, band.column), band.text);
      return "title";
    }
    if (layout.action !== null && isDeletion(table.rows[index]?.[layout.action] ?? "")) {
      log.addOnce("deletion-not-read", { column: layout.action, row: table.rowNumbers[index] ?? 0 }, "D");
      return "deletion";
    }
    const year = layout.year === null ? null : plausibleYear(index, layout.year);
    if (year === "implausible") return { indicator: WRONG, organization: WRONG, period: WRONG, year: null };
    const held = bands.held();
    const indicator = layout.indicators.length > 0 ? readIndicator(index) : knownOr(held.indicator, ABSENT);
    const organization = layout.organizations.length > 0 ? readOrganization(index) : knownOr(held.organization, ABSENT);
    if (typeof indicator === "string") return indicator;
    if (typeof organization === "string") return organization;
    if (held.unclear !== null) {
      log.add("below-title", placeOf(index, keyColumn), held.unclear.text, { row: held.unclear.row }, [
        { kind: "name", label: SAYS_NOTHING, replacement: "" },
      ]);
      return { indicator: WRONG, organization: WRONG, period: WRONG, year: null };
    }
    return withoutConflicts(index, {
      indicator,
      organization,
      period: knownOr(held.period, periodOf(index, year)),
      year,
    });
  };

  const keyColumn = layout.organizations[0] ?? layout.indicators[0] ?? 0;

  /** 单位：亿元 among rows, or below them: of all figures that it fits, or of those below it. */
  const reportUnitRow = (text: string, index: number) => {
    const unit = readUnit(text)?.unit ?? null;
    const row = table.rowNumbers[index] ?? 0;
    for (const { column, indicator } of layout.values) {
      const own = indicators.get(indicator ?? "")?.unit;
      if (own !== undefined && unit !== null && own !== unit) continue;
      log.add("unit-among-rows", { column, row: Math.max(1, table.rowNumbers[0] ?? 1) }, text, { row });
    }
  };

  /** The year of a row; one that cannot be is told. */
  const plausibleYear = (index: number, column: number): number | null | "implausible" => {
    const text = table.rows[index]?.[column] ?? "";
    const year = readYear(text);
    if (year === null || isPlausible(String(year), today)) return year;
    reportImplausible(log, { column, row: table.rowNumbers[index] ?? 0 }, String(year), today, text);
    return "implausible";
  };

  const periodOf = (index: number, year: number | null): RowKey<string> => {
    if (layout.periods.length > 0) return readPeriodKey(index, year);
    if (layout.year === null || layout.values.some(({ partOfYear }) => partOfYear !== null)) return ABSENT;
    const place = { column: layout.year, row: table.rowNumbers[index] ?? 0 };
    if (year !== null) return { kind: "known", value: String(year) };
    log.add("bad-period", place, table.rows[index]?.[layout.year] ?? "");
    return WRONG;
  };

  return { read, filledDown: keyTexts.filledDown };
}

const SAYS_NOTHING = { zh: "与下面的数据无关", en: "It says nothing of the figures below" };

function knownOr<T>(value: T | null, otherwise: RowKey<T>): RowKey<T> {
  return value === null ? otherwise : { kind: "known", value };
}

/** SDMX-CSV 2.0: A append, I information, M merge, R replace, D delete. */
function isDeletion(text: string): boolean {
  return /^\s*d(?:elete)?\s*(?::|$)/i.test(text);
}

/** The match of a text; where it names nothing, that of the nearest other cell that does. */
function matchFirst(matcher: Matcher, text: string, others: () => readonly { readonly text: string }[]): Match {
  const match = matcher.match(text);
  if (match.kind !== "near") return match;
  for (const other of others()) {
    const matched = matcher.match(other.text);
    if (matched.kind === "exact") return matched;
  }
  return match;
}

/** 8 below 月份 is 8月, 3 below 季度 is 3季度; anything else stays. */
function inHeadingsTerms(text: string, heading: string): string {
  const number = /^\s*(\d{1,2})\s*$/.exec(halfWidth(text))?.[1];
  const part = number === undefined ? null : PARTS_OF_YEAR.get(nameForm(heading));
  return part ? `${number}${part}` : text;
}

const PARTS_OF_YEAR: ReadonlyMap<string, string> = new Map([
  ["月", "月"],
  ["月份", "月"],
  ["统计月份", "月"],
  ["month", "月"],
  ["季", "季度"],
  ["季度", "季度"],
  ["quarter", "季度"],
]);

function readYear(text: string): number | null {
  const reading = readPeriod(text);
  return reading.kind === "period" && /^\d{4}$/.test(reading.code) ? Number(reading.code) : null;
}
