import { useCallback, useMemo } from "react";
import { completionHeight, makeCompletionOption } from "#charts/completion.ts";
import { completionNotes, completionRemarks } from "#charts/completion-notes.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Figure, plottable } from "#domain/figures/figure.ts";
import { measureAt } from "#domain/figures/measure.ts";
import { scheduleAt } from "#domain/figures/schedule.ts";
import { monthCode } from "#domain/terms/period.ts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./compare.module.css";
import type { CompareState } from "./compare-state.ts";
import { useCompareTitle } from "./use-compare-title.ts";

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly state: CompareState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** How far each platform is against its target and the schedule, furthest first; the missing keep their row. */
export function CompletionPanel({ shown, indicator, state, onSearch }: Props) {
  const language = useLanguage();
  const revisions = useRevisionMap();
  const { data } = shown;
  const { year, month } = state.at;
  const code = monthCode(year, month);
  const entries = useMemo(() => {
    const all = data.platforms.map(({ code: key, names }) => {
      const series = data.seriesOf(indicator, key);
      const completion = measureAt(series, "completion", { kind: "month", year, month });
      const schedule = scheduleAt(series, completion, year, month);
      return { key, names, indicator, completion, schedule };
    });
    const sortValue = (figure: Figure) => plottable(figure) ?? Number.NEGATIVE_INFINITY;
    return all.sort((a, b) => compareNumbers(sortValue(b.completion), sortValue(a.completion)));
  }, [data, indicator, year, month]);
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeCompletionOption({ period: code, entries, revisions, width }, tokens, language),
    [code, entries, revisions, language],
  );
  const openSource = (organization: string) => {
    onSearch({
      source: sourceKey({ indicator: indicator.code, organization, period: code, measure: "completion" }),
    });
  };
  return (
    <section className={classes["panel"]}>
      <ChartFigure
        title={useCompareTitle(shown, indicator, "completion", { from: code, to: code })}
        height={(tokens) => completionHeight(entries.length, tokens)}
        make={make}
        notes={completionNotes(entries, language)}
        remarks={() => completionRemarks(entries, language)}
        onSelect={openSource}
      />
    </section>
  );
}

/** Also for two infinities, whose difference is no number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
