import { useCallback, useMemo } from "react";
import { rankEntries } from "#charts/bar-entry.ts";
import { makeRankedBarsOption } from "#charts/ranked-bars.ts";
import { rankedNotes, rankedRemarks, sayUnranked } from "#charts/ranked-notes.ts";
import { chartTitle } from "#charts/title.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { targetNumbers } from "#domain/figures/planned.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { monthCode } from "#domain/terms/period.ts";
import { headlineMeasure } from "#domain/views/headline.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";
import { WallChart } from "./wall-chart.tsx";

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly at: YearMonth;
  readonly scale: number;
};

/** The platforms of the region ranked in one indicator, with their targets; those without a rank are named below with their reasons. */
export function CompareScene({ shown, indicator, at, scale }: Props) {
  const text = useScreenText();
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data, edition } = shown;
  const measure = headlineMeasure(indicator);
  const { year, month } = at;
  const period = monthCode(year, month);
  const { ranked, unranked } = useMemo(
    () =>
      rankEntries(
        data.platforms.map(({ code: key, names }) => {
          const series = data.seriesOf(indicator, key);
          const target = targetNumbers(series).get(String(year));
          const figure = measureAt(series, measure, { kind: "month", year, month });
          return { key, names, figure, ...(target === undefined ? {} : { target }) };
        }),
        indicator,
      ),
    [data, indicator, measure, year, month],
  );
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeRankedBarsOption({ indicator, measure, period, entries: ranked, revisions, width }, tokens, language),
    [indicator, measure, period, ranked, revisions, language],
  );
  const listed = unranked.map((entry) => sayUnranked(entry, { indicator, measure }, language));
  const notes = [
    ...(ranked.some(({ target }) => target !== undefined) ? [text("targetMark")] : []),
    ...rankedNotes(ranked, language),
    ...rankedRemarks(ranked, { indicator, measure }, language),
    ...(listed.length === 0 ? [] : [text("unranked") + formatList(listed, language)]),
  ];
  const revision = revisions.get(edition.revision);
  const title = chartTitle(
    {
      indicators: [indicator],
      measure,
      from: period,
      to: period,
      organizations: data.platforms.map(({ names }) => names),
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
      <WallChart label={title.title} scale={scale} make={make} />
      {notes.length === 0 ? null : <p className={classes["note"]}>{notes.join(" · ")}</p>}
    </>
  );
}
