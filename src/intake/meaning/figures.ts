import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { restoreFormula } from "#domain/terms/csv.ts";
import type { Names } from "#domain/terms/names.ts";
import { isMissingStatus, joinStatuses, marksOf, type ObservedStatus, statusCodes } from "#domain/terms/status.ts";
import { UNITS } from "#domain/terms/unit.ts";
import type { CellFact } from "#intake/file/cell-fact.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { effectInGeneral } from "#intake/problems/general-effect.ts";
import { type ProblemLog, QUIET_LOG } from "#intake/problems/problem-log.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { withPoint } from "#intake/words/decimal-comma.ts";
import { changesFigure, changesRemarked } from "#intake/words/note-marks.ts";
import { convertFigure, type FigureReading, readFigure } from "#intake/words/number-text.ts";
import { type PeriodTime, periodTime } from "#intake/words/period-time.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import { type FigureCells, fitsScale, isSharedFigure, refuseByFact } from "./cell-facts.ts";
import { expectedUnit } from "./foreign-units.ts";
import { periodParams } from "./period-params.ts";
import { keepFirst } from "./repeated-figures.ts";
import type { RowAttributes } from "./row-attributes.ts";
import type { DescribedRow } from "./row-difference.ts";
import { writtenUnit } from "./written-unit.ts";

/** A figure with all that identifies it, ready to be stated. */
export type Figured = {
  readonly indicator: Indicator | null;
  readonly organization: string | null;
  /** Period code. */
  readonly period: string | null;
  readonly units: readonly (StatedUnit | null)[];
  /** A unit that none of ours is, stated for the whole table; it counts where nothing nearer states another. */
  readonly foreign: string | null;
  readonly attributes: RowAttributes;
  readonly raw: string;
  /** True where commas in the column are decimal points. */
  readonly decimalComma: boolean;
  readonly place: { readonly column: number; readonly row: number };
  /** What notes of the table say of figures with a mark, by mark. */
  readonly notes: ReadonlyMap<string, string>;
  /** The row it stands in; `null` where only keys and figures tell rows apart. */
  readonly row: DescribedRow | null;
};

export type Stating = {
  /** Sheet that is being read; empty for a file of text. */
  sheet: string;
  readonly log: ProblemLog;
  readonly today: string;
  /** Cells whose published figure stays although they are empty. */
  readonly kept: ReadonlySet<string>;
  /** Code of the region whose file it is. */
  readonly region: string;
  /** Names for messages. */
  readonly organizationNames: ReadonlyMap<string, Names>;
  readonly indicatorsByCode: ReadonlyMap<string, Indicator>;
  readonly stated: Map<string, SourcedObservation>;
  /** Rows whose figures are stated, by key, where something in them besides keys and figures tells rows apart. */
  readonly rows: Map<string, DescribedRow>;
  /** Changes the file states beside its levels. */
  readonly changes: PublishedChange[];
  readonly readings: Map<string, FigureReading>;
  /** Whether a period has begun and ended today, by code. */
  readonly times: Map<string, PeriodTime>;
  /** Blank cells of periods that have not ended. */
  blankAhead: number;
  /** What is known of the cells of the sheet that is read. */
  cells: FigureCells | null;
};

const MOST_READINGS = 200_000;
const LONGEST_WORDING = 200;

/** Reads one figure and states it, or reports why not. */
export function stateFigure(stating: Stating, figured: Figured): void {
  const { indicator, organization, period, place, raw } = figured;
  const fact = stating.cells?.factAt(place);
  if (refuseByFact(fact, place, raw, stating.log)) return;
  const reading = cachedReading(stating, figured.decimalComma ? withPoint(raw) : raw);
  if (stating.cells?.mergeAt(place) !== undefined) {
    const key = observationKey({
      indicator: indicator?.code ?? "",
      organization: organization ?? "",
      period: period ?? "",
    });
    const isFigure = reading.kind === "number" || reading.kind === "text";
    if (isSharedFigure(stating.cells, key, { place, raw, isFigure }, stating.stated, stating.log)) return;
  }
  const stated = statement(reading, figured, fact, stating.log);
  if (stated === null || indicator === null || organization === null || period === null) return;
  const isEmpty = stated.value === null && stated.text === null;
  if (isEmpty && stating.kept.has(choiceKey(stating.sheet, cellName(place.column, place.row)))) return;
  const { begun, ended } = timeOf(stating, period);
  if (reading.kind === "missing" && reading.blank && !ended) {
    stating.blankAhead += 1;
    return;
  }
  if (!begun && !isMissingStatus(stated.status) && !marksOf(stated.status).includes("F"))
    stating.log.add("future-period", place, raw, { ...periodParams(period), ...effectInGeneral(period) });
  const source = { sheet: stating.sheet, cell: cellName(place.column, place.row), raw };
  keepFirst(stating, { indicator: indicator.code, organization, period, ...stated, source }, figured);
}

