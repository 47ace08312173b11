import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { observedFigure, type SourcedObservation } from "#domain/figures/observation.ts";
import { ownSeries } from "#domain/figures/series.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStatedChange } from "#domain/say/format-stated-change.ts";
import type { Language } from "#domain/terms/names.ts";
import { lastMonth, periodCode } from "#domain/terms/period.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { calendarOf } from "#domain/views/explanation.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import type { Published } from "./difference.ts";
import { placeOfCell } from "./series-points.ts";

/**
 * Holds each 同比 that a file states against the one its levels and the published ones come to. They may rightly differ
 * (revised bases), so both are shown and nothing is put right. A base that is missing, zero or negative gives none to
 * compare with.
 */
export function checkPublishedChanges(
  changes: readonly PublishedChange[],
  observations: readonly SourcedObservation[],
  published: Published,
  catalogue: IntakeCatalogue,
  log: ProblemLog,
): void {
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const figures = figuresOf(changes, observations, published);
  const count = { agreeing: 0, differing: 0, open: 0 };
  for (const change of changes) {
    const indicator = indicators.get(change.indicator);
    const computed = indicator ? computeChange(change, indicator, figures.get(seriesKey(change)) ?? new Map()) : null;
    if (!indicator || computed === null) count.open += 1;
    else if (Math.abs(change.value - computed.value) <= change.rounding + computed.rounding + 1e-9) count.agreeing += 1;
    else {
      count.differing += 1;
      reportDiffering(change, computed.value, indicator, catalogue, log);
    }
  }
  log.enterSheet("");
  if (count.agreeing > 0 && count.differing === 0)
    log.add("published-change-agrees", null, "", { count: count.agreeing });
  if (count.open > 0) log.add("published-change-not-compared", null, "", { count: count.open });
}

function seriesKey({ indicator, organization }: { indicator: string; organization: string }): string {
  return `${indicator}|${organization}`;
}

/** Figures of the series that changes are stated of, as they will stand: the file's own over what is published. */
function figuresOf(
  changes: readonly PublishedChange[],
  observations: readonly SourcedObservation[],
  published: Published,
): ReadonlyMap<string, Map<string, Figure>> {
  const series = new Map(changes.map((change): [string, Map<string, Figure>] => [seriesKey(change), new Map()]));
  if (series.size === 0) return series;
  for (const { observation } of published.values())
    series.get(seriesKey(observation))?.set(observation.period, observedFigure(observation, 0));
  for (const observation of observations)
    series.get(seriesKey(observation))?.set(observation.period, observedFigure(observation, 0));
  return series;
}

/** The change that levels come to, and how far rounded levels may move it; `null` where they come to none. */
function computeChange(
  change: PublishedChange,
  indicator: Indicator,
  figures: ReadonlyMap<string, Figure>,
): { value: number; rounding: number } | null {
  const period = calendarOf(change.period);
  if (period === null) return null;
  const toDate = change.basis === "year-to-date";
  const series = ownSeries(indicator, change.organization, figures);
  const before = { ...period, year: period.year - 1 };
  const moved = measureAt(series, toDate ? "ytd-yoy" : "yoy", period);
  const now = measureAt(series, toDate ? "ytd" : "current", period);
  const base = measureAt(series, toDate ? "ytd" : "current", before);
  if (moved.kind !== "value" || now.kind !== "value" || base.kind !== "value") return null;
  if (moved.qualifier !== "exact") return null;
  const ofNow = roundingOf(now.value, indicator, figures.has(change.period) ? 1 : lastMonth(period));
  const baseCode = toDate
    ? periodCode({ kind: "year-to-date", year: before.year, month: lastMonth(before) })
    : periodCode(before);
  const ofBase = roundingOf(base.value, indicator, figures.has(baseCode) ? 1 : lastMonth(before));
  if (UNITS[indicator.unit].kind === "percent") return { value: moved.value, rounding: ofNow + ofBase };
  return {
    value: moved.value / 100,
    rounding: (ofNow + Math.abs(now.value / base.value) * ofBase) / base.value,
  };
}

/** Half a unit of the last digit of a level for each figure it is the sum of; people and events are counted whole. */
function roundingOf(value: number, indicator: Indicator, terms: number): number {
  if (UNITS[indicator.unit].kind === "count" && indicator.unitMult === 0) return 0;
  const places = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return 0.5 * 10 ** -places * terms;
}

function reportDiffering(
  change: PublishedChange,
  computed: number,
  indicator: Indicator,
  catalogue: IntakeCatalogue,
  log: ProblemLog,
): void {
  // One digit more than is stated, so that both are seen to differ.
  const written = (value: number, language: Language) =>
    formatStatedChange(value, change.rounding / 10, indicator, language);
  const names = catalogue.organizations.find(({ code }) => code === change.organization)?.names;
  log.enterSheet(change.source.sheet);
  log.add("published-change-differs", placeOfCell(change.source.cell), change.source.raw, {
    nameZh: names?.zh ?? change.organization,
    nameEn: names?.en ?? change.organization,
    indicatorZh: indicator.names.zh,
    indicatorEn: indicator.names.en,
    periodZh: formatPeriod(change.period, "zh-CN"),
    periodEn: formatPeriod(change.period, "en"),
    publishedZh: written(change.value, "zh-CN"),
    publishedEn: written(change.value, "en"),
    computedZh: written(computed, "zh-CN"),
    computedEn: written(computed, "en"),
  });
}
