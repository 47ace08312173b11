import type { Indicator } from "#domain/catalogue/indicator.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { formatRank } from "#domain/say/format-rank.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { coveredPeriod, headlineMeasure } from "#domain/views/headline.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import { exportedFigure } from "#intake/out/exported-figures.ts";
import { type ExportedFigure, type FiguresCsvOptions, figuresCsv } from "#intake/out/figures-csv.ts";
import type { MatrixCell, MatrixRow } from "./compare-matrix.ts";

const RANK: Names = { zh: "名次", en: "rank" };

/** The matrix as a file, one cell a row with its rank and its completion. */
export function matrixCsv(
  { data, catalogue }: { readonly data: RegionData; readonly catalogue: FiguresCsvOptions["catalogue"] },
  rows: readonly MatrixRow[],
  indicators: readonly Indicator[],
  at: YearMonth,
  notes: readonly string[],
  language: Language,
): string {
  const figures = rows.flatMap(({ platform, cells }) =>
    indicators.flatMap((indicator): ExportedFigure[] => {
      const cell = cells.get(indicator.code);
      if (!cell) return [];
      const measure = headlineMeasure(indicator);
      const period = coveredPeriod(measure, at);
      const shown = { indicator, organization: platform, period, measure, figure: cell.figure };
      return [{ ...exportedFigure(data, shown), extra: extraCells(cell, indicator, language) }];
    }),
  );
  const named = nameIn(MEASURE_NAMES.completion, language);
  const headers = [nameIn(RANK, language), named + (language === "en" ? " (%)" : "(%)"), named];
  return figuresCsv(figures, { language, catalogue, notes, extraHeaders: headers });
}

/** Rank, the completion as a number where there is one, and as the screen has it: with its bound or limits and marks. */
function extraCells({ rank, completion }: MatrixCell, indicator: Indicator, language: Language): string[] {
  const isSaid = completion.kind !== "missing" || completion.reason !== "no-target";
  return [
    rank === null ? "" : formatRank(rank),
    completion.kind === "value" ? String(completion.value) : "",
    isSaid ? sayFigure(completion, indicator, "completion", language).line : "",
  ];
}