function cachedReading(stating: Stating, raw: string): FigureReading {
  const known = stating.readings.get(raw);
  if (known) return known;
  const reading = readFigure(raw);
  if (stating.readings.size < MOST_READINGS) stating.readings.set(raw, reading);
  return reading;
}

/**
 * What a cell says as `stateFigure` reads it, told and kept nowhere; `null` where that is nothing. `number` is as it is
 * written, before its unit counts.
 */
export function readQuietly(stating: Stating, figured: Figured): (Stated & { readonly number: number }) | null {
  const fact = stating.cells?.factAt(figured.place);
  if (refuseByFact(fact, figured.place, figured.raw, QUIET_LOG)) return null;
  const reading = cachedReading(stating, figured.decimalComma ? withPoint(figured.raw) : figured.raw);
  const stated = statement(reading, figured, fact, QUIET_LOG);
  return stated && { ...stated, number: reading.kind === "number" ? reading.number : 0 };
}

type Stated = Pick<Observation, "value" | "text" | "status" | "qualifier">;

/** What a spreadsheet shows where a formula failed, also where it was saved as text. */
const FAILED =
  /^\s*(?:#(?:N\/A|NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|PYTHON!|EXTERNAL!|ERROR!)|Err:\d{3})\s*$/i;

/** What a cell says with its row's attributes; `null` where it says nothing that can be kept, which is reported. */
function statement(
  reading: FigureReading,
  figured: Figured,
  fact: CellFact | undefined,
  log: ProblemLog,
): Stated | null {
  const { attributes, indicator, place, raw } = figured;
  if (FAILED.test(raw)) {
    log.add("formula-failed", place, raw);
    return null;
  }
  const isText = attributes.text !== "" && (attributes.qualifier ?? "text") === "text";
  if (reading.kind === "missing" && isText) return wording(reading, { ...figured, raw: attributes.text });
  if (reading.kind === "missing")
    return { value: null, text: null, status: missingStatus(attributes.status ?? reading.status), qualifier: "exact" };
  if (attributes.qualifier === "text" || reading.kind === "text") return wording(reading, figured);
  if (reading.kind === "unreadable") log.add("not-a-number", place, raw);
  else if (reading.kind === "unknown-unit")
    log.add("unknown-unit", place, raw, { unit: reading.unit, ...expectedUnit(indicator) });
  else if (attributes.status !== null && isMissingStatus(attributes.status)) log.add("status-conflict", place, raw);
  // A unit of its row that is none of ours is told where it stands.
  if (reading.kind !== "number" || indicator === null || attributes.hasForeignUnit) return null;
  if (reading.mark !== undefined) tellMark(reading.mark, figured, log);
  if (reading.remark !== undefined) {
    const code = changesRemarked(reading.remark) ? "remark-otherwise" : "figure-remark";
    log.addOnce(code, place, raw, { remark: reading.remark });
  }
  const value = convertedValue(reading, figured, indicator, fact, log);
  if (value === null || (attributes.status !== null && isMissingStatus(attributes.status))) return null;
  const stated = attributes.qualifier;
  const qualifier = stated === null || stated === "exact" ? reading.qualifier : stated;
  return { value, text: null, status: bothStatuses(attributes.status, reading.status), qualifier };
}

/** The note that a mark leads to may say that the figure is not what its column says. */
function tellMark(mark: string, { notes, place, raw }: Figured, log: ProblemLog): void {
  const note = notes.get(mark);
  if (note !== undefined && changesFigure(note)) log.addOnce("marked-figure", place, raw, { mark, note });
  else log.addOnce("footnote-mark", place, raw, { mark });
}

function missingStatus(stated: ObservedStatus | null): ObservedStatus {
  return stated !== null && isMissingStatus(stated) ? stated : "O";
}

/** What a row's column and the cell itself say of a figure's status: both hold. */
function bothStatuses(column: ObservedStatus | null, cell: ObservedStatus | null): ObservedStatus {
  if (column === null && cell === null) return "A";
  return joinStatuses([column, cell].flatMap((status) => (status === null ? [] : statusCodes(status))));
}

/** A figure in words alone: 数千名, or whatever stands beside the qualifier "text". */
function wording(reading: FigureReading, { attributes, raw }: Figured): Stated {
  const status = bothStatuses(attributes.status, reading.kind === "text" ? reading.status : null);
  const text = restoreFormula(raw.trim()).slice(0, LONGEST_WORDING);
  return { value: null, text, status: isMissingStatus(status) ? "A" : status, qualifier: "text" };
}

/** Whether the indicator is counted in the units that are stated; one that is not ours or not its own is reported. */
function unitsFit(
  own: StatedUnit | null,
  outer: StatedUnit | null,
  figured: Figured,
  indicator: Indicator,
  log: ProblemLog,
): boolean {
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
    return false;
  }
  if (figured.foreign !== null && outer === null && !own?.unit) {
    log.addOnce("unknown-unit", figured.place, figured.foreign, {
      key: indicator.code,
      unit: figured.foreign,
      ...expectedUnit(indicator),
    });
    return false;
  }
  return true;
}

