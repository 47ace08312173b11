import { type ChartTitle, chartTitle } from "#charts/title.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { useLanguage } from "#ui/language.ts";

/** Title and source of a chart that shows all platforms of a region. */
export function useCompareTitle(
  { data, edition }: RegionEdition,
  indicator: Indicator,
  measure: Measure,
  periods: { readonly from: string; readonly to: string; readonly isPair?: boolean },
): ChartTitle {
  const language = useLanguage();
  const revision = useRevisionMap().get(edition.revision);
  return chartTitle(
    {
      indicators: [indicator],
      measure,
      ...periods,
      organizations: data.platforms.map(({ names }) => names),
      illustrative: data.region.illustrative,
      ...(revision ? { revision } : {}),
    },
    language,
  );
}
