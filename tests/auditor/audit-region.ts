import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { MEASURES, type Measure, measureAt } from "#domain/figures/measure.ts";
import { rankFigures } from "#domain/figures/rank.ts";
import { scheduleAt } from "#domain/figures/schedule.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { compareFractions } from "#domain/terms/fraction.ts";
import { type CalendarPeriod, FREQUENCIES, periodCode, periodsBetween } from "#domain/terms/period.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import type { NamedIndicator } from "#tests/truth/catalogue.ts";
import type { Reckoner } from "#tests/truth/reckoner.ts";
import type { Result } from "#tests/truth/result.ts";
import { differenceOf } from "./compare-figure.ts";
import { expectedText } from "./expected-text.ts";

export type Audit = { figures: number; readonly differences: string[] };

/** Years of which every figure is held against the auditor's. */
export type Years = { readonly first: number; readonly last: number };

/** Every measure of every indicator, organization and calendar period, the ranks and the schedules, against the auditor's. */
export function auditRegion(
  data: RegionData,
  indicators: readonly NamedIndicator[],
  reckoner: Reckoner,
  years: Years,
  audit: Audit,
): void {
  const names = new Map(indicators.map((each) => [each.code, each]));
  const from = { kind: "month", year: years.first, month: 1 } as const;
  const to = { kind: "month", year: years.last, month: 12 } as const;
  for (const indicator of data.indicators)
    for (const frequency of FREQUENCIES)
      for (const period of periodsBetween(from, to, frequency)) {
        const named = names.get(indicator.code);
        if (!named) throw new Error(`the auditor knows no ${indicator.code}`);
        for (const { code } of [data.region, ...data.platforms])
          auditFigures(data, indicator, named, code, period, reckoner, audit);
        auditRanks(data, indicator, period, reckoner, audit);
      }
}

function auditFigures(
  data: RegionData,
  indicator: Indicator,
  named: NamedIndicator,
  organization: string,
  period: CalendarPeriod,
  reckoner: Reckoner,
  audit: Audit,
): void {
  const code = periodCode(period);
  const series = data.seriesOf(indicator, organization);
  for (const measure of MEASURES) {
    const figure = measureAt(series, measure, period);
    const result = reckoner.reckon(indicator.code, organization, code, measure);
    const difference = differenceOf(figure, result);
    audit.figures += 1;
    const differs = difference ?? textDifference(figure, result, indicator, named, measure);
    if (differs) audit.differences.push(`${indicator.code} ${organization} ${code} ${measure}: ${differs}`);
  }
  if (!isFlow(indicator) || period.kind !== "month") return;
  const own = scheduleAt(series, measureAt(series, "completion", period), period.year, period.month);
  const theirs = reckoner.schedule(indicator.code, organization, code);
  audit.figures += 1;
  const gap = theirs.gap.kind === "value" ? (theirs.gap.low ?? theirs.gap.high) : null;
  const sameGap =
    gap === null ? true : own !== null && compareFractions(own.gap.exact, { n: gap.num, d: gap.den }) === 0;
  if ((own?.status ?? null) !== theirs.status || !sameGap)
    audit.differences.push(
      `${indicator.code} ${organization} ${code} schedule: ${own?.status} ${own?.gap.value}, should be ${theirs.status}`,
    );
}

/** In what the words on screen differ, in either language. */
function textDifference(
  figure: Figure,
  result: Result,
  indicator: Indicator,
  named: NamedIndicator,
  measure: Measure,
): string | null {
  for (const language of ["zh-CN", "en"] as const) {
    const { text } = formatFigure(figure, indicator, measure, language);
    const expected = expectedText(result, named, measure, language);
    if (text !== expected) return `is written ${text}, should be ${expected}`;
  }
  return null;
}

function auditRanks(
  data: RegionData,
  indicator: Indicator,
  period: CalendarPeriod,
  reckoner: Reckoner,
  audit: Audit,
): void {
  const code = periodCode(period);
  const organizations = data.platforms.map((platform) => platform.code);
  for (const measure of ["current", "ytd", "yoy"] as const) {
    const own = rankFigures(
      organizations.map((key) => ({ key, figure: measureAt(data.seriesOf(indicator, key), measure, period) })),
      indicator,
    );
    const theirs = reckoner.rank(indicator.code, organizations, code, measure);
    const written = (places: readonly { organization: string; best: number; worst: number }[]) =>
      places
        .map(({ organization, best, worst }) => `${organization} ${best}-${worst}`)
        .sort()
        .join(", ");
    audit.figures += organizations.length;
    const ours = written(own.ranked.map(({ key, rank }) => ({ organization: key, ...rank })));
    if (ours !== written(theirs.places))
      audit.differences.push(
        `${indicator.code} ${code} ${measure} ranks: ${ours}, should be ${written(theirs.places)}`,
      );
  }
}
