import { useCallback, useMemo } from "react";
import { chartNotes, endRemarks, remarkLines } from "#charts/notes.ts";
import { chartTitle } from "#charts/title.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import { makeTrendOption } from "#charts/trend.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { MEASURE_NAMES, measureSeries } from "#domain/figures/measure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode, periodCode, shiftPeriod } from "#domain/terms/period.ts";
import { headlineIn } from "#domain/views/headline.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { Change } from "#ui/change.tsx";
import { FigureLine } from "#ui/figure-line.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";
import { WallChart } from "./wall-chart.tsx";

const MONTHS = 36;

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly at: YearMonth;
  readonly period: string | undefined;
  readonly scale: number;
};

/** One headline indicator of the region: where it stands, and the way there over three years. */
export function TrendScene({ shown, indicator, at, period, scale }: Props) {
  const text = useScreenText();
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data, edition } = shown;
  const series = data.seriesOf(indicator, data.region.code);
  const headline = headlineIn(data, indicator, period);
  // Up to the month that the figure above it speaks of.
  const { year, month } = headline.at ?? at;
  const lines = useMemo(() => {
    const to = { kind: "month", year, month } as const;
    const measured = measureSeries(series, "current", "month", shiftPeriod(to, 1 - MONTHS), to);
    return [{ key: data.region.code, names: data.region.names, series: measured }];
  }, [series, data, year, month]);
  const policies = useMemo(
    () => data.policies.filter(({ indicators }) => indicators.includes(indicator.code)),
    [data, indicator],
  );
  const make = useCallback(
    (tokens: ChartTokens, width: number) => makeTrendOption({ lines, policies, revisions, width }, tokens, language),
    [lines, policies, revisions, language],
  );
  const notes = [
    ...chartNotes(
      lines.flatMap((line) => line.series.points.map(({ figure }) => figure)),
      language,
    ),
    ...remarkLines(endRemarks(lines, language), lines.length, language),
  ];
  const revision = revisions.get(edition.revision);
  const title = chartTitle(
    {
      indicators: [indicator],
      measure: "current",
      from: periodCode(shiftPeriod({ kind: "month", year, month }, 1 - MONTHS)),
      to: monthCode(year, month),
      organizations: [data.region.names],
      illustrative: data.region.illustrative,
      ...(revision ? { revision } : {}),
    },
    language,
  );
  return (
    <>
      <h2 className={classes["scene-title"]}>
        {title.title}
        <small>{title.subtitle}</small>
      </h2>
      <p className={classes["facts"]}>
        <span>
          <span className={classes["label"]}>
            {formatPeriod(headline.period, language)} {nameIn(MEASURE_NAMES[headline.measure], language)}{" "}
          </span>
          <FigureLine
            figure={headline.figure}
            indicator={indicator}
            measure={headline.measure}
            className={classes["fact"]}
          />
        </span>
        <span>
          <span className={classes["label"]}>{text("yearOnYear")} </span>
          <Change figure={headline.yearOnYear} indicator={indicator} measure={headline.yearOnYearMeasure} />
        </span>
        {headline.target === null ? null : (
          <span>
            <span className={classes["label"]}>{text("completion")} </span>
            <FigureLine figure={headline.completion} indicator={indicator} measure="completion" />
          </span>
        )}
      </p>
      <WallChart label={title.title} scale={scale} make={make} />
      {notes.length === 0 ? null : <p className={classes["note"]}>{notes.join(" · ")}</p>}
    </>
  );
}
