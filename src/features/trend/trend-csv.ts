import type { MeasureSeries } from "#domain/figures/measure.ts";
import type { Language } from "#domain/terms/names.ts";
import { isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { exportedFigure } from "#intake/out/exported-figures.ts";
import { type FiguresCsvOptions, figuresCsv } from "#intake/out/figures-csv.ts";

/** The figures of a trend as a file, one a row, newest first as the table shows them. */
export function trendCsv(
  { data, catalogue }: { readonly data: RegionData; readonly catalogue: FiguresCsvOptions["catalogue"] },
  lines: readonly { readonly series: MeasureSeries }[],
  notes: readonly string[],
  language: Language,
): string {
  const organizations = new Map([data.region, ...data.platforms].map((each) => [each.code, each]));
  const figures = lines.flatMap(({ series }) => {
    const organization = organizations.get(series.organization);
    if (!organization) return [];
    const { indicator, measure } = series;
    return [...series.points].reverse().map(({ period, figure }) => {
      const covered = coveredPeriod(period, series);
      return exportedFigure(data, { indicator, organization, period: covered, measure, figure });
    });
  });
  return figuresCsv(figures, { language, catalogue, notes });
}

/** What a year to date covers is a period of its own; the change of one is followed to its newer side. */
export function coveredPeriod(code: string, series: MeasureSeries): string {
  const isYearToDate = series.measure === "ytd" || series.measure === "ytd-yoy" || series.measure === "completion";
  const period = parsePeriod(code);
  if (!isYearToDate || !period || !isCalendarPeriod(period)) return code;
  return periodCode({ kind: "year-to-date", year: period.year, month: lastMonth(period) });
}
