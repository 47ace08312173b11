import { restoreFormula } from "#domain/csv.ts";
import { formatPeriod } from "#domain/format-period.ts";
import type { Indicator } from "#domain/indicator.ts";
import type { Names } from "#domain/names.ts";
import { type Observation, observationKey, type SourcedObservation, sameObservation } from "#domain/observation.ts";
import { isMissingStatus, joinStatuses, marksOf, type ObservedStatus, statusCodes } from "#domain/status.ts";
import { isUnitMult, UNITS, type UnitMult, unitNames } from "#domain/unit.ts";
import { effectInGeneral } from "#intake/problems/general-effect.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { withPoint } from "#intake/words/decimal-comma.ts";
import { convertFigure, type FigureReading, readFigure } from "#intake/words/number-text.ts";
import { type PeriodTime, periodTime } from "#intake/words/period-time.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import type { PublishedChange } from "./published-changes.ts";
import { choiceKey } from "./reading-choices.ts";
import type { RowAttributes } from "./row-attributes.ts";

/** A figure with all that identifies it, ready to be stated. */
export type Figured = {
  readonly indicator: Indicator | null;
  readonly organization: string | null;
  /** Period code. */
  readonly period: string | null;
  readonly units: readonly (StatedUnit | null)[];
  readonly attributes: RowAttributes;
  readonly raw: string;
  /** True where commas in the column are decimal points. */
  readonly decimalComma: boolean;
  readonly place: { readonly column: number; readonly row: number };
};

export type Stating = {
  /** Sheet that is being read; empty for a file of text. */
  sheet: string;
  readonly log: ProblemLog;
  readonly today: string;
  /** Names for messages. */
  readonly organizationNames: ReadonlyMap<string, Names>;
  readonly indicatorsByCode: ReadonlyMap<string, Indicator>;
  readonly stated: Map<string, SourcedObservation>;
  /** Changes the file states beside its levels. */
  readonly changes: PublishedChange[];
  readonly readings: Map<string, FigureReading>;
  /** Whether a period has begun and ended today, by code. */
  readonly times: Map<string, PeriodTime>;
  /** Blank cells of periods that have not ended. */
  blankAhead: number;
};

const MOST_READINGS = 200_000;
const LONGEST_WORDING = 200;

/** Reads one figure and states it, or reports why not. */
export function stateFigure(stating: Stating, figured: Figured): void {
  const reading = cachedReading(stating, figured.decimalComma ? withPoint(figured.raw) : figured.raw);
  const stated = statement(reading, figured, stating.log);
  const { indicator, organization, period, place, raw } = figured;
  if (stated === null || indicator === null || organization === null || period === null) return;
  const { begun, ended } = timeOf(stating, period);
  if (reading.kind === "missing" && reading.blank && !ended) {
    stating.blankAhead += 1;
    return;
  }
  if (!begun && !isMissingStatus(stated.status) && !marksOf(stated.status).includes("F"))
    stating.log.add("future-period", place, raw, { ...periodParams(period), ...effectInGeneral(period) });
  const source = { sheet: stating.sheet, cell: cellName(place.column, place.row), raw };
  keep(stating, { indicator: indicator.code, organization, period, ...stated, source }, place);
}

function cachedReading(stating: Stating, raw: string): FigureReading {
  const known = stating.readings.get(raw);
  if (known) return known;
  const reading = readFigure(raw);
  if (stating.readings.size < MOST_READINGS) stating.readings.set(raw, reading);
  return reading;
}

type Stated = Pick<Observation, "value" | "text" | "status" | "qualifier">;

/** What a cell says with its row's attributes; `null` where it says nothing that can be kept, which is reported. */
function statement(reading: FigureReading, figured: Figured, log: ProblemLog): Stated | null {
  const { attributes, indicator, place, raw } = figured;
  const isText = attributes.text !== "" && (attributes.qualifier ?? "text") === "text";
  if (reading.kind === "missing" && isText) return wording(reading, { ...figured, raw: attributes.text });
  if (reading.kind === "missing")
    return { value: null, text: null, status: missingStatus(attributes.status ?? reading.status), qualifier: "exact" };
  if (attributes.qualifier === "text" || reading.kind === "text") return wording(reading, figured);
  if (reading.kind === "unreadable") log.add("not-a-number", place, raw);
  else if (reading.kind === "unknown-unit")
    log.add("unknown-unit", place, raw, { unit: reading.unit, ...expectedUnit(indicator) });
  else if (attributes.status !== null && isMissingStatus(attributes.status)) log.add("status-conflict", place, raw);
  if (reading.kind !== "number" || indicator === null) return null;
  if (reading.mark !== undefined) log.addOnce("footnote-mark", place, raw, { mark: reading.mark });
  if (reading.remark !== undefined) log.addOnce("figure-remark", place, raw, { remark: reading.remark });
  const value = convertedValue(reading, figured, indicator, log);
  if (value === null || (attributes.status !== null && isMissingStatus(attributes.status))) return null;
  const stated = attributes.qualifier;
  const qualifier = stated === null || stated === "exact" ? reading.qualifier : stated;
  return { value, text: null, status: bothStatuses(attributes.status, reading.status), qualifier };
}

