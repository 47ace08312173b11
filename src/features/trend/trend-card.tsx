import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { chartNotes, endRemarks, remarkLines } from "#charts/notes.ts";
import { chartTitle } from "#charts/title.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import { makeTrendOption } from "#charts/trend.ts";
import { type RegionEdition, statedChangesQuery } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import { measureSeries } from "#domain/figures/measure.ts";
import { targetNumbers } from "#domain/figures/planned.ts";
import { periodCode } from "#domain/terms/period.ts";
import { plannedCourse } from "#domain/views/planned-course.ts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { exportNotes } from "#ui/export-notes.ts";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { sourceKey } from "#ui/source-key.ts";
import { statedNotes } from "./stated-notes.ts";
import classes from "./trend.module.css";
import { trendCsv } from "./trend-csv.ts";
import type { TrendState } from "./trend-state.ts";
import { TrendTable } from "./trend-table.tsx";
import { useTrendText } from "./trend-text.ts";

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly state: TrendState;
  readonly isAlone: boolean;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

const HEIGHT = { alone: 460, many: 320 } as const;

/** One indicator: its chart, and the same figures as a table beside it. */
export function TrendCard({ shown, indicator, state, isAlone, onSearch }: Props) {
  const text = useTrendText();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { data } = shown;
  const lines = useTrendLines(shown, indicator, state);
  const revisions = useRevisionMap();
  const policies = useMemo(
    () => data.policies.filter((policy) => concerns(policy, indicator.code, state.organizations, data.region.code)),
    [data, indicator, state.organizations],
  );
  const figureNotes = useStatedNotes(shown, indicator, lines);
  const showTargets = state.frequency === "year";
  const make = useCallback(
    (tokens: ChartTokens, width: number) =>
      makeTrendOption({ lines, policies, revisions, showTargets, width, figureNotes }, tokens, language),
    [lines, policies, revisions, showTargets, figureNotes, language],
  );
  const newest = revisions.get(shown.edition.revision);
  const title = chartTitle(
    {
      indicators: [indicator],
      measure: state.measure,
      from: periodCode(state.from),
      to: periodCode(state.to),
      organizations: lines.map(({ names }) => names),
      illustrative: data.region.illustrative,
      ...(newest ? { revision: newest } : {}),
    },
    language,
  );
  const openSource = (organization: string, code: string) => {
    const line = lines.find(({ key }) => key === organization);
    if (!line) return;
    const { measure } = line.series;
    onSearch({ source: sourceKey({ indicator: indicator.code, organization, period: code, measure }) });
  };
  const table = (
    <TrendTable
      title={title.title}
      csv={() =>
        trendCsv(
          shown,
          lines,
          exportNotes(`${title.title} · ${title.subtitle}`, data, shown.edition, revisions, language),
          language,
        )
      }
      lines={lines}
      onSource={(source) => onSearch({ source })}
    />
  );
  const chart = (
    <ChartFigure
      title={title}
      height={() => (isAlone ? HEIGHT.alone : HEIGHT.many)}
      make={make}
      notes={chartNotes(
        lines.flatMap(({ series }) => series.points.map(({ figure }) => figure)),
        language,
      )}
      remarks={() => remarkLines(endRemarks(lines, language), lines.length, language)}
      onPoint={openSource}
    />
  );
  if (isAlone)
    return (
      <section className={`${classes["card"]} ${classes["beside"]}`}>
        {chart}
        {table}
      </section>
    );
  return (
    <section className={classes["card"]}>
      {chart}
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes["summary"]}>{text("table")}</summary>
        {isOpen ? table : null}
      </details>
    </section>
  );
}

function useTrendLines({ data }: RegionEdition, indicator: Indicator, state: TrendState) {
  const { organizations, measure, frequency, from, to } = state;
  const key = organizations.join(",");
  const [fromCode, toCode] = [periodCode(from), periodCode(to)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the periods and organizations are named by their codes
  return useMemo(
    () =>
      [data.region, ...data.platforms].flatMap((organization, slot) => {
        if (!organizations.includes(organization.code)) return [];
        const series = data.seriesOf(indicator, organization.code);
        return [
          {
            key: organization.code,
            names: organization.names,
            series: measureSeries(series, measure, frequency, from, to),
            targets: targetNumbers(series),
            planned: plannedCourse(series, measure, frequency, { from, to }),
            slot,
          },
        ];
      }),
    [data, indicator, key, measure, frequency, fromCode, toCode],
  );
}

const NO_NOTES: ReadonlyMap<string, string> = new Map();

/** What files state of the changes shown; asked for only where the lines show changes on the year before. */
function useStatedNotes(
  { edition, data }: RegionEdition,
  indicator: Indicator,
  lines: ReturnType<typeof useTrendLines>,
) {
  const language = useLanguage();
  const revisions = useRevisionMap();
  const measure = lines[0]?.series.measure;
  const { data: stated } = useQuery({
    ...statedChangesQuery(edition, data.region.code, indicator.code),
    enabled: measure === "yoy" || measure === "ytd-yoy",
  });
  return useMemo(
    () => (stated ? statedNotes(lines, stated, revisions, language) : NO_NOTES),
    [lines, stated, revisions, language],
  );
}

/** True for a policy that is meant to move the indicator in one of the organizations shown. */
function concerns(policy: Policy, indicator: string, organizations: readonly string[], region: string): boolean {
  if (!policy.indicators.includes(indicator)) return false;
  return (
    policy.organizations.length === 0 ||
    organizations.includes(region) ||
    policy.organizations.some((code) => organizations.includes(code))
  );
}
