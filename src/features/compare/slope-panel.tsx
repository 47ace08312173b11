import { useCallback, useMemo } from "react";
import { makeSlopeOption, slopeHeight } from "#charts/slope.ts";
import { isPaired, sayUnpaired, slopeNotes, slopeRemarks } from "#charts/slope-notes.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { monthCode } from "#domain/terms/period.ts";
import { headlineMeasure } from "#domain/views/headline.ts";
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

/** This year against last, over the same months, platform by platform. */
export function SlopePanel({ shown, indicator, state, onSearch }: Props) {
  const text = useCompareText();
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data } = shown;
  const { year, month } = state.at;
  const measure = state.measure === "current" ? "current" : headlineMeasure(indicator);
  const compared = measure === "ytd" ? "ytd-yoy" : "yoy";
  const [periodBefore, periodNow] = [monthCode(year - 1, month), monthCode(year, month)];
  const entries = useMemo(
    () =>
      data.platforms.map(({ code: key, names }) => {
        const series = data.seriesOf(indicator, key);
        return {
          key,
          names,
          before: measureAt(series, measure, { kind: "month", year: year - 1, month }),
          now: measureAt(series, measure, { kind: "month", year, month }),
          change: measureAt(series, compared, { kind: "month", year, month }),
        };
      }),
    [data, indicator, measure, compared, year, month],
  );
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeSlopeOption({ indicator, measure, periodBefore, periodNow, entries, revisions, width }, tokens, language),
    [indicator, measure, periodBefore, periodNow, entries, revisions, language],
  );
  const title = useCompareTitle(shown, indicator, measure, { from: periodBefore, to: periodNow, isPair: true });
  // The line stands for the change: its source is that of both sides.
  const openSource = (organization: string) => {
    onSearch({ source: sourceKey({ indicator: indicator.code, organization, period: periodNow, measure: compared }) });
  };
  const shownPair = { indicator, measure, periodBefore, periodNow, entries };
  const unpaired = entries.filter((entry) => !isPaired(entry));
  return (
    <section className={classes["panel"]}>
      <ChartFigure
        title={title}
        height={(tokens) => slopeHeight(entries.length, tokens)}
        make={make}
        notes={slopeNotes(shownPair, language)}
        remarks={(width) => slopeRemarks(shownPair, width, language)}
        onPoint={openSource}
      />
      {unpaired.length === 0 ? null : (
        <p className={classes["note"]}>
          {text("notPaired")}
          {formatList(
            unpaired.map((entry) => sayUnpaired(entry, shownPair, language)),
            language,
          )}
        </p>
      )}
    </section>
  );
}
