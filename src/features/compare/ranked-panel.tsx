import { useCallback, useMemo } from "react";
import { rankEntries } from "#charts/bar-entry.ts";
import { makeRankedBarsOption, rankedBarsHeight } from "#charts/ranked-bars.ts";
import { rankedNotes, rankedRemarks, sayUnranked } from "#charts/ranked-notes.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { targetNumbers } from "#domain/figures/planned.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { monthCode } from "#domain/terms/period.ts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { useCompareText } from "./compare-text.ts";
import { useCompareTitle } from "./use-compare-title.ts";

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly state: CompareState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** The platforms ranked, best first, with their targets; those without a rank are listed apart, each with its reason. */
export function RankedPanel({ shown, indicator, state, onSearch }: Props) {
  const text = useCompareText();
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data } = shown;
  const { measure } = state;
  const { year, month } = state.at;
  const code = monthCode(year, month);
  const { ranked, unranked } = useMemo(
    () =>
      rankEntries(
        data.platforms.map(({ code: key, names }) => {
          const series = data.seriesOf(indicator, key);
          const target =
            measure === "completion" ? 100 : measure === "ytd" ? targetNumbers(series).get(String(year)) : undefined;
          const figure = measureAt(series, measure, { kind: "month", year, month });
          return { key, names, figure, ...(target === undefined ? {} : { target }) };
        }),
        indicator,
      ),
    [data, indicator, measure, year, month],
  );
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeRankedBarsOption({ indicator, measure, period: code, entries: ranked, revisions, width }, tokens, language),
    [indicator, measure, code, ranked, revisions, language],
  );
  const title = useCompareTitle(shown, indicator, measure, { from: code, to: code });
  const openSource = (organization: string) => {
    onSearch({ source: sourceKey({ indicator: indicator.code, organization, period: code, measure }) });
  };
  return (
    <section className={classes["panel"]}>
      <ChartFigure
        title={title}
        height={(tokens) => rankedBarsHeight(ranked.length, tokens)}
        make={make}
        notes={[
          ...(ranked.some(({ target }) => target !== undefined) ? [text("target")] : []),
          ...rankedNotes(ranked, language),
        ]}
        remarks={() => rankedRemarks(ranked, { indicator, measure }, language)}
        onSelect={openSource}
      />
      {unranked.length === 0 ? null : (
        <p className={classes["note"]}>
          {text("unranked")}
          {formatList(
            unranked.map((entry) => sayUnranked(entry, { indicator, measure }, language)),
            language,
          )}
        </p>
      )}
    </section>
  );
}