/** The value in the indicator's unit and multiplier; `null` where unit or range forbid it, which is reported. */
function convertedValue(
  reading: Extract<FigureReading, { kind: "number" }>,
  figured: Figured,
  indicator: Indicator,
  fact: CellFact | undefined,
  log: ProblemLog,
): number | null {
  const outer = figured.units.find((unit) => unit !== null && unit !== undefined) ?? null;
  const own = reading.unit;
  if (!unitsFit(own, outer, figured, indicator, log)) return null;
  const counted = own?.unit ? own : outer;
  if (counted?.times && !saysTimes(indicator))
    log.addOnce("person-times", figured.place, counted === own ? figured.raw : "人次", {
      key: indicator.code,
      indicatorZh: indicator.names.zh,
      indicatorEn: indicator.names.en,
    });
  // A currency's sign says nothing of thousands or millions, which the heading does.
  const isSign =
    own?.unit === "yuan" && own.mult === 0 && /^[^元\d]*[¥￥]/.test(figured.raw) && !/元/.test(figured.raw);
  const mult = (isSign ? outer?.mult : own?.mult) ?? own?.mult ?? outer?.mult ?? indicator.unitMult;
  if (fact?.kind === "unit-by-format" && own && outer?.unit === own.unit && outer.mult !== own.mult) {
    const [heading, format] = [writtenUnit(outer), writtenUnit(own)];
    log.add("format-unit-otherwise", figured.place, figured.raw, {
      held: fact.held,
      unitZh: heading.zh,
      unitEn: heading.en,
      formatZh: format.zh,
      formatEn: format.en,
    });
    return null;
  }
  if (fact?.kind === "scaled" && !tellScale(fact, mult, indicator, figured, log)) return null;
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

/** Tells that a figure is shown smaller than it is kept; `false` where it cannot be told which of the two is meant. */
function tellScale(
  { exponent, held }: Extract<CellFact, { kind: "scaled" }>,
  mult: number,
  indicator: Indicator,
  { place, raw }: Figured,
  log: ProblemLog,
): boolean {
  const isSure = fitsScale(exponent, mult);
  const unit = writtenUnit({ unit: indicator.unit, mult, generic: false });
  if (isSure) log.addOnce("scaled-format", place, "", { key: cellName(place.column, 1), shown: raw, held });
  else log.add("scaled-otherwise", place, raw, { held, unitZh: unit.zh, unitEn: unit.en });
  return isSure;
}

function fits(unit: StatedUnit, indicator: Indicator): boolean {
  if (unit.unit === null || unit.unit === indicator.unit) return true;
  return unit.generic && UNITS[indicator.unit].kind === "count";
}

/** 服务人才人次 is counted in 人次, whatever its unit is called. */
function saysTimes({ names, aliases, definition }: Indicator): boolean {
  return [names.zh, definition.zh, ...aliases].some((text) => text.includes("人次"));
}

function timeOf(stating: Stating, code: string): PeriodTime {
  const known = stating.times.get(code);
  if (known) return known;
  const time = periodTime(code, stating.today);
  stating.times.set(code, time);
  return time;
}
