import { useMemo } from "react";
import { makeSparklineOption } from "#charts/sparkline.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { measureSeries } from "#domain/figures/measure.ts";
import type { Series } from "#domain/figures/series.ts";
import { nameIn } from "#domain/terms/names.ts";
import { shiftPeriod } from "#domain/terms/period.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { Chart } from "#ui/chart/chart.tsx";
import { useChartTokens } from "#ui/chart/use-chart-tokens.ts";
import { useLanguage } from "#ui/language.ts";

/** Months of the small trend on a card. */
const MONTHS = 24;
const HEIGHT = 56;

type Props = { readonly series: Series; readonly region: Organization; readonly at: YearMonth };

/** The last two years of 当期, the size of a word. */
export function CardTrend({ series, region, at }: Props) {
  const language = useLanguage();
  const tokens = useChartTokens();
  const { year, month } = at;
  const option = useMemo(() => {
    const to = { kind: "month", year, month } as const;
    const measured = measureSeries(series, "current", "month", shiftPeriod(to, 1 - MONTHS), to);
    return makeSparklineOption({ series: measured, names: region.names }, tokens, language);
  }, [series, region, year, month, tokens, language]);
  return <Chart option={option} height={HEIGHT} label={nameIn(series.indicator.names, language)} />;
}
