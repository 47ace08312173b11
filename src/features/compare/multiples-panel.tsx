import { useCallback, useMemo } from "react";
import { chartNotes, endRemarks, remarkLines } from "#charts/notes.ts";
import { makeSmallMultiplesOption, smallMultiplesHeight } from "#charts/small-multiples.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { measureSeries } from "#domain/figures/measure.ts";
import { monthCode, periodCode, shiftPeriod } from "#domain/terms/period.ts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { useCompareText } from "./compare-text.ts";
import { useCompareTitle } from "./use-compare-title.ts";

const MONTHS = 36;

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly state: CompareState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** Each platform's last three years side by side on one scale. */
export function MultiplesPanel({ shown, indicator, state, onSearch }: Props) {
  const text = useCompareText();
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data } = shown;
  const { year, month } = state.at;
  const measure = state.measure === "completion" ? "completion" : "current";
  const lines = useMemo(() => {
    const to = { kind: "month", year, month } as const;
    const from = shiftPeriod(to, 1 - MONTHS);
    return data.platforms.map(({ code: key, names }) => ({
      key,
      names,
      series: measureSeries(data.seriesOf(indicator, key), measure, "month", from, to),
    }));
  }, [data, indicator, measure, year, month]);
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeSmallMultiplesOption({ lines, columns: columnsIn(width), sharedScale: true, revisions }, tokens, language),
    [lines, revisions, language],
  );
  const openSource = (organization: string, code: string) => {
    onSearch({ source: sourceKey({ indicator: indicator.code, organization, period: code, measure }) });
  };
  const from = periodCode(shiftPeriod({ kind: "month", year, month }, 1 - MONTHS));
  const title = useCompareTitle(shown, indicator, measure, { from, to: monthCode(year, month) });
  return (
    <section className={`${classes["panel"]} ${classes["wide"]}`}>
      <ChartFigure
        title={title}
        height={(tokens, width) => smallMultiplesHeight(lines, columnsIn(width), tokens)}
        make={make}
        notes={[
          text("sameAxis"),
          ...chartNotes(
            lines.flatMap(({ series }) => series.points.map(({ figure }) => figure)),
            language,
          ),
        ]}
        remarks={() => remarkLines(endRemarks(lines, language), lines.length, language)}
        onPoint={openSource}
      />
    </section>
  );
}

/** As many columns as leave each cell wide enough for its name. */
function columnsIn(width: number): number {
  return Math.max(2, Math.min(5, Math.floor(width / 240)));
}