function missingStatus(stated: ObservedStatus | null): ObservedStatus {
  return stated !== null && isMissingStatus(stated) ? stated : "O";
}

/** What a row's column and the cell itself say of a figure's status: both hold. */
function bothStatuses(column: ObservedStatus | null, cell: ObservedStatus | null): ObservedStatus {
  return joinStatuses([column, cell].flatMap((status) => (status === null ? [] : statusCodes(status))));
}

/** A figure in words alone: 数千名, or whatever stands beside the qualifier "text". */
function wording(reading: FigureReading, { attributes, raw }: Figured): Stated {
  const status = bothStatuses(attributes.status, reading.kind === "text" ? reading.status : null);
  const text = restoreFormula(raw.trim()).slice(0, LONGEST_WORDING);
  return { value: null, text, status: isMissingStatus(status) ? "A" : status, qualifier: "text" };
}

/** The value in the indicator's unit and multiplier; `null` where unit or range forbid it, which is reported. */
function convertedValue(
  reading: Extract<FigureReading, { kind: "number" }>,
  figured: Figured,
  indicator: Indicator,
  log: ProblemLog,
): number | null {
  const outer = figured.units.find((unit) => unit !== null && unit !== undefined) ?? null;
  const own = reading.unit;
  // A unit in the cell itself outweighs one that is stated for the column or the table.
  for (const unit of own?.unit ? [own] : [own, outer]) {
    if (unit === null || fits(unit, indicator)) continue;
    const written = unit.unit === null ? { zh: "", en: "" } : writtenUnit(unit);
    log.addOnce("unit-mismatch", figured.place, unit === own ? figured.raw : written.zh, {
      key: indicator.code,
      unitZh: written.zh,
      unitEn: written.en,
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
      ...expectedUnit(indicator),
    });
    return null;
  }
  const counted = own?.unit ? own : outer;
  if (counted?.times && !saysTimes(indicator))
    log.addOnce("person-times", figured.place, counted === own ? figured.raw : "人次", {
      key: indicator.code,
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
    });
  const mult = own?.mult ?? outer?.mult ?? indicator.unitMult;
  const value = convertFigure(reading.number, mult, indicator.unitMult);
  const { min, max } = indicator;
  if ((min !== null && value < min) || (max !== null && value > max)) {
    const range = `${min ?? ""}…${max ?? ""}`;
    const names = { indicatorZh: indicator.names.zh, indicatorEn: indicator.names.en };
    log.add("out-of-range", figured.place, figured.raw, { value, range, ...names });
    return null;
  }
  return Number.isFinite(value) ? value : null;
}

function fits(unit: StatedUnit, indicator: Indicator): boolean {
  if (unit.unit === null || unit.unit === indicator.unit) return true;
  return unit.generic && UNITS[indicator.unit].kind === "count";
}

/** 服务人才人次 is counted in 人次, whatever its unit is called. */
function saysTimes({ names, aliases, definition }: Indicator): boolean {
  return [names.zh, definition.zh, ...aliases].some((text) => text.includes("人次"));
}

function writtenUnit(unit: StatedUnit): Names {
  if (unit.unit === null) return { zh: "", en: "" };
  if (unit.times) return { zh: "人次", en: "attendances" };
  const mult: UnitMult = isUnitMult(unit.mult) ? unit.mult : 0;
  return unitNames(unit.unit, mult);
}

function expectedUnit(indicator: Indicator | null): { expectedZh: string; expectedEn: string } {
  if (indicator === null) return { expectedZh: "", expectedEn: "" };
  const names = unitNames(indicator.unit, indicator.unitMult);
  return { expectedZh: names.zh, expectedEn: names.en };
}

function timeOf(stating: Stating, code: string): PeriodTime {
  const known = stating.times.get(code);
  if (known) return known;
  const time = periodTime(code, stating.today);
  stating.times.set(code, time);
  return time;
}

function periodParams(code: string): { periodZh: string; periodEn: string } {
  return { periodZh: formatPeriod(code, "zh-CN"), periodEn: formatPeriod(code, "en") };
}

/** Keeps the first statement of a key; a second one is told. */
function keep(stating: Stating, observation: SourcedObservation, place: Place): void {
  const key = observationKey(observation);
  const first = stating.stated.get(key);
  if (!first) {
    stating.stated.set(key, observation);
    return;
  }
  const indicator = stating.indicatorsByCode.get(observation.indicator)?.names;
  const organization = stating.organizationNames.get(observation.organization);
  const { periodZh, periodEn } = periodParams(observation.period);
  stating.log.add(sameObservation(first, observation) ? "duplicate-same" : "duplicate", place, observation.source.raw, {
    nameZh: `${organization?.zh ?? ""} ${indicator?.zh ?? ""} ${periodZh}`,
    nameEn: `${organization?.en ?? ""}, ${indicator?.en ?? ""}, ${periodEn}`,
    first: choiceKey(first.source.sheet === observation.source.sheet ? "" : first.source.sheet, first.source.cell),
    before: first.source.raw,
  });
}
