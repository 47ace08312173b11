import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Figure } from "#domain/figures/figure.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { type Rank, rankFigures } from "#domain/figures/rank.ts";
import { headlineMeasure } from "#domain/views/headline.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";

/** One platform and one indicator: value, rank among the platforms, completion. */
export type MatrixCell = { readonly figure: Figure; readonly rank: Rank | null; readonly completion: Figure };

export type MatrixRow = { readonly platform: Organization; readonly cells: ReadonlyMap<string, MatrixCell> };

/** Platforms x indicators for the year up to a month, sorted by the rank in one indicator; the missing come last. */
export function makeMatrix(
  data: RegionData,
  indicators: readonly Indicator[],
  at: YearMonth,
  sort: string | null,
): MatrixRow[] {
  const columns = indicators.map((indicator) => ({ code: indicator.code, cells: columnOf(data, indicator, at) }));
  const rows = data.platforms.map((platform) => ({
    platform,
    cells: new Map(columns.flatMap(({ code, cells }) => pairOf(code, cells.get(platform.code)))),
  }));
  if (sort === null) return rows;
  const rankOf = (row: MatrixRow) => row.cells.get(sort)?.rank?.best ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((a, b) => compareRanks(rankOf(a), rankOf(b)));
}

function columnOf(data: RegionData, indicator: Indicator, at: YearMonth): Map<string, MatrixCell> {
  const period = { kind: "month", ...at } as const;
  const measure = headlineMeasure(indicator);
  const figures = data.platforms.map((platform) => {
    const series = data.seriesOf(indicator, platform.code);
    return {
      code: platform.code,
      figure: measureAt(series, measure, period),
      completion: measureAt(series, "completion", period),
    };
  });
  const { ranked } = rankFigures(
    figures.map(({ code, figure }) => ({ key: code, figure })),
    indicator,
  );
  const ranks = new Map(ranked.map(({ key, rank }) => [key, rank]));
  return new Map(
    figures.map(({ code, figure, completion }) => [code, { figure, completion, rank: ranks.get(code) ?? null }]),
  );
}

function pairOf(code: string, cell: MatrixCell | undefined): [string, MatrixCell][] {
  return cell ? [[code, cell]] : [];
}

function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
